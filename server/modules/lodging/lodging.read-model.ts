import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { LodgingRoomRow, LodgingStayRow, LodgingTermsRow } from './lodging.entities.js';
import type { LodgingDesk, LodgingMeal, LodgingPerson, LodgingStay, LodgingTerms, OwnLodging } from './lodging.types.js';
import { mealCounts, nightCounts } from './rules/stay.js';
import type { Meal } from './rules/vocabulary.js';

export const mealOf = (code: string): LodgingMeal => ({ day: code.slice(0, 10), meal: code.slice(11) as Meal });
export const codeOfMeal = ({ day, meal }: { day: string; meal: Meal }): string => `${day}/${meal}`;
const listOf = (json: string): string[] => JSON.parse(json) as string[];
const toTerms = ({ nights, meals, answerBy, note }: LodgingTermsRow): LodgingTerms => ({ nights: listOf(nights), meals: listOf(meals).map(mealOf), answerBy, note });

type StayColumns = { [K in 'nights' | 'meals' | 'diet' | 'dietNote' | 'answeredByName' | 'answeredAt']: LodgingStayRow[K] | null };
const STAY = 's.nights, s.meals, s.diet, s.dietNote, s.answeredByName, s.answeredAt';

function toStay({ nights, meals, diet, dietNote, answeredByName, answeredAt }: StayColumns): LodgingStay | null {
  return nights === null || meals === null || diet === null || answeredAt === null ? null : { nights: listOf(nights), meals: listOf(meals).map(mealOf), diet, dietNote: dietNote ?? '', answeredByName: answeredByName ?? '', answeredAt };
}

export class LodgingReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  /** Three reads, however many rooms and people. Null when there is no such class. */
  async desk(cohortId: number): Promise<LodgingDesk | null> {
    if (!(await this.reader.row('SELECT id FROM cohorts WHERE id = ?', [cohortId]))) return null;
    const terms = await this.reader.row<LodgingTermsRow>('SELECT * FROM lodging_terms WHERE cohortId = ?', [cohortId]);
    const rooms = await this.reader.rows<LodgingRoomRow>('SELECT * FROM lodging_rooms WHERE cohortId = ? ORDER BY name, id', [cohortId]);
    const rows = await this.reader.rows<Omit<LodgingPerson, 'stay' | 'isWoman'> & { sex: string } & StayColumns>(
      `SELECT t.id AS teacherId, t.name, t.sex, h.name AS schoolName, h.nameEn AS schoolNameEn, b.roomId, b.bed, ${STAY}
       FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools h ON h.id = t.schoolId
       LEFT JOIN lodging_stays s ON s.cohortId = r.cohortId AND s.teacherId = r.teacherId LEFT JOIN lodging_beds b ON b.cohortId = r.cohortId AND b.teacherId = r.teacherId
       WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY COALESCE(h.areaId, 0), t.schoolId, t.nameKey, t.id`, [cohortId]);
    const people = rows.map((row): LodgingPerson => ({ teacherId: row.teacherId, name: row.name, isWoman: row.sex === 'female', schoolName: row.schoolName, schoolNameEn: row.schoolNameEn, roomId: row.roomId, bed: row.bed, stay: toStay(row) }));
    const wishes = people.flatMap(({ stay }) => (stay ? [{ ...stay, meals: stay.meals.map(codeOfMeal) }] : []));
    return {
      cohortId, terms: terms ? toTerms(terms) : null, rooms, people, nightCounts: nightCounts(terms ? listOf(terms.nights) : [], wishes),
      mealCounts: mealCounts(terms ? listOf(terms.meals) : [], wishes).map(({ meal, ...counts }) => ({ meal: mealOf(meal), ...counts })),
    };
  }

  /** Classes of a teacher that offer something and are not over, those that end last first. */
  async own(teacherId: number): Promise<OwnLodging[]> {
    const now = instantOf(this.clock.now());
    const rows = await this.reader.rows<LodgingTermsRow & { cohortTitle: string; cohortTitleEn: string; roomName: string | null; bed: number | null } & { [K in keyof StayColumns as `s_${K}`]: StayColumns[K] }>(
      `SELECT o.*, c.title AS cohortTitle, c.titleEn AS cohortTitleEn, m.name AS roomName, b.bed, ${STAY.replace(/s\.(\w+)/g, 's.$1 AS s_$1')}
       FROM registrations r JOIN cohorts c ON c.id = r.cohortId JOIN lodging_terms o ON o.cohortId = r.cohortId
       LEFT JOIN lodging_stays s ON s.cohortId = r.cohortId AND s.teacherId = r.teacherId LEFT JOIN lodging_beds b ON b.cohortId = r.cohortId AND b.teacherId = r.teacherId LEFT JOIN lodging_rooms m ON m.id = b.roomId
       WHERE r.teacherId = ? AND r.status = 'ADMITTED' AND c.status NOT IN ('CLOSING', 'CLOSED') ORDER BY c.endsOn DESC, c.id LIMIT 20`, [teacherId]);
    return rows.map((row) => ({
      cohortId: row.cohortId, cohortTitle: row.cohortTitle, cohortTitleEn: row.cohortTitleEn, terms: toTerms(row), canAnswer: now <= row.answerBy, roomName: row.roomName, bed: row.bed,
      stay: toStay({ nights: row.s_nights, meals: row.s_meals, diet: row.s_diet, dietNote: row.s_dietNote, answeredByName: row.s_answeredByName, answeredAt: row.s_answeredAt }),
    }));
  }
}
