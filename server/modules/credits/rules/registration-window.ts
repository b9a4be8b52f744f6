import { addDays, type CycleYear, dayInYear, yearOfDay } from './calendar.js';
import type { RuleSet } from './rule-set.js';

export interface RegistrationFacts {
  /** Last day of the activity. */
  readonly day: string;
  readonly submittedDay: string;
  /** Entered as retroactive (补登), under an order (文号) where there is one; null: an ordinary entry. */
  readonly retroactive: { readonly order: string | null } | null;
}

/** Whether a late record could still come in by the retroactive path. */
export type RetroactivePath = 'FORBIDDEN' | 'POSSIBLE';

export type RegistrationRefusal =
  | { readonly code: 'ACTIVITY_IN_FUTURE'; readonly day: string; readonly submittedDay: string }
  | { readonly code: 'YEAR_CLOSED'; readonly cycleYear: number; readonly closedAfterDay: string; readonly submittedDay: string; readonly retroactive: RetroactivePath }
  | { readonly code: 'OUTSIDE_WINDOW'; readonly lastDay: string | null; readonly submittedDay: string; readonly retroactive: RetroactivePath }
  | { readonly code: 'RETROACTIVE_ORDER_MISSING' }
  | { readonly code: 'RETROACTIVE_TOO_LATE'; readonly lastDay: string; readonly submittedDay: string };

/**
 * Why the record may not be handed in on that day, or null.
 *
 * The closed year comes before the window. A record marked retroactive passes both when the rule set allows
 * such entries, and then owes its order and its own time limit. A record in time needs no such path.
 */
export function registrationRefusal(ruleSet: RuleSet, facts: RegistrationFacts, year: CycleYear): RegistrationRefusal | null {
  const { registration } = ruleSet;
  const { day, submittedDay } = facts;
  if (submittedDay < day) return { code: 'ACTIVITY_IN_FUTURE', day, submittedDay };
  const late = lateRefusal(registration, facts, year);
  if (late === null || facts.retroactive === null || registration.retroactive.kind === 'FORBIDDEN') return late;
  const { orderRequired, withinDaysOfActivity } = registration.retroactive;
  if (orderRequired && facts.retroactive.order === null) return { code: 'RETROACTIVE_ORDER_MISSING' };
  const lastDay = withinDaysOfActivity === null ? null : addDays(day, withinDaysOfActivity);
  return lastDay !== null && submittedDay > lastDay ? { code: 'RETROACTIVE_TOO_LATE', lastDay, submittedDay } : null;
}

/** The last day on which records of the year are taken, or null when it never closes. */
export function closedAfter({ yearClosesAfterDays, yearClosesOn }: RuleSet['registration'], { endDay }: Pick<CycleYear, 'endDay'>): string | null {
  if (yearClosesOn === null) return yearClosesAfterDays === null ? null : addDays(endDay, yearClosesAfterDays);
  const sameYear = dayInYear(yearOfDay(endDay), yearClosesOn);
  return sameYear >= endDay ? sameYear : dayInYear(yearOfDay(endDay) + 1, yearClosesOn);
}

function lateRefusal(registration: RuleSet['registration'], facts: RegistrationFacts, year: CycleYear): RegistrationRefusal | null {
  const { day, submittedDay } = facts;
  const retroactive = registration.retroactive.kind === 'ALLOWED' ? 'POSSIBLE' : 'FORBIDDEN';
  const closedAfterDay = closedAfter(registration, year);
  if (closedAfterDay !== null && submittedDay > closedAfterDay) return { code: 'YEAR_CLOSED', cycleYear: year.cycleYear, closedAfterDay, submittedDay, retroactive };
  if (registration.withinDaysOfActivity !== null) {
    const lastDay = addDays(day, registration.withinDaysOfActivity);
    if (submittedDay > lastDay) return { code: 'OUTSIDE_WINDOW', lastDay, submittedDay, retroactive };
  }
  const monthDay = submittedDay.slice(5);
  const isOpen = registration.windows.length === 0 || registration.windows.some(({ fromMonthDay, toMonthDay }) =>
    fromMonthDay <= toMonthDay ? fromMonthDay <= monthDay && monthDay <= toMonthDay : monthDay >= fromMonthDay || monthDay <= toMonthDay);
  return isOpen ? null : { code: 'OUTSIDE_WINDOW', lastDay: null, submittedDay, retroactive };
}
