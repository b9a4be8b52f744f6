import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Lists of people for a class out of Excel. */
export class RegistrationImports1763700000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'registration_imports', {
      columns: {
        id: c.id(), cohortId: c.int(), fileId: c.int(), fileName: c.text(200), path: c.text(12), reach: c.longText(), status: c.text(10), refusal: c.longText({ nullable: true }),
        ignoredColumns: c.longText({ nullable: true }), takenSeq: c.int(), jobId: c.int({ nullable: true }), createdByAccountId: c.int(), createdBy: c.text(100), createdAt: c.instant(),
        takenBy: c.text(100, { nullable: true }), takenAt: c.instant({ nullable: true }),
      },
      index: { ix_registration_imports_cohort: ['cohortId', 'id'], ix_registration_imports_creator: ['createdByAccountId', 'id'] },
      foreign: {
        fk_registration_imports_cohort: ['cohortId', 'cohorts'], fk_registration_imports_file: ['fileId', 'stored_files'], fk_registration_imports_creator: ['createdByAccountId', 'accounts'],
      },
      check: { ck_registration_imports_status: "status IN ('CHECKING', 'CHECKED', 'REFUSED', 'TAKING', 'TAKEN', 'CANCELLED')" },
    });
    await createTable(runner, 'registration_import_lines', {
      columns: {
        id: c.id(), importId: c.int(), seq: c.int(), rowNumber: c.int(), name: c.text(60), place: c.text(100), teacherId: c.int({ nullable: true }), outcome: c.text(20), fieldKey: c.text(20, { nullable: true }),
        address: c.text(12, { nullable: true }), found: c.text(200, { nullable: true }), problem: c.longText({ nullable: true }), answers: c.longText({ nullable: true }), status: c.text(10, { nullable: true }),
        registrationId: c.int({ nullable: true }),
      },
      unique: { uq_registration_import_lines_seq: ['importId', 'seq'] },
      index: { ix_registration_import_lines_outcome: ['importId', 'outcome', 'seq'] },
      foreign: { fk_registration_import_lines_import: ['importId', 'registration_imports'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'registration_import_lines', 'registration_imports');
  }
}
