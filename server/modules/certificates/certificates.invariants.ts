import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

/** The numbers are those of the list of invariants that the check prints. */
export const certificateInvariants: readonly Invariant[] = [
  query('15 certificate numbers of a year are unique and without gaps', 'SELECT k.year, k.last, COUNT(c.id) AS issued, MAX(c.seq) AS highest FROM certificate_counters k LEFT JOIN certificates c ON c.year = k.year GROUP BY k.year, k.last HAVING k.last <> COUNT(c.id) OR k.last <> COALESCE(MAX(c.seq), 0)'),
  query('15 every numbered year has its counter', 'SELECT c.id FROM certificates c LEFT JOIN certificate_counters k ON k.year = c.year WHERE k.year IS NULL'),
  query('16 a replaced certificate has exactly one successor of the same completion', "SELECT c.id FROM certificates c LEFT JOIN certificates n ON n.replacesId = c.id WHERE (c.status = 'REPLACED' AND n.id IS NULL) OR (n.id IS NOT NULL AND (n.completionId <> c.completionId OR c.status = 'VALID'))"),
  query('17 a certificate belongs to the teacher who completed', 'SELECT c.id FROM certificates c JOIN completions x ON x.id = c.completionId WHERE x.completed = 0 OR x.teacherId <> c.teacherId OR x.cohortId <> c.cohortId'),
  query('17 no certificate stays valid when its credit was reversed', `SELECT c.id FROM certificates c JOIN ledger_entries e ON e.causeKey = concat('completion:', c.completionId) JOIN ledger_entries r ON r.reversesId = e.id
    WHERE c.status = 'VALID' AND NOT EXISTS (SELECT 1 FROM outbox_messages m WHERE m.topic = 'credits.entryReversed' AND m.deliveredAt IS NULL)`),
  query('17 no certificate stays valid when its closing was taken back', `SELECT k.id FROM certificates k JOIN completions x ON x.id = k.completionId JOIN cohorts c ON c.id = x.cohortId
    WHERE k.status = 'VALID' AND x.round < c.closingRound AND NOT EXISTS (SELECT 1 FROM outbox_messages m WHERE m.topic = 'training.cohortReopened' AND m.deliveredAt IS NULL)`),
];
