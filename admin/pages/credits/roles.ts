import type { Role } from '../../data/generated/operations.js';

/** Who sees claims, each within his reach. */
export const CLAIM_READERS: readonly Role[] = ['CREDIT_OFFICER', 'SCHOOL_ADMINISTRATOR', 'ADMINISTRATOR', 'COORDINATOR', 'AREA_LEAD', 'AUDITOR'];

/** Which step of a claim somebody with these roles passes; null for those who only look. */
export function stepOf(roles: readonly Role[]): 'RECOGNISE' | 'PRECHECK' | null {
  if (roles.includes('CREDIT_OFFICER')) return 'RECOGNISE';
  return roles.includes('SCHOOL_ADMINISTRATOR') ? 'PRECHECK' : null;
}
