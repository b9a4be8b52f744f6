import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const placementInvariants: readonly Invariant[] = [
  query('16 places taken = used, and never more than there are', 'SELECT m.id FROM placement_mentors m WHERE m.used > m.capacity OR m.used <> (SELECT COUNT(*) FROM placements p WHERE p.mentorId = m.id)'),
  query('whoever is placed is on the register of his host', `SELECT p.id FROM placements p JOIN placement_mentors m ON m.id = p.mentorId JOIN placement_hosts h ON h.id = m.hostId
    LEFT JOIN roll_members r ON r.rollId = h.rollId AND r.teacherId = p.teacherId AND r.status = 'ENROLLED' WHERE r.id IS NULL OR h.cohortId <> p.cohortId`),
  query('whoever is on the register of a host is placed there', `SELECT r.id FROM roll_members r JOIN placement_hosts h ON h.rollId = r.rollId LEFT JOIN placements p ON p.cohortId = h.cohortId AND p.teacherId = r.teacherId
    LEFT JOIN placement_mentors m ON m.id = p.mentorId WHERE r.status = 'ENROLLED' AND (m.id IS NULL OR m.hostId <> h.id)`),
  query('the register of a host counts for its class', 'SELECT h.id FROM placement_hosts h JOIN cohorts c ON c.id = h.cohortId LEFT JOIN roll_parts p ON p.rollId = h.rollId AND p.wholeId = c.rollId WHERE p.id IS NULL'),
];
