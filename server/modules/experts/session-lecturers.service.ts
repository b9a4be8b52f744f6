import { badInput, notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { SessionLecturerRow } from './experts.entities.js';
import { lockExpert } from './experts.service.js';
import { type LecturerRefusal, refusalOfLecturer } from './rules/invitation.js';
import type { ExpertStatus, FeeStatus } from './rules/vocabulary.js';

/** What stands where a name was, once the expert is off. */
const TO_BE_NAMED = '待定';

export interface LockedSession {
  readonly id: number;
  readonly endsAt: string;
  readonly isSealed: boolean;
  readonly expertId: number | null;
  readonly expertName: string | null;
}

/** Who of the pool holds which session. The register shows the name; this keeps the reference. */
export class SessionLecturers {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  name(actor: Actor, input: { sessionId: string; expertId?: string | null; lecturer?: string | null; idempotencyKey?: string | null }): Promise<Outcome<number, LecturerRefusal>> {
    const { idempotencyKey, ...asked } = input;
    return once(this.work, actor, { operation: 'sessionNameLecturer', input: asked, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, LecturerRefusal>> => {
      const session = await lockSession(tx, Number(asked.sessionId));
      const expert = asked.expertId ? await lockExpert(tx, Number(asked.expertId)) : null;
      const lecturer = expert?.name ?? asked.lecturer?.trim() ?? '';
      const fee = await tx.lockOne<{ status: FeeStatus; amountFen: number }>('SELECT status, amountFen FROM expert_fees WHERE sessionId = ? AND expertId <> ?', [session.id, expert?.id ?? 0]);
      const refusal = refusalOfLecturer({ isSealed: session.isSealed, hasLecturer: lecturer !== '', status: expert && expert.id !== session.expertId ? expert.status : null, paidTo: fee?.status === 'PAID' ? session.expertName : null });
      if (refusal) return refused(refusal);
      await this.put(tx, session.id, expert ? { id: expert.id, name: expert.name } : { id: null, name: lecturer });
      tx.audit({ action: 'session.nameLecturer', subjectType: 'register_session', subjectId: session.id, details: { from: session.expertName, lecturer, expertId: expert?.id ?? null, droppedFeeFen: fee?.amountFen ?? null } });
      return done(session.id);
    });
  }

  /**
   * For sessions just planned: links those that name somebody of the pool.
   * @param names of {@link SessionLecturers.namesOf}, read before anything was written.
   */
  async assign(tx: Tx, sessions: readonly { sessionId: number; expertId: number | null }[]): Promise<void> {
    await tx.insertMany(SessionLecturerRow, sessions.flatMap(({ sessionId, expertId }) => (expertId === null ? [] : [{ sessionId, expertId }])));
  }

  /**
   * The names of those that sessions reference.
   * @throws RequestError BAD_USER_INPUT when one is not in the pool, or has left it.
   */
  async namesOf(tx: Tx, expertIds: readonly number[]): Promise<Map<number, string>> {
    const wanted = [...new Set(expertIds)];
    const active = await this.activeOf(tx, wanted);
    if (active.size < wanted.length) {
      throw badInput('sessions', { zh: '所选授课人不在专家库中，或已停聘；请重新选择。', en: 'A lecturer chosen is not in the pool or has left it; choose again.' });
    }
    return active;
  }

  /** Those of them who are in the pool now, with their names. */
  async activeOf(tx: Tx, expertIds: readonly number[]): Promise<Map<number, string>> {
    const found = await tx.lock<{ id: number; name: string; status: ExpertStatus }>('SELECT id, name, status FROM experts WHERE id IN (?) ORDER BY id', [[...new Set(expertIds)]]);
    return new Map(found.filter(({ status }) => status === 'ACTIVE').map(({ id, name }) => [id, name]));
  }

  /** Writes reference and name under the lock of {@link lockSession}; a fee that was not paid goes with the one who leaves. */
  async put(tx: Tx, sessionId: number, lecturer: { id: number | null; name: string } | null): Promise<void> {
    await tx.run("DELETE FROM expert_fees WHERE sessionId = ? AND expertId <> ? AND status = 'UNPAID'", [sessionId, lecturer?.id ?? 0]);
    await tx.run('DELETE FROM session_lecturers WHERE sessionId = ?', [sessionId]);
    if (lecturer && lecturer.id !== null) await tx.insert(SessionLecturerRow, { sessionId, expertId: lecturer.id });
    await this.attendance.nameLecturer(tx, sessionId, lecturer?.name ?? TO_BE_NAMED);
  }

  /** Who of the pool was paid for a session; null when nobody was. */
  async paidFor(tx: Tx, sessionId: number): Promise<string | null> {
    return (await tx.row<{ name: string }>("SELECT e.name FROM expert_fees f JOIN experts e ON e.id = f.expertId WHERE f.sessionId = ? AND f.status = 'PAID'", [sessionId]))?.name ?? null;
  }

  /** A session is not held: whoever was to hold it is free, nothing is due to him, and invitations end with the reason. The caller holds the roll's lock. */
  async release(tx: Tx, sessionId: number, reason: string): Promise<void> {
    await tx.run("DELETE FROM expert_fees WHERE sessionId = ? AND status = 'UNPAID'", [sessionId]);
    await tx.run('DELETE FROM session_lecturers WHERE sessionId = ?', [sessionId]);
    await tx.run("UPDATE expert_invitations SET status = 'WITHDRAWN', answer = ?, answeredAt = ? WHERE sessionId = ? AND status IN ('INVITED', 'ACCEPTED')", [reason, tx.now, sessionId]);
  }
}

/**
 * Sessions under the locks of their rolls, in the order asked for.
 * @throws RequestError NOT_FOUND when one is missing.
 */
export async function lockSessions(tx: Tx, ids: readonly number[]): Promise<LockedSession[]> {
  await tx.lock('SELECT id FROM rolls WHERE id IN (SELECT rollId FROM register_sessions WHERE id IN (?)) ORDER BY id', [[...ids]]);
  const rows = await tx.rows<Omit<LockedSession, 'isSealed'> & { closedAt: string | null }>(
    `SELECT s.id, s.endsAt, r.closedAt, l.expertId, e.name AS expertName FROM register_sessions s JOIN rolls r ON r.id = s.rollId
     LEFT JOIN session_lecturers l ON l.sessionId = s.id LEFT JOIN experts e ON e.id = l.expertId WHERE s.id IN (?) AND s.cancelledAt IS NULL`, [[...ids]]);
  const byId = new Map(rows.map(({ closedAt, ...row }) => [row.id, { ...row, isSealed: closedAt !== null }]));
  return ids.map((id) => {
    const session = byId.get(id);
    if (!session) throw notFound({ zh: '场次', en: 'session' });
    return session;
  });
}

export async function lockSession(tx: Tx, id: number): Promise<LockedSession> {
  return (await lockSessions(tx, [id]))[0] as LockedSession;
}
