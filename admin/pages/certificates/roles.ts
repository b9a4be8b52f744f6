import type { Role } from '../../data/generated/operations.js';

/** Who sees the desk; the server decides again. */
export const DESK_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'AUDITOR'];
/** Who issues. */
export const ISSUER_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
