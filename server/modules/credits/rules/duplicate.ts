/** Hours as one source states them; days are inclusive ISO dates. `sourceKey` is unique over all sources. */
export interface StatedHours {
  readonly sourceKey: string;
  /** The platform or body that sent it; null: entered in the centre. */
  readonly providerKey: string | null;
  readonly teacherId: string;
  readonly categoryKey: string;
  readonly trainingName: string;
  readonly startDay: string;
  readonly endDay: string;
  readonly durationMinutes: number;
}

/** In order of suspicion. */
export type DuplicateReason = 'SAME_TRAINING_AND_HOURS' | 'SAME_TRAINING' | 'SAME_HOURS';

export type DuplicateVerdict =
  | { readonly verdict: 'CLEAR' }
  | { readonly verdict: 'QUARANTINE'; readonly reason: DuplicateReason; readonly duplicateOf: string; readonly providerKey: string | null };

const REASONS: readonly DuplicateReason[] = ['SAME_TRAINING_AND_HOURS', 'SAME_TRAINING', 'SAME_HOURS'];

/**
 * Whether the same hours of the same teacher and category already stand under another source; then a person
 * looks at the claim before anything is credited.
 *
 * Dates must overlap. The same training is a duplicate whoever sends it, unless one provider sends it with
 * other hours (a second part). The same hours under another name are one only between two providers and on
 * the very same days: two lectures of one afternoon are not. The strongest suspicion wins, then the order of `known`.
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
  if (other.sourceKey === stated.sourceKey || other.teacherId !== stated.teacherId || other.categoryKey !== stated.categoryKey) return null;
  if (stated.startDay > other.endDay || other.startDay > stated.endDay) return null;
  const hasSameName = stated.trainingName === other.trainingName || statedName === comparableName(other.trainingName);
  const hasSameHours = stated.durationMinutes === other.durationMinutes;
  if (hasSameName && hasSameHours) return 'SAME_TRAINING_AND_HOURS';
  if (stated.providerKey === other.providerKey) return null;
  if (hasSameName) return 'SAME_TRAINING';
  return hasSameHours && stated.startDay === other.startDay && stated.endDay === other.endDay ? 'SAME_HOURS' : null;
}

/** Width, case, spaces and punctuation do not make another training. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
}
