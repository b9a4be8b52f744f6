import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlParams } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import type { ClaimPreview, Credits, PlannedClaim, RowReason, ViewerCan } from '../credits/index.js';
import type { LateEntryBatchRow, LateEntryRow } from './late-entries.entities.js';
import { LATE_ENTRY_KEEPERS } from './late-entries.policy.js';
import { type BatchCounts, countRows, factsOf, loadHands, recordOf } from './late-entries.store.js';
import type { LateEntry, LateEntryBatch } from './late-entries.types.js';
import { type BatchFacts, refusalToApprove, refusalToEdit, refusalToFill, refusalToReturn, refusalToReverse, refusalToSubmit, type StepRefusal, wordsOfStep } from './rules/batch-steps.js';

type BatchRecord = LateEntryBatchRow & { fileName: string };
type RowRecord = LateEntryRow & { postedCenticredits: number | null };

const BATCH = 'SELECT b.*, f.name AS fileName FROM late_entry_batches b JOIN stored_files f ON f.id = b.fileId';
const ROW = 'SELECT l.*, c.postedCenticredits FROM late_entry_rows l LEFT JOIN credit_claims c ON c.id = l.claimId';
const ROWS_AT_A_TIME = 500;

/** Batches of late entries as lists and files. */
export class LateEntriesReadModel {
  constructor(private readonly reader: Reader, private readonly credits: Credits, private readonly clock: Clock) {}

  async page(actor: Actor, status: string | null, page: PageInput, locale: Locale): Promise<Page<LateEntryBatch>> {
    const [where, params] = status ? ['WHERE b.status = ?', [status]] : ['', []];
    const [rows, count] = await Promise.all([
      this.reader.rows<BatchRecord>(`${BATCH} ${where} ORDER BY b.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM late_entry_batches b ${where}`, params),
    ]);
    return { items: await this.shown(actor, rows, locale), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number, locale: Locale): Promise<LateEntryBatch | null> {
    return (await this.shown(actor, await this.reader.rows<BatchRecord>(`${BATCH} WHERE b.id = ?`, [id]), locale))[0] ?? null;
  }

  async rows(batchId: number, outcome: string | null, page: PageInput, locale: Locale): Promise<Page<LateEntry>> {
    const [where, params] = outcome ? ['l.batchId = ? AND l.outcome = ?', [batchId, outcome]] : ['l.batchId = ?', [batchId]];
    const [rows, count] = await Promise.all([
      this.reader.rows<RowRecord>(`${ROW} WHERE ${where} ORDER BY l.seq LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM late_entry_rows l WHERE ${where}`, params),
    ]);
    return { items: rows.map((row) => toEntry(row, locale)), totalCount: count?.n ?? 0 };
  }

  /** Every row, for Excel. */
  async *everyRow(batchId: number, locale: Locale): AsyncGenerator<LateEntry> {
    for (let from = 0; ;) {
      const rows = await this.reader.rows<RowRecord>(`${ROW} WHERE l.batchId = ? AND l.seq > ? ORDER BY l.seq LIMIT ?`, [batchId, from, ROWS_AT_A_TIME] satisfies SqlParams);
      for (const row of rows) yield toEntry(row, locale);
      if (rows.length < ROWS_AT_A_TIME) return;
      from = rows.at(-1)?.seq ?? from;
    }
  }

  async preview(rowId: number, locale: Locale): Promise<ClaimPreview | null> {
    const row = await this.reader.row<LateEntryRow>('SELECT batchId, seq, outcome, content FROM late_entry_rows WHERE id = ?', [rowId]);
    if (!row?.content || row.outcome === 'REFUSED') return null;
    const { result, ruleSet, sentences } = await this.credits.postings.explain(this.reader, recordOf(row.batchId, row.seq, JSON.parse(row.content) as PlannedClaim));
    return {
      accepted: result.posted, centicredits: result.posted ? result.centicredits : 0, lostCenticredits: result.posted ? result.lostCenticredits : 0,
      ruleSetName: ruleSet && `${say(ruleSet.name, locale)} v${ruleSet.version}`, explanation: sentences.map((each) => say(each, locale)),
    };
  }

  private async shown(actor: Actor, rows: readonly BatchRecord[], locale: Locale): Promise<LateEntryBatch[]> {
    const today = dayOf(this.clock.now());
    const [counts, hands] = await Promise.all([countRows(this.reader, rows.map(({ id }) => id)), loadHands(this.reader, rows, actor.teacherId)]);
    return rows.map((row) => toBatch(row, counts.get(row.id), factsOf(row, counts.get(row.id), hands.get(row.id), today), actor, locale));
  }
}

function toBatch(row: BatchRecord, counts: BatchCounts | undefined, facts: BatchFacts, actor: Actor, locale: Locale): LateEntryBatch {
  const { openedByAccountId: _opened, submittedByAccountId: _submitted, decidedByAccountId: _decided, fileId: _file, ...told } = row;
  const ready = counts?.get('READY');
  const { readyCount, suspectCount, refusedCount } = facts;
  const can = (refusal: StepRefusal | null): ViewerCan => {
    const why: Words | null = !actor.is(...LATE_ENTRY_KEEPERS) ? { zh: '由学分审核员或系统管理员办理。', en: 'Credit officers and administrators do this.' } : refusal && wordsOfStep(refusal);
    return { allowed: why === null, reason: why && say(why, locale) };
  };
  return {
    ...told, readyCount, suspectCount, refusedCount,
    worthCenticredits: ready?.worthCenticredits ?? 0, expectedCenticredits: ready?.expectedCenticredits ?? 0, postedCenticredits: ready?.postedCenticredits ?? 0,
    viewerCanEdit: can(refusalToEdit(facts, actor.accountId)), viewerCanFill: can(refusalToFill(facts)), viewerCanSubmit: can(refusalToSubmit(facts, false)), viewerCanSubmitGoodRows: can(refusalToSubmit(facts, true)),
    viewerCanApprove: can(refusalToApprove(facts, actor.accountId, facts.revision)), viewerCanReturn: can(refusalToReturn(facts, actor.accountId)), viewerCanReverse: can(refusalToReverse(facts, actor.accountId)),
  };
}

function toEntry({ content, reasons, id, seq, rowNumber, outcome, person, teacherId, title, worthCenticredits, expectedCenticredits, postedCenticredits, keptReason, claimId }: RowRecord, locale: Locale): LateEntry {
  const claim = content === null ? null : JSON.parse(content) as PlannedClaim;
  return {
    id, seq, rowNumber, outcome, person, teacherId, title, worthCenticredits, expectedCenticredits, postedCenticredits, keptReason, claimId,
    startDay: claim?.startDay ?? null, endDay: claim?.activity.day ?? null, reasons: (JSON.parse(reasons) as RowReason[]).map((reason) => say(reason, locale)),
  };
}
