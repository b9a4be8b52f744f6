import { randomBytes } from 'node:crypto';

import { addDays, instantOfCounty } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Postings } from './posting.service.js';
import { ReReviewItemRow, ReReviewRow } from './re-reviews.entities.js';
import { draw, type DrawRefusal, refusalToReview, refusalToSettle, type ReviewFacts, type SettleRefusal, type VerdictRefusal } from './rules/re-review.js';

interface Keyed { readonly idempotencyKey?: string | null | undefined }
export interface DrawInput extends Keyed { readonly fromDay: string; readonly toDay: string; readonly sharePermille: number; readonly seed?: string | null | undefined }
export interface VerdictInput extends Keyed { readonly itemId: number; readonly agrees: boolean; readonly reason?: string | null | undefined }
export interface SettleInput extends Keyed { readonly itemId: number; readonly reverses: boolean; readonly reason: string }

/** Blind second looks at a share of what was recognised. */
export class ReReviews {
  constructor(private readonly work: UnitOfWork, private readonly postings: Postings) {}

  /** Draws of all claims recognised on these days that were never drawn before; without a seed one is made by chance. */
  draw(actor: Actor, { idempotencyKey, ...input }: DrawInput): Promise<Outcome<number, DrawRefusal>> {
    return once(this.work, actor, { operation: 'creditReReviewDraw', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, DrawRefusal>> => {
      const { fromDay, toDay, sharePermille } = input;
      if (toDay < fromDay) return refused({ code: 'WINDOW_REVERSED' });
      if (toDay > tx.today) return refused({ code: 'WINDOW_IN_FUTURE' });
      // Locked first: who draws at the same moment waits, and then sees what is drawn.
      const recognised = await tx.lock<{ id: number }>("SELECT id FROM credit_claims WHERE status = 'APPROVED' AND decidedAt >= ? AND decidedAt < ? ORDER BY id", [instantOfCounty(`${fromDay} 00:00`), instantOfCounty(`${addDays(toDay, 1)} 00:00`)]);
      const before = new Set((await tx.rows<{ claimId: number }>('SELECT claimId FROM re_review_items')).map(({ claimId }) => claimId));
      const population = recognised.map(({ id }) => id).filter((id) => !before.has(id));
      if (population.length === 0) return refused({ code: 'NOTHING_TO_DRAW' });
      const seed = input.seed?.trim() || randomBytes(16).toString('hex');
      const drawn = draw(population, seed, sharePermille);
      const reReviewId = await tx.insert(ReReviewRow, { seed, sharePermille, fromDay, toDay, populationCount: population.length, drawnCount: drawn.length, createdByAccountId: actor.accountId, createdBy: actor.name, createdAt: tx.now });
      await tx.insertMany(ReReviewItemRow, drawn.map((claimId) => ({ reReviewId, claimId, status: 'OPEN' as const, reviewerAccountId: null, reviewedAt: null, reason: null, settledByAccountId: null, settledAt: null, settleReason: null })));
      tx.audit({ action: 'creditReReview.draw', subjectType: 'CreditReReview', subjectId: reReviewId, details: { seed, sharePermille, fromDay, toDay, population: population.length, drawn: drawn.length } });
      return done(reReviewId);
    });
  }

  /** What the second officer would have done. @throws RequestError NOT_FOUND */
  review(actor: Actor, { idempotencyKey, ...input }: VerdictInput): Promise<Outcome<number, VerdictRefusal>> {
    return once(this.work, actor, { operation: 'creditReReviewDecide', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, VerdictRefusal>> => {
      const { itemId, agrees } = input;
      const { facts, claimId } = await this.lock(tx, itemId);
      const reason = input.reason?.trim() || null;
      const refusal = refusalToReview(facts, actor, { agrees, reason });
      if (refusal) return refused(refusal);
      await tx.run('UPDATE re_review_items SET status = ?, reviewerAccountId = ?, reviewedAt = ?, reason = ? WHERE id = ?', [agrees ? 'AGREED' : 'DISPUTED', actor.accountId, tx.now, reason, itemId]);
      tx.audit({ action: 'creditReReview.decide', subjectType: 'CreditClaim', subjectId: claimId, details: { agrees, reason } });
      return done(itemId);
    });
  }

  /** Ends a disagreement: recognition stands, or its entry is taken back by the opposite. @throws RequestError NOT_FOUND */
  settle(actor: Actor, { idempotencyKey, ...input }: SettleInput): Promise<Outcome<number, SettleRefusal>> {
    return once(this.work, actor, { operation: 'creditReReviewSettle', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, SettleRefusal>> => {
      const { itemId, reverses, reason } = input;
      const { facts, claimId } = await this.lock(tx, itemId);
      const refusal = refusalToSettle(facts, actor);
      if (refusal) return refused(refusal);
      if (reverses) {
        const entries = await tx.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE causeKey = ?', [`claim:${claimId}`]);
        await this.postings.reverse(tx, entries.map(({ id }) => id), reason);
      }
      await tx.run('UPDATE re_review_items SET status = ?, settledByAccountId = ?, settledAt = ?, settleReason = ? WHERE id = ?', [reverses ? 'REVERSED' : 'UPHELD', actor.accountId, tx.now, reason, itemId]);
      tx.audit({ action: 'creditReReview.settle', subjectType: 'CreditClaim', subjectId: claimId, details: { reverses, reason } });
      return done(itemId);
    });
  }

  private async lock(tx: Tx, itemId: number): Promise<{ facts: ReviewFacts; claimId: number }> {
    const item = await tx.lockOne<ReReviewItemRow>('SELECT * FROM re_review_items WHERE id = ?', [itemId]);
    if (!item) throw notFound({ zh: '抽查申报', en: 'drawn claim' });
    const claim = await tx.row<{ teacherId: number; submittedByAccountId: number | null }>('SELECT teacherId, submittedByAccountId FROM credit_claims WHERE id = ?', [item.claimId]);
    const passed = await tx.rows<{ accountId: number }>('SELECT accountId FROM claim_approvals WHERE claimId = ?', [item.claimId]);
    const touchedByAccountIds = [...passed.map(({ accountId }) => accountId), ...(claim?.submittedByAccountId ? [claim.submittedByAccountId] : [])];
    return { claimId: item.claimId, facts: { status: item.status, teacherId: claim?.teacherId ?? 0, reviewerAccountId: item.reviewerAccountId, touchedByAccountIds } };
  }
}
