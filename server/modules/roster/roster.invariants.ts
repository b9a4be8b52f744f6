import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const rosterInvariants: readonly Invariant[] = [
  query('16 an import that was written made the teachers it says, and one that was not made none', `SELECT i.id, i.status FROM roster_imports i WHERE i.status <> 'APPLYING'
    AND (SELECT COUNT(*) FROM teachers t WHERE t.rosterImportId = i.id) <> CASE WHEN i.status = 'APPLIED'
      THEN (SELECT COUNT(*) FROM roster_import_rows r WHERE r.importId = i.id AND r.seq <= i.writtenSeq AND r.sheet = 'teachers' AND r.action = 'CREATE') ELSE 0 END`),
  query('16 the import that is being written has the turn, and no other', "SELECT id, status FROM roster_imports WHERE (status = 'APPLYING' AND turnKey IS NULL) OR (status <> 'APPLYING' AND turnKey IS NOT NULL)"),
];
