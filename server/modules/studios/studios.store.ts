import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor } from '../accounts/index.js';
import { ATTENDING } from '../attendance/index.js';
import type { StudioRow } from './studios.entities.js';
import { keepsStudio } from './studios.policy.js';
import { meetingNotFound, studioNotFound } from './studios.words.js';

/** A meeting's session as the filing needs it. */
export interface HeldMeeting {
  readonly id: number;
  readonly topic: string;
  readonly day: string;
  readonly durationMinutes: number;
  readonly closedAt: string | null;
}

/** Locked reads of one studio. Its row is locked before its roll. */
export class StudiosStore {
  constructor(private readonly tx: Tx) {}

  /** @throws RequestError NOT_FOUND when there is none, or it is not the actor's to keep. */
  async lockKept(actor: Actor, studioId: number): Promise<StudioRow> {
    const studio = await this.tx.lockOne<StudioRow>('SELECT * FROM studios WHERE id = ?', [studioId]);
    if (!studio || !keepsStudio(actor, studio)) throw studioNotFound();
    return studio;
  }

  /** The meeting with its studio, both locked, and its register still as long as the transaction runs. */
  async lockKeptMeeting(actor: Actor, sessionId: number): Promise<{ studio: StudioRow; meeting: HeldMeeting }> {
    const { tx } = this;
    const at = await tx.row<{ studioId: number; rollId: number }>('SELECT u.id AS studioId, s.rollId FROM register_sessions s JOIN studios u ON u.rollId = s.rollId WHERE s.id = ?', [sessionId]);
    if (!at) throw meetingNotFound();
    const studio = await this.lockKept(actor, at.studioId);
    await tx.lock('SELECT id FROM rolls WHERE id = ?', [at.rollId]);
    const meeting = await tx.row<HeldMeeting>('SELECT id, topic, day, durationMinutes, closedAt FROM register_sessions WHERE id = ?', [sessionId]);
    if (!meeting) throw meetingNotFound();
    return { studio, meeting };
  }

  attendees(sessionId: number): Promise<{ teacherId: number; presentMinutes: number }[]> {
    return this.tx.rows('SELECT teacherId, presentMinutes FROM presences WHERE sessionId = ? AND status IN (?) AND presentMinutes > 0 ORDER BY teacherId', [sessionId, [...ATTENDING]]);
  }

  /** Teachers in service by number. */
  async teachers(numbers: readonly string[]): Promise<Map<string, { id: number; schoolId: number }>> {
    const rows = await this.tx.rows<{ id: number; number: string; schoolId: number }>("SELECT id, number, schoolId FROM teachers WHERE number IN (?) AND status = 'ACTIVE'", [numbers]);
    return new Map(rows.map(({ number, ...row }) => [number, row]));
  }
}
