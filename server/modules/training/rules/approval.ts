import type { ApprovalStep, CohortStatus, RegistrationPath, RegistrationStatus } from './vocabulary.js';

/** Who has said yes by making the registration himself. */
const PASSED_BY: Readonly<Record<RegistrationPath, readonly ApprovalStep[]>> = { SELF: [], SCHOOL: ['SCHOOL'], AREA: ['SCHOOL', 'AREA'], COORDINATOR: ['SCHOOL', 'AREA'] };

/** Whose approval a new registration awaits first, or null when nobody's but the cohort's own. */
export function firstStep(chain: readonly ApprovalStep[], path: RegistrationPath, place: { readonly areaId: number | null }): ApprovalStep | null {
  return chain.find((each) => !PASSED_BY[path].includes(each) && hasApprover(each, place)) ?? null;
}

/** Whose approval comes after this one. A school without an area skips the area's. */
export function stepAfter(chain: readonly ApprovalStep[], step: ApprovalStep, place: { readonly areaId: number | null }): ApprovalStep | null {
  return chain.slice(chain.indexOf(step) + 1).find((each) => hasApprover(each, place)) ?? null;
}

function hasApprover(step: ApprovalStep, { areaId }: { readonly areaId: number | null }): boolean {
  return step === 'SCHOOL' || areaId !== null;
}

/** In order of precedence. */
export type ApproveRefusal =
  | { readonly code: 'COHORT_NOT_CHANGEABLE'; readonly status: CohortStatus }
  | { readonly code: 'NOT_AWAITING'; readonly status: RegistrationStatus }
  | { readonly code: 'AWAITS_OTHERS'; readonly step: ApprovalStep | null }
  | { readonly code: 'OWN_REGISTRATION' }
  | { readonly code: 'TEACHER_HINDERED' };

/** Why a school or an area may not decide this request. Nobody decides on his own. */
export function refusalToDecideStep(facts: { readonly cohortStatus: CohortStatus; readonly status: RegistrationStatus; readonly step: ApprovalStep | null; readonly mine: readonly ApprovalStep[]; readonly isOwn: boolean }): ApproveRefusal | null {
  const { cohortStatus, status, step, mine, isOwn } = facts;
  if (cohortStatus !== 'OPEN') return { code: 'COHORT_NOT_CHANGEABLE', status: cohortStatus };
  if (status !== 'REQUESTED') return { code: 'NOT_AWAITING', status };
  if (step === null || !mine.includes(step)) return { code: 'AWAITS_OTHERS', step };
  return isOwn ? { code: 'OWN_REGISTRATION' } : null;
}
