import type { Role } from '../../data/generated/operations.js';

/** Who writes drafts. */
export const RULE_SET_WRITERS: readonly Role[] = ['CREDIT_OFFICER'];
/** Who sees drafts and simulations. */
export const DRAFT_READERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR'];
/** Who finds the published rules in the menu. */
export const RULE_SET_READERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR', 'COORDINATOR', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];
