import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

/** From the register to the claim, so that the claim is found by its key. */
const FILED = "SELECT x.id FROM studio_filings f JOIN presences p ON p.sessionId = f.sessionId JOIN credit_claims x ON x.sourceKey = concat('studio:', p.sessionId, ':', p.teacherId) AND x.teacherId = p.teacherId";

export const studioInvariants: readonly Invariant[] = [
  query('5 a claim of a studio meeting is of somebody on its register', `SELECT c.id FROM credit_claims c WHERE c.sourceType = 'STUDIO' AND c.id NOT IN (${FILED})`),
  query('16 the filing of a meeting counts its claims', "SELECT f.sessionId FROM studio_filings f LEFT JOIN presences p ON p.sessionId = f.sessionId LEFT JOIN credit_claims c ON c.sourceKey = concat('studio:', p.sessionId, ':', p.teacherId) GROUP BY f.sessionId, f.claimCount HAVING COUNT(c.id) <> f.claimCount"),
  query('16 the host of a studio that works is on its roll', "SELECT u.id FROM studios u LEFT JOIN roll_members m ON m.rollId = u.rollId AND m.teacherId = u.hostTeacherId AND m.status = 'ENROLLED' WHERE u.status = 'ACTIVE' AND m.id IS NULL"),
];
