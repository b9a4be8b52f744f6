import type { RuleSet } from './rule-set.js';

/** Day arithmetic on ISO dates (YYYY-MM-DD). No clock: the day is always a fact of the caller. */
const DAY_MILLISECONDS = 86_400_000;

/** The person's dates a cycle or a class may hang on; null when the register does not know them. */
export interface PersonDates { readonly birthDay: string | null; readonly hireDay: string | null }

/**
 * The year of a cycle that a day falls in. `cycleYear` names it by the calendar year it begins in,
 * so the school year 2025/26 is 2025; all days are inclusive.
 */
export interface CycleYear {
  readonly cycleYear: number;
  readonly startDay: string;
  readonly endDay: string;
  readonly cycleStartYear: number;
}

export type MissingPersonFact = 'BIRTH_DAY' | 'HIRE_DAY';

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** How many days a span has, both ends included. */
export function daysIn(startDay: string, endDay: string): number {
  return Math.round((Date.parse(endDay) - Date.parse(startDay)) / DAY_MILLISECONDS) + 1;
}

/** The first of days, or of instants; later than all of them where there are none. */
export const earliest = (times: readonly string[]): string => times.reduce((first, each) => (each < first ? each : first), '9999-12-31');

export function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}

/** The day of the year, or the last of its month where the year has no such day (29 February). */
export function dayInYear(year: number, monthDay: string): string {
  const month = Number(monthDay.slice(0, 2));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dayOfMonth = Math.min(Number(monthDay.slice(3)), lastDay);
  return `${String(year).padStart(4, '0')}-${monthDay.slice(0, 2)}-${String(dayOfMonth).padStart(2, '0')}`;
}

export function addYears(day: string, years: number): string {
  return dayInYear(yearOfDay(day) + years, day.slice(5));
}

/** The date this cycle needs of the person and does not have, or null. */
export function missingPersonFact(cycle: RuleSet['cycle'], person: PersonDates): MissingPersonFact | null {
  if (cycle.anchor.kind === 'BIRTH_MONTH' && person.birthDay === null) return 'BIRTH_DAY';
  const needsHireDay = cycle.anchor.kind === 'HIRE_DATE' || cycle.begins.kind === 'HIRE_YEAR';
  return needsHireDay && person.hireDay === null ? 'HIRE_DAY' : null;
}

/** The year of the cycle and the cycle that the day falls in; null when {@link missingPersonFact} names a fact. */
export function cycleYearOf(cycle: RuleSet['cycle'], person: PersonDates, day: string): CycleYear | null {
  if (missingPersonFact(cycle, person) !== null) return null;
  const monthDay = anchorMonthDay(cycle, person);
  const calendarYear = yearOfDay(day);
  const cycleYear = day >= yearFrom(monthDay, calendarYear).startDay ? calendarYear : calendarYear - 1;
  return cycleYearNamed(cycle, person, cycleYear);
}

/** The years of the cycle that begins in `cycleStartYear`, in order. */
export function yearsOfCycle(cycle: RuleSet['cycle'], person: PersonDates, cycleStartYear: number): CycleYear[] {
  return Array.from({ length: cycle.years }, (_, index) => cycleYearNamed(cycle, person, cycleStartYear + index));
}

function cycleYearNamed(cycle: RuleSet['cycle'], person: PersonDates, cycleYear: number): CycleYear {
  const monthDay = anchorMonthDay(cycle, person);
  const firstYear = cycle.begins.kind === 'COMMON' ? cycle.begins.startYear : hireCycleYear(monthDay, person);
  const yearsIntoCycle = (((cycleYear - firstYear) % cycle.years) + cycle.years) % cycle.years;
  return { cycleYear, ...yearFrom(monthDay, cycleYear), cycleStartYear: cycleYear - yearsIntoCycle };
}

/** Many records ask for the same few years: their first and last days are worked out once. */
const yearsFrom = new Map<string, { readonly startDay: string; readonly endDay: string }>();

function yearFrom(monthDay: string, year: number): { readonly startDay: string; readonly endDay: string } {
  const key = `${year}-${monthDay}`;
  const known = yearsFrom.get(key);
  if (known) return known;
  const days = { startDay: dayInYear(year, monthDay), endDay: addDays(dayInYear(year + 1, monthDay), -1) };
  if (yearsFrom.size < 20_000) yearsFrom.set(key, days);
  return days;
}

function hireCycleYear(monthDay: string, person: PersonDates): number {
  const hireDay = person.hireDay ?? '2000-01-01';
  const year = yearOfDay(hireDay);
  return hireDay >= dayInYear(year, monthDay) ? year : year - 1;
}

function anchorMonthDay(cycle: RuleSet['cycle'], person: PersonDates): string {
  const { anchor } = cycle;
  switch (anchor.kind) {
    case 'CALENDAR_YEAR': return '01-01';
    case 'SCHOOL_YEAR':
    case 'DATE': return anchor.startsOnMonthDay;
    case 'BIRTH_MONTH': return `${(person.birthDay ?? '2000-01-01').slice(5, 7)}-01`;
    case 'HIRE_DATE': return (person.hireDay ?? '2000-01-01').slice(5);
  }
}
