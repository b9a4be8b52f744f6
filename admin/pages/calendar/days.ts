const DAY_MS = 86_400_000;

/** Days are text; no time zone is involved. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
};

/** The weeks that a month touches, or the week of a day: days from Monday to Sunday. */
export function shownDays(view: 'month' | 'week', day: string): string[] {
  const first = mondayOf(view === 'month' ? `${day.slice(0, 8)}01` : day);
  const last = view === 'week' ? addDays(first, 6) : addDays(mondayOf(addDays(addMonths(day, 1), -1)), 6);
  const days: string[] = [];
  for (let each = first; each <= last; each = addDays(each, 1)) days.push(each);
  return days;
}
