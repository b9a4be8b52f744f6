import { notFound, type RequestError } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import { AttendanceStore, type LeaveKind, type RollRow } from '../attendance/index.js';
import { LeaveRequestFileRow, LeaveRequestRow, LeaveRequestSessionRow, LeaveStepRow } from './leave.entities.js';
import { type AskedSession, firstStep, refusalToSend, type SendRefusal } from './rules/leave-request.js';
import type { LeaveAction, LeaveStatus, LeaveStep } from './rules/vocabulary.js';

export interface LeaveAsked {
  readonly rollId: number;
  readonly teacherId: number;
  /** A request that was returned and is sent again. */
  readonly requestId: number | null;
  readonly kind: LeaveKind;
  readonly reason: string;
  readonly sessions: readonly AskedSession[];
  readonly proofFileIds: readonly number[];
  readonly idempotencyKey?: string | null;
}

export const leaveNotFound = (): RequestError => notFound({ zh: '请假申请', en: 'leave request' });

/** The asking side of leave: the teacher himself, or his school for him. */
export class LeaveRequests {
  constructor(private readonly work: UnitOfWork) {}

  /** Sends a request, or one that was returned again. @throws RequestError NOT_FOUND for people who are none of the actor's. */
  send(actor: Actor, input: LeaveAsked): Promise<Outcome<number, SendRefusal>> {
    return once(this.work, actor, { operation: 'leaveRequest.send', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, SendRefusal>> => {
      const teacher = await tx.row<{ schoolId: number }>('SELECT schoolId FROM teachers WHERE id = ?', [input.teacherId]);
      const isBySchool = teacher !== undefined && actor.teacherId !== input.teacherId && isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), teacher);
      if (!teacher || (actor.teacherId !== input.teacherId && !isBySchool)) throw leaveNotFound();
      const roll = await new AttendanceStore(tx).lockRoll(input.rollId);
      const known = input.requestId === null ? null : await ownRequest(tx, input);
      const facts = await factsOf(tx, actor, roll, input, known?.status ?? null);
      const refusal = refusalToSend(facts);
      if (refusal) return refused(refusal);
      const step = firstStep({ asksSchoolFirst: Boolean(roll.leaveSchoolFirst), isEnteredBySchool: isBySchool, isSchoolsOwnRoll: roll.schoolId === teacher.schoolId });
      const values = { kind: input.kind, reason: input.reason.trim(), status: 'REQUESTED' as const, step, enteredByAccountId: actor.accountId, enteredByName: actor.name, sentAt: tx.now, decidedByName: null, decidedAt: null, note: null };
      const id = known?.id ?? await tx.insert(LeaveRequestRow, { rollId: roll.id, teacherId: input.teacherId, schoolId: teacher.schoolId, ...values, createdAt: tx.now, changedAt: tx.now });
      if (known) {
        await tx.run('UPDATE leave_requests SET kind = ?, reason = ?, status = ?, step = ?, enteredByAccountId = ?, enteredByName = ?, sentAt = ?, decidedByName = NULL, decidedAt = NULL, note = NULL, schoolId = ?, changedAt = ? WHERE id = ?',
          [values.kind, values.reason, values.status, step, actor.accountId, actor.name, tx.now, teacher.schoolId, tx.now, id]);
        await tx.run('DELETE FROM leave_request_sessions WHERE requestId = ?', [id]);
        await tx.run('DELETE FROM leave_request_files WHERE requestId = ?', [id]);
      }
      const sessions = input.sessions.map(({ sessionId, minutes }) => ({ requestId: id, sessionId, minutes: minutes ?? facts.sessions.get(sessionId)?.durationMinutes ?? 0 }));
      await tx.insertMany(LeaveRequestSessionRow, sessions);
      await tx.insertMany(LeaveRequestFileRow, [...new Set(input.proofFileIds)].map((fileId) => ({ requestId: id, fileId })));
      await noteStep(tx, actor, { requestId: id, action: 'SENT', step: null, note: null });
      tx.audit({ action: 'leaveRequest.send', subjectType: 'LeaveRequest', subjectId: id, details: { rollId: roll.id, teacherId: input.teacherId, kind: input.kind, sessions: sessions.map(({ sessionId, minutes }) => [sessionId, minutes]), proofs: input.proofFileIds.length, again: known !== null } });
      return done(id);
    });
  }

  /** Takes back what is not decided yet. @throws RequestError NOT_FOUND for what the actor did not and could not send. */
  withdraw(actor: Actor, input: { id: number; idempotencyKey?: string | null }): Promise<Outcome<number, { readonly code: 'DECIDED_ALREADY'; readonly status: LeaveStatus }>> {
    return once(this.work, actor, { operation: 'leaveRequest.withdraw', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { readonly code: 'DECIDED_ALREADY'; readonly status: LeaveStatus }>> => {
      const { request } = await lockRequest(tx, input.id);
      if (!maySend(actor, request)) throw leaveNotFound();
      if (!isOpenStatus(request.status)) return refused({ code: 'DECIDED_ALREADY', status: request.status });
      await tx.run("UPDATE leave_requests SET status = 'WITHDRAWN', step = NULL, changedAt = ? WHERE id = ?", [tx.now, request.id]);
      await noteStep(tx, actor, { requestId: request.id, action: 'WITHDRAWN', step: null, note: null });
      tx.audit({ action: 'leaveRequest.withdraw', subjectType: 'LeaveRequest', subjectId: request.id });
      return done(request.id);
    });
  }
}

/** Not decided for good: it can be withdrawn, and one that was returned be sent again. */
export const isOpenStatus = (status: LeaveStatus): boolean => status === 'REQUESTED' || status === 'RETURNED';

export function maySend(actor: Actor, request: { readonly teacherId: number; readonly schoolId: number }): boolean {
  return (actor.teacherId !== null && actor.teacherId === request.teacherId) || isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), { schoolId: request.schoolId });
}

/** A request under its roll's lock. @throws RequestError NOT_FOUND */
export async function lockRequest(tx: Tx, id: number): Promise<{ roll: RollRow; request: LeaveRequestRow }> {
  const at = await tx.row<{ rollId: number }>('SELECT rollId FROM leave_requests WHERE id = ?', [id]);
  if (!at) throw leaveNotFound();
  const roll = await new AttendanceStore(tx).lockRoll(at.rollId);
  return { roll, request: await tx.row<LeaveRequestRow>('SELECT * FROM leave_requests WHERE id = ?', [id]) as LeaveRequestRow };
}

export function noteStep(tx: Tx, actor: Actor, step: { requestId: number; action: LeaveAction; step: LeaveStep | null; note: string | null }): Promise<number> {
  return tx.insert(LeaveStepRow, { ...step, accountId: actor.accountId, byName: actor.name, at: tx.now });
}

async function ownRequest(tx: Tx, { requestId, rollId, teacherId }: LeaveAsked): Promise<{ id: number; status: LeaveStatus }> {
  const known = await tx.row<{ id: number; status: LeaveStatus }>('SELECT id, status FROM leave_requests WHERE id = ? AND rollId = ? AND teacherId = ?', [requestId, rollId, teacherId]);
  if (!known) throw leaveNotFound();
  return known;
}

async function factsOf(tx: Tx, actor: Actor, roll: RollRow, { teacherId, requestId, sessions, proofFileIds }: LeaveAsked, status: LeaveStatus | null): Promise<Parameters<typeof refusalToSend>[0]> {
  const ids = sessions.map(({ sessionId }) => sessionId);
  const member = await tx.row("SELECT id FROM roll_members WHERE rollId = ? AND teacherId = ? AND status = 'ENROLLED'", [roll.id, teacherId]);
  const known = await tx.rows<{ id: number; ordinal: number; durationMinutes: number }>('SELECT id, ordinal, durationMinutes FROM register_sessions WHERE rollId = ? AND id IN (?) AND cancelledAt IS NULL', [roll.id, ids]);
  const asked = await tx.rows<{ sessionId: number }>(
    "SELECT x.sessionId FROM leave_request_sessions x JOIN leave_requests l ON l.id = x.requestId WHERE l.teacherId = ? AND l.id <> ? AND l.status IN ('REQUESTED', 'APPROVED') AND x.sessionId IN (?)", [teacherId, requestId ?? 0, ids]);
  const proofs = [...new Set(proofFileIds)];
  // Proofs that came with the request before it was returned may have been brought by somebody else: the teacher, or his school.
  const files = await tx.rows<{ id: number }>(
    "SELECT f.id FROM stored_files f WHERE f.id IN (?) AND f.purpose = 'leave-proof' AND (f.ownerAccountId = ? OR EXISTS (SELECT 1 FROM leave_request_files x WHERE x.fileId = f.id AND x.requestId = ?))", [proofs, actor.accountId, requestId ?? 0]);
  return {
    isRollClosed: roll.closedAt !== null, isEnrolled: member !== undefined, needsProof: Boolean(roll.leaveNeedsProof), asked: sessions, status, proofs: proofs.length, knownProofs: files.length,
    sessions: new Map(known.map(({ id, ...session }) => [id, session])), askedAlready: new Set(asked.map(({ sessionId }) => sessionId)),
  };
}
