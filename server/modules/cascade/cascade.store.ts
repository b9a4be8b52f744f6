import type { Reader } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import { ATTENDING } from '../attendance/index.js';
import type { StepFacts, StepLevel } from './rules/lineage.js';

export const cascadeNotFound = (): Error => notFound({ zh: '转培训', en: 'cascade' });
export const stepNotFound = (): Error => notFound({ zh: '转培训场次', en: 'step' });

export const attendeeNotFound = (): Error => notFound({ zh: '参加人员', en: 'attendee' });

/** A step with its session, as lists, rules and papers need it. */
export interface StepRecord extends StepFacts {
  readonly cascadeId: number;
  readonly level: StepLevel;
  readonly areaId: number | null;
  readonly giverId: number;
  readonly sessionId: number;
  readonly topic: string;
  readonly place: string;
  readonly day: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly durationMinutes: number;
  readonly presentCount: number;
  readonly memberCount: number;
  readonly withdrawReason: string | null;
  readonly withdrawnByName: string | null;
}

export async function loadSteps(source: Reader, cascadeIds: readonly number[]): Promise<StepRecord[]> {
  const rows = await source.rows<Omit<StepRecord, 'isWithdrawn' | 'isHeld'> & { withdrawnAt: string | null; closedAt: string | null }>(
    `SELECT p.id, p.cascadeId, p.parentId, p.level, p.areaId, p.schoolId, p.giverId, p.sessionId, p.withdrawnAt, p.withdrawReason, p.withdrawnByName,
       s.topic, s.place, s.day, s.startsAt, s.endsAt, s.durationMinutes, s.presentCount, s.closedAt, r.memberCount
     FROM cascade_steps p JOIN register_sessions s ON s.id = p.sessionId JOIN rolls r ON r.id = p.rollId WHERE p.cascadeId IN (?) ORDER BY p.id`, [[...cascadeIds]]);
  return rows.map(({ withdrawnAt, closedAt, ...row }) => ({ ...row, isWithdrawn: withdrawnAt !== null, isHeld: closedAt !== null && row.presentCount > 0 }));
}

/** Who was there by the registers of some sessions, with the session. */
export function presentAt(source: Reader, sessionIds: readonly number[]): Promise<{ sessionId: number; teacherId: number }[]> {
  return source.rows('SELECT sessionId, teacherId FROM presences WHERE sessionId IN (?) AND status IN (?)', [[...sessionIds], [...ATTENDING]]);
}

/** Who of our county was at the source: by the registers of our own cohort, or as named with proof. */
export async function attendedSource(source: Reader, { id, cohortId }: { readonly id: number; readonly cohortId: number | null }): Promise<number[]> {
  const rows = cohortId === null
    ? await source.rows<{ teacherId: number }>('SELECT teacherId FROM cascade_attendees WHERE cascadeId = ? ORDER BY teacherId', [id])
    : await source.rows<{ teacherId: number }>(
      `SELECT DISTINCT a.teacherId FROM cohorts c JOIN register_sessions s ON s.rollId = c.rollId JOIN presences a ON a.sessionId = s.id AND a.status IN (?)
       JOIN roll_members m ON m.rollId = c.rollId AND m.teacherId = a.teacherId AND m.status = 'ENROLLED' WHERE c.id = ? ORDER BY a.teacherId`, [[...ATTENDING], cohortId]);
  return rows.map((each) => each.teacherId);
}

/** How many of our county were at the source of each cascade. */
export async function attendeeCounts(source: Reader, cascades: readonly { readonly id: number; readonly cohortId: number | null }[]): Promise<Map<number, number>> {
  const named = await source.rows<{ id: number; n: number }>('SELECT cascadeId AS id, COUNT(*) AS n FROM cascade_attendees WHERE cascadeId IN (?) GROUP BY cascadeId', [cascades.map((each) => each.id)]);
  const present = await source.rows<{ id: number; n: number }>(
    `SELECT c.id, COUNT(DISTINCT a.teacherId) AS n FROM cohorts c JOIN register_sessions s ON s.rollId = c.rollId JOIN presences a ON a.sessionId = s.id AND a.status IN (?)
     JOIN roll_members m ON m.rollId = c.rollId AND m.teacherId = a.teacherId AND m.status = 'ENROLLED' WHERE c.id IN (?) GROUP BY c.id`, [[...ATTENDING], cascades.flatMap((each) => each.cohortId ?? [])]);
  const count = (rows: readonly { id: number; n: number }[], id: number): number => rows.find((each) => each.id === id)?.n ?? 0;
  return new Map(cascades.map(({ id, cohortId }) => [id, cohortId === null ? count(named, id) : count(present, cohortId)]));
}
