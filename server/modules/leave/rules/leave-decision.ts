import type { LeaveDecision, LeaveStatus, LeaveStep } from './vocabulary.js';

export interface DecisionFacts {
  readonly decision: LeaveDecision;
  readonly status: LeaveStatus;
  readonly step: LeaveStep | null;
  /** Steps at which the one who decides has a say. */
  readonly mine: readonly LeaveStep[];
  readonly isOwn: boolean;
  readonly isEnteredByDecider: boolean;
  readonly isRollClosed: boolean;
  readonly isEnrolled: boolean;
}

/** In order of precedence. */
export type DecisionRefusal =
  | { readonly code: 'NOT_AWAITING'; readonly status: LeaveStatus }
  | { readonly code: 'AWAITS_OTHERS'; readonly step: LeaveStep | null }
  | { readonly code: 'OWN_REQUEST' }
  | { readonly code: 'ENTERED_BY_SELF' }
  | { readonly code: 'ROLL_CLOSED' }
  | { readonly code: 'NOT_ENROLLED' };

/**
 * Why a request may not be decided like this, or null. Pure. Nobody decides on his own leave, nor on what he
 * entered for somebody. A sealed register takes no leave any more; what waited can still be refused.
 */
export function refusalToDecide(facts: DecisionFacts): DecisionRefusal | null {
  const { decision, status, step, mine } = facts;
  if (status !== 'REQUESTED') return { code: 'NOT_AWAITING', status };
  if (step === null || !mine.includes(step)) return { code: 'AWAITS_OTHERS', step };
  if (facts.isOwn) return { code: 'OWN_REQUEST' };
  if (facts.isEnteredByDecider) return { code: 'ENTERED_BY_SELF' };
  if (decision === 'REFUSE') return null;
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  return decision === 'APPROVE' && !facts.isEnrolled ? { code: 'NOT_ENROLLED' } : null;
}
