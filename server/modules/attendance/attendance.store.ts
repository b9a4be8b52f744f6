import type { Tx } from '../../platform/transactions/tx.js';
import type { RegisterSessionRow, RollRow } from './attendance.entities.js';
import { rollNotFound, sessionNotFound } from './attendance.errors.js';

const ATTENDS = "p.status IN ('PRESENT', 'LATE', 'LEFT_EARLY')";
/** Counts over the presences of enrolled members; keeps the counters of sessions. */
const COUNTED = `SELECT COUNT(*) FROM presences p JOIN roll_members m ON m.teacherId = p.teacherId AND m.status = 'ENROLLED'
  WHERE p.sessionId = register_sessions.id AND m.rollId = register_sessions.rollId AND ${ATTENDS}`;
const RECOUNT = `UPDATE register_sessions SET presentCount = (${COUNTED}), handCount = (${COUNTED} AND p.source = 'HAND')`;

/** Locked reads and writes of one register. Whoever changes anything in it has locked the roll. */
export class AttendanceStore {
  constructor(private readonly tx: Tx) {}

  async lockRoll(rollId: number): Promise<RollRow> {
    const roll = await this.tx.lockOne<RollRow>('SELECT * FROM rolls WHERE id = ?', [rollId]);
    if (!roll) throw rollNotFound();
    return roll;
  }

  /** The session under its roll's lock. */
  async lockSession(sessionId: number): Promise<{ roll: RollRow; session: RegisterSessionRow }> {
    const found = await this.findSession(sessionId);
    if (!found) throw sessionNotFound();
    return found;
  }

  /** The session under its roll's lock; null when there is none, or it is cancelled. */
  async findSession(sessionId: number): Promise<{ roll: RollRow; session: RegisterSessionRow } | null> {
    const at = await this.tx.row<{ rollId: number }>('SELECT rollId FROM register_sessions WHERE id = ?', [sessionId]);
    if (!at) return null;
    const roll = await this.lockRoll(at.rollId);
    const session = await this.tx.row<RegisterSessionRow>('SELECT * FROM register_sessions WHERE id = ? AND cancelledAt IS NULL', [sessionId]);
    return session ? { roll, session } : null;
  }

  async recountMembers(rollId: number, hasPresences: boolean): Promise<void> {
    await this.tx.run("UPDATE rolls SET memberCount = (SELECT COUNT(*) FROM roll_members WHERE rollId = rolls.id AND status = 'ENROLLED') WHERE id = ?", [rollId]);
    if (hasPresences) await this.tx.run(`${RECOUNT} WHERE rollId = ?`, [rollId]);
  }

  async recountSession(sessionId: number): Promise<void> {
    await this.tx.run(`${RECOUNT} WHERE id = ?`, [sessionId]);
  }

  /** Marks whoever is missing as absent, once, and closes; returns how many were missing. */
  async completeSession(rollId: number, sessionId: number): Promise<number> {
    const { tx } = this;
    const missing = await tx.run(
      `INSERT INTO presences (sessionId, teacherId, status, presentMinutes, source, createdAt, changedAt)
       SELECT ?, m.teacherId, 'ABSENT', 0, 'CLOSING', ?, ? FROM roll_members m
       WHERE m.rollId = ? AND m.status = 'ENROLLED' AND NOT EXISTS (SELECT 1 FROM presences p WHERE p.sessionId = ? AND p.teacherId = m.teacherId)`,
      [sessionId, tx.now, tx.now, rollId, sessionId]);
    await tx.run('UPDATE register_sessions SET closedAt = ? WHERE id = ?', [tx.now, sessionId]);
    await this.endOpening(sessionId);
    return missing;
  }

  async endOpening(sessionId: number): Promise<void> {
    await this.tx.run('UPDATE check_in_openings SET closedAt = ? WHERE sessionId = ? AND closedAt IS NULL', [this.tx.now, sessionId]);
  }
}
