import { notFound } from '../../platform/errors.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import type { PlannedClaim, Recognised, RowOutcome } from '../credits/index.js';
import type { LateEntryBatchRow, LateEntryRow } from './late-entries.entities.js';
import type { BatchFacts } from './rules/batch-steps.js';

export interface RowCounts { readonly count: number; readonly worthCenticredits: number; readonly expectedCenticredits: number; readonly postedCenticredits: number }
export type BatchCounts = ReadonlyMap<RowOutcome, RowCounts>;

/** A row that can be posted, with the claim that it will be. */
export interface GoodRow extends Pick<LateEntryRow, 'id' | 'seq' | 'outcome' | 'rowNumber' | 'keptReason' | 'person'> { readonly claim: PlannedClaim }

/** Names the claim behind a row of a batch. */
export const sourceKeyOf = (batchId: number, seq: number): string => `order:${batchId}:${seq}`;

/** What the ledger would be given for a row. */
export const recordOf = (batchId: number, seq: number, { teacherId, title, startDay, activity }: PlannedClaim): Recognised =>
  ({ teacherId, causeKey: sourceKeyOf(batchId, seq), title, startDay, providerKey: null, activity });

/** How many rows of each outcome, and what they are worth, by batch. */
export async function countRows(source: Reader, batchIds: readonly number[]): Promise<Map<number, BatchCounts>> {
  const rows = await source.rows<{ batchId: number; outcome: RowOutcome; n: number; worth: number; expected: number; posted: number }>(
    `SELECT l.batchId, l.outcome, COUNT(*) AS n, SUM(l.worthCenticredits) AS worth, SUM(COALESCE(l.expectedCenticredits, 0)) AS expected, SUM(COALESCE(c.postedCenticredits, 0)) AS posted
     FROM late_entry_rows l LEFT JOIN credit_claims c ON c.id = l.claimId WHERE l.batchId IN (?) GROUP BY l.batchId, l.outcome`, [[...batchIds]]);
  const byBatch = new Map<number, Map<RowOutcome, RowCounts>>();
  for (const { batchId, outcome, n, worth, expected, posted } of rows) {
    byBatch.set(batchId, (byBatch.get(batchId) ?? new Map<RowOutcome, RowCounts>()).set(outcome, { count: n, worthCenticredits: Number(worth), expectedCenticredits: Number(expected), postedCenticredits: Number(posted) }));
  }
  return byBatch;
}

/** Everybody who had a hand in filling each batch, and whether it holds rows of this teacher. */
export async function loadHands(source: Reader, batches: readonly LateEntryBatchRow[], teacherId: number | null): Promise<Map<number, { authors: number[]; concerned: boolean }>> {
  const ids = batches.map(({ id }) => id);
  const added = await source.rows<{ batchId: number; accountId: number }>('SELECT batchId, addedByAccountId AS accountId FROM late_entry_rows WHERE batchId IN (?) UNION SELECT batchId, keptByAccountId FROM late_entry_rows WHERE batchId IN (?) AND keptByAccountId IS NOT NULL', [ids, ids]);
  const own = new Set(teacherId === null ? [] : (await source.rows<{ batchId: number }>('SELECT DISTINCT batchId FROM late_entry_rows WHERE batchId IN (?) AND teacherId = ?', [ids, teacherId])).map((each) => each.batchId));
  return new Map(batches.map(({ id, openedByAccountId, submittedByAccountId }) => [id, {
    authors: [...new Set([openedByAccountId, ...(submittedByAccountId === null ? [] : [submittedByAccountId]), ...added.filter((each) => each.batchId === id).map((each) => each.accountId)])],
    concerned: own.has(id),
  }]));
}

/** Locks a batch and reads what every step asks. @throws RequestError NOT_FOUND */
export async function lockBatch(tx: Tx, actor: Actor, batchId: number): Promise<{ batch: LateEntryBatchRow; facts: BatchFacts }> {
  const batch = await tx.lockOne<LateEntryBatchRow>('SELECT * FROM late_entry_batches WHERE id = ?', [batchId]);
  if (!batch) throw notFound({ zh: '补登批次', en: 'batch of late entries' });
  const hands = (await loadHands(tx, [batch], actor.teacherId)).get(batchId);
  return { batch, facts: factsOf(batch, (await countRows(tx, [batchId])).get(batchId), hands, tx.today) };
}

export function factsOf({ status, revision, cutOffDay, openedByAccountId, openedBy }: LateEntryBatchRow, counts: BatchCounts | undefined, hands: { authors: number[]; concerned: boolean } | undefined, today: string): BatchFacts {
  const count = (outcome: RowOutcome): number => counts?.get(outcome)?.count ?? 0;
  return { status, revision, cutOffDay, today, openedByAccountId, openedBy, readyCount: count('READY'), suspectCount: count('SUSPECT'), refusedCount: count('REFUSED'), authorAccountIds: hands?.authors ?? [], concernsDecider: hands?.concerned ?? false };
}

/** The rows that can be posted, in their order; suspected ones too when asked for. */
export async function goodRows(source: Reader, batchId: number, withSuspects = false): Promise<GoodRow[]> {
  const rows = await source.rows<LateEntryRow>('SELECT id, seq, outcome, rowNumber, keptReason, person, content FROM late_entry_rows WHERE batchId = ? AND outcome IN (?) ORDER BY seq', [batchId, withSuspects ? ['READY', 'SUSPECT'] : ['READY']]);
  return rows.map(({ content, ...row }) => ({ ...row, claim: JSON.parse(content ?? '{}') as PlannedClaim }));
}
