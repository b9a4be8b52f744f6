import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import { type Attendance, AttendanceStore, mayManage, type RollRow } from '../attendance/index.js';
import { leaveNotFound, noteStep } from './leave-requests.service.js';
import type { LeaveRequestRow } from './leave.entities.js';
import { mayReadLeave } from './leave.policy.js';
import { type DecisionRefusal, refusalToDecide } from './rules/leave-decision.js';
import type { LeaveAction, LeaveDecision, LeaveStatus, LeaveStep } from './rules/vocabulary.js';

export interface DecisionInput {
  readonly ids: readonly number[];
  readonly decision: LeaveDecision;
  readonly note: string;
  readonly idempotencyKey?: string | null;
}

export interface LeaveDecided {
  readonly requestId: number;
  readonly status: LeaveStatus;
  readonly refusal: DecisionRefusal | null;
}

const BECOMES: Readonly<Record<LeaveDecision, Exclude<LeaveAction, 'SENT' | 'WITHDRAWN'>>> = { APPROVE: 'APPROVED', RETURN: 'RETURNED', REFUSE: 'REFUSED' };

/** The deciding side of leave: the teacher's school where the class asks it, then whoever keeps the register. */
export class LeaveDecisions {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  /** Decides each request for itself; answers what became of each. @throws RequestError NOT_FOUND when one of them is out of reach. */
  decide(actor: Actor, input: DecisionInput): Promise<Outcome<LeaveDecided[], { readonly code: 'NOTE_MISSING' }>> {
    return once(this.work, actor, { operation: 'leaveRequest.decide', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<LeaveDecided[], { readonly code: 'NOTE_MISSING' }>> => {
      const note = input.note.trim();
      if (input.decision !== 'APPROVE' && note.length < 2) return refused({ code: 'NOTE_MISSING' });
      const results: LeaveDecided[] = [];
      // Rolls are locked in the order of their ids, so that two who decide many at once wait for each other and never in a circle.
      for (const { roll, requests } of await lockAll(tx, input.ids)) {
        for (const request of requests) results.push(await this.decideOne(tx, actor, roll, request, input.decision, note === '' ? null : note));
      }
      return done(results.sort((one, other) => input.ids.indexOf(one.requestId) - input.ids.indexOf(other.requestId)));
    });
  }

  private async decideOne(tx: Tx, actor: Actor, roll: RollRow, request: LeaveRequestRow, decision: LeaveDecision, note: string | null): Promise<LeaveDecided> {
    if (!mayReadLeave(actor, roll, request)) throw leaveNotFound();
    const member = await tx.row("SELECT id FROM roll_members WHERE rollId = ? AND teacherId = ? AND status = 'ENROLLED'", [roll.id, request.teacherId]);
    const refusal = refusalToDecide({ ...whatDecides(actor, roll, request), decision, isEnrolled: member !== undefined });
    if (refusal) return { requestId: request.id, status: request.status, refusal };
    const { id, step, teacherId, kind, reason } = request;
    const isPassedOn = decision === 'APPROVE' && step === 'SCHOOL';
    const status = isPassedOn ? 'REQUESTED' : BECOMES[decision];
    await tx.run('UPDATE leave_requests SET status = ?, step = ?, decidedByName = ?, decidedAt = ?, note = ?, changedAt = ? WHERE id = ?', [status, isPassedOn ? 'KEEPER' : null, actor.name, tx.now, note, tx.now, id]);
    await noteStep(tx, actor, { requestId: id, action: BECOMES[decision], step, note });
    if (status === 'APPROVED') {
      const sessions = await standingSessions(tx, id);
      await this.attendance.grantLeave(tx, roll.id, { requestId: id, teacherId, kind, reason, sessions, by: { accountId: actor.accountId, name: actor.name } });
    }
    tx.audit({ action: 'leaveRequest.decide', subjectType: 'LeaveRequest', subjectId: id, details: { decision, step, note, teacherId } });
    return { requestId: id, status, refusal: null };
  }
}

/** Steps at which the actor decides on this request. */
export function stepsOf(actor: Actor, roll: Pick<RollRow, 'schoolId' | 'hostTeacherId'>, { schoolId }: { readonly schoolId: number }): LeaveStep[] {
  return [...(isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), { schoolId }) ? ['SCHOOL' as const] : []), ...(mayManage(actor, roll) ? ['KEEPER' as const] : [])];
}

/** All but the decision and who is enrolled, for those who decide and to tell the console what may be done. */
export function whatDecides(actor: Actor, roll: Pick<RollRow, 'schoolId' | 'hostTeacherId' | 'closedAt'>, request: Pick<LeaveRequestRow, 'status' | 'step' | 'teacherId' | 'schoolId' | 'enteredByAccountId'>): Omit<Parameters<typeof refusalToDecide>[0], 'decision' | 'isEnrolled'> {
  return {
    status: request.status, step: request.step, mine: stepsOf(actor, roll, request), isOwn: actor.teacherId === request.teacherId, isEnteredByDecider: actor.accountId === request.enteredByAccountId, isRollClosed: roll.closedAt !== null,
  };
}

/** What is granted: sessions that were cancelled since it was asked fall away, and nobody is on leave for longer than a session that was shortened. */
async function standingSessions(tx: Tx, requestId: number): Promise<{ sessionId: number; minutes: number }[]> {
  await tx.run('DELETE FROM leave_request_sessions WHERE requestId = ? AND sessionId IN (SELECT id FROM register_sessions WHERE cancelledAt IS NOT NULL)', [requestId]);
  await tx.run(`UPDATE leave_request_sessions SET minutes = (SELECT s.durationMinutes FROM register_sessions s WHERE s.id = leave_request_sessions.sessionId)
    WHERE requestId = ? AND minutes > (SELECT s.durationMinutes FROM register_sessions s WHERE s.id = leave_request_sessions.sessionId)`, [requestId]);
  return tx.rows('SELECT sessionId, minutes FROM leave_request_sessions WHERE requestId = ? ORDER BY sessionId', [requestId]);
}

async function lockAll(tx: Tx, ids: readonly number[]): Promise<{ roll: RollRow; requests: LeaveRequestRow[] }[]> {
  const wanted = [...new Set(ids)];
  const rolls = await tx.rows<{ rollId: number }>('SELECT DISTINCT rollId FROM leave_requests WHERE id IN (?) ORDER BY rollId', [wanted]);
  const locked: { roll: RollRow; requests: LeaveRequestRow[] }[] = [];
  for (const { rollId } of rolls) {
    const roll = await new AttendanceStore(tx).lockRoll(rollId);
    locked.push({ roll, requests: await tx.rows<LeaveRequestRow>('SELECT * FROM leave_requests WHERE rollId = ? AND id IN (?) ORDER BY id', [rollId, wanted]) });
  }
  if (locked.reduce((sum, { requests }) => sum + requests.length, 0) !== wanted.length) throw leaveNotFound();
  return locked;
}
