/** Where "now" comes from; tests and the demo seed set their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** An instant as both databases store it: `YYYY-MM-DD HH:MM:SS.mmm`, always UTC. Sorts as text. */
export type Instant = string;
/** A calendar day in the county's time zone: `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

export const COUNTY_TIME_ZONE = 'Asia/Shanghai';
/** China has used UTC+8 without daylight saving since 1991. */
const COUNTY_OFFSET_MS = 8 * 3_600_000;

export function instantOf(date: Date): Instant {
  return date.toISOString().replace('T', ' ').slice(0, 23);
}

export function dateOf(instant: Instant): Date {
  return new Date(`${instant.replace(' ', 'T')}Z`);
}

/** The business day on which an instant falls, in the county. */
export function dayOf(date: Date | Instant): Day {
  const at = typeof date === 'string' ? dateOf(date) : date;
  return new Date(at.getTime() + COUNTY_OFFSET_MS).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return instantOf(new Date(dateOf(instant).getTime() + milliseconds));
}

/** The instant at which a county wall-clock time (`YYYY-MM-DD HH:MM`) occurs. */
export function instantOfCounty(local: string): Instant {
  return instantOf(new Date(Date.parse(`${local.replace(' ', 'T').slice(0, 16)}:00Z`) - COUNTY_OFFSET_MS));
}

/** The county wall-clock time of an instant, `YYYY-MM-DD HH:MM`. */
export function countyTimeOf(instant: Instant): string {
  return new Date(dateOf(instant).getTime() + COUNTY_OFFSET_MS).toISOString().replace('T', ' ').slice(0, 16);
}
