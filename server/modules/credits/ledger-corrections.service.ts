import { notFound } from '../../platform/errors.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Postings } from './posting.service.js';

/** Corrections of the ledger, by opposites only. */
export class LedgerCorrections {
  constructor(private readonly work: UnitOfWork, private readonly postings: Postings) {}

  /** @throws RequestError NOT_FOUND when one of the entries is the officer's own. */
  reverse(actor: Actor, { entryIds, reason, idempotencyKey }: { entryIds: readonly string[]; reason: string; idempotencyKey?: string | null }): Promise<number> {
    return once(this.work, actor, { operation: 'ledgerEntriesReverse', input: { entryIds, reason }, key: idempotencyKey ?? null }, async (tx) => {
      const ids = entryIds.map(Number);
      const own = await tx.row('SELECT id FROM ledger_entries WHERE id IN (?) AND teacherId = ?', [ids, actor.teacherId ?? 0]);
      if (own) throw notFound({ zh: '学分登记', en: 'ledger entry' });
      return (await this.postings.reverse(tx, ids, reason)).length;
    });
  }
}
