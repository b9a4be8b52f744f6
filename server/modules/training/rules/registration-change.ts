import type { ApprovalStep, CohortStatus, RegistrationPath, RegistrationStatus } from './vocabulary.js';

/** States that somebody can still be taken out of. */
const LIVE: readonly RegistrationStatus[] = ['REQUESTED', 'ADMITTED', 'WAITING'];

export type WithdrawRefusal =
  | { readonly code: 'COHORT_NOT_CHANGEABLE'; readonly status: CohortStatus }
  | { readonly code: 'REGISTRATION_NOT_LIVE'; readonly status: RegistrationStatus };

/** Why a registration may not be withdrawn. Once the class runs only the centre takes people out. */
export function refusalToWithdraw(facts: { cohortStatus: CohortStatus; status: RegistrationStatus; by: RegistrationPath }): WithdrawRefusal | null {
  const { cohortStatus, status, by } = facts;
  if (cohortStatus !== 'OPEN' && !(by === 'COORDINATOR' && cohortStatus === 'RUNNING')) return { code: 'COHORT_NOT_CHANGEABLE', status: cohortStatus };
  return LIVE.includes(status) ? null : { code: 'REGISTRATION_NOT_LIVE', status };
}

export type AdmitRefusal =
  | { readonly code: 'COHORT_NOT_CHANGEABLE'; readonly status: CohortStatus }
  | { readonly code: 'NOT_AWAITING'; readonly status: RegistrationStatus }
  | { readonly code: 'AWAITS_STEP'; readonly step: ApprovalStep }
  | { readonly code: 'TEACHER_HINDERED' };

/** Why a registration may not be admitted, the seats apart: those are a question of the list. */
export function refusalToAdmit(facts: { cohortStatus: CohortStatus; status: RegistrationStatus; step: ApprovalStep | null; isHindered: boolean }): AdmitRefusal | null {
  const { cohortStatus, status, step, isHindered } = facts;
  if (cohortStatus !== 'OPEN' && cohortStatus !== 'RUNNING') return { code: 'COHORT_NOT_CHANGEABLE', status: cohortStatus };
  if (status !== 'REQUESTED' && status !== 'WAITING' && status !== 'DECLINED') return { code: 'NOT_AWAITING', status };
  if (step !== null) return { code: 'AWAITS_STEP', step };
  return isHindered ? { code: 'TEACHER_HINDERED' } : null;
}

export type DeclineRefusal = WithdrawRefusal;

/** Why a registration may not be declined; somebody already admitted can be, which frees his seat. */
export function refusalToDecline(facts: { cohortStatus: CohortStatus; status: RegistrationStatus }): DeclineRefusal | null {
  return refusalToWithdraw({ ...facts, by: 'COORDINATOR' });
}

export type ReplaceRefusal = WithdrawRefusal | { readonly code: 'NOT_ADMITTED'; readonly status: RegistrationStatus } | { readonly code: 'REPLACEMENT_ENDED'; readonly until: string } | { readonly code: 'OTHER_SCHOOL' };

/** Why one teacher may not take the seat of another: only admitted people are replaced, by somebody of the same school; up to the day that the cohort names, and by the centre afterwards too. */
export function refusalToReplace(facts: { cohortStatus: CohortStatus; status: RegistrationStatus; by: RegistrationPath; today: string; replacesUntil: string | null; isSameSchool: boolean }): ReplaceRefusal | null {
  const refusal = refusalToWithdraw(facts);
  if (refusal) return refusal;
  if (facts.status !== 'ADMITTED') return { code: 'NOT_ADMITTED', status: facts.status };
  if (facts.by !== 'COORDINATOR' && facts.replacesUntil !== null && facts.today > facts.replacesUntil) return { code: 'REPLACEMENT_ENDED', until: facts.replacesUntil };
  return facts.isSameSchool ? null : { code: 'OTHER_SCHOOL' };
}
