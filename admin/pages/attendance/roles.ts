import type { Role } from '../../data/generated/operations.js';

/** Who sees registers, each within his own reach; the server says who may change one. */
export const REGISTER_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'SCHOOL_ADMINISTRATOR', 'STUDIO_HOST', 'CREDIT_OFFICER', 'AUDITOR'];
