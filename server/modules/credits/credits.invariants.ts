import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

/** The numbers are those of the list of invariants that the check prints. */
export const creditInvariants: readonly Invariant[] = [
  query('1 balance = sum of the ledger per teacher', `SELECT a.teacherId, a.balanceCenticredits, COALESCE(SUM(e.centicredits), 0) AS ledger FROM credit_accounts a LEFT JOIN ledger_entries e ON e.teacherId = a.teacherId GROUP BY a.teacherId, a.balanceCenticredits, a.entryCount HAVING a.balanceCenticredits <> COALESCE(SUM(e.centicredits), 0) OR a.entryCount <> COUNT(e.id)`),
  query('1 totals = sum of the ledger per teacher, year and category', `SELECT t.teacherId, t.cycleYear, t.categoryKey, t.centicredits FROM credit_totals t LEFT JOIN ledger_entries e ON e.teacherId = t.teacherId AND e.cycleYear = t.cycleYear AND e.categoryKey = t.categoryKey GROUP BY t.teacherId, t.cycleYear, t.categoryKey, t.centicredits, t.entryCount HAVING t.centicredits <> COALESCE(SUM(e.centicredits), 0) OR t.entryCount <> COUNT(e.id)`),
  query('2 no entry without an account', 'SELECT e.id FROM ledger_entries e LEFT JOIN credit_accounts a ON a.teacherId = e.teacherId WHERE a.teacherId IS NULL'),
  query('2 no entry without its total', 'SELECT e.id FROM ledger_entries e LEFT JOIN credit_totals t ON t.teacherId = e.teacherId AND t.cycleYear = e.cycleYear AND t.categoryKey = e.categoryKey WHERE t.teacherId IS NULL'),
  query('3 no balance below zero', 'SELECT teacherId FROM credit_accounts WHERE balanceCenticredits < 0'),
  query('4 one normal entry per source', "SELECT sourceKey FROM ledger_entries WHERE kind = 'NORMAL' GROUP BY sourceKey HAVING COUNT(*) > 1"),
  // From the claim to its entry, which is found by its key.
  query('5 an entry of a claim matches an approved claim of the same teacher and amount', "SELECT e.id FROM ledger_entries e WHERE e.causeKey LIKE 'claim:%' AND e.id NOT IN (SELECT x.id FROM credit_claims c JOIN ledger_entries x ON x.causeKey = concat('claim:', c.id) AND x.teacherId = c.teacherId AND x.centicredits = c.postedCenticredits WHERE c.status = 'APPROVED')"),
  query('6 every approved claim that brought credits has its entry', "SELECT c.id FROM credit_claims c LEFT JOIN ledger_entries e ON e.causeKey = concat('claim:', c.id) WHERE c.status = 'APPROVED' AND c.postedCenticredits > 0 AND e.id IS NULL"),
  query('7 nobody approved for himself', 'SELECT p.id FROM claim_approvals p JOIN credit_claims c ON c.id = p.claimId JOIN accounts a ON a.id = p.accountId WHERE a.teacherId = c.teacherId OR p.accountId = c.submittedByAccountId'),
  query('8 every approved claim was recognised, by another than pre-checked it', "SELECT c.id FROM credit_claims c LEFT JOIN claim_approvals r ON r.claimId = c.id AND r.step = 'RECOGNISE' LEFT JOIN claim_approvals p ON p.claimId = c.id AND p.step = 'PRECHECK' WHERE c.status = 'APPROVED' AND (r.id IS NULL OR r.accountId = p.accountId)"),
  query('9 a reversal is the exact opposite of one normal entry', "SELECT r.id FROM ledger_entries r LEFT JOIN ledger_entries e ON e.id = r.reversesId WHERE r.kind = 'REVERSAL' AND (e.id IS NULL OR e.kind <> 'NORMAL' OR e.centicredits + r.centicredits <> 0 OR e.teacherId <> r.teacherId OR e.cycleYear <> r.cycleYear OR e.categoryKey <> r.categoryKey)"),
  query('10 reversed at most once', 'SELECT reversesId FROM ledger_entries WHERE reversesId IS NOT NULL GROUP BY reversesId HAVING COUNT(*) > 1'),
  query('a workbook of claims counts its rows, and what was filed of it bears its key', "SELECT i.id FROM claim_imports i LEFT JOIN claim_import_rows l ON l.importId = i.id WHERE i.status NOT IN ('PREPARING', 'REFUSED') GROUP BY i.id, i.readyCount, i.suspectCount, i.refusedCount HAVING COUNT(l.id) <> i.readyCount + i.suspectCount + i.refusedCount UNION ALL SELECT l.id FROM claim_import_rows l LEFT JOIN credit_claims c ON c.id = l.claimId WHERE l.claimId IS NOT NULL AND (c.id IS NULL OR c.sourceType <> 'SCHOOL' OR l.outcome = 'REFUSED')"),
];
