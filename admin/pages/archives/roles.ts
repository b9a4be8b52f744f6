import type { Role } from '../../data/generated/operations.js';

/** Who sees archives: a school those of the classes that it hosts. */
export const ARCHIVE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'SCHOOL_ADMINISTRATOR'];
