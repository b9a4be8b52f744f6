import type { FeeStatus } from './vocabulary.js';

/** 100,000.00 yuan for one session is a slip of the finger. */
export const MOST_FEN = 10_000_000;

export type FeeRefusal = { readonly code: 'NOT_HIS_SESSION' } | { readonly code: 'FEE_PAID' };

/** Why a fee may not be entered: it is owed to whoever holds the session, and stands once it is paid. */
export function refusalOfFee(facts: { holdsSession: boolean; status: FeeStatus | null }): FeeRefusal | null {
  if (!facts.holdsSession) return { code: 'NOT_HIS_SESSION' };
  return facts.status === 'PAID' ? { code: 'FEE_PAID' } : null;
}

export type PayRefusal = { readonly code: 'PAID_ALREADY'; readonly count: number } | { readonly code: 'SESSIONS_AHEAD'; readonly count: number } | { readonly code: 'PAID_IN_FUTURE' };

/** Why these fees may not be marked as paid, all or none. Sessions that are not over yet earn nothing. */
export function refusalToPay(facts: { fees: readonly { status: FeeStatus; endsAt: string }[]; now: string; today: string; paidOn: string }): PayRefusal | null {
  const paid = facts.fees.filter(({ status }) => status === 'PAID').length;
  if (paid > 0) return { code: 'PAID_ALREADY', count: paid };
  const ahead = facts.fees.filter(({ endsAt }) => endsAt > facts.now).length;
  if (ahead > 0) return { code: 'SESSIONS_AHEAD', count: ahead };
  return facts.paidOn > facts.today ? { code: 'PAID_IN_FUTURE' } : null;
}

export type RatingRefusal = { readonly code: 'NOT_HIS_SESSION' } | { readonly code: 'NOT_OVER_YET' } | { readonly code: 'OWN_SESSION' };

/** Why a session may not be rated: only what was heard, and nobody rates himself. */
export function refusalToRate(facts: { holdsSession: boolean; isOver: boolean; isRater: boolean }): RatingRefusal | null {
  if (!facts.holdsSession) return { code: 'NOT_HIS_SESSION' };
  if (facts.isRater) return { code: 'OWN_SESSION' };
  return facts.isOver ? null : { code: 'NOT_OVER_YET' };
}

/** 80000 fen → `800.00`. */
export function yuanOf(fen: number): string {
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}
