import type { Role } from '../../data/generated/operations.js';

/** Who sees every appeal. */
export const APPEAL_READERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER', 'COORDINATOR', 'AUDITOR'];
/** Who may be asked to sit on a panel, and sees the appeals he judges. */
export const APPEAL_JUDGES: readonly Role[] = [...APPEAL_READERS, 'JUDGE', 'AREA_LEAD', 'STUDIO_HOST', 'SCHOOL_ADMINISTRATOR'];
