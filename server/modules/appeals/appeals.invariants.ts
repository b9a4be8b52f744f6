import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const appealsInvariants: readonly Invariant[] = [
  query('4 an appeal posts beside no entry of its own matter that still stands', `SELECT p.id FROM credit_appeals p JOIN ledger_entries e ON e.causeKey = concat('appeal:', p.id) LEFT JOIN ledger_entries r ON r.reversesId = p.entryId WHERE r.id IS NULL`),
  query('5 an entry of an appeal matches a granted one of the same teacher', "SELECT e.id FROM ledger_entries e WHERE e.causeKey LIKE 'appeal:%' AND e.id NOT IN (SELECT x.id FROM credit_appeals p JOIN ledger_entries x ON x.causeKey = concat('appeal:', p.id) AND x.id = p.effectEntryId AND x.teacherId = p.teacherId WHERE p.status = 'GRANTED' AND p.carryOut = 'DONE')"),
  query('6 every granted appeal that brought credits has its entry', "SELECT p.id FROM credit_appeals p LEFT JOIN ledger_entries e ON e.id = p.effectEntryId AND e.teacherId = p.teacherId WHERE p.carryOut = 'DONE' AND p.effectCenticredits > 0 AND e.id IS NULL"),
  query('7 nobody judges what he decided, nor his own appeal', `SELECT m.id FROM credit_appeal_members m JOIN credit_appeals p ON p.id = m.appealId JOIN accounts a ON a.id = m.accountId WHERE a.teacherId = p.teacherId OR m.accountId = p.decidedByAccountId`),
  query('8 an appeal is decided by a whole panel of three or five, one of them its head, as the majority voted', `SELECT p.id FROM credit_appeals p LEFT JOIN credit_appeal_members m ON m.appealId = p.id LEFT JOIN credit_appeal_votes v ON v.appealId = p.id AND v.accountId = m.accountId
    WHERE p.status IN ('GRANTED', 'UPHELD') GROUP BY p.id, p.status, p.grantVotes
    HAVING COUNT(m.id) NOT IN (3, 5) OR COUNT(v.id) <> COUNT(m.id) OR SUM(m.isHead) <> 1 OR SUM(CASE WHEN v.vote = 'GRANT' THEN 1 ELSE 0 END) <> p.grantVotes OR (p.status = 'GRANTED') <> (p.grantVotes * 2 > COUNT(m.id))`),
  query('16 an appeal counts its panel and its votes', `SELECT p.id FROM credit_appeals p WHERE p.panelSize <> (SELECT COUNT(*) FROM credit_appeal_members m WHERE m.appealId = p.id) OR p.voteCount <> (SELECT COUNT(*) FROM credit_appeal_votes v WHERE v.appealId = p.id)`),
];
