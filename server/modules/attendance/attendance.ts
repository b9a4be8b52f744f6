import { addMilliseconds, type Clock, dayOf, type Instant, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { RegisterSessionRow, RollMemberRow, type RollKind, RollPartRow, RollRow } from './attendance.entities.js';
import { LEAVE_JOIN, LEAVE_MINUTES, type TracedSession, traceOf } from './attendance-trace.js';
import { AttendanceStore } from './attendance.store.js';
import { rollClosed } from './attendance.errors.js';
import { grantLeave, type LeaveGrant, type LeaveRevocation, revokeLeave } from './leave-grants.js';
import { excusesOf } from './rules/granted-leave.js';

export interface NewRoll {
  readonly kind: RollKind;
  readonly title: string;
  readonly titleEn: string;
  readonly schoolId: number | null;
  readonly hostTeacherId: number | null;
}

export interface PlannedSession {
  readonly topic: string;
  readonly topicEn: string;
  readonly lecturer: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly durationMinutes: number;
}

/** What one member's register says of all sessions that are closed or over. Whole minutes. */
export interface MemberAttendance {
  readonly requiredMinutes: number;
  readonly presentMinutes: number;
  /** What is missing to the required minutes, leave included. */
  readonly absentMinutes: number;
  /** The part of the absent minutes that is leave. */
  readonly leaveMinutes: number;
  /** The part of the leave that the terms of the roll do not count as absence. */
  readonly excusedMinutes: number;
  /** Sessions that count. */
  readonly sessions: number;
  /** Of those, how many were attended by an entry of staff instead of a check-in. */
  readonly handEntered: number;
}

/** Ids: where terms stand, and where they are to stand as well. */
interface CopiedTerms {
  readonly from: number;
  readonly to: number;
}
type LeaveTerms = { readonly leaveSchoolFirst: number; readonly leaveNeedsProof: number; readonly leaveExcuses: string };
type Terms = { readonly id: number; readonly asksExit: number | null; readonly graceMinutes: number | null; readonly earlyMinutes: number | null; readonly missingExit: string | null };

/**
 * The register that other modules hold sessions on: a cohort, a studio. Every change locks the
 * roll's row, after the caller's own cohort or round.
 */
export class Attendance {
  constructor(private readonly clock: Clock) {}

  /**
   * @param wholeId the roll that its sessions count for as well: whoever is on both has his minutes here in the sums
   * there, and it is closed and opened again with that one.
   */
  async openRoll(tx: Tx, roll: NewRoll, wholeId: number | null = null): Promise<number> {
    const rollId = await tx.insert(RollRow, { ...roll, memberCount: 0, asksExit: null, graceMinutes: null, earlyMinutes: null, missingExit: null, leaveSchoolFirst: false, leaveNeedsProof: false, leaveExcuses: '', closedAt: null, createdAt: tx.now });
    if (wholeId !== null) await tx.insert(RollPartRow, { rollId, wholeId });
    return rollId;
  }

  /**
   * Enrols teachers; who is enrolled already stays so, who had left is enrolled again.
   * @throws RequestError CONFLICT when the roll is closed.
   */
  async addToRoll(tx: Tx, rollId: number, teacherIds: readonly number[]): Promise<void> {
    await this.lockOpen(tx, rollId);
    const wanted = [...new Set(teacherIds)];
    const known = new Set((await tx.rows<{ teacherId: number }>('SELECT teacherId FROM roll_members WHERE rollId = ? AND teacherId IN (?)', [rollId, wanted])).map((each) => each.teacherId));
    const isBack = await tx.run("UPDATE roll_members SET status = 'ENROLLED', leftAt = NULL WHERE rollId = ? AND teacherId IN (?) AND status = 'LEFT'", [rollId, wanted]);
    await tx.insertMany(RollMemberRow, wanted.filter((each) => !known.has(each)).map((teacherId) => ({ rollId, teacherId, status: 'ENROLLED' as const, joinedAt: tx.now, leftAt: null })));
    await new AttendanceStore(tx).recountMembers(rollId, isBack > 0);
  }

  /**
   * Those who leave keep their presences, which count no longer.
   * @throws RequestError CONFLICT when the roll is closed.
   */
  async removeFromRoll(tx: Tx, rollId: number, teacherIds: readonly number[]): Promise<void> {
    await this.lockOpen(tx, rollId);
    const left = await tx.run("UPDATE roll_members SET status = 'LEFT', leftAt = ? WHERE rollId = ? AND teacherId IN (?) AND status = 'ENROLLED'", [tx.now, rollId, [...teacherIds]]);
    if (left > 0) await new AttendanceStore(tx).recountMembers(rollId, true);
  }

  /**
   * Adds sessions after those that stand already; returns their ids in the order given.
   * @throws RequestError CONFLICT when the roll is closed.
   */
  async planSessions(tx: Tx, rollId: number, sessions: readonly PlannedSession[]): Promise<number[]> {
    await this.lockOpen(tx, rollId);
    const last = await tx.row<{ ordinal: number | null }>('SELECT MAX(ordinal) AS ordinal FROM register_sessions WHERE rollId = ?', [rollId]);
    return tx.insertMany(RegisterSessionRow, sessions.map((session, at) => sessionRow(tx, rollId, (last?.ordinal ?? 0) + at + 1, session)));
  }

  /** Takes over from another roll and its sessions when people are late, early or asked to scan on leaving, and what holds for leave. */
  async copyTerms(tx: Tx, rolls: CopiedTerms, sessions: readonly CopiedTerms[]): Promise<void> {
    await this.lockOpen(tx, rolls.to);
    const columns = 'asksExit, graceMinutes, earlyMinutes, missingExit';
    const stated = `(asksExit IS NOT NULL OR graceMinutes IS NOT NULL OR earlyMinutes IS NOT NULL OR missingExit IS NOT NULL)`;
    const write = (table: 'rolls' | 'register_sessions', id: number, terms: Terms): Promise<number> =>
      tx.run(`UPDATE ${table} SET asksExit = ?, graceMinutes = ?, earlyMinutes = ?, missingExit = ? WHERE id = ?`, [terms.asksExit, terms.graceMinutes, terms.earlyMinutes, terms.missingExit, id]);
    const ofRoll = await tx.row<Terms>(`SELECT id, ${columns} FROM rolls WHERE id = ? AND ${stated}`, [rolls.from]);
    if (ofRoll) await write('rolls', rolls.to, ofRoll);
    const to = new Map(sessions.map((each) => [each.from, each.to]));
    const leave = await tx.row<LeaveTerms>('SELECT leaveSchoolFirst, leaveNeedsProof, leaveExcuses FROM rolls WHERE id = ?', [rolls.from]);
    if (leave) await tx.run('UPDATE rolls SET leaveSchoolFirst = ?, leaveNeedsProof = ?, leaveExcuses = ? WHERE id = ?', [leave.leaveSchoolFirst, leave.leaveNeedsProof, leave.leaveExcuses, rolls.to]);
    for (const terms of await tx.rows<Terms>(`SELECT id, ${columns} FROM register_sessions WHERE id IN (?) AND ${stated} ORDER BY id`, [[...to.keys()]])) await write('register_sessions', to.get(terms.id) as number, terms);
  }

  /**
   * Writes down who speaks; locks the roll.
   * @throws RequestError CONFLICT when the roll is closed.
   */
  async nameLecturer(tx: Tx, sessionId: number, lecturer: string): Promise<void> {
    const { roll } = await new AttendanceStore(tx).lockSession(sessionId);
    if (roll.closedAt) throw rollClosed();
    await tx.run('UPDATE register_sessions SET lecturer = ? WHERE id = ?', [lecturer, sessionId]);
  }

  /**
   * Enrolled members only. A session counts once its register is closed or its time is over; sessions of parts of the
   * roll count for those who are enrolled there.
   */
  async attendanceOf(source: Reader, rollId: number): Promise<Map<number, MemberAttendance>> {
    const now = instantOf(this.clock.now());
    const parts = await source.rows<{ leaveExcuses: string; partId: number | null }>('SELECT r.leaveExcuses, x.rollId AS partId FROM rolls r LEFT JOIN roll_parts x ON x.wholeId = r.id WHERE r.id = ?', [rollId]);
    const members = await source.rows<{ teacherId: number; sessions: number } & { [K in 'requiredMinutes' | 'presentMinutes' | 'leaveMinutes' | 'excusedMinutes' | 'handEntered']: number | null }>(
      `SELECT m.teacherId, COUNT(a.sessionId) AS sessions, SUM(a.durationMinutes) AS requiredMinutes, SUM(a.presentMinutes) AS presentMinutes, SUM(a.leaveMinutes) AS leaveMinutes,
         SUM(CASE WHEN a.kind IN (?) THEN a.leaveMinutes ELSE 0 END) AS excusedMinutes, SUM(CASE WHEN a.source = 'HAND' AND a.status IN ('PRESENT', 'LATE', 'LEFT_EARLY') THEN 1 ELSE 0 END) AS handEntered
       FROM roll_members m LEFT JOIN (
         SELECT e.teacherId, s.id AS sessionId, s.durationMinutes, p.status, p.source, p.presentMinutes, g.kind, ${LEAVE_MINUTES} AS leaveMinutes
         FROM register_sessions s JOIN roll_members e ON e.rollId = s.rollId AND e.status = 'ENROLLED' LEFT JOIN presences p ON p.sessionId = s.id AND p.teacherId = e.teacherId ${LEAVE_JOIN}
         WHERE s.rollId IN (?) AND s.cancelledAt IS NULL AND (s.closedAt IS NOT NULL OR s.endsAt <= ?)
       ) a ON a.teacherId = m.teacherId
       WHERE m.rollId = ? AND m.status = 'ENROLLED' GROUP BY m.teacherId ORDER BY m.teacherId`, [excusesOf(parts[0]?.leaveExcuses ?? ''), [rollId, ...parts.flatMap(({ partId }) => partId ?? [])], now, rollId]);
    return new Map(members.map(({ teacherId, sessions, ...sums }) => {
      const [requiredMinutes, presentMinutes] = [sums.requiredMinutes ?? 0, sums.presentMinutes ?? 0];
      return [teacherId, { requiredMinutes, presentMinutes, absentMinutes: requiredMinutes - presentMinutes, leaveMinutes: sums.leaveMinutes ?? 0, excusedMinutes: sums.excusedMinutes ?? 0, sessions, handEntered: sums.handEntered ?? 0 }];
    }));
  }

  /** When the last session of a roll and of its parts is over; null while none is planned. */
  async lastEndOf(source: Reader, rollId: number): Promise<Instant | null> {
    return (await source.row<{ endsAt: Instant | null }>('SELECT MAX(endsAt) AS endsAt FROM register_sessions WHERE rollId IN (?) AND cancelledAt IS NULL', [await withParts(source, rollId)]))?.endsAt ?? null;
  }

  /** Session by session what {@link attendanceOf} adds up for one teacher. */
  async traceOf(source: Reader, rollId: number, teacherId: number): Promise<TracedSession[]> {
    return traceOf(source, { rollId, rollIds: await withParts(source, rollId), teacherId }, instantOf(this.clock.now()));
  }

  /**
   * Grants leave for sessions of one roll, under its lock: whoever is not there stands as on leave, whoever is stays so.
   * @throws RequestError CONFLICT when the roll is closed.
   */
  async grantLeave(tx: Tx, rollId: number, grant: LeaveGrant): Promise<void> {
    await this.lockOpen(tx, rollId);
    await grantLeave(tx, grant);
  }

  /**
   * Takes granted leave back, under the lock of its roll; answers the sessions that it was granted for.
   * @throws RequestError CONFLICT when the roll is closed.
   */
  async revokeLeave(tx: Tx, rollId: number, revocation: LeaveRevocation): Promise<number[]> {
    await this.lockOpen(tx, rollId);
    return revokeLeave(tx, revocation);
  }

  /** Completes the register of every session that is over, its parts with it, and refuses changes from now on. Closing again changes nothing. */
  async closeRoll(tx: Tx, rollId: number): Promise<void> {
    const store = new AttendanceStore(tx);
    for (const id of await withParts(tx, rollId)) {
      const roll = await store.lockRoll(id);
      if (roll.closedAt) continue;
      for (const session of await tx.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND cancelledAt IS NULL AND closedAt IS NULL AND endsAt <= ? ORDER BY id', [id, tx.now])) await store.completeSession(id, session.id);
      await tx.run('UPDATE rolls SET closedAt = ? WHERE id = ?', [tx.now, id]);
    }
  }

  /** Takes back that the register and its parts were sealed: what was completed stands and can be corrected again. */
  async reopenRoll(tx: Tx, rollId: number): Promise<void> {
    for (const id of await withParts(tx, rollId)) {
      await new AttendanceStore(tx).lockRoll(id);
      await tx.run('UPDATE rolls SET closedAt = NULL WHERE id = ?', [id]);
    }
  }

  private async lockOpen(tx: Tx, rollId: number): Promise<void> {
    const roll = await new AttendanceStore(tx).lockRoll(rollId);
    if (roll.closedAt) throw rollClosed();
  }
}

/** The roll and its parts, the whole first: the order in which they are locked. */
async function withParts(source: Reader, rollId: number): Promise<number[]> {
  return [rollId, ...(await source.rows<{ rollId: number }>('SELECT rollId FROM roll_parts WHERE wholeId = ? ORDER BY rollId', [rollId])).map((each) => each.rollId)];
}

export function sessionRow(tx: Tx, rollId: number, ordinal: number, session: PlannedSession): Omit<RegisterSessionRow, 'id'> {
  const { topic, topicEn, lecturer, place, startsAt, durationMinutes } = session;
  return {
    rollId, ordinal, topic, topicEn, lecturer, place, startsAt, endsAt: addMilliseconds(startsAt, durationMinutes * 60_000), durationMinutes, day: dayOf(startsAt),
    openedAt: null, closedAt: null, salt: null, presentCount: 0, handCount: 0, asksExit: null, graceMinutes: null, earlyMinutes: null, missingExit: null, revision: 0, cancelledAt: null, createdAt: tx.now,
  };
}
