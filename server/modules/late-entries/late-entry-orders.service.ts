import { notFound } from '../../platform/errors.js';
import type { StoredFile } from '../../platform/files/files.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits, PlannedClaim, RowReason } from '../credits/index.js';
import { LateEntryBatchRow, type LateEntryRow } from './late-entries.entities.js';
import { lockBatch } from './late-entries.store.js';
import type { LateEntrySheets } from './late-entry-sheets.js';
import { type OpenRefusal, refusalToOpen } from './rules/authorisation.js';
import { type EditRefusal, refusalToEdit } from './rules/batch-steps.js';
import { sameTerms, underMended } from './rules/under-order.js';

interface Keyed { readonly idempotencyKey?: string | null | undefined }
/** The document that authorises a batch, and what it covers. Days are inclusive. */
interface Order {
  readonly orderNumber: string; readonly orderTitle: string; readonly organ: string; readonly orderDay: string; readonly fileId: string;
  readonly fromDay: string; readonly toDay: string; readonly cutOffDay: string;
}
type Mended = { readonly [K in keyof Order]?: Order[K] | null | undefined };
type Restated = Pick<LateEntryRow, 'id' | 'outcome' | 'reasons' | 'content' | 'teacherId'>;

const ROWS_AT_A_TIME = 500;

/** The order of a batch: it is opened under one, which can be mended until the batch is posted. */
export class LateEntryOrders {
  constructor(private readonly work: UnitOfWork, private readonly credits: Credits, private readonly sheets: LateEntrySheets) {}

  /** @throws RequestError NOT_FOUND for a document that is not the actor's own upload. */
  open(actor: Actor, { idempotencyKey, ...order }: Order & Keyed): Promise<Outcome<number, OpenRefusal>> {
    return once(this.work, actor, { operation: 'lateEntryBatchOpen', input: order, key: idempotencyKey ?? null }, async (tx) => {
      const file = await documentOf(tx, actor, order.fileId);
      const refusal = await this.refusalUnder(tx, order);
      if (refusal) return refused(refusal);
      const { orderNumber, orderTitle, organ, orderDay, fromDay, toDay, cutOffDay } = order;
      const batchId = await tx.insert(LateEntryBatchRow, { orderNumber, orderTitle, organ, orderDay, fileId: file.id, fromDay, toDay, cutOffDay, status: 'OPEN', openedByAccountId: actor.accountId, openedBy: actor.name, openedAt: tx.now });
      tx.audit({ action: 'lateEntryBatch.open', subjectType: 'LateEntryBatch', subjectId: batchId, details: { orderNumber, organ, orderDay, fromDay, toDay, cutOffDay, sha256: file.sha256 } });
      return done(batchId);
    });
  }

  /**
   * Changes what is named, by who opened the batch. Rows that the new days do not cover are refused from then on, those
   * that they cover by now are good again. A batch that waits for the second person goes back: he posts what he was shown.
   *
   * @throws RequestError NOT_FOUND for a batch that is not there, or a document that is not the actor's own upload.
   */
  edit(actor: Actor, { batchId, idempotencyKey, ...given }: { readonly batchId: number } & Mended & Keyed): Promise<Outcome<number, EditRefusal | OpenRefusal>> {
    return once(this.work, actor, { operation: 'lateEntryBatchEdit', input: { batchId, ...given }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, EditRefusal | OpenRefusal>> => {
      const { batch, facts } = await lockBatch(tx, actor, batchId);
      const { orderNumber, orderTitle, organ, orderDay, fileId, fromDay, toDay, cutOffDay } = batch;
      const before: Order = { orderNumber, orderTitle, organ, orderDay, fileId: String(fileId), fromDay, toDay, cutOffDay };
      const after: Order = settled(given, before);
      const refusal = refusalToEdit(facts, actor.accountId) ?? await this.refusalUnder(tx, after);
      if (refusal) return refused(refusal);
      const changed = (Object.keys(before) as (keyof Order)[]).filter((each) => before[each] !== after[each]);
      if (changed.length === 0) return done(batchId);
      const sha256 = changed.includes('fileId') ? (await documentOf(tx, actor, after.fileId)).sha256 : undefined;
      await tx.run(`UPDATE late_entry_batches SET ${changed.map((each) => `${each} = ?`).join(', ')}, status = 'OPEN' WHERE id = ?`, [...changed.map((each) => (each === 'fileId' ? Number(after.fileId) : after[each])), batchId]);
      const rows = sameTerms(before, after) ? { refused: 0, restored: 0 } : await this.restate(tx, batchId, before, after);
      const of = (order: Order): Record<string, string> => Object.fromEntries(changed.map((each) => [each, order[each]]));
      tx.audit({ action: 'lateEntryBatch.edit', subjectType: 'LateEntryBatch', subjectId: batchId, details: { before: of(before), after: of(after), ...(sha256 ? { sha256 } : {}), takenBack: batch.status === 'SUBMITTED', ...rows } });
      return done(batchId);
    });
  }

  private async refusalUnder(tx: Tx, { orderDay, fromDay, toDay, cutOffDay }: Order): Promise<OpenRefusal | null> {
    const inForce = await this.credits.ruleSets.calendar(tx);
    const ruleSets = [await inForce(fromDay), await inForce(toDay)].map((each) => each && { name: each.name, allows: each.registration.retroactive.kind === 'ALLOWED' });
    return refusalToOpen({ orderDay, fromDay, toDay, cutOffDay, today: tx.today, ruleSets });
  }

  /** Puts the rows under the mended order. @returns how many it refuses that were good, and the other way round. */
  private async restate(tx: Tx, batchId: number, before: Order, after: Order): Promise<{ refused: number; restored: number }> {
    const rows = await tx.rows<Restated & { content: string }>('SELECT id, outcome, reasons, content, teacherId FROM late_entry_rows WHERE batchId = ? AND content IS NOT NULL ORDER BY id', [batchId]);
    const restated = rows.map((row): Restated => {
      const { outcome, reasons, claim } = underMended({ outcome: row.outcome, reasons: JSON.parse(row.reasons) as RowReason[], claim: JSON.parse(row.content) as PlannedClaim }, before, after);
      return { id: row.id, outcome, reasons: JSON.stringify(reasons), content: JSON.stringify(claim), teacherId: outcome === 'REFUSED' ? null : claim.teacherId };
    });
    const columns = ['outcome', 'reasons', 'content', 'teacherId'] as const;
    for (let from = 0; from < restated.length; from += ROWS_AT_A_TIME) {
      const part = restated.slice(from, from + ROWS_AT_A_TIME);
      await tx.run(`UPDATE late_entry_rows SET ${columns.map((each) => `${each} = CASE id ${part.map(() => 'WHEN ? THEN ?').join(' ')} END`).join(', ')} WHERE id IN (?)`,
        [...columns.flatMap((each) => part.flatMap((row) => [row.id, row[each]])), part.map(({ id }) => id)]);
    }
    await tx.run("UPDATE late_entry_rows SET expectedCenticredits = NULL WHERE batchId = ? AND outcome = 'REFUSED'", [batchId]);
    await this.sheets.lookAgain(tx, batchId);
    const turned = (isRefused: boolean): number => rows.filter(({ outcome }, at) => (outcome === 'REFUSED') !== isRefused && (restated[at]?.outcome === 'REFUSED') === isRefused).length;
    return { refused: turned(true), restored: turned(false) };
  }
}

async function documentOf(tx: Tx, actor: Actor, fileId: string): Promise<StoredFile> {
  const file = await tx.row<StoredFile>("SELECT id, sha256 FROM stored_files WHERE id = ? AND purpose = 'evidence' AND ownerAccountId = ?", [Number(fileId), actor.accountId]);
  if (!file) throw notFound({ zh: '依据文件', en: 'authorising document' });
  return file;
}
