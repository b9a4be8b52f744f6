import { addDays, addMilliseconds, type Day, type Instant } from '../../../platform/clock.js';
import { daysTo } from './year-shift.js';

/** In order of precedence. */
export type CopyRefusal =
  | { readonly code: 'SAME_YEAR'; readonly year: number }
  | { readonly code: 'CODE_TAKEN' }
  | { readonly code: 'COHORT_CODE_TAKEN'; readonly cohortCode: string };

/** Why a programme may not be copied into this year under this code. */
export function refusalToCopy(facts: { fromYear: number; year: number; isCodeTaken: boolean; takenCohortCodes: readonly string[] }): CopyRefusal | null {
  if (facts.year === facts.fromYear) return { code: 'SAME_YEAR', year: facts.year };
  if (facts.isCodeTaken) return { code: 'CODE_TAKEN' };
  const [cohortCode] = facts.takenCohortCodes;
  return cohortCode === undefined ? null : { code: 'COHORT_CODE_TAKEN', cohortCode };
}

/** A title that names its year names the other one. */
export function retitled(title: string, fromYear: number, year: number): string {
  return title.replaceAll(String(fromYear), String(year));
}

export interface Moved {
  readonly day: <D extends Day | null>(day: D) => D;
  readonly instant: <I extends Instant | null>(instant: I) => I;
}

/**
 * Moves whatever a class says of days and times by the same whole weeks, so that every weekday stays
 * and nothing in it moves against the rest. A class that began in the year after its programme's does so again.
 */
export function movedBetween(fromYear: number, year: number, firstDay: Day): Moved {
  const days = daysTo(Number(firstDay.slice(0, 4)) + year - fromYear, firstDay);
  return {
    day: (day) => (day === null ? day : addDays(day, days) as typeof day),
    instant: (instant) => (instant === null ? instant : addMilliseconds(instant, days * 86_400_000) as typeof instant),
  };
}
