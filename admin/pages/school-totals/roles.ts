import type { Role } from '../../data/generated/operations.js';

export const TOTALS_PUBLISHERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR'];
/** Who sees every school, and what is not published yet. */
export const TOTALS_CENTRE: readonly Role[] = [...TOTALS_PUBLISHERS, 'COORDINATOR', 'AUDITOR'];
export const TOTALS_READERS: readonly Role[] = [...TOTALS_CENTRE, 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];
