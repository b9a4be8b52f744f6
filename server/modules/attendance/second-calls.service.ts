import { addMilliseconds } from '../../platform/clock.js';
import { forbidden } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { RegisterSessionRow, RollRow } from './attendance.entities.js';
import { CallAnswerRow, HeadCountRow, SessionCallRow } from './calls.entities.js';
import { sessionNotFound } from './attendance.errors.js';
import { mayManage, mayRead } from './attendance.policy.js';
import { AttendanceStore } from './attendance.store.js';
import { isOpenForCheckIn } from './check-in.facts.js';
import { type CallRefusal, refusalToCall } from './rules/second-call.js';

type Keyed = { readonly idempotencyKey?: string | null };
export type ConfirmRefusal = { readonly code: 'ROLL_CLOSED' } | { readonly code: 'REASON_MISSING' } | { readonly code: 'OWN_PRESENCE' } | { readonly code: 'NOT_ATTENDING' };
export type HeadCountRefusal = { readonly code: 'ROLL_CLOSED' } | { readonly code: 'NOTE_MISSING'; readonly difference: number };

/** What proves that those on the list are in the room: a second call, and heads counted. */
export class SecondCalls {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws RequestError NOT_FOUND outside the actor's reach, FORBIDDEN where he may only look. */
  call(actor: Actor, input: { sessionId: number; minutes: number } & Keyed): Promise<Outcome<number, CallRefusal>> {
    return once(this.work, actor, { operation: 'session.call', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CallRefusal>> => {
      const { roll, session } = await this.lockManaged(tx, actor, input.sessionId);
      const running = await tx.row('SELECT id FROM session_calls WHERE sessionId = ? AND untilAt > ?', [session.id, tx.now]);
      const refusal = refusalToCall({ isRollClosed: roll.closedAt !== null, isOpen: isOpenForCheckIn(session), isCallRunning: running !== undefined, attending: session.presentCount });
      if (refusal) return refused(refusal);
      const callId = await tx.insert(SessionCallRow, { sessionId: session.id, minutes: input.minutes, expected: session.presentCount, calledAt: tx.now, untilAt: addMilliseconds(tx.now, input.minutes * 60_000), calledBy: actor.name });
      tx.audit({ action: 'session.call', subjectType: 'register_session', subjectId: session.id, details: { callId, minutes: input.minutes, expected: session.presentCount } });
      return done(session.id);
    });
  }

  /** Staff see somebody whose phone does not answer; at any time until the roll is closed. */
  confirm(actor: Actor, input: { sessionId: number; callId: number; teacherIds: readonly number[]; reason: string } & Keyed): Promise<Outcome<number, ConfirmRefusal>> {
    return once(this.work, actor, { operation: 'session.confirmCall', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ConfirmRefusal>> => {
      const { roll, session } = await this.lockManaged(tx, actor, input.sessionId);
      if (!await tx.row('SELECT id FROM session_calls WHERE id = ? AND sessionId = ?', [input.callId, session.id])) throw sessionNotFound();
      const teacherIds = [...new Set(input.teacherIds)];
      const reason = input.reason.trim();
      if (roll.closedAt) return refused({ code: 'ROLL_CLOSED' });
      if (reason.length < 2) return refused({ code: 'REASON_MISSING' });
      if (actor.teacherId !== null && teacherIds.includes(actor.teacherId)) return refused({ code: 'OWN_PRESENCE' });
      const attending = await tx.rows<{ teacherId: number }>("SELECT teacherId FROM presences WHERE sessionId = ? AND status IN ('PRESENT', 'LATE', 'LEFT_EARLY') AND teacherId IN (?)", [session.id, teacherIds]);
      if (attending.length !== teacherIds.length) return refused({ code: 'NOT_ATTENDING' });
      const answered = new Set((await tx.rows<{ teacherId: number }>('SELECT teacherId FROM call_answers WHERE callId = ? AND teacherId IN (?)', [input.callId, teacherIds])).map((each) => each.teacherId));
      const fresh = teacherIds.filter((each) => !answered.has(each));
      await tx.insertMany(CallAnswerRow, fresh.map((teacherId) => ({ callId: input.callId, teacherId, at: tx.now, confirmedBy: actor.name, reason })));
      if (fresh.length > 0) tx.audit({ action: 'session.confirmCall', subjectType: 'register_session', subjectId: session.id, details: { callId: input.callId, teacherIds: fresh, reason } });
      return done(session.id);
    });
  }

  /** Keeps how many heads there are beside how many the register has; a difference has to be explained. */
  countHeads(actor: Actor, input: { sessionId: number; heads: number; note: string } & Keyed): Promise<Outcome<number, HeadCountRefusal>> {
    return once(this.work, actor, { operation: 'session.countHeads', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, HeadCountRefusal>> => {
      const { roll, session } = await this.lockManaged(tx, actor, input.sessionId);
      const note = input.note.trim();
      const difference = input.heads - session.presentCount;
      if (roll.closedAt) return refused({ code: 'ROLL_CLOSED' });
      if (difference !== 0 && note.length < 2) return refused({ code: 'NOTE_MISSING', difference });
      await tx.insert(HeadCountRow, { sessionId: session.id, heads: input.heads, attending: session.presentCount, note, countedBy: actor.name, at: tx.now });
      tx.audit({ action: 'session.countHeads', subjectType: 'register_session', subjectId: session.id, details: { heads: input.heads, attending: session.presentCount, note } });
      return done(session.id);
    });
  }

  private async lockManaged(tx: Tx, actor: Actor, sessionId: number): Promise<{ roll: RollRow; session: RegisterSessionRow }> {
    const found = await new AttendanceStore(tx).findSession(sessionId);
    if (!found || !mayRead(actor, found.roll)) throw sessionNotFound();
    if (!mayManage(actor, found.roll)) throw forbidden();
    return found;
  }
}
