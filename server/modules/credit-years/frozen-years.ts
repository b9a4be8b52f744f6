import type { Reader } from '../../platform/data/sql.js';
import type { CreditYearResultRow } from './credit-years.entities.js';

/** A teacher's year as a closing left it. Centicredits. */
export type FrozenTeacher = Pick<CreditYearResultRow, 'teacherId' | 'schoolId' | 'countedCenticredits' | 'minimumCenticredits' | 'shortCenticredits' | 'categories' | 'cycleStanding'>;

/** The newest closing of a year that is done, supplements among them; null while the year is open. */
export async function latestClosing(source: Reader, cycleYear: number): Promise<number | null> {
  return (await source.row<{ id: number | null }>("SELECT MAX(id) AS id FROM credit_year_closings WHERE cycleYear = ? AND status = 'CLOSED'", [cycleYear]))?.id ?? null;
}

/** What was frozen of a year up to a closing, teacher by teacher, after one of them. */
export function frozenTeachers(source: Reader, { cycleYear, closingId }: { readonly cycleYear: number; readonly closingId: number }, afterTeacherId: number, limit: number): Promise<FrozenTeacher[]> {
  return source.rows<FrozenTeacher>(
    `SELECT r.teacherId, r.schoolId, r.countedCenticredits, r.minimumCenticredits, r.shortCenticredits, r.categories, r.cycleStanding FROM credit_year_results r
     WHERE r.cycleYear = ? AND r.teacherId > ? AND r.closingId = (SELECT MAX(x.closingId) FROM credit_year_results x WHERE x.cycleYear = r.cycleYear AND x.teacherId = r.teacherId AND x.closingId <= ?) ORDER BY r.teacherId LIMIT ?`, [cycleYear, afterTeacherId, closingId, limit]);
}
