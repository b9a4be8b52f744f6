import { addDays } from '../../../platform/clock.js';

/** The longest run of days on which a cohort met, and the minutes held in it: what a rule on uninterrupted blocks asks. */
export function longestBlock(sessions: readonly { readonly day: string; readonly durationMinutes: number }[]): { consecutiveDays: number; uninterruptedMinutes: number } {
  const minutesOf = new Map<string, number>();
  for (const { day, durationMinutes } of sessions) minutesOf.set(day, (minutesOf.get(day) ?? 0) + durationMinutes);
  let best = { consecutiveDays: 0, uninterruptedMinutes: 0 };
  let run = best;
  let previous = '';
  for (const [day, minutes] of [...minutesOf].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const goesOn = previous !== '' && addDays(previous, 1) === day;
    run = { consecutiveDays: (goesOn ? run.consecutiveDays : 0) + 1, uninterruptedMinutes: (goesOn ? run.uninterruptedMinutes : 0) + minutes };
    if (run.uninterruptedMinutes > best.uninterruptedMinutes) best = run;
    previous = day;
  }
  return best;
}
