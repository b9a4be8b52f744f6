import { notFound } from '../../platform/errors.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { LodgingBedRow, type LodgingRoomRow, type LodgingTermsRow } from './lodging.entities.js';
import { freeBed, type Guest, type Room } from './rules/rooms.js';
import type { Offer } from './rules/stay.js';

export const lodgingNotFound = (): Error => notFound({ zh: '食宿安排', en: 'lodging' });

export interface Terms extends Offer {
  readonly cohortId: number;
  readonly answerBy: string;
  readonly isEnded: boolean;
}

/** Locks what a class offers, and with it its beds. @throws RequestError NOT_FOUND when it offers nothing. */
export async function lockTerms(tx: Tx, cohortId: number): Promise<Terms> {
  const row = await tx.lockOne<LodgingTermsRow>('SELECT * FROM lodging_terms WHERE cohortId = ?', [cohortId]);
  if (!row) throw lodgingNotFound();
  const cohort = await tx.row<{ status: string }>('SELECT status FROM cohorts WHERE id = ?', [cohortId]);
  return { cohortId, answerBy: row.answerBy, nights: JSON.parse(row.nights) as string[], meals: JSON.parse(row.meals) as string[], isEnded: cohort?.status === 'CLOSING' || cohort?.status === 'CLOSED' };
}

export interface Participant extends Guest {
  readonly name: string;
  readonly isStaying: boolean;
}

/** Admitted participants in the order of area, school and name. */
export async function participantsOf(source: Reader, cohortId: number): Promise<Participant[]> {
  const rows = await source.rows<Guest & { name: string; nights: string | null }>(
    `SELECT t.id AS teacherId, t.name, t.sex, t.schoolId, h.areaId, s.nights FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools h ON h.id = t.schoolId
     LEFT JOIN lodging_stays s ON s.cohortId = r.cohortId AND s.teacherId = r.teacherId
     WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY COALESCE(h.areaId, 0), t.schoolId, t.nameKey, t.id`, [cohortId]);
  return rows.map(({ nights, ...row }) => ({ ...row, isStaying: nights !== null && (JSON.parse(nights) as string[]).length > 0 }));
}

/** Rooms of a class in the order of their names, with those who have a bed there. */
export async function roomsOf(source: Reader, cohortId: number): Promise<(Room & { readonly numbers: readonly number[] })[]> {
  const rooms = await source.rows<LodgingRoomRow>('SELECT * FROM lodging_rooms WHERE cohortId = ? ORDER BY name, id', [cohortId]);
  const beds = await source.rows<Guest & { roomId: number; bed: number }>('SELECT b.roomId, b.bed, t.id AS teacherId, t.sex, t.schoolId, h.areaId FROM lodging_beds b JOIN teachers t ON t.id = b.teacherId JOIN schools h ON h.id = t.schoolId WHERE b.cohortId = ? ORDER BY b.roomId, b.bed', [cohortId]);
  return rooms.map(({ id, name, beds: size, forWhom }) => {
    const inside = beds.filter(({ roomId }) => roomId === id);
    return { id, name, beds: size, forWhom, people: inside, numbers: inside.map(({ bed }) => bed) };
  });
}

/** Gives a bed under the lock of {@link lockTerms}; the counter says once more what the lock holds. */
export async function giveBed(tx: Tx, cohortId: number, roomId: number, teacherId: number, taken: readonly number[]): Promise<void> {
  if (await tx.run('UPDATE lodging_rooms SET used = used + 1 WHERE id = ? AND used < beds', [roomId]) !== 1) throw new Error(`room ${roomId} would have more people than beds`);
  await tx.insert(LodgingBedRow, { cohortId, roomId, bed: freeBed(taken), teacherId, givenAt: tx.now });
}

/** Frees the beds of these participants; returns how many had one. */
export async function freeBeds(tx: Tx, cohortId: number, teacherIds: readonly number[]): Promise<number> {
  const beds = await tx.rows<{ id: number; roomId: number }>('SELECT id, roomId FROM lodging_beds WHERE cohortId = ? AND teacherId IN (?) ORDER BY id', [cohortId, teacherIds]);
  for (const { id, roomId } of beds) {
    await tx.run('DELETE FROM lodging_beds WHERE id = ?', [id]);
    await tx.run('UPDATE lodging_rooms SET used = used - 1 WHERE id = ?', [roomId]);
  }
  return beds.length;
}
