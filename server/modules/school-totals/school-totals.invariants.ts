import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const schoolTotalsInvariants: readonly Invariant[] = [
  query('kept totals of schools count the teachers of their reckoning', 'SELECT r.id FROM school_totals_runs r LEFT JOIN school_totals x ON x.runId = r.id WHERE r.done = 1 GROUP BY r.id, r.teacherCount HAVING r.teacherCount <> COALESCE(SUM(x.teacherCount), 0)'),
  query('totals of a closed year are what its closing froze, school by school',
    `SELECT x.id FROM school_totals x JOIN school_totals_runs r ON r.id = x.runId AND r.closingId IS NOT NULL
     WHERE x.teacherCount <> (SELECT COUNT(*) FROM credit_year_results f WHERE f.cycleYear = r.cycleYear AND f.schoolId = x.schoolId AND f.closingId = (SELECT MAX(y.closingId) FROM credit_year_results y WHERE y.cycleYear = f.cycleYear AND y.teacherId = f.teacherId AND y.closingId <= r.closingId))
     OR x.countedCenticredits <> (SELECT COALESCE(SUM(f.countedCenticredits), 0) FROM credit_year_results f WHERE f.cycleYear = r.cycleYear AND f.schoolId = x.schoolId AND f.closingId = (SELECT MAX(y.closingId) FROM credit_year_results y WHERE y.cycleYear = f.cycleYear AND y.teacherId = f.teacherId AND y.closingId <= r.closingId))`),
  query('what was published was reckoned whole', 'SELECT id FROM school_totals_runs WHERE publishedAt IS NOT NULL AND (done = 0 OR publishedByAccountId IS NULL)'),
];
