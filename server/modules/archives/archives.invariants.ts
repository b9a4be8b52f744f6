import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const archiveInvariants: readonly Invariant[] = [
  query('27 an archive counts its files', 'SELECT a.cohortId, a.fileCount FROM cohort_archives a WHERE a.fileCount <> (SELECT COUNT(*) FROM archive_files f WHERE f.cohortId = a.cohortId)'),
  query('27 every file of an archive has its archive', 'SELECT f.id FROM archive_files f LEFT JOIN cohort_archives a ON a.cohortId = f.cohortId WHERE a.id IS NULL'),
  query('27 nothing came into an archive after it was sealed', 'SELECT f.id FROM archive_files f JOIN cohort_archives a ON a.cohortId = f.cohortId WHERE a.archivedAt IS NOT NULL AND f.addedAt > a.archivedAt'),
];
