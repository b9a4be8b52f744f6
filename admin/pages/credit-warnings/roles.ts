import type { Role } from '../../data/generated/operations.js';

export const WARNING_READERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER', 'COORDINATOR', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];
/** Who may have them reckoned at once. */
export const WARNING_MAKERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER'];
