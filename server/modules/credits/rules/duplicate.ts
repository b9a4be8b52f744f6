import { daysIn } from './calendar.js';
import { comparableName } from './comparable.js';

/** A record as one source states it; days are inclusive ISO dates. `sourceKey` is unique over all sources. */
export interface StatedHours {
  readonly sourceKey: string;
  /** The platform or body that sent it; null: entered in the centre. */
  readonly providerKey: string | null;
  /** Who says so, a platform by its key; left out: the provider. What one sender says twice may be two parts of one training. */
  readonly sender?: string;
  readonly teacherId: string;
  readonly categoryKey: string;
  readonly trainingName: string;
  readonly startDay: string;
  readonly endDay: string;
  /** 0 for what is credited by the piece. */
  readonly durationMinutes: number;
  /** Of the certificate it rests on, as `comparableNumber` has it. */
  readonly certificateKey?: string | null;
  /** SHA-256 of each file it rests on. */
  readonly evidenceHashes?: readonly string[];
  /** Brought by the teacher himself: a school's list may name one file in many rows. */
  readonly isOwn?: boolean;
  /** One role in a work of several, whose certificate and file are everyone's. */
  readonly isJoint?: boolean;
}

/** In order of suspicion. */
const REASONS = ['SAME_TRAINING_AND_HOURS', 'SAME_CERTIFICATE', 'SAME_TRAINING', 'SAME_FILE', 'SAME_HOURS', 'TWO_PLACES'] as const;
export type DuplicateReason = (typeof REASONS)[number];

export type DuplicateVerdict =
  | { readonly verdict: 'CLEAR' }
  | { readonly verdict: 'QUARANTINE'; readonly reason: DuplicateReason; readonly duplicateOf: string; readonly providerKey: string | null };

/** Two records of one day together: more than this is two places at one time. */
export const MOST_MINUTES_A_DAY = 480;
/** Nobody learns longer in a day: such a record is dated by its end, and says nothing of where somebody was. */
const MOST_WAKING_MINUTES = 720;

/**
 * Whether what a record states stands under another source already; then a person looks at it before anything
 * is credited. The strongest suspicion wins, then the order of `known`.
 *
 * One certificate is one record, whoever holds it and whatever it is called; so is the very same file, where a
 * teacher brings it himself. Works of several share both.
 * For the rest dates must overlap. The same training is a duplicate whoever sends it, unless one sender gives it
 * with other hours (a second part). The same hours under another name are one only between two senders and on
 * the very same days: two lectures of one afternoon are not.
 * Whoever learns more than eight hours on a day was in two places.
 */
export function duplicateVerdict(stated: StatedHours, known: readonly StatedHours[]): DuplicateVerdict {
  const name = comparableName(stated.trainingName);
  let strongest: { readonly reason: DuplicateReason; readonly other: StatedHours } | null = null;
  for (const other of known) {
    const reason = suspicion(stated, name, other);
    if (reason !== null && (strongest === null || REASONS.indexOf(reason) < REASONS.indexOf(strongest.reason))) strongest = { reason, other };
  }
  return strongest ? { verdict: 'QUARANTINE', reason: strongest.reason, duplicateOf: strongest.other.sourceKey, providerKey: strongest.other.providerKey } : { verdict: 'CLEAR' };
}

function suspicion(stated: StatedHours, statedName: string, other: StatedHours): DuplicateReason | null {
  if (other.sourceKey === stated.sourceKey) return null;
  const isOneTeacher = other.teacherId === stated.teacherId;
  const isAtOneTime = isOneTeacher && stated.startDay <= other.endDay && other.startDay <= stated.endDay;
  const isOneKind = isAtOneTime && other.categoryKey === stated.categoryKey;
  const hasSameName = isOneKind && (stated.trainingName === other.trainingName || statedName === comparableName(other.trainingName));
  const hasSameHours = stated.durationMinutes === other.durationMinutes;
  const isOneSender = (stated.sender ?? stated.providerKey) === (other.sender ?? other.providerKey);
  const areShares = !isOneTeacher && stated.isJoint === true && other.isJoint === true;
  if (hasSameName && hasSameHours) return 'SAME_TRAINING_AND_HOURS';
  if (stated.certificateKey != null && stated.certificateKey === other.certificateKey && !areShares) return 'SAME_CERTIFICATE';
  if (hasSameName && !isOneSender) return 'SAME_TRAINING';
  if (isBroughtTwice(stated, other, isOneTeacher) && !areShares) return 'SAME_FILE';
  if (isOneKind && hasSameHours && stated.durationMinutes > 0 && !isOneSender && stated.startDay === other.startDay && stated.endDay === other.endDay) return 'SAME_HOURS';
  return isAtOneTime && (isOneKind || (stated.providerKey === null && other.providerKey === null)) && isInTwoPlaces(stated, other) ? 'TWO_PLACES' : null;
}

/** All files of the one are files of the other: a notice that goes round beside one's own certificate says nothing. */
function isBroughtTwice(stated: StatedHours, other: StatedHours, isOneTeacher: boolean): boolean {
  const [mine, theirs] = [stated.evidenceHashes ?? [], other.evidenceHashes ?? []];
  if (mine.length === 0 || theirs.length === 0) return false;
  if (isOneTeacher ? !stated.isOwn && !other.isOwn : !(stated.isOwn && other.isOwn)) return false;
  return mine.every((each) => theirs.includes(each)) || theirs.every((each) => mine.includes(each));
}

function isInTwoPlaces(stated: StatedHours, other: StatedHours): boolean {
  const [mine, theirs] = [minutesADay(stated), minutesADay(other)];
  return mine > 0 && theirs > 0 && mine + theirs > MOST_MINUTES_A_DAY && mine <= MOST_WAKING_MINUTES && theirs <= MOST_WAKING_MINUTES;
}

const minutesADay = ({ durationMinutes, startDay, endDay }: StatedHours): number => durationMinutes / daysIn(startDay, endDay);
