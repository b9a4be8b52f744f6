import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** The archive of a cohort: what it has to have, the files brought for it, and the zip and the PDF made of all. */
export class Archives1763700000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'cohort_archives', {
      columns: {
        id: c.id(), cohortId: c.int(), fileCount: c.int(), fileKilobytes: c.int(), archivedAt: c.instant({ nullable: true }), archivedByName: c.text(100, { nullable: true }), reopenedAt: c.instant({ nullable: true }),
        reopenReason: c.text(300, { nullable: true }), zipFileId: c.int({ nullable: true }), zipMadeAt: c.instant({ nullable: true }), zipJobId: c.int({ nullable: true }), pdfFileId: c.int({ nullable: true }),
        pdfMadeAt: c.instant({ nullable: true }), pdfJobId: c.int({ nullable: true }), changedAt: c.instant(),
      },
      unique: { uq_cohort_archives_cohort: ['cohortId'] },
      foreign: { fk_cohort_archives_cohort: ['cohortId', 'cohorts'] },
      check: { ck_cohort_archives_counts: 'fileCount >= 0 AND fileKilobytes >= 0' },
    });
    await createTable(runner, 'archive_terms', {
      columns: { id: c.id(), cohortId: c.int(), part: c.text(15), requirement: c.text(15), reason: c.text(300, { nullable: true }), byName: c.text(100), at: c.instant() },
      unique: { uq_archive_terms_part: ['cohortId', 'part'] },
      foreign: { fk_archive_terms_cohort: ['cohortId', 'cohorts'] },
      check: { ck_archive_terms_requirement: "requirement IN ('REQUIRED', 'OPTIONAL', 'NOT_APPLICABLE')" },
    });
    await createTable(runner, 'archive_files', {
      columns: { id: c.id(), cohortId: c.int(), part: c.text(15), fileId: c.int(), sessionId: c.int({ nullable: true }), caption: c.text(200), addedByName: c.text(100), addedAt: c.instant() },
      unique: { uq_archive_files_file: ['fileId'] },
      index: { ix_archive_files_cohort: ['cohortId', 'part', 'id'] },
      foreign: { fk_archive_files_cohort: ['cohortId', 'cohorts'], fk_archive_files_file: ['fileId', 'stored_files'] },
      check: { ck_archive_files_part: "part IN ('NOTICE', 'NOTES', 'PICTURES', 'BULLETINS', 'EXPENSES', 'OTHER')" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'archive_files', 'archive_terms', 'cohort_archives');
  }
}
