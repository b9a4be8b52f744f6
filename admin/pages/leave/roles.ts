import type { Role } from '../../data/generated/operations.js';

/** Who decides on leave, each within his own reach: whoever keeps registers, and schools for their teachers. */
export const LEAVE_DECIDERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR', 'STUDIO_HOST'];
export const LEAVE_READERS: readonly Role[] = [...LEAVE_DECIDERS, 'CREDIT_OFFICER', 'AUDITOR'];
