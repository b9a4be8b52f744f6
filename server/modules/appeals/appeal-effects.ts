import type { Words } from '../../platform/locale.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Credits, PostingResult } from '../credits/index.js';
import type { CreditAppealRow } from './appeals.entities.js';

/** What a granted appeal brought, or what still has to be done for it. */
export type Effect =
  | { readonly carryOut: 'DONE'; readonly centicredits: number; readonly entryId: number | null; readonly note: Words | null }
  | { readonly carryOut: 'PENDING'; readonly note: Words };

const nothing = (zh: string, en: string): Effect => ({ carryOut: 'DONE', centicredits: 0, entryId: null, note: { zh, en } });

/**
 * Carries a granted appeal out on the ledger, in the transaction that decides it and under the account's lock. Caps
 * bind the panel too. What a class gives is given by the class: there the outcome is an instruction to reopen it.
 */
export async function carryOut(tx: Tx, credits: Credits, appeal: CreditAppealRow, headAccountId: number): Promise<Effect> {
  if (appeal.completionId !== null) return classEffect(tx, appeal);
  const causeKey = `appeal:${appeal.id}`;
  if (appeal.claimId !== null) {
    const result = await credits.recogniseOnAppeal(tx, { claimId: appeal.claimId, headAccountId });
    return result ? effectOf(result) : nothing('申报已撤回或另行处理，裁定不再产生登记', 'The claim was withdrawn or decided otherwise meanwhile; nothing is posted');
  }
  const record = appeal.entryId === null ? null : await credits.recordOfEntry(tx, appeal.entryId, causeKey);
  if (!record || appeal.entryId === null) return nothing('原登记已不存在，不产生登记', 'The entry is gone; nothing is posted');
  if (appeal.kind === 'REVERSAL') return effectOf((await credits.postings.post(tx, [record]))[0]);
  const before = (await tx.row<{ centicredits: number }>('SELECT centicredits FROM ledger_entries WHERE id = ?', [appeal.entryId]))?.centicredits ?? 0;
  const result = await credits.postings.remeasure(tx, appeal.entryId, record, `申诉 ${appeal.id} 成立，按现有上限余额重新登记`);
  return result ? effectOf(result, before) : nothing('上限内已没有余额，或原登记已冲正，台账不变', 'The caps leave no more, or the entry was taken back; the ledger stays as it is');
}

function effectOf(result: PostingResult | undefined, before = 0): Effect {
  if (!result) throw new Error('a record was posted without an answer');
  if (!result.posted) return { carryOut: 'PENDING', note: result.words };
  if (result.entryId === null) return nothing('上限内已没有余额，计 0 学分', 'The caps leave nothing of it: 0 credits');
  return { carryOut: 'DONE', centicredits: result.centicredits - before, entryId: result.entryId, note: null };
}

/** Carried out once the class was closed again with a line for the applicant. */
async function classEffect(tx: Tx, { cohortId, completionId, teacherId }: CreditAppealRow): Promise<Effect> {
  const line = await tx.row<{ id: number; centicredits: number }>(
    `SELECT x.id, x.centicredits FROM completions x JOIN cohorts c ON c.id = x.cohortId AND c.closingRound = x.round
     WHERE x.cohortId = ? AND x.teacherId = ? AND c.status = 'CLOSED' AND x.round > (SELECT o.round FROM completions o WHERE o.id = ?)`, [cohortId, teacherId, completionId]);
  if (!line) return { carryOut: 'PENDING', note: { zh: '须撤销该班结业，按裁定更正后重新结业', en: 'The class has to be reopened, corrected as the panel decided, and closed again' } };
  const entry = await tx.row<{ id: number }>('SELECT id FROM ledger_entries WHERE causeKey = ?', [`completion:${line.id}`]);
  return { carryOut: 'DONE', centicredits: line.centicredits, entryId: entry?.id ?? null, note: null };
}
