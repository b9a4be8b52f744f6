import { notFound } from '../../platform/errors.js';
import type { Files, StoredFile } from '../../platform/files/files.js';
import type { Platform } from '../../platform/module.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { type ClaimCell, type ClaimColumn, type ClaimLine, plainCell, readClaimWorkbook, type RowOutcome } from '../credits/index.js';
import { type LateEntryBatchRow, LateEntryRow } from './late-entries.entities.js';
import { goodRows, lockBatch } from './late-entries.store.js';
import type { JudgedRow, LateEntrySheets } from './late-entry-sheets.js';
import { type FillRefusal, refusalToFill } from './rules/batch-steps.js';
import { sameTerms } from './rules/under-order.js';

interface Keyed { readonly batchId: number; readonly idempotencyKey?: string | null | undefined }
/** ENTRIES_REFUSED: the workbook cannot be read, or the one row is wrong; its words say how. ORDER_CHANGED: the rows were judged under an order that was mended meanwhile. */
export type AddRefusal = FillRefusal | { readonly code: 'ENTRIES_REFUSED'; readonly zh: string; readonly en: string } | { readonly code: 'TOO_MANY_ROWS' | 'ORDER_CHANGED' };
/** A row as it is typed: names or keys of the rule set, numbers as text. */
export type TypedRow = Readonly<Partial<Record<Exclude<ClaimColumn, 'idTail' | 'evidence'>, string>>>;

/** One order never needs more, and a batch is posted in one transaction. */
export const MOST_ROWS = 6_000;

/** Filling a batch: out of Excel, row by row, taking rows out, and keeping what only seems to repeat a record. */
export class LateEntryRows {
  private readonly work: UnitOfWork;
  private readonly files: Files;

  constructor(private readonly platform: Platform, private readonly sheets: LateEntrySheets) {
    this.work = platform.work;
    this.files = platform.files;
  }

  /**
   * Adds the rows of a workbook, bad ones with their reasons. Nothing is posted.
   *
   * @param input.replaces rows of earlier workbooks are taken out first: a corrected file in place of the old one.
   * @throws RequestError NOT_FOUND for a batch that is not there or a file that is not the actor's own.
   */
  async upload(actor: Actor, { idempotencyKey, ...input }: Keyed & { fileId: string; replaces: boolean }): Promise<Outcome<number, AddRefusal>> {
    const { reader } = this.platform;
    const file = await reader.row<StoredFile>("SELECT * FROM stored_files WHERE id = ? AND purpose = 'claims' AND ownerAccountId = ?", [Number(input.fileId), actor.accountId]);
    if (!file) throw notFound({ zh: '上传文件', en: 'uploaded file' });
    const read = await readClaimWorkbook((await this.files.open(file.id, 'claims')).bytes);
    if ('refusal' in read) return refused({ code: 'ENTRIES_REFUSED', zh: read.refusal.zh, en: read.refusal.en });
    return this.add(actor, read.lines, { operation: 'lateEntryRowsUpload', input, key: idempotencyKey ?? null, replaces: input.replaces, batchId: input.batchId, fileName: file.name });
  }

  /** Adds one row by hand, unless something is wrong with it. */
  async type(actor: Actor, { idempotencyKey, row, batchId }: Keyed & { row: TypedRow }): Promise<Outcome<number, AddRefusal>> {
    const cells = Object.fromEntries(Object.entries(row).filter(([, text]) => text.trim() !== '').map(([column, text]): [string, ClaimCell] => [column, plainCell(column as ClaimColumn, { text, value: text.trim(), isDate: false })]));
    return this.add(actor, [{ row: 0, cells }], { operation: 'lateEntryRowAdd', input: { batchId, row }, key: idempotencyKey ?? null, replaces: false, batchId, fileName: null });
  }

  /** Takes rows out: those named, or all of one outcome. */
  remove(actor: Actor, { idempotencyKey, ...input }: Keyed & { rowIds: readonly string[]; outcome: RowOutcome | null }): Promise<Outcome<number, FillRefusal>> {
    return this.change(actor, 'lateEntryRowsRemove', input, idempotencyKey, async (tx) => {
      const removed = await tx.run('DELETE FROM late_entry_rows WHERE batchId = ? AND (id IN (?) OR outcome = ?)', [input.batchId, input.rowIds.map(Number), input.outcome ?? '']);
      tx.audit({ action: 'lateEntryRows.remove', subjectType: 'LateEntryBatch', subjectId: input.batchId, details: { removed, outcome: input.outcome } });
    });
  }

  /** States that suspected rows repeat nothing; no ids: all of them. They are posted like the others. */
  keep(actor: Actor, { idempotencyKey, ...input }: Keyed & { rowIds: readonly string[]; reason: string }): Promise<Outcome<number, FillRefusal>> {
    return this.change(actor, 'lateEntryRowsKeep', input, idempotencyKey, async (tx) => {
      const named = input.rowIds.length > 0;
      const kept = await tx.run(`UPDATE late_entry_rows SET outcome = 'READY', keptReason = ?, keptByAccountId = ? WHERE batchId = ? AND outcome = 'SUSPECT'${named ? ' AND id IN (?)' : ''}`,
        [input.reason, actor.accountId, input.batchId, ...(named ? [input.rowIds.map(Number)] : [])]);
      tx.audit({ action: 'lateEntryRows.keep', subjectType: 'LateEntryBatch', subjectId: input.batchId, details: { kept, reason: input.reason } });
    });
  }

  private async add(actor: Actor, lines: readonly ClaimLine[], { operation, input, key, batchId, replaces, fileName }: { operation: string; input: unknown; key: string | null; batchId: number; replaces: boolean; fileName: string | null }): Promise<Outcome<number, AddRefusal>> {
    const { reader } = this.platform;
    const shown = await reader.row<LateEntryBatchRow>('SELECT * FROM late_entry_batches WHERE id = ?', [batchId]);
    if (!shown) throw notFound({ zh: '补登批次', en: 'batch of late entries' });
    const beside = (await goodRows(reader, batchId, true)).filter(({ rowNumber }) => !replaces || rowNumber === null);
    const judged = await this.sheets.judge(actor, shown, lines, beside);
    const [only] = judged;
    if (fileName === null && only?.outcome === 'REFUSED') {
      const reasons = JSON.parse(only.reasons) as { zh: string; en: string }[];
      return refused({ code: 'ENTRIES_REFUSED', zh: reasons.map(({ zh }) => zh).join(''), en: reasons.map(({ en }) => en).join(' ') });
    }
    return once(this.work, actor, { operation, input, key }, async (tx): Promise<Outcome<number, AddRefusal>> => {
      const { batch, facts } = await lockBatch(tx, actor, batchId);
      const refusal = refusalToFill(facts);
      if (refusal) return refused(refusal);
      if (!sameTerms(shown, batch)) return refused({ code: 'ORDER_CHANGED' });
      const removed = replaces ? await tx.run('DELETE FROM late_entry_rows WHERE batchId = ? AND rowNumber IS NOT NULL', [batchId]) : 0;
      const kept = facts.readyCount + facts.suspectCount + facts.refusedCount - removed;
      if (kept + judged.length > MOST_ROWS) return refused({ code: 'TOO_MANY_ROWS' });
      await this.insert(tx, actor, batchId, judged);
      tx.audit({ action: operation === 'lateEntryRowAdd' ? 'lateEntryRow.add' : 'lateEntryRows.upload', subjectType: 'LateEntryBatch', subjectId: batchId, details: { rows: judged.length, fileName, removed } });
      return done(batchId);
    });
  }

  private async insert(tx: Tx, actor: Actor, batchId: number, judged: readonly JudgedRow[]): Promise<void> {
    const firstSeq = ((await tx.row<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM late_entry_rows WHERE batchId = ?', [batchId]))?.seq ?? 0) + 1;
    const before = await goodRows(tx, batchId, true);
    const good = judged.flatMap(({ claim }, at) => (claim ? [{ at, seq: firstSeq + at, claim }] : []));
    const expected = new Map((await this.sheets.expected(tx, batchId, [...before, ...good])).slice(before.length).map(({ centicredits }, index) => [good[index]?.at, centicredits]));
    await tx.insertMany(LateEntryRow, judged.map(({ claim: _claim, ...row }, at) => ({ batchId, seq: firstSeq + at, ...row, expectedCenticredits: expected.get(at) ?? null, keptReason: null, keptByAccountId: null, addedByAccountId: actor.accountId, claimId: null })));
  }

  private change(actor: Actor, operation: string, input: { batchId: number }, key: string | null | undefined, effect: (tx: Tx) => Promise<void>): Promise<Outcome<number, FillRefusal>> {
    return once(this.work, actor, { operation, input, key: key ?? null }, async (tx): Promise<Outcome<number, FillRefusal>> => {
      const refusal = refusalToFill((await lockBatch(tx, actor, input.batchId)).facts);
      if (refusal) return refused(refusal);
      await effect(tx);
      return done(input.batchId);
    });
  }
}
