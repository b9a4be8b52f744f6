/** China has one time zone, without summer time. */
const COUNTY_OFFSET_MS = 8 * 3_600_000;

/** For `<input type="datetime-local">`: the county's wall clock, and back. */
export const toLocal = (instant: string | null): string => (instant ? new Date(Date.parse(instant) + COUNTY_OFFSET_MS).toISOString().slice(0, 16) : '');
export const fromLocal = (local: string): string | null => (local ? `${local}:00+08:00` : null);
