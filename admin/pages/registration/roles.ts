import type { Role } from '../../data/generated/operations.js';

/** Who sees completion lists. */
export const COMPLETION_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
export const CENTRE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** Who nominates teachers, and says yes or no where a programme asks. */
export const NOMINATION_ROLES: readonly Role[] = ['SCHOOL_ADMINISTRATOR', 'AREA_LEAD'];
/** Who brings lists of people for a class. */
export const IMPORT_ROLES: readonly Role[] = [...CENTRE_ROLES, ...NOMINATION_ROLES];
