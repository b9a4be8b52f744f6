import type { Role } from '../../data/generated/operations.js';

/** Whose accounts can be appointed to mark. */
export const MARKERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'JUDGE', 'STUDIO_HOST'];
