import { badInput, notFound } from '../../platform/errors.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Attendance } from '../attendance/index.js';
import { type PlacementMentorRow, PlacementRow } from './placements.entities.js';
import type { Unplaced } from './rules/proposal.js';

export const placementNotFound = (): Error => notFound({ zh: '跟岗安排', en: 'placement' });

export interface LockedClass {
  readonly id: number;
  readonly title: string;
  readonly titleEn: string;
  readonly rollId: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly mode: string;
  readonly isEnded: boolean;
}

/** A mentor with the school and the register of his host. */
export type Mentor = PlacementMentorRow & { readonly schoolId: number; readonly rollId: number };
/** Where somebody is placed now. */
export interface Standing {
  readonly id: number;
  readonly teacherId: number;
  readonly mentorId: number;
  readonly rollId: number;
}

/** Locks the class, and with it its hosts, mentors and places. @throws RequestError BAD_INPUT when there is no such class. */
export async function lockClass(tx: Tx, id: number): Promise<LockedClass> {
  const locked = await tx.lockOne<Omit<LockedClass, 'mode' | 'isEnded'> & { status: string; programmeId: number }>('SELECT id, title, titleEn, rollId, startsOn, endsOn, status, programmeId FROM cohorts WHERE id = ?', [id]);
  if (!locked) throw badInput('input.cohortId', { zh: '找不到该培训班。', en: 'There is no such class.' });
  const programme = await tx.row<{ mode: string }>('SELECT mode FROM programmes WHERE id = ?', [locked.programmeId]);
  return { ...locked, mode: programme?.mode ?? '', isEnded: locked.status === 'CLOSING' || locked.status === 'CLOSED' };
}

/** Mentors of a class in the order of school and name. */
export function mentorsOf(tx: Tx, cohortId: number): Promise<Mentor[]> {
  return tx.rows<Mentor>('SELECT m.*, h.schoolId, h.rollId FROM placement_mentors m JOIN placement_hosts h ON h.id = m.hostId WHERE h.cohortId = ? ORDER BY h.id, m.id', [cohortId]);
}

/** Those of a class who are placed already. */
export function standingsOf(tx: Tx, cohortId: number): Promise<Standing[]> {
  return tx.rows<Standing>('SELECT p.id, p.teacherId, p.mentorId, h.rollId FROM placements p JOIN placement_mentors m ON m.id = p.mentorId JOIN placement_hosts h ON h.id = m.hostId WHERE p.cohortId = ? ORDER BY p.id', [cohortId]);
}

/** Admitted participants in the order of area, school and name. */
export function participantsOf(tx: Tx, cohortId: number): Promise<Unplaced[]> {
  return tx.rows<Unplaced>(
    `SELECT t.id AS teacherId, t.schoolId, t.subject, t.stage FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools h ON h.id = t.schoolId
     WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY COALESCE(h.areaId, 0), t.schoolId, t.nameKey, t.id`, [cohortId]);
}

/** Gives places under the lock of {@link lockClass}; the counter says once more what the lock holds. */
export async function givePlaces(tx: Tx, attendance: Attendance, cohortId: number, mentor: Pick<Mentor, 'id' | 'rollId'>, teacherIds: readonly number[]): Promise<void> {
  if (await tx.run('UPDATE placement_mentors SET used = used + ? WHERE id = ? AND used + ? <= capacity', [teacherIds.length, mentor.id, teacherIds.length]) !== 1) throw new Error(`mentor ${mentor.id} would have more people than places`);
  await tx.insertMany(PlacementRow, teacherIds.map((teacherId) => ({ cohortId, teacherId, mentorId: mentor.id, placedAt: tx.now })));
  await attendance.addToRoll(tx, mentor.rollId, teacherIds);
}

/** Takes somebody out of his place and off the register of his host. */
export async function freePlace(tx: Tx, attendance: Attendance, { id, teacherId, mentorId, rollId }: Standing): Promise<void> {
  await tx.run('DELETE FROM placements WHERE id = ?', [id]);
  await tx.run('UPDATE placement_mentors SET used = used - 1 WHERE id = ?', [mentorId]);
  await attendance.removeFromRoll(tx, rollId, [teacherId]);
}
