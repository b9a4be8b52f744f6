import type { Invariant } from '../../platform/module.js';
import type { CreditYearClosingRow, CreditYearResultRow } from './credit-years.entities.js';
import { hashOn } from './year-closings.service.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });
/** Posted after the teacher's year was frozen the first time. */
const AFTER = 'FROM ledger_entries e JOIN credit_year_results r ON r.cycleYear = e.cycleYear AND r.teacherId = e.teacherId AND e.id > r.lastEntryId';

export const creditYearInvariants: readonly Invariant[] = [
  query('a closed year takes late entries under an order and reversals only', `SELECT e.id ${AFTER} LEFT JOIN credit_claims c ON e.causeKey = concat('claim:', c.id) WHERE e.kind = 'NORMAL' AND (c.id IS NULL OR c.sourceType <> 'ORDER')`),
  query('a closed year was confirmed by another than proposed it', "SELECT c.id FROM credit_year_closings c WHERE c.status IN ('FREEZING', 'CLOSED') AND (c.decidedByAccountId IS NULL OR c.decidedByAccountId = c.proposedByAccountId)"),
  query('a year is closed when and only when a closing of it was confirmed', "SELECT y.cycleYear AS id FROM closed_credit_years y WHERE NOT EXISTS (SELECT 1 FROM credit_year_closings c WHERE c.cycleYear = y.cycleYear AND c.kind = 'CLOSE' AND c.status IN ('FREEZING', 'CLOSED')) UNION ALL SELECT c.id FROM credit_year_closings c WHERE c.status IN ('FREEZING', 'CLOSED') AND NOT EXISTS (SELECT 1 FROM closed_credit_years y WHERE y.cycleYear = c.cycleYear)"),
  query('a closing counts what it froze', 'SELECT c.id FROM credit_year_closings c LEFT JOIN credit_year_results r ON r.closingId = c.id GROUP BY c.id, c.teacherCount, c.shortCount, c.countedCenticredits HAVING c.teacherCount <> COUNT(r.id) OR c.countedCenticredits <> COALESCE(SUM(r.countedCenticredits), 0) OR c.shortCount <> COALESCE(SUM(CASE WHEN r.shortCenticredits > 0 THEN 1 ELSE 0 END), 0)'),
  {
    name: 'a closing holds what the ledger held when each teacher was frozen, and its hash is that of its rows',
    violations: async (reader) => {
      const wrong: object[] = [];
      for (const { id, hash } of await reader.rows<CreditYearClosingRow>('SELECT id, hash FROM credit_year_closings WHERE teacherCount > 0')) {
        let again = '';
        for (let after = 0; ;) {
          const rows = await reader.rows<CreditYearResultRow>('SELECT * FROM credit_year_results WHERE closingId = ? AND id > ? ORDER BY id LIMIT 1000', [id, after]);
          if (rows.length === 0) break;
          again = hashOn(again, rows);
          const held = new Map((await reader.rows<{ id: number; sum: number }>('SELECT r.id, SUM(e.centicredits) AS sum FROM credit_year_results r JOIN ledger_entries e ON e.teacherId = r.teacherId AND e.cycleYear = r.cycleYear AND e.id <= r.lastEntryId WHERE r.id IN (?) GROUP BY r.id', [rows.map((row) => row.id)])).map((each) => [each.id, Number(each.sum)]));
          for (const row of rows) if (postedIn(row) !== (held.get(row.id) ?? 0)) wrong.push({ resultId: row.id });
          after = rows.at(-1)?.id ?? after;
        }
        if (again !== hash) wrong.push({ closingId: id });
      }
      return wrong;
    },
  },
];

const postedIn = ({ categories }: CreditYearResultRow): number => (JSON.parse(categories) as { postedCenticredits: number }[]).reduce((sum, each) => sum + each.postedCenticredits, 0);
