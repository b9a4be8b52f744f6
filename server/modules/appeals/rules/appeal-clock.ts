import { addDays, type Day } from '../../../platform/clock.js';

/** Days in which the centre decides an appeal, from the day it was filed: no rule set states them. See decision 059. */
export const APPEAL_DECIDED_WITHIN_DAYS = 30;

/**
 * The last day on which a decision can be appealed against, or null when the rule set grants no appeal.
 *
 * @param toldOn the day of the decision, Asia/Shanghai; the days are counted from the next one.
 */
export function lastDayToAppeal(toldOn: Day, appealDays: number | null): Day | null {
  return appealDays === null ? null : addDays(toldOn, appealDays);
}

export const decideBy = (filedOn: Day): Day => addDays(filedOn, APPEAL_DECIDED_WITHIN_DAYS);

/** Days left until a day; 0 on the day itself, negative once it is over. */
export function daysLeft(until: Day, today: Day): number {
  return Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);
}
