import type { LeaveDecision, LeaveStatus } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export const LEAVE_TONES: Record<LeaveStatus, Tone> = { REQUESTED: 'wait', RETURNED: 'warn', APPROVED: 'good', REFUSED: 'bad', WITHDRAWN: 'plain' };

/** The words of each decision. */
export const DECISION_KEYS = { APPROVE: 'approve', RETURN: 'return', REFUSE: 'refuse' } as const satisfies Record<LeaveDecision, string>;
