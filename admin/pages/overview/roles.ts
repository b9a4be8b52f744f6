import type { Role } from '../../data/generated/operations.js';

export const OVERVIEW_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'SCHOOL_ADMINISTRATOR'];
/** Who sees what staff entered by hand. */
export const HAND_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
