import type { LateEntryBatchStatus } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export const BATCH_STATUSES: readonly LateEntryBatchStatus[] = ['OPEN', 'SUBMITTED', 'POSTED', 'REVERSED', 'DISCARDED'];
export const BATCH_TONES: Record<LateEntryBatchStatus, Tone> = { OPEN: 'run', SUBMITTED: 'wait', POSTED: 'good', REVERSED: 'bad', DISCARDED: 'plain' };
