import type { Words } from '../../../platform/locale.js';
import type { Membership } from '../attendance.entities.js';
import type { PresenceSource, PresenceStatus } from './attendance-minutes.js';
import { attends } from './attendance-minutes.js';

/** A teacher's own scan that arrives later than this after its moment is looked at by staff. */
export const LATEST_SENDING_MINUTES = 72 * 60;
/** A code is shown for half a minute; one that was entered so much later was passed on. */
export const CODE_TIME_MINUTES = 10;
/** Staff enter people from so long before the start until so long after the end. */
export const AROUND_SESSION_MINUTES = 180;

/** Why a scan is kept for staff to decide, in order of precedence. */
export const SCAN_PROBLEMS = {
  UNKNOWN_PERSON: { zh: '没有这个教师编号', en: 'Nobody has this teacher number' },
  NOT_ENROLLED: { zh: '不在这个班次的名册上', en: 'Not on the roll of this class' },
  ROLL_CLOSED: { zh: '班次已结业，考勤已封存', en: 'The class is closed and its register sealed' },
  OWN_PRESENCE: { zh: '登记人登记了自己，需由他人核实', en: 'Whoever entered it is the person concerned; somebody else has to decide' },
  OUTSIDE_SESSION: { zh: '登记的时间不在本场前后，可能是设备时钟改动过', en: 'The time is not around the session; the clock of the device may have been changed' },
  CODE_TIME: { zh: '签到码与扫码时间对不上，可能是转发的', en: 'Code and time of the scan do not fit; the code may have been passed on' },
  SENT_LATE: { zh: '扫码三天以后才送到', en: 'It was sent more than three days after the scan' },
  MARKED_ABSENT: { zh: '工作人员已登记为缺勤', en: 'Staff recorded an absence' },
  DEVICE_USED_BY_OTHER: { zh: '同一部手机已为另一位教师签到', en: 'Another teacher checked in on the same phone' },
  ENTERED_OTHERWISE: { zh: '与已有的登记不一致', en: 'The register says something else already' },
} as const satisfies Record<string, Words>;
export type ScanProblem = keyof typeof SCAN_PROBLEMS;

export interface OfflineScanFacts {
  /** PHONE: a teacher's own, with a code. LAPTOP: entered by staff. */
  readonly channel: 'PHONE' | 'LAPTOP';
  readonly isPersonKnown: boolean;
  readonly membership: Membership | null;
  readonly isRollClosed: boolean;
  readonly isOwn: boolean;
  readonly presence: { readonly status: PresenceStatus; readonly source: PresenceSource; readonly hasScan: boolean } | null;
  /** What staff said; null for somebody who was seen at a moment. */
  readonly wanted: PresenceStatus | null;
  /** Whether counting it would change status or minutes. */
  readonly wouldChange: boolean;
  /** Whole minutes: from the start, after the end, and until it was received. */
  readonly minutesAfterStart: number;
  readonly minutesAfterEnd: number;
  readonly minutesOnTheWay: number;
  /** How much later than its code the scan says it was made; null without a code. */
  readonly minutesAfterCode: number | null;
  readonly isCodeOfOtherTime: boolean;
  readonly isDeviceOfOther: boolean;
}

export type OfflineScanAnswer = 'COUNT' | 'DUPLICATE' | ScanProblem;

/**
 * Whether a scan that arrives late counts, changes nothing, or is kept for a decision. Pure.
 *
 * What is in the register already is said first: sent twice, or counted by another way meanwhile, is
 * nobody's problem. An entry by hand with a reason stands against a scan.
 */
export function answerToOfflineScan(facts: OfflineScanFacts): OfflineScanAnswer {
  const { channel, presence, wanted } = facts;
  if (!facts.isPersonKnown) return 'UNKNOWN_PERSON';
  const isThere = presence !== null && attends(presence.status);
  if (isThere && wanted === null && (!presence.hasScan || !facts.wouldChange)) return 'DUPLICATE';
  if (presence && wanted !== null && !facts.wouldChange) return 'DUPLICATE';
  if (facts.membership !== 'ENROLLED') return 'NOT_ENROLLED';
  if (facts.isRollClosed) return 'ROLL_CLOSED';
  if (channel === 'LAPTOP' && facts.isOwn) return 'OWN_PRESENCE';
  if (facts.minutesOnTheWay < 0) return 'OUTSIDE_SESSION';
  if (channel === 'LAPTOP' && wanted !== 'LEAVE' && (facts.minutesAfterStart < -AROUND_SESSION_MINUTES || (wanted === null && facts.minutesAfterEnd > AROUND_SESSION_MINUTES))) return 'OUTSIDE_SESSION';
  if (facts.isCodeOfOtherTime || (facts.minutesAfterCode ?? 0) > CODE_TIME_MINUTES) return 'CODE_TIME';
  if (channel === 'PHONE' && facts.minutesOnTheWay > LATEST_SENDING_MINUTES) return 'SENT_LATE';
  if (presence?.status === 'ABSENT' && presence.source === 'HAND' && wanted !== 'ABSENT') return 'MARKED_ABSENT';
  if (facts.isDeviceOfOther) return 'DEVICE_USED_BY_OTHER';
  if (wanted !== null && presence !== null && !(presence.status === 'ABSENT' && presence.source === 'CLOSING') && !(presence.status === 'LEAVE' && attends(wanted))) return 'ENTERED_OTHERWISE';
  return 'COUNT';
}

/** Whether a scan that the register has no need of still proves that somebody was there, for a second call. */
export function answersCall(facts: OfflineScanFacts): boolean {
  return facts.channel === 'PHONE' && facts.membership === 'ENROLLED' && !facts.isRollClosed && !facts.isDeviceOfOther && !facts.isCodeOfOtherTime
    && (facts.minutesAfterCode ?? 0) <= CODE_TIME_MINUTES && facts.minutesOnTheWay <= LATEST_SENDING_MINUTES;
}
