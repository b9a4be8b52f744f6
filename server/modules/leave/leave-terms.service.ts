import { forbidden } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { AttendanceStore, type LeaveKind, mayManage, mayRead, rollNotFound } from '../attendance/index.js';

interface TermsInput {
  readonly rollId: number;
  readonly schoolFirst: boolean;
  readonly needsProof: boolean;
  readonly excusedKinds: readonly LeaveKind[];
  readonly idempotencyKey?: string | null;
}

/** What holds for leave in one class: who says yes, whether proof is asked for, and how it counts at the gate. */
export class LeaveTerms {
  constructor(private readonly work: UnitOfWork) {}

  /** Holds from now on for every request, and for the gate at once. @throws RequestError NOT_FOUND, FORBIDDEN */
  set(actor: Actor, input: TermsInput): Promise<Outcome<number, { readonly code: 'ROLL_CLOSED' }>> {
    return once(this.work, actor, { operation: 'leaveTerms.set', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { readonly code: 'ROLL_CLOSED' }>> => {
      const roll = await new AttendanceStore(tx).lockRoll(input.rollId);
      if (!mayRead(actor, roll)) throw rollNotFound();
      if (!mayManage(actor, roll)) throw forbidden();
      if (roll.closedAt) return refused({ code: 'ROLL_CLOSED' });
      const { schoolFirst, needsProof } = input;
      const excuses = [...new Set(input.excusedKinds)].sort().join(',');
      await tx.run('UPDATE rolls SET leaveSchoolFirst = ?, leaveNeedsProof = ?, leaveExcuses = ? WHERE id = ?', [schoolFirst ? 1 : 0, needsProof ? 1 : 0, excuses, roll.id]);
      tx.audit({ action: 'leaveTerms.set', subjectType: 'Roll', subjectId: roll.id, details: { schoolFirst, needsProof, excuses, before: { schoolFirst: Boolean(roll.leaveSchoolFirst), needsProof: Boolean(roll.leaveNeedsProof), excuses: roll.leaveExcuses } } });
      return done(roll.id);
    });
  }
}
