import type { ClaimStep } from './approval-chain.js';

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
  | { readonly code: 'PRECHECK_MISSING' };

/**
 * Why this person may not pass this step of the claim, or null when he may. A quarantined claim may be
 * decided too: looking at it and approving is what releases it.
 *
 * Pure; checks run in the order of {@link ApprovalRefusal} and stop at the first.
 */
export function refusalToApprove(claim: ClaimFacts, approver: ApproverFacts, step: ClaimStep): ApprovalRefusal | null {
  if (claim.status !== 'PENDING' && claim.status !== 'QUARANTINED') return { code: 'CLAIM_NOT_PENDING', status: claim.status };
  if (approver.teacherId === claim.teacherId || approver.accountId === claim.submittedByAccountId) return { code: 'APPROVER_IS_CLAIMANT' };
  if (claim.approvedByAccountIds.includes(approver.accountId)) return { code: 'APPROVER_ALREADY_DECIDED' };
  if (step === 'RECOGNISE' && claim.awaits === 'PRECHECK') return { code: 'PRECHECK_MISSING' };
  if (step === 'PRECHECK' && claim.awaits === 'RECOGNISE') return { code: 'CLAIM_NOT_PENDING', status: 'PRECHECKED' };
  return null;
}
