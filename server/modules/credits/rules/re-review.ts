import type { Words } from '../../../platform/locale.js';
import { sha256 } from '../../../platform/sha256.js';

/** OPEN: to be looked at. AGREED: recognised again. DISPUTED: the reviewer would not recognise it. UPHELD and REVERSED: how that was settled. */
export type ReReviewStatus = 'OPEN' | 'AGREED' | 'DISPUTED' | 'UPHELD' | 'REVERSED';

/**
 * The draw: of `n` claims those whose SHA-256 of `seed:claimId` (UTF-8, hexadecimal) sorts first, the share of them
 * rounded up. Anybody with the seed and the list draws the same.
 */
export function draw(claimIds: readonly number[], seed: string, sharePermille: number): number[] {
  const ranked = claimIds.map((id) => ({ id, rank: sha256(`${seed}:${id}`) })).sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return ranked.slice(0, Math.ceil((claimIds.length * sharePermille) / 1000)).map(({ id }) => id);
}

export interface ReviewFacts {
  readonly status: ReReviewStatus;
  readonly teacherId: number;
  readonly reviewerAccountId: number | null;
  /** Accounts that filed the claim or passed a step of it. */
  readonly touchedByAccountIds: readonly number[];
}
export interface ReviewerFacts { readonly accountId: number; readonly teacherId: number | null }

export type DrawRefusal = { readonly code: 'WINDOW_REVERSED' | 'WINDOW_IN_FUTURE' } | { readonly code: 'NOTHING_TO_DRAW' };
export type VerdictRefusal = { readonly code: 'NOT_OPEN' } | { readonly code: 'TOUCHED_BEFORE' } | { readonly code: 'REASON_MISSING' };
export type SettleRefusal = { readonly code: 'NOT_DISPUTED' } | { readonly code: 'TOUCHED_BEFORE' };

/** Nobody looks twice at a claim, nor at his own; whoever refuses says why. In this order. */
export function refusalToReview(item: ReviewFacts, reviewer: ReviewerFacts, verdict: { readonly agrees: boolean; readonly reason: string | null }): VerdictRefusal | null {
  if (item.status !== 'OPEN') return { code: 'NOT_OPEN' };
  if (item.teacherId === reviewer.teacherId || item.touchedByAccountIds.includes(reviewer.accountId)) return { code: 'TOUCHED_BEFORE' };
  return !verdict.agrees && (verdict.reason ?? '').trim().length < 2 ? { code: 'REASON_MISSING' } : null;
}

/** A third person settles: neither whoever recognised the claim nor whoever looked at it again. */
export function refusalToSettle(item: ReviewFacts, settler: ReviewerFacts): SettleRefusal | null {
  if (item.status !== 'DISPUTED') return { code: 'NOT_DISPUTED' };
  const isInvolved = item.teacherId === settler.teacherId || item.reviewerAccountId === settler.accountId || item.touchedByAccountIds.includes(settler.accountId);
  return isInvolved ? { code: 'TOUCHED_BEFORE' } : null;
}

type WordsOf<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words & { field?: string } };
const TOUCHED = { zh: '您经手过这条申报，须由没有经手的人处理。', en: 'You had a hand in this claim; somebody who had none must do this.' };

export const drawWords: WordsOf<DrawRefusal> = {
  WINDOW_IN_FUTURE: () => ({ zh: '“认定日期到”不能晚于今天，请改正。', en: '“Recognised until” cannot be in the future: change it.', field: 'input.toDay' }),
  WINDOW_REVERSED: () => ({ zh: '“认定日期到”早于“认定日期从”，请改正其中一个。', en: '“Recognised until” is before “Recognised from”: change one of them.', field: 'input.toDay' }),
  NOTHING_TO_DRAW: () => ({ zh: '这段日期内没有尚未抽查过的已认定申报，请换一段日期。', en: 'Nothing recognised on these days is left to be drawn: choose other days.', field: 'input.fromDay' }),
};
export const verdictWords: WordsOf<VerdictRefusal> = {
  NOT_OPEN: () => ({ zh: '这条已有人复评。', en: 'Somebody has looked at this one already.' }), TOUCHED_BEFORE: () => TOUCHED,
  REASON_MISSING: () => ({ zh: '请写明不予认定的理由。', en: 'Say why you would not recognise it.', field: 'input.reason' }),
};
export const settleWords: WordsOf<SettleRefusal> = { NOT_DISPUTED: () => ({ zh: '这条没有待处理的分歧。', en: 'There is no disagreement to settle.' }), TOUCHED_BEFORE: () => TOUCHED };
