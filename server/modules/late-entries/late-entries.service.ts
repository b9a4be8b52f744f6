import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import type { LateEntryBatchRow } from './late-entries.entities.js';
import { goodRows, type GoodRow, lockBatch, sourceKeyOf } from './late-entries.store.js';
import type { LateEntrySheets } from './late-entry-sheets.js';
import { type ApproveRefusal as StepToApprove, type DecideRefusal, type FillRefusal, refusalToApprove, refusalToFill, refusalToReturn, refusalToReverse, refusalToSubmit, type ReverseRefusal, type SubmitRefusal } from './rules/batch-steps.js';

interface Keyed { readonly idempotencyKey?: string | null | undefined }
interface OfBatch extends Keyed { readonly batchId: number }
interface RowRefusal { readonly code: 'ROW_REFUSED'; readonly row: number; readonly person: string; readonly zh: string; readonly en: string }
export type ApproveRefusal = StepToApprove | RowRefusal;

/** Ends the transaction of an approval, so that nothing of the batch is posted. */
class RowRefused extends Error {
  constructor(readonly refusal: RowRefusal) { super('a late entry was refused when its batch was to be posted'); }
}

/** Late entries from the filled batch to the ledger: submitted, posted or given back by a second person, reversed as a whole. */
export class LateEntries {
  constructor(private readonly work: UnitOfWork, private readonly credits: Credits, private readonly sheets: LateEntrySheets) {}

  /** Looks at every row once more, then hands the batch to the second person. What is newly suspected stops it. */
  submit(actor: Actor, { batchId, onlyGoodRows, idempotencyKey }: OfBatch & { onlyGoodRows: boolean }): Promise<Outcome<number, SubmitRefusal>> {
    return once(this.work, actor, { operation: 'lateEntryBatchSubmit', input: { batchId, onlyGoodRows }, key: idempotencyKey ?? null }, async (tx) => {
      const early = refusalToFill((await lockBatch(tx, actor, batchId)).facts);
      if (early) return refused(early);
      await this.sheets.lookAgain(tx, batchId);
      const { facts } = await lockBatch(tx, actor, batchId);
      const refusal = refusalToSubmit(facts, onlyGoodRows);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE late_entry_batches SET status = 'SUBMITTED', revision = revision + 1, submittedByAccountId = ?, submittedBy = ?, submittedAt = ?, returnReason = NULL WHERE id = ?", [actor.accountId, actor.name, tx.now, batchId]);
      tx.audit({ action: 'lateEntryBatch.submit', subjectType: 'LateEntryBatch', subjectId: batchId, details: { rows: facts.readyCount, leftOut: facts.suspectCount + facts.refusedCount } });
      return done(batchId);
    });
  }

  /** Posts the whole batch as it was shown, in one transaction, or nothing of it: one row that the rules refuse by now stops all. */
  async approve(actor: Actor, { batchId, revision, idempotencyKey }: OfBatch & { readonly revision: number }): Promise<Outcome<number, ApproveRefusal>> {
    try {
      return await once(this.work, actor, { operation: 'lateEntryBatchApprove', input: { batchId, revision }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ApproveRefusal>> => {
        const { batch, facts } = await lockBatch(tx, actor, batchId);
        const refusal = refusalToApprove(facts, actor.accountId, revision);
        if (refusal) return refused(refusal);
        const posted = await this.post(tx, actor, batch, await goodRows(tx, batchId));
        await tx.run("UPDATE late_entry_batches SET status = 'POSTED', decidedByAccountId = ?, decidedBy = ?, decidedAt = ? WHERE id = ?", [actor.accountId, actor.name, tx.now, batchId]);
        tx.audit({ action: 'lateEntryBatch.approve', subjectType: 'LateEntryBatch', subjectId: batchId, details: { rows: facts.readyCount, centicredits: posted, orderNumber: batch.orderNumber } });
        return done(batchId);
      });
    } catch (error) {
      if (error instanceof RowRefused) return refused(error.refusal);
      throw error;
    }
  }

  /** Gives the batch back to whoever filled it. */
  giveBack(actor: Actor, { batchId, reason, idempotencyKey }: OfBatch & { reason: string }): Promise<Outcome<number, DecideRefusal>> {
    return once(this.work, actor, { operation: 'lateEntryBatchReturn', input: { batchId, reason }, key: idempotencyKey ?? null }, async (tx) => {
      const refusal = refusalToReturn((await lockBatch(tx, actor, batchId)).facts, actor.accountId);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE late_entry_batches SET status = 'OPEN', returnReason = ?, decidedByAccountId = ?, decidedBy = ?, decidedAt = ? WHERE id = ?", [reason, actor.accountId, actor.name, tx.now, batchId]);
      tx.audit({ action: 'lateEntryBatch.return', subjectType: 'LateEntryBatch', subjectId: batchId, details: { reason } });
      return done(batchId);
    });
  }

  /** Takes every entry of a posted batch back by its opposite; those reversed one by one before are passed over. */
  reverse(actor: Actor, { batchId, reason, idempotencyKey }: OfBatch & { reason: string }): Promise<Outcome<number, ReverseRefusal>> {
    return once(this.work, actor, { operation: 'lateEntryBatchReverse', input: { batchId, reason }, key: idempotencyKey ?? null }, async (tx) => {
      const { batch, facts } = await lockBatch(tx, actor, batchId);
      const refusal = refusalToReverse(facts, actor.accountId);
      if (refusal) return refused(refusal);
      const claims = await tx.rows<{ claimId: number }>('SELECT claimId FROM late_entry_rows WHERE batchId = ? AND claimId IS NOT NULL ORDER BY claimId', [batchId]);
      const { reversed } = await this.credits.claims.holdBack(tx, claims.map((each) => each.claimId), reason);
      await tx.run("UPDATE late_entry_batches SET status = 'REVERSED', reversedBy = ?, reversedAt = ?, reversalReason = ? WHERE id = ?", [actor.name, tx.now, reason, batchId]);
      tx.audit({ action: 'lateEntryBatch.reverse', subjectType: 'LateEntryBatch', subjectId: batchId, details: { reason, reversed, orderNumber: batch.orderNumber } });
      return done(batchId);
    });
  }

  /** Ends a batch that was never posted; after the cut-off that is all that is left to do with it. */
  discard(actor: Actor, { batchId, reason, idempotencyKey }: OfBatch & { reason: string }): Promise<Outcome<number, Extract<FillRefusal, { code: 'NOT_OPEN' }>>> {
    return once(this.work, actor, { operation: 'lateEntryBatchDiscard', input: { batchId, reason }, key: idempotencyKey ?? null }, async (tx) => {
      const { facts: { status } } = await lockBatch(tx, actor, batchId);
      if (status !== 'OPEN') return refused({ code: 'NOT_OPEN' as const, status });
      await tx.run("UPDATE late_entry_batches SET status = 'DISCARDED', returnReason = ?, decidedByAccountId = ?, decidedBy = ?, decidedAt = ? WHERE id = ?", [reason, actor.accountId, actor.name, tx.now, batchId]);
      tx.audit({ action: 'lateEntryBatch.discard', subjectType: 'LateEntryBatch', subjectId: batchId, details: { reason } });
      return done(batchId);
    });
  }

  private async post(tx: Tx, actor: Actor, batch: LateEntryBatchRow, rows: readonly GoodRow[]): Promise<number> {
    const filed = await this.credits.claims.file(tx, rows.map(({ seq, claim: { evidenceNames: _names, ...claim } }) => ({
      ...claim, sourceType: 'ORDER' as const, sourceKey: sourceKeyOf(batch.id, seq), providerKey: null, activity: { ...claim.activity, submittedDay: tx.today }, evidenceFileIds: [batch.fileId],
      submittedByAccountId: batch.submittedByAccountId ?? batch.openedByAccountId,
    })));
    const repeated = rows.find(({ keptReason }, at) => filed[at]?.filing === 'QUARANTINED' && keptReason === null);
    if (repeated) throw new RowRefused(refusalOf(repeated, { zh: '提交之后系统中出现了相近的记录，疑似重复。请退回核对。', en: 'a record much like it came in since. Return the batch to look at both.' }));
    const results = await this.credits.claims.recogniseIn(tx, actor, filed.map(({ claimId }) => claimId));
    const stopped = results.findIndex((each) => !each.done);
    const why = results[stopped];
    if (why && !why.done) throw new RowRefused(refusalOf(rows[stopped] as GoodRow, why.words));
    const waiting = await tx.row<{ id: number }>("SELECT id FROM credit_claims WHERE id IN (?) AND status <> 'APPROVED' ORDER BY id LIMIT 1", [filed.map(({ claimId }) => claimId)]);
    if (waiting) throw new RowRefused(refusalOf(rows[filed.findIndex(({ claimId }) => claimId === waiting.id)] as GoodRow, { zh: '认定办法要求县级两步审核，补登批次只有一步复核，不能整批入账。', en: 'the rules ask for two steps of the county, and a batch has one.' }));
    for (let from = 0; from < rows.length; from += 500) {
      const part = rows.slice(from, from + 500);
      await tx.run(`UPDATE late_entry_rows SET claimId = CASE id ${part.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE id IN (?)`, [...part.flatMap(({ id }, at) => [id, filed[from + at]?.claimId ?? 0]), part.map(({ id }) => id)]);
    }
    return results.reduce((sum, each) => sum + (each.done ? each.centicredits : 0), 0);
  }
}

const refusalOf = ({ rowNumber, seq, person }: GoodRow, { zh, en }: { zh: string; en: string }): RowRefusal => ({ code: 'ROW_REFUSED', row: rowNumber ?? seq, person, zh, en });
