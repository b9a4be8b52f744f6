import type { Role } from '../../data/generated/operations.js';

export const RE_REVIEW_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
/** Who draws and settles, and who looks again. */
export const DRAWERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER'];
export const REVIEWERS: readonly Role[] = ['CREDIT_OFFICER'];
