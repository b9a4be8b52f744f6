import type { DecisionFacts } from './leave-decision.js';
import type { LeaveStatus } from './vocabulary.js';

/** In order of precedence. */
export type RevokeRefusal = { readonly code: 'NOT_APPROVED'; readonly status: LeaveStatus } | { readonly code: 'KEPT_BY_OTHERS' } | { readonly code: 'OWN_REQUEST' } | { readonly code: 'ROLL_CLOSED' };

/** Why granted leave may not be taken back, or null. Pure. Whoever keeps the register granted it last and takes it back; his own nobody touches. */
export function refusalToRevoke({ status, mine, isOwn, isRollClosed }: Pick<DecisionFacts, 'status' | 'mine' | 'isOwn' | 'isRollClosed'>): RevokeRefusal | null {
  if (status !== 'APPROVED') return { code: 'NOT_APPROVED', status };
  if (!mine.includes('KEEPER')) return { code: 'KEPT_BY_OTHERS' };
  if (isOwn) return { code: 'OWN_REQUEST' };
  return isRollClosed ? { code: 'ROLL_CLOSED' } : null;
}
