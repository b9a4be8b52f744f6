import { addDays, type Day } from '../../../platform/clock.js';

export interface WaveDay { readonly day: Day; readonly filedCount: number; readonly decidedCount: number }

export interface WavePace {
  /** Claims decided a day over the last week, in tenths; days without a decision count. */
  readonly decidedPerDayTenths: number;
  /** When nothing would wait any more if no claim were filed from now on; null while nothing is being decided. */
  readonly emptyOnDay: Day | null;
}

const PACE_DAYS = 7;

/** One row for each day of a window, days on which nothing happened included. */
export function everyDay(fromDay: Day, toDay: Day, filed: ReadonlyMap<Day, number>, decided: ReadonlyMap<Day, number>): WaveDay[] {
  const days: WaveDay[] = [];
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) days.push({ day, filedCount: filed.get(day) ?? 0, decidedCount: decided.get(day) ?? 0 });
  return days;
}

/**
 * How fast the queue goes and when it would be empty. The pace is that of the last seven days to `today`, or of as
 * many as there are since the first of `days`; today counts whole, so that the forecast errs on the late side.
 */
export function paceOf(days: readonly WaveDay[], waitingCount: number, today: Day): WavePace {
  const recent = days.filter(({ day }) => day <= today && day > addDays(today, -PACE_DAYS));
  const decided = recent.reduce((sum, each) => sum + each.decidedCount, 0);
  const length = Math.max(1, recent.length);
  if (waitingCount === 0) return { decidedPerDayTenths: Math.round((decided * 10) / length), emptyOnDay: today };
  return { decidedPerDayTenths: Math.round((decided * 10) / length), emptyOnDay: decided === 0 ? null : addDays(today, Math.ceil((waitingCount * length) / decided)) };
}
