import { addMilliseconds, dayOf, type Instant } from '../../platform/clock.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { type RegisterSessionRow, type RollRow, SessionChangeRow } from './attendance.entities.js';
import { AttendanceStore } from './attendance.store.js';

export interface SessionTime {
  readonly startsAt: Instant;
  readonly durationMinutes: number;
  readonly place: string;
}

/** Who changed a session, and what people are told of it; null where nobody has seen the plan yet, so that nothing is told. */
interface Author {
  readonly accountId: number | null;
  readonly byName: string;
  readonly reason: string | null;
}

/** A session under its roll's lock, with what its register holds already. */
export interface HeldRegister {
  readonly roll: RollRow;
  readonly session: RegisterSessionRow;
  /** Presences that somebody scanned or staff entered; leave granted ahead is none. */
  readonly recorded: number;
  /** Leave granted for it. */
  readonly granted: number;
}

/** @throws RequestError NOT_FOUND when there is none, or it is cancelled. */
export async function lockRegister(tx: Tx, sessionId: number): Promise<HeldRegister> {
  const { roll, session } = await new AttendanceStore(tx).lockSession(sessionId);
  const count = async (sql: string): Promise<number> => (await tx.row<{ n: number }>(sql, [sessionId]))?.n ?? 0;
  return {
    roll, session,
    recorded: await count(`SELECT COUNT(*) AS n FROM presences p WHERE p.sessionId = ?
      AND NOT (p.status = 'LEAVE' AND EXISTS (SELECT 1 FROM granted_leaves g WHERE g.sessionId = p.sessionId AND g.teacherId = p.teacherId))`),
    granted: await count('SELECT COUNT(*) AS n FROM granted_leaves WHERE sessionId = ?'),
  };
}

/** Puts a session at another time or place. What its register counted stays as it was counted. */
export async function moveSession(tx: Tx, session: RegisterSessionRow, to: SessionTime, by: Author | null): Promise<void> {
  const { startsAt, durationMinutes, place } = to;
  await tx.run('UPDATE register_sessions SET startsAt = ?, endsAt = ?, durationMinutes = ?, day = ?, place = ?, revision = revision + 1 WHERE id = ?',
    [startsAt, addMilliseconds(startsAt, durationMinutes * 60_000), durationMinutes, dayOf(startsAt), place, session.id]);
  await note(tx, { ...session, kind: 'MOVED' }, session, to, by);
}

/** From now on it counts nowhere: not at the gate, not on the calendar, not in an archive. */
export async function cancelSession(tx: Tx, session: RegisterSessionRow, by: Author | null): Promise<void> {
  await tx.run('UPDATE register_sessions SET cancelledAt = ?, revision = revision + 1 WHERE id = ?', [tx.now, session.id]);
  await note(tx, { ...session, kind: 'CANCELLED' }, session, null, by);
}

/** Writes down that a session came to the plan afterwards. */
export async function noteAdded(tx: Tx, rollId: number, sessionId: number, at: SessionTime, by: Author | null): Promise<void> {
  await note(tx, { rollId, id: sessionId, kind: 'ADDED' }, null, at, by);
}

async function note(tx: Tx, { rollId, id, kind }: { rollId: number; id: number; kind: SessionChangeRow['kind'] }, from: SessionTime | null, to: SessionTime | null, by: Author | null): Promise<void> {
  if (by === null) return;
  const { accountId, byName, reason } = by;
  await tx.insert(SessionChangeRow, {
    rollId, sessionId: id, kind, fromStartsAt: from?.startsAt ?? null, fromMinutes: from?.durationMinutes ?? null, fromPlace: from?.place ?? null,
    toStartsAt: to?.startsAt ?? null, toMinutes: to?.durationMinutes ?? null, toPlace: to?.place ?? null, reason, accountId, byName, at: tx.now,
  });
}
