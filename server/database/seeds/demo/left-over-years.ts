import type { DemoTools } from './demo-tools.js';

/** Whose year of school-based training was not recognised in time, by kind of school: it came in under the order of January. */
const BY_KIND = [['senior', 502], ['vocational', 138], ['centre', 38]] as const;

export async function leftOverTeachers({ platform: { reader } }: DemoTools): Promise<Set<number>> {
  const ids: number[] = [];
  for (const [kind, most] of BY_KIND) {
    const rows = await reader.rows<{ id: number }>("SELECT t.id FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE s.kind = ? AND t.status = 'ACTIVE' AND t.id NOT IN (SELECT COALESCE(teacherId, 0) FROM accounts WHERE loginName IN ('officer', 'admin')) ORDER BY t.number LIMIT ?", [kind, most]);
    ids.push(...rows.map(({ id }) => id));
  }
  return new Set(ids);
}
