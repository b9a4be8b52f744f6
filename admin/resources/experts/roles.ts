import type { Role } from '../../data/generated/operations.js';

/** Who reads the pool, its fees and invitations; the centre alone changes them. */
export const EXPERT_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'AUDITOR'];
