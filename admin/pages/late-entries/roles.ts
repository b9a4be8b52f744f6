import type { Role } from '../../data/generated/operations.js';

/** Those who fill batches and, never the same person, post them. */
export const LATE_ENTRY_KEEPERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR'];
export const LATE_ENTRY_READERS: readonly Role[] = [...LATE_ENTRY_KEEPERS, 'AUDITOR'];
