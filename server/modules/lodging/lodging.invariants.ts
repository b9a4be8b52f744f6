import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const lodgingInvariants: readonly Invariant[] = [
  query('16 beds given = used, and never more than there are', 'SELECT r.id FROM lodging_rooms r WHERE r.used > r.beds OR r.used <> (SELECT COUNT(*) FROM lodging_beds b WHERE b.roomId = r.id)'),
  query('a bed is in the room it counts for', 'SELECT b.id FROM lodging_beds b JOIN lodging_rooms r ON r.id = b.roomId WHERE r.cohortId <> b.cohortId OR b.bed > r.beds'),
  query('men and women sleep apart', "SELECT b.roomId FROM lodging_beds b JOIN lodging_rooms r ON r.id = b.roomId JOIN teachers t ON t.id = b.teacherId GROUP BY b.roomId, r.forWhom HAVING COUNT(DISTINCT t.sex) > 1 OR (r.forWhom = 'WOMEN' AND MAX(t.sex) <> 'female') OR (r.forWhom = 'MEN' AND MIN(t.sex) <> 'male')"),
  query('whoever has a bed said that he stays', "SELECT b.id FROM lodging_beds b LEFT JOIN lodging_stays s ON s.cohortId = b.cohortId AND s.teacherId = b.teacherId WHERE s.id IS NULL OR s.nights = '[]'"),
];
