import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

/** The numbers are those of the list of invariants that the check prints. */
export const intakeInvariants: readonly Invariant[] = [
  query('20 one record per provider and external id', 'SELECT providerId, externalId FROM external_records GROUP BY providerId, externalId HAVING COUNT(*) > 1'),
  query('21 one claim per external record', 'SELECT claimId FROM external_records WHERE claimId IS NOT NULL GROUP BY claimId HAVING COUNT(*) > 1'),
  query('21 an accepted record has a claim of its teacher, and no other has one', "SELECT r.id FROM external_records r LEFT JOIN credit_claims c ON c.id = r.claimId WHERE (r.status = 'ACCEPTED' AND (c.id IS NULL OR c.sourceType <> 'PROVIDER' OR c.teacherId <> r.teacherId)) OR (r.status <> 'ACCEPTED' AND r.claimId IS NOT NULL)"),
  query('16 a batch counts its answers', "SELECT b.id FROM intake_batches b LEFT JOIN intake_answers a ON a.batchId = b.id GROUP BY b.id, b.recordCount, b.acceptedCount, b.repeatedCount HAVING COUNT(a.ordinal) <> b.recordCount OR SUM(CASE WHEN a.status = 'ACCEPTED' THEN 1 ELSE 0 END) <> b.acceptedCount OR SUM(CASE WHEN a.repeated = 1 THEN 1 ELSE 0 END) <> b.repeatedCount"),
];
