const DAY_MS = 86_400_000;
const MOST_DAYS = 60;

/** Mondays to Fridays from the first day to the last; 60 at most, none when they are not days. */
export function workingDays(from: string, to: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return [];
  const days: string[] = [];
  for (let at = first; at <= last && days.length < MOST_DAYS; at += DAY_MS) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
