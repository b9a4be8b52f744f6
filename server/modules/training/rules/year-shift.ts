import { addDays, type Day } from '../../../platform/clock.js';

const DAY_MS = 86_400_000;

/**
 * The day of another year that is the same weekday and nearest to the same date: Monday 6 July 2026
 * becomes Monday 5 July 2027. It never leaves the year wanted.
 */
export function sameWeekdayIn(year: number, day: Day): Day {
  const target = Date.parse(`${year}-${day.slice(5) === '02-29' ? '03-01' : day.slice(5)}T00:00:00Z`);
  const weeks = Math.round((target - Date.parse(`${day}T00:00:00Z`)) / (7 * DAY_MS));
  const moved = addDays(day, weeks * 7);
  if (moved.startsWith(`${year}-`)) return moved;
  return addDays(moved, moved < `${year}-01-01` ? 7 : -7);
}

/** How many days lie between a day and {@link sameWeekdayIn}: whole weeks. */
export function daysTo(year: number, day: Day): number {
  return Math.round((Date.parse(`${sameWeekdayIn(year, day)}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);
}

/** Both days of a period, moved by the same number of days, so that it stays as long as it was. */
export function periodIn(year: number, period: { readonly startsOn: Day; readonly endsOn: Day }): { startsOn: Day; endsOn: Day } {
  const moved = daysTo(year, period.startsOn);
  return { startsOn: addDays(period.startsOn, moved), endsOn: addDays(period.endsOn, moved) };
}
