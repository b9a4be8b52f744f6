import type { Membership } from '../attendance.entities.js';
import type { PresenceSource, PresenceStatus } from './attendance-minutes.js';
import { attends } from './attendance-minutes.js';

/** Whoever checks in this many whole minutes after the start, or more, is late. */
export const GRACE_MINUTES = 10;

/** What a code proves: that it is the session's, and whether its time is over. */
export type CodeState = 'VALID' | 'EXPIRED' | 'FORGED';

export interface CheckInFacts {
  readonly code: CodeState;
  readonly isRollClosed: boolean;
  readonly membership: Membership | null;
  readonly isOpen: boolean;
  readonly presence: { readonly status: PresenceStatus; readonly source: PresenceSource } | null;
  readonly teacherId: number;
  /** Who checked in to this session with the same device; null when nobody, or the device is not known. */
  readonly deviceTeacherId: number | null;
}

export type CheckInRefusal =
  | { readonly code: 'CODE_INVALID' }
  | { readonly code: 'ROLL_CLOSED' }
  | { readonly code: 'NOT_ENROLLED' }
  | { readonly code: 'SESSION_NOT_OPEN' }
  | { readonly code: 'CODE_EXPIRED' }
  | { readonly code: 'MARKED_ABSENT' }
  | { readonly code: 'DEVICE_USED_BY_OTHER' };

export type CheckInAnswer = 'CHECK_IN' | 'ALREADY_PRESENT' | CheckInRefusal;

/**
 * Whether a teacher may be checked in, is present already, or why not. Pure.
 *
 * Presence comes before everything but a forged code, so that a retry is never told that its code
 * expired meanwhile. Refusals come in the order of {@link CheckInRefusal}: what scanning again
 * cannot mend is told first.
 */
export function answerToCheckIn(facts: CheckInFacts): CheckInAnswer {
  if (facts.code === 'FORGED') return { code: 'CODE_INVALID' };
  if (facts.presence && attends(facts.presence.status)) return 'ALREADY_PRESENT';
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  if (facts.membership !== 'ENROLLED') return { code: 'NOT_ENROLLED' };
  if (!facts.isOpen) return { code: 'SESSION_NOT_OPEN' };
  if (facts.code === 'EXPIRED') return { code: 'CODE_EXPIRED' };
  if (facts.presence?.status === 'ABSENT' && facts.presence.source === 'HAND') return { code: 'MARKED_ABSENT' };
  if (facts.deviceTeacherId !== null && facts.deviceTeacherId !== facts.teacherId) return { code: 'DEVICE_USED_BY_OTHER' };
  return 'CHECK_IN';
}

/** PRESENT up to the grace, LATE after it. @param minutesAfterStart whole minutes, negative before the start. */
export function arrivalStatus(minutesAfterStart: number): 'PRESENT' | 'LATE' {
  return minutesAfterStart >= GRACE_MINUTES ? 'LATE' : 'PRESENT';
}
