export const PRESENCE_STATUSES = ['PRESENT', 'LATE', 'LEFT_EARLY', 'LEAVE', 'ABSENT'] as const;
export type PresenceStatus = (typeof PRESENCE_STATUSES)[number];

/** CODE: checked in by the person; HAND: entered by staff with a reason; CLOSING: missing when the register was completed; IMPORT: taken over. */
export const PRESENCE_SOURCES = ['CODE', 'HAND', 'CLOSING', 'IMPORT'] as const;
export type PresenceSource = (typeof PRESENCE_SOURCES)[number];

/** Statuses of somebody who was there, if not for all of it. */
export const ATTENDING: readonly PresenceStatus[] = ['PRESENT', 'LATE', 'LEFT_EARLY'];

export const attends = (status: PresenceStatus): boolean => ATTENDING.includes(status);

/**
 * How many whole minutes of a session a presence is worth, 0 to its duration.
 *
 * PRESENT is all of it, LEAVE and ABSENT none. LATE and LEFT_EARLY are worth the minutes that were
 * stated, or for LATE what was left of the session at arrival, a begun minute counted for the person.
 *
 * @param minutesAfterStart whole minutes from the start to the check-in, null when entered by hand.
 */
export function presentMinutes(status: PresenceStatus, facts: { durationMinutes: number; minutesAfterStart: number | null; statedMinutes: number | null }): number {
  const { durationMinutes, minutesAfterStart, statedMinutes } = facts;
  const within = (minutes: number): number => Math.min(durationMinutes, Math.max(0, minutes));
  switch (status) {
    case 'PRESENT': return durationMinutes;
    case 'LATE': return within(statedMinutes ?? durationMinutes - (minutesAfterStart ?? 0));
    case 'LEFT_EARLY': return within(statedMinutes ?? durationMinutes);
    case 'LEAVE':
    case 'ABSENT': return 0;
  }
}
