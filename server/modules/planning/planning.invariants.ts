import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 100`) });

export const planningInvariants: readonly Invariant[] = [
  query('planning: items begin in the year of their plan', "SELECT i.id FROM plan_items i JOIN training_plans p ON p.id = i.planId WHERE SUBSTR(i.startsOn, 1, 4) <> CAST(p.year AS CHAR(4))"),
  query('planning: a plan past the draft says who approved it', "SELECT id FROM training_plans WHERE (status = 'DRAFT') <> (approvedByName IS NULL)"),
];
