import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const cascadeInvariants: readonly Invariant[] = [
  query('28 a step hangs on a step of the same cascade that came before it', 'SELECT p.id FROM cascade_steps p LEFT JOIN cascade_steps o ON o.id = p.parentId WHERE p.parentId IS NOT NULL AND (o.id IS NULL OR o.cascadeId <> p.cascadeId OR o.id >= p.id)'),
  query('28 a step has one session, on its own roll', 'SELECT p.id FROM cascade_steps p JOIN register_sessions s ON s.id = p.sessionId WHERE s.rollId <> p.rollId'),
  query("28 a school's step is for a target", "SELECT p.id FROM cascade_steps p LEFT JOIN cascade_targets g ON g.cascadeId = p.cascadeId AND g.schoolId = p.schoolId WHERE p.level = 'SCHOOL' AND g.id IS NULL"),
];
