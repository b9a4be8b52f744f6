import type { Role } from '../../data/generated/operations.js';

/** Who sees completion lists. */
export const COMPLETION_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
export const CENTRE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
