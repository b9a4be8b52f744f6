import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import type { IntakeBatchRow } from './intake.entities.js';
import { IntakeStore } from './intake.store.js';

export type QuarantineRefusal = { readonly code: 'ALREADY_QUARANTINED' };

export interface HeldBatch {
  readonly batchId: number;
  /** Claims that waited and are now held back. */
  readonly quarantined: number;
  /** Ledger entries that were taken back. */
  readonly reversed: number;
}

/** Takes back all that one batch brought, in one action. */
export class BatchQuarantines {
  constructor(private readonly work: UnitOfWork, private readonly claims: Credits['claims']) {}

  /** Only what this batch brought itself: records that it merely repeated belong to the batch that brought them. */
  quarantine(actor: Actor, { batchId, reason, idempotencyKey }: { batchId: number; reason: string; idempotencyKey?: string | null }): Promise<Outcome<HeldBatch, QuarantineRefusal>> {
    return once(this.work, actor, { operation: 'intakeBatchQuarantine', input: { batchId, reason }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<HeldBatch, QuarantineRefusal>> => {
      const at = await tx.row<{ providerId: number }>('SELECT providerId FROM intake_batches WHERE id = ?', [batchId]);
      if (!at) throw notFound({ zh: '报送批次', en: 'batch' });
      await new IntakeStore(tx).lockProvider(at.providerId);
      const batch = await tx.row<IntakeBatchRow>('SELECT * FROM intake_batches WHERE id = ?', [batchId]);
      if (batch?.quarantinedAt) return refused({ code: 'ALREADY_QUARANTINED' });
      const claims = await tx.rows<{ claimId: number }>('SELECT claimId FROM external_records WHERE batchId = ? AND claimId IS NOT NULL', [batchId]);
      const held = await this.claims.holdBack(tx, claims.map((each) => each.claimId), reason);
      await tx.run('UPDATE intake_batches SET quarantinedAt = ?, quarantineReason = ?, quarantinedByAccountId = ? WHERE id = ?', [tx.now, reason, actor.accountId, batchId]);
      tx.audit({ action: 'intakeBatch.quarantine', subjectType: 'IntakeBatch', subjectId: batchId, details: { reason, ...held } });
      return done({ batchId, ...held });
    });
  }
}
