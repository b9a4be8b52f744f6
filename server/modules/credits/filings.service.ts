import { addDays, dayOf, instantOfCounty } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ClaimFilingRow } from './filings.entities.js';
import type { FilingLevel } from './rules/approval-chain.js';
import { type CloseRefusal, type FilingRefusal, refusalToClose } from './rules/filing.js';

interface Keyed { readonly idempotencyKey?: string | null | undefined }
export interface FilingPrepareInput extends Keyed { readonly filesAt: FilingLevel; readonly title: string; readonly fromDay: string; readonly toDay: string }
export interface FilingCloseInput extends Keyed { readonly filingId: number; readonly number: string; readonly filedDay: string; readonly documentFileId?: string | null | undefined }

/** Batches of recognised claims for the city or the province (备案): taken together, handed over, marked as filed. */
export class ClaimFilings {
  constructor(private readonly work: UnitOfWork) {}

  /** Takes every claim that was recognised on these days, is to be filed there and stands in no batch. */
  prepare(actor: Actor, { idempotencyKey, ...input }: FilingPrepareInput): Promise<Outcome<number, FilingRefusal>> {
    return once(this.work, actor, { operation: 'creditFilingPrepare', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, FilingRefusal>> => {
      const { filesAt, title, fromDay, toDay } = input;
      if (toDay < fromDay) return refused({ code: 'WINDOW_REVERSED' });
      if (toDay > tx.today) return refused({ code: 'WINDOW_IN_FUTURE' });
      const window = [filesAt, instantOfCounty(`${fromDay} 00:00`), instantOfCounty(`${addDays(toDay, 1)} 00:00`)];
      // Locked: who prepares at the same moment waits here and finds nothing left.
      const waiting = await tx.lock<{ id: number }>(`SELECT c.id FROM credit_claims c WHERE ${TO_FILE} ORDER BY c.id`, window);
      if (waiting.length === 0) return refused({ code: 'NOTHING_TO_FILE' });
      const filingId = await tx.insert(ClaimFilingRow, {
        filesAt, title, status: 'PREPARED', fromDay, toDay, claimCount: 0, centicredits: 0, createdByAccountId: actor.accountId, createdBy: actor.name, createdAt: tx.now,
        number: null, filedDay: null, documentFileId: null, closedBy: null, closedAt: null,
      });
      const claimCount = await tx.run(`UPDATE credit_claims AS c SET filingId = ? WHERE ${TO_FILE}`, [filingId, ...window]);
      const [sum] = await tx.rows<{ total: number | null }>('SELECT SUM(postedCenticredits) AS total FROM credit_claims WHERE filingId = ?', [filingId]);
      await tx.run('UPDATE claim_filings SET claimCount = ?, centicredits = ? WHERE id = ?', [claimCount, sum?.total ?? 0, filingId]);
      tx.audit({ action: 'creditFiling.prepare', subjectType: 'CreditFiling', subjectId: filingId, details: { filesAt, fromDay, toDay, claimCount } });
      return done(filingId);
    });
  }

  /** The city or the province has taken it on file. @throws RequestError NOT_FOUND */
  close(actor: Actor, { idempotencyKey, ...input }: FilingCloseInput): Promise<Outcome<number, CloseRefusal>> {
    return once(this.work, actor, { operation: 'creditFilingClose', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CloseRefusal>> => {
      const { filingId, number, filedDay, documentFileId } = input;
      const refusal = refusalToClose(await this.lock(tx, filingId), filedDay, tx.today);
      if (refusal) return refused(refusal);
      const file = documentFileId ? await tx.row<{ id: number; sha256: string }>("SELECT id, sha256 FROM stored_files WHERE id = ? AND purpose = 'filing' AND ownerAccountId = ?", [Number(documentFileId), actor.accountId]) : null;
      if (file === undefined) return refused({ code: 'DOCUMENT_UNKNOWN' });
      await tx.run("UPDATE claim_filings SET status = 'FILED', number = ?, filedDay = ?, documentFileId = ?, closedBy = ?, closedAt = ? WHERE id = ?", [number, filedDay, file?.id ?? null, actor.name, tx.now, filingId]);
      tx.audit({ action: 'creditFiling.close', subjectType: 'CreditFiling', subjectId: filingId, details: { number, filedDay, sha256: file?.sha256 ?? null } });
      return done(filingId);
    });
  }

  /** A batch that was not handed over: its claims are free for another. @throws RequestError NOT_FOUND */
  cancel(actor: Actor, { idempotencyKey, filingId }: Keyed & { filingId: number }): Promise<Outcome<number, CloseRefusal>> {
    return once(this.work, actor, { operation: 'creditFilingCancel', input: { filingId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CloseRefusal>> => {
      const refusal = refusalToClose(await this.lock(tx, filingId), null, tx.today);
      if (refusal) return refused(refusal);
      const freed = await tx.run('UPDATE credit_claims SET filingId = NULL WHERE filingId = ?', [filingId]);
      await tx.run("UPDATE claim_filings SET status = 'CANCELLED', claimCount = 0, centicredits = 0, closedBy = ?, closedAt = ? WHERE id = ?", [actor.name, tx.now, filingId]);
      tx.audit({ action: 'creditFiling.cancel', subjectType: 'CreditFiling', subjectId: filingId, details: { freed } });
      return done(filingId);
    });
  }

  private async lock(tx: Tx, filingId: number): Promise<{ status: ClaimFilingRow['status']; createdDay: string }> {
    const row = await tx.lockOne<ClaimFilingRow>('SELECT * FROM claim_filings WHERE id = ?', [filingId]);
    if (!row) throw notFound({ zh: '备案批次', en: 'filing' });
    return { status: row.status, createdDay: dayOf(row.createdAt) };
  }
}

/** What stands in no batch and was not taken back since. Parameters: level, from, until. */
const TO_FILE = `c.filesAt = ? AND c.filingId IS NULL AND c.status = 'APPROVED' AND c.decidedAt >= ? AND c.decidedAt < ?
  AND NOT EXISTS (SELECT 1 FROM ledger_entries e JOIN ledger_entries r ON r.reversesId = e.id WHERE e.causeKey = concat('claim:', c.id))`;
