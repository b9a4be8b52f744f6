import type { Reader } from '../../platform/data/sql.js';
import type { Invariant } from '../../platform/module.js';
import type { CheckItem, CheckKey } from './rules/year-closing.js';

const MOST_SCHOOLS = 20;

/** Newest frozen row of each teacher in a year. */
const LATEST = 'r.closingId = (SELECT MAX(x.closingId) FROM credit_year_results x WHERE x.cycleYear = r.cycleYear AND x.teacherId = r.teacherId)';
/** Entries of the year that are newer than what was frozen of their teacher. Parameters: year, year. */
const CHANGES = `FROM ledger_entries e LEFT JOIN credit_year_results r ON r.cycleYear = e.cycleYear AND r.teacherId = e.teacherId AND ${LATEST} WHERE e.cycleYear = ? AND e.id > COALESCE(r.lastEntryId, 0)`;
export const latestResult = LATEST;
export const changesOf = CHANGES;

/** How many teachers' years have changed since they were frozen. */
export async function changedCount(source: Reader, cycleYear: number): Promise<number> {
  return (await source.row<{ n: number }>(`SELECT COUNT(DISTINCT e.teacherId) AS n ${CHANGES}`, [cycleYear]))?.n ?? 0;
}

/** What of the year is left to do; the ledger is walked again only when its checks are given. */
export async function checklistOf(source: Reader, cycleYear: number, today: string, checks: readonly Invariant[]): Promise<CheckItem[]> {
  const days = [`${cycleYear}-01-01`, `${cycleYear}-12-31`];
  const claims = async (key: CheckKey, where: string): Promise<CheckItem> => {
    const rows = await source.rows<{ schoolId: number; n: number }>(`SELECT schoolId, COUNT(*) AS n FROM credit_claims WHERE ${where} AND endDay >= ? AND endDay <= ? GROUP BY schoolId ORDER BY n DESC, schoolId`, days);
    return { key, count: rows.reduce((sum, { n }) => sum + n, 0), schools: rows.slice(0, MOST_SCHOOLS).map(({ schoolId, n }) => ({ schoolId, count: n })) };
  };
  let broken = 0;
  for (const { violations } of checks) if ((await violations(source)).length > 0) broken += 1;
  const classes = await source.row<{ n: number }>("SELECT COUNT(*) AS n FROM cohorts WHERE endsOn >= ? AND endsOn <= ? AND status IN ('OPEN', 'RUNNING', 'CLOSING')", days);
  const bare = (key: CheckKey, count: number): CheckItem => ({ key, count, schools: [] });
  return [
    bare('YEAR_NOT_OVER', today <= `${cycleYear}-12-31` ? 1 : 0), bare('LEDGER_BROKEN', broken),
    await claims('RECOGNITION_WAITING', "status = 'PENDING' AND awaits <> 'PRECHECK'"), await claims('QUARANTINED', "status = 'QUARANTINED'"), bare('CLASSES_OPEN', classes?.n ?? 0),
    await claims('PRECHECK_WAITING', "status = 'PENDING' AND awaits = 'PRECHECK'"), await claims('RETURNED', "status = 'RETURNED'"),
  ];
}
