import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 100`) });

export const expertsInvariants: readonly Invariant[] = [
  query('experts: one live invitation per session and expert', "SELECT sessionId, expertId, COUNT(*) AS n FROM expert_invitations WHERE status IN ('INVITED', 'ACCEPTED') GROUP BY sessionId, expertId HAVING COUNT(*) > 1"),
  query('experts: a session whose lecturer is of the pool shows his name', 'SELECT s.id, s.lecturer, e.name FROM session_lecturers l JOIN register_sessions s ON s.id = l.sessionId JOIN experts e ON e.id = l.expertId WHERE s.lecturer <> e.name'),
  query('experts: a fee is owed to whoever holds the session', 'SELECT f.id FROM expert_fees f LEFT JOIN session_lecturers l ON l.sessionId = f.sessionId AND l.expertId = f.expertId WHERE l.sessionId IS NULL'),
];
