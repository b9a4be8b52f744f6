import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows(`${sql} LIMIT 100`) });

export const leaveInvariants: readonly Invariant[] = [
  query('4 leave is granted for the sessions of approved requests, all of them and no others', `SELECT l.id FROM leave_requests l WHERE l.status = 'APPROVED' AND
    (SELECT COUNT(*) FROM leave_request_sessions x WHERE x.requestId = l.id) <> (SELECT COUNT(*) FROM granted_leaves g JOIN leave_request_sessions x ON x.requestId = g.requestId AND x.sessionId = g.sessionId AND x.minutes = g.minutes
      WHERE g.requestId = l.id AND g.teacherId = l.teacherId AND g.kind = l.kind)`),
  query('5 granted leave has its approved request', "SELECT g.id FROM granted_leaves g LEFT JOIN leave_requests l ON l.id = g.requestId AND l.status = 'APPROVED' WHERE l.id IS NULL"),
  query('7 nobody approved his own leave', `SELECT k.id FROM leave_steps k JOIN leave_requests l ON l.id = k.requestId JOIN accounts a ON a.id = k.accountId
    WHERE k.action IN ('APPROVED', 'RETURNED', 'REFUSED') AND (a.teacherId = l.teacherId)`),
  query('12 one live request per teacher and session', `SELECT l.teacherId, x.sessionId FROM leave_requests l JOIN leave_request_sessions x ON x.requestId = l.id
    WHERE l.status IN ('REQUESTED', 'APPROVED') GROUP BY l.teacherId, x.sessionId HAVING COUNT(*) > 1`),
];
