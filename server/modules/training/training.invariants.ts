import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 100`) });
const counted = (status: string): string => `(SELECT COUNT(*) FROM registrations r WHERE r.cohortId = c.id AND r.status = '${status}')`;

export const trainingInvariants: readonly Invariant[] = [
  query('11 enrolled = taken ≤ capacity', `SELECT c.id, c.taken, c.capacity FROM cohorts c WHERE c.taken > c.capacity OR c.taken <> ${counted('ADMITTED')}`),
  query('11 enrolled of a school, area or subject = used ≤ seats of its quota', `SELECT q.id, q.used, q.seats FROM cohort_quotas q WHERE q.used > q.seats OR q.used <> (SELECT COUNT(*) FROM registrations r
    WHERE r.cohortId = q.cohortId AND r.status = 'ADMITTED' AND (r.schoolId = q.schoolId OR r.areaId = q.areaId OR r.subject = q.subject))`),
  query('12 one registration per cohort and teacher', 'SELECT cohortId, teacherId, COUNT(*) AS registrations FROM registrations GROUP BY cohortId, teacherId HAVING COUNT(*) > 1'),
  query('16 the counters of cohorts agree with their registrations', `SELECT c.id, c.waitingCount, c.requestedCount FROM cohorts c WHERE c.waitingCount <> ${counted('WAITING')} OR c.requestedCount <> ${counted('REQUESTED')}`),
  query('16 the roll of a cohort holds exactly those admitted', `SELECT r.id FROM registrations r JOIN cohorts c ON c.id = r.cohortId LEFT JOIN roll_members m ON m.rollId = c.rollId AND m.teacherId = r.teacherId AND m.status = 'ENROLLED'
    WHERE (r.status = 'ADMITTED' AND m.id IS NULL) OR (r.status <> 'ADMITTED' AND m.id IS NOT NULL)`),
  query('11 seats offered again: what the schools got is what was given, and never more than was free', `SELECT x.id, x.offered, x.granted FROM seat_returns x WHERE x.granted > x.offered OR x.taken + x.offered + x.keptForRequests > x.capacity
    OR x.granted <> (SELECT COALESCE(SUM(o.granted), 0) FROM seat_offers o WHERE o.returnId = x.id)`),
  query('11 nobody of a group waits while others of it came in, but for what the centre decided by hand', `SELECT w.id, w.groupId FROM registrations w WHERE w.status = 'WAITING' AND w.groupId IS NOT NULL AND EXISTS
    (SELECT 1 FROM registrations a WHERE a.cohortId = w.cohortId AND a.groupId = w.groupId AND a.status = 'ADMITTED' AND a.decidedAt IS NULL)`),
  query('17 a closed cohort has a completion for each participant, and nobody else', `SELECT c.id FROM cohorts c WHERE c.status = 'CLOSED' AND (SELECT COUNT(*) FROM completions x WHERE x.cohortId = c.id AND x.round = c.closingRound) <> c.taken`),
  query('17 completions belong to participants of cohorts that are closed or closing', `SELECT x.id FROM completions x JOIN cohorts c ON c.id = x.cohortId LEFT JOIN registrations r ON r.id = x.registrationId AND r.cohortId = x.cohortId AND r.teacherId = x.teacherId AND r.status = 'ADMITTED'
    WHERE x.round > c.closingRound OR (x.round = c.closingRound AND (r.id IS NULL OR c.status NOT IN ('CLOSING', 'CLOSED')))`),
  query('9 credits of a closing that was taken back have their opposite entry', `SELECT x.id FROM completions x JOIN cohorts c ON c.id = x.cohortId JOIN ledger_entries e ON e.causeKey = concat('completion:', x.id)
    LEFT JOIN ledger_entries o ON o.reversesId = e.id WHERE x.round < c.closingRound AND o.id IS NULL`),
  query('17 a completion says what its facts say', `SELECT x.id FROM completions x JOIN cohorts c ON c.id = x.cohortId JOIN programmes p ON p.id = c.programmeId
    WHERE (x.completed = 1) <> (x.requiredMinutes > 0 AND (x.absentMinutes - x.excusedMinutes) * p.absenceDenominator < x.requiredMinutes * p.absenceNumerator AND x.assessment IN ('PASSED', 'NOT_REQUIRED'))`),
  query('17 a completion that earned credits has its entry in the ledger', `SELECT x.id FROM completions x LEFT JOIN ledger_entries e ON e.causeKey = concat('completion:', x.id)
    WHERE x.centicredits > 0 AND (e.id IS NULL OR e.centicredits <> x.centicredits OR e.teacherId <> x.teacherId)`),
];
