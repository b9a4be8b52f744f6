import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const lateEntryInvariants: readonly Invariant[] = [
  query('late entries: a posted batch is posted whole, any other not at all', "SELECT l.id FROM late_entry_rows l JOIN late_entry_batches b ON b.id = l.batchId WHERE (b.status IN ('POSTED', 'REVERSED') AND l.outcome = 'READY') <> (l.claimId IS NOT NULL)"),
  query('late entries: the claim of a row is recognised, of the same teacher and under its order', "SELECT l.id FROM late_entry_rows l JOIN credit_claims c ON c.id = l.claimId WHERE c.status <> 'APPROVED' OR c.sourceType <> 'ORDER' OR c.teacherId <> l.teacherId OR c.sourceKey <> concat('order:', l.batchId, ':', l.seq)"),
  query('late entries: no claim under an order without its row', "SELECT c.id FROM credit_claims c LEFT JOIN late_entry_rows l ON l.claimId = c.id WHERE c.sourceType = 'ORDER' AND l.id IS NULL"),
  query('late entries: posted by another than opened, filled, kept and submitted', "SELECT b.id FROM late_entry_batches b WHERE b.status IN ('POSTED', 'REVERSED') AND (b.decidedByAccountId IS NULL OR b.decidedByAccountId = b.openedByAccountId OR b.decidedByAccountId = b.submittedByAccountId OR EXISTS (SELECT 1 FROM late_entry_rows l WHERE l.batchId = b.id AND (l.addedByAccountId = b.decidedByAccountId OR l.keptByAccountId = b.decidedByAccountId)))"),
  query('late entries: a reversed batch has nothing left in the ledger', "SELECT l.id FROM late_entry_rows l JOIN late_entry_batches b ON b.id = l.batchId JOIN ledger_entries e ON e.causeKey = concat('claim:', l.claimId) LEFT JOIN ledger_entries r ON r.reversesId = e.id WHERE b.status = 'REVERSED' AND r.id IS NULL"),
];
