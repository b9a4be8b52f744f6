import type { CreditClaimStep, Role } from '../../data/generated/operations.js';

/** Who sees claims, each within his reach. */
export const CLAIM_READERS: readonly Role[] = ['CREDIT_OFFICER', 'SCHOOL_ADMINISTRATOR', 'ADMINISTRATOR', 'COORDINATOR', 'AREA_LEAD', 'AUDITOR'];

/** Whose desk it is. */
export type DeskStep = 'RECOGNISE' | 'PRECHECK';

/** Which step of a claim somebody with these roles passes; null for those who only look. */
export function stepOf(roles: readonly Role[]): DeskStep | null {
  if (roles.includes('CREDIT_OFFICER')) return 'RECOGNISE';
  return roles.includes('SCHOOL_ADMINISTRATOR') ? 'PRECHECK' : null;
}

/** What passing a claim on means for who sits at this desk: an officer's second look is an audit. */
export function passOf(step: DeskStep, awaits: CreditClaimStep | null): 'recognise' | 'audit' | 'precheck' {
  if (step === 'PRECHECK') return 'precheck';
  return awaits === 'AUDIT' ? 'audit' : 'recognise';
}
