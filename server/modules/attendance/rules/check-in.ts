import type { Membership } from '../attendance.entities.js';
import type { PresenceSource, PresenceStatus } from './attendance-minutes.js';
import { attends } from './attendance-minutes.js';

/** What a code proves: that it is the session's, and whether its time is over. */
export type CodeState = 'VALID' | 'EXPIRED' | 'FORGED';

export interface CheckInFacts {
  readonly code: CodeState;
  readonly isRollClosed: boolean;
  readonly membership: Membership | null;
  readonly isOpen: boolean;
  readonly presence: { readonly status: PresenceStatus; readonly source: PresenceSource } | null;
  /** Present by a scan of a while ago, at a session that asks for one when leaving. */
  readonly mayLeave: boolean;
  /** A second call runs that he has not answered. */
  readonly mayConfirm: boolean;
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

export type CheckInAnswer = 'CHECK_IN' | 'CHECK_OUT' | 'CONFIRM' | 'ALREADY_PRESENT' | CheckInRefusal;

/**
 * Whether a teacher may be checked in, is present already, or why not. Pure.
 *
 * Presence comes before everything but a forged code, so that a retry is never told that its code
 * expired meanwhile. Refusals come in the order of {@link CheckInRefusal}: what scanning again
 * cannot mend is told first.
 */
export function answerToCheckIn(facts: CheckInFacts): CheckInAnswer {
  if (facts.code === 'FORGED') return { code: 'CODE_INVALID' };
  const isOtherDevice = facts.deviceTeacherId !== null && facts.deviceTeacherId !== facts.teacherId;
  if (facts.presence && attends(facts.presence.status)) {
    const isHere = facts.code === 'VALID' && facts.isOpen && !facts.isRollClosed && facts.membership === 'ENROLLED' && !isOtherDevice;
    if (isHere && facts.mayLeave) return 'CHECK_OUT';
    return isHere && facts.mayConfirm ? 'CONFIRM' : 'ALREADY_PRESENT';
  }
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  if (facts.membership !== 'ENROLLED') return { code: 'NOT_ENROLLED' };
  if (!facts.isOpen) return { code: 'SESSION_NOT_OPEN' };
  if (facts.code === 'EXPIRED') return { code: 'CODE_EXPIRED' };
  if (facts.presence?.status === 'ABSENT' && facts.presence.source === 'HAND') return { code: 'MARKED_ABSENT' };
  if (isOtherDevice) return { code: 'DEVICE_USED_BY_OTHER' };
  return 'CHECK_IN';
}
