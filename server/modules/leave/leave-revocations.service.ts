import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { whatDecides } from './leave-decisions.service.js';
import { leaveNotFound, lockRequest, noteStep } from './leave-requests.service.js';
import { mayReadLeave } from './leave.policy.js';
import { refusalToRevoke, type RevokeRefusal } from './rules/leave-revocation.js';

/** Takes granted leave back, until the register is sealed: the gate has the minutes again, and every step stays readable. */
export class LeaveRevocations {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  /** @throws RequestError NOT_FOUND out of reach. */
  revoke(actor: Actor, input: { id: number; reason: string; idempotencyKey?: string | null }): Promise<Outcome<number, RevokeRefusal>> {
    return once(this.work, actor, { operation: 'leaveRequest.revoke', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RevokeRefusal>> => {
      const { roll, request } = await lockRequest(tx, input.id);
      if (!mayReadLeave(actor, roll, request)) throw leaveNotFound();
      const refusal = refusalToRevoke(whatDecides(actor, roll, request));
      if (refusal) return refused(refusal);
      const { id, teacherId } = request;
      const reason = input.reason.trim();
      await tx.run("UPDATE leave_requests SET status = 'REFUSED', decidedByName = ?, decidedAt = ?, note = ?, changedAt = ? WHERE id = ?", [actor.name, tx.now, reason, tx.now, id]);
      await noteStep(tx, actor, { requestId: id, action: 'REFUSED', step: 'KEEPER', note: reason });
      const sessionIds = await this.attendance.revokeLeave(tx, roll.id, { requestId: id, teacherId, reason, by: { accountId: actor.accountId, name: actor.name } });
      tx.audit({ action: 'leaveRequest.revoke', subjectType: 'LeaveRequest', subjectId: id, details: { teacherId, sessionIds, reason } });
      return done(id);
    });
  }
}
