import type { PresenceStatus } from './attendance-minutes.js';

/** Presence can be entered by hand from this long before the start; leave at any time. */
export const EARLIEST_MINUTES_BEFORE = 120;

export interface HandEntryFacts {
  readonly isRollClosed: boolean;
  readonly status: PresenceStatus;
  readonly reason: string;
  readonly statedMinutes: number | null;
  readonly durationMinutes: number;
  /** Whole minutes from the start to now, negative before it. */
  readonly minutesAfterStart: number;
  readonly teacherIds: readonly number[];
  /** Those on the roll now. */
  readonly enrolledIds: ReadonlySet<number>;
  /** The teacher that the entering account belongs to. */
  readonly ownTeacherId: number | null;
}

export type HandEntryRefusal =
  | { readonly code: 'ROLL_CLOSED' }
  | { readonly code: 'NOT_ENROLLED'; readonly teacherIds: readonly number[] }
  | { readonly code: 'OWN_PRESENCE' }
  | { readonly code: 'REASON_MISSING' }
  | { readonly code: 'TOO_EARLY' }
  | { readonly code: 'MINUTES_MISSING' }
  | { readonly code: 'MINUTES_OUT_OF_RANGE'; readonly durationMinutes: number };

/** Why staff may not enter this, or null. All of a bulk entry stands or falls together. Pure; refusals in the order of their type. */
export function refusalToEnterByHand(facts: HandEntryFacts): HandEntryRefusal | null {
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  const strangers = facts.teacherIds.filter((each) => !facts.enrolledIds.has(each));
  if (strangers.length > 0) return { code: 'NOT_ENROLLED', teacherIds: strangers };
  if (facts.ownTeacherId !== null && facts.teacherIds.includes(facts.ownTeacherId)) return { code: 'OWN_PRESENCE' };
  if (facts.reason.trim().length < 2) return { code: 'REASON_MISSING' };
  if (facts.status !== 'LEAVE' && facts.minutesAfterStart < -EARLIEST_MINUTES_BEFORE) return { code: 'TOO_EARLY' };
  if (facts.status === 'LATE' || facts.status === 'LEFT_EARLY') {
    if (facts.statedMinutes === null) return { code: 'MINUTES_MISSING' };
    if (facts.statedMinutes < 1 || facts.statedMinutes > facts.durationMinutes) return { code: 'MINUTES_OUT_OF_RANGE', durationMinutes: facts.durationMinutes };
  }
  return null;
}
