import { comparableName } from './comparable.js';
import type { StatedHours } from './duplicate.js';

/** A claim of a school that was given back for mending. */
export interface ReturnedClaim extends StatedHours { readonly claimId: number }

/**
 * Which claim that was given back a school mends with this one, or null. The same training of the same teacher
 * on overlapping days is mended whatever else changed, hours and category being what is usually wrong; so is the
 * same category, days and hours under another title. The same title comes first, then the earlier claim.
 */
export function resubmissionOf<Returned extends ReturnedClaim>(stated: StatedHours, returned: readonly Returned[]): Returned | null {
  const name = comparableName(stated.trainingName);
  const own = returned.filter(({ teacherId, startDay, endDay }) => teacherId === stated.teacherId && startDay <= stated.endDay && stated.startDay <= endDay).sort((one, other) => one.claimId - other.claimId);
  return own.find((each) => comparableName(each.trainingName) === name)
    ?? own.find((each) => each.categoryKey === stated.categoryKey && each.startDay === stated.startDay && each.endDay === stated.endDay && each.durationMinutes === stated.durationMinutes) ?? null;
}
