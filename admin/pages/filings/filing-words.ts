import type { CreditFilingStatus, Role } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export const FILING_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
/** Who makes batches and marks them as filed. */
export const FILERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER'];
export const FILING_TONES: Readonly<Record<CreditFilingStatus, Tone>> = { PREPARED: 'wait', FILED: 'good', CANCELLED: 'plain' };
