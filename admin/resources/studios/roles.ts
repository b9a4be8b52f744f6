import type { Role } from '../../data/generated/operations.js';

/** Who sees studios, each within his own reach. Members see theirs on the phone. */
export const STUDIO_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'SCHOOL_ADMINISTRATOR', 'STUDIO_HOST'];
/** Who opens and closes them. */
export const STUDIO_KEEPERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** Who files the claims of meetings: the centre's coordinators, and hosts for their own. */
export const STUDIO_FILERS: readonly Role[] = ['COORDINATOR', 'STUDIO_HOST'];
