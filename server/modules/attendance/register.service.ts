import { randomBytes } from 'node:crypto';

import { type Clock, dateOf, type Instant, instantOf } from '../../platform/clock.js';
import { forbidden } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { PresenceChangeRow, PresenceRow, type RegisterSessionRow, type RollRow } from './attendance.entities.js';
import { CheckInOpeningRow } from './scans.entities.js';
import { mayManage, mayRead } from './attendance.policy.js';
import { sessionNotFound } from './attendance.errors.js';
import { AttendanceStore } from './attendance.store.js';
import { isOpenForCheckIn } from './check-in.facts.js';
import { presentMinutes, type PresenceStatus } from './rules/attendance-minutes.js';
import { type ClosingRefusal, type OpeningRefusal, refusalToClose, refusalToOpen, type WindowFacts } from './rules/check-in-window.js';
import { type HandEntryRefusal, refusalToEnterByHand } from './rules/hand-entry.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

export interface HandEntry extends Keyed {
  readonly sessionId: number;
  readonly teacherIds: readonly number[];
  readonly status: PresenceStatus;
  /** For LATE and LEFT_EARLY. */
  readonly presentMinutes: number | null;
  readonly reason: string;
}

/** The staff's side of a register: opening, closing, and entries by hand. Every decision is audited. */
export class Registers {
  constructor(private readonly work: UnitOfWork) {}

  /** Opens check-in, or opens it again; codes of an earlier opening are dead. @throws RequestError NOT_FOUND out of scope. */
  openCheckIn(actor: Actor, input: { sessionId: number } & Keyed): Promise<Outcome<number, OpeningRefusal>> {
    return once(this.work, actor, { operation: 'session.openCheckIn', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, OpeningRefusal>> => {
      const { roll, session } = await this.lockManaged(tx, actor, input.sessionId);
      const refusal = refusalToOpen(windowFacts(roll, session, tx.now));
      if (refusal) return refused(refusal);
      const salt = randomBytes(12).toString('base64url');
      await tx.run('UPDATE register_sessions SET openedAt = ?, closedAt = NULL, salt = ? WHERE id = ?', [tx.now, salt, session.id]);
      await tx.insert(CheckInOpeningRow, { sessionId: session.id, salt, openedAt: tx.now, closedAt: null });
      tx.audit({ action: 'session.openCheckIn', subjectType: 'register_session', subjectId: session.id, details: { again: session.openedAt !== null } });
      return done(session.id);
    });
  }

  /**
   * Ends check-in and marks whoever is missing as absent. Before the session's start nobody is
   * marked: it goes back to planned. Returns how many were marked.
   */
  closeCheckIn(actor: Actor, input: { sessionId: number } & Keyed): Promise<Outcome<{ sessionId: number; markedAbsent: number }, ClosingRefusal>> {
    return once(this.work, actor, { operation: 'session.closeCheckIn', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<{ sessionId: number; markedAbsent: number }, ClosingRefusal>> => {
      const { roll, session } = await this.lockManaged(tx, actor, input.sessionId);
      const facts = windowFacts(roll, session, tx.now);
      const refusal = refusalToClose(facts);
      if (refusal) return refused(refusal);
      const isBeforeStart = facts.minutesAfterStart < 0;
      const markedAbsent = isBeforeStart ? 0 : await new AttendanceStore(tx).completeSession(roll.id, session.id);
      if (isBeforeStart) await new AttendanceStore(tx).endOpening(session.id);
      if (isBeforeStart) await tx.run('UPDATE register_sessions SET openedAt = NULL, salt = NULL WHERE id = ?', [session.id]);
      tx.audit({ action: 'session.closeCheckIn', subjectType: 'register_session', subjectId: session.id, details: { markedAbsent, beforeStart: isBeforeStart } });
      return done({ sessionId: session.id, markedAbsent });
    });
  }

  /** Enters or corrects presences by hand, all or none; what is as entered already stays untouched. Returns how many changed. */
  enterByHand(actor: Actor, input: HandEntry): Promise<Outcome<{ sessionId: number; changedCount: number }, HandEntryRefusal>> {
    return once(this.work, actor, { operation: 'presence.set', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<{ sessionId: number; changedCount: number }, HandEntryRefusal>> => {
      const { roll, session } = await this.lockManaged(tx, actor, input.sessionId);
      const teacherIds = [...new Set(input.teacherIds)];
      const enrolled = await tx.rows<{ teacherId: number }>("SELECT teacherId FROM roll_members WHERE rollId = ? AND status = 'ENROLLED' AND teacherId IN (?)", [roll.id, teacherIds]);
      const { durationMinutes } = session;
      const reason = input.reason.trim();
      const refusal = refusalToEnterByHand({
        ...windowFacts(roll, session, tx.now), teacherIds, reason, durationMinutes, status: input.status, statedMinutes: input.presentMinutes,
        enrolledIds: new Set(enrolled.map((each) => each.teacherId)), ownTeacherId: actor.teacherId,
      });
      if (refusal) return refused(refusal);
      const before = new Map((await tx.rows<PresenceRow>('SELECT * FROM presences WHERE sessionId = ? AND teacherId IN (?)', [session.id, teacherIds])).map((each) => [each.teacherId, each]));
      const minutes = presentMinutes(input.status, { durationMinutes, minutesAfterStart: null, statedMinutes: input.presentMinutes });
      const changed = teacherIds.filter((each) => {
        const known = before.get(each);
        return !known || known.status !== input.status || known.presentMinutes !== minutes;
      });
      const known = changed.filter((each) => before.has(each));
      const entry = { status: input.status, presentMinutes: minutes, source: 'HAND' as const, enteredByAccountId: actor.accountId, reason };
      await tx.insertMany(PresenceRow, changed.filter((each) => !before.has(each)).map((teacherId) => ({
        sessionId: session.id, teacherId, ...entry, checkedInAt: null, lastSeenAt: null, deviceKey: null, requestKey: null, createdAt: tx.now, changedAt: tx.now,
      })));
      await tx.run("UPDATE presences SET status = ?, presentMinutes = ?, source = 'HAND', enteredByAccountId = ?, reason = ?, lastSeenAt = NULL, requestKey = NULL, changedAt = ? WHERE sessionId = ? AND teacherId IN (?)",
        [entry.status, minutes, actor.accountId, reason, tx.now, session.id, known]);
      await tx.insertMany(PresenceChangeRow, changed.map((teacherId) => ({
        sessionId: session.id, teacherId, fromStatus: before.get(teacherId)?.status ?? null, toStatus: input.status, fromMinutes: before.get(teacherId)?.presentMinutes ?? null, toMinutes: minutes,
        source: 'HAND' as const, reason, accountId: actor.accountId, accountName: actor.name, at: tx.now,
      })));
      await new AttendanceStore(tx).recountSession(session.id);
      if (changed.length > 0) tx.audit({ action: 'presence.set', subjectType: 'register_session', subjectId: session.id, details: { status: input.status, presentMinutes: minutes, teacherIds: changed, reason } });
      return done({ sessionId: session.id, changedCount: changed.length });
    });
  }

  /** @throws RequestError NOT_FOUND outside the actor's reach, FORBIDDEN where he may only look. */
  private async lockManaged(tx: Tx, actor: Actor, sessionId: number): Promise<{ roll: RollRow; session: RegisterSessionRow }> {
    const found = await new AttendanceStore(tx).lockSession(sessionId);
    if (!mayRead(actor, found.roll)) throw sessionNotFound();
    if (!mayManage(actor, found.roll)) throw forbidden();
    return found;
  }
}

export function windowFacts(roll: Pick<RollRow, 'closedAt'>, session: Pick<RegisterSessionRow, 'openedAt' | 'closedAt' | 'salt' | 'startsAt'>, now: Instant): WindowFacts {
  return {
    isRollClosed: roll.closedAt !== null, isOpen: isOpenForCheckIn(session), isClosed: session.closedAt !== null,
    minutesAfterStart: Math.floor((dateOf(now).getTime() - dateOf(session.startsAt).getTime()) / 60_000),
  };
}

/** The same facts outside a transaction, to tell the console what may be done. */
export const windowFactsNow = (clock: Clock, roll: Pick<RollRow, 'closedAt'>, session: RegisterSessionRow): WindowFacts => windowFacts(roll, session, instantOf(clock.now()));
