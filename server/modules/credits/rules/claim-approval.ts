import { CLAIM_STEPS, type ClaimStep } from './approval-chain.js';

/** What is known about a claim and its approver when both are looked at under the claim's lock. */
export interface ClaimFacts {
  readonly status: string;
  readonly awaits: ClaimStep;
  readonly teacherId: number;
  readonly submittedByAccountId: number | null;
  readonly quarantineReason: string | null;
  /** Accounts that passed earlier steps. */
  readonly approvedByAccountIds: readonly number[];
}

export interface ApproverFacts {
  readonly accountId: number;
  readonly teacherId: number | null;
}

/** In order of precedence. */
export type ApprovalRefusal =
  | { readonly code: 'CLAIM_NOT_PENDING'; readonly status: string }
  | { readonly code: 'APPROVER_IS_CLAIMANT' }
  | { readonly code: 'APPROVER_ALREADY_DECIDED' }
  | { readonly code: 'PRECHECK_MISSING' }
  | { readonly code: 'RECOGNITION_MISSING' };

const PASSED: Record<ClaimStep, string> = { PRECHECK: 'PRECHECKED', RECOGNISE: 'RECOGNISED', AUDIT: 'AUDITED' };

/**
 * Why this person may not pass this step of the claim, or null when he may. A quarantined claim may be
 * decided too: looking at it and approving is what releases it. Steps are passed in their order, each by
 * somebody who passed none before.
 *
 * Pure; checks run in the order of {@link ApprovalRefusal} and stop at the first.
 */
export function refusalToApprove(claim: ClaimFacts, approver: ApproverFacts, step: ClaimStep): ApprovalRefusal | null {
  if (claim.status !== 'PENDING' && claim.status !== 'QUARANTINED') return { code: 'CLAIM_NOT_PENDING', status: claim.status };
  if (approver.teacherId === claim.teacherId || approver.accountId === claim.submittedByAccountId) return { code: 'APPROVER_IS_CLAIMANT' };
  if (CLAIM_STEPS.indexOf(step) < CLAIM_STEPS.indexOf(claim.awaits)) return { code: 'CLAIM_NOT_PENDING', status: PASSED[step] };
  if (claim.approvedByAccountIds.includes(approver.accountId)) return { code: 'APPROVER_ALREADY_DECIDED' };
  if (step !== claim.awaits) return { code: claim.awaits === 'PRECHECK' ? 'PRECHECK_MISSING' : 'RECOGNITION_MISSING' };
  return null;
}
