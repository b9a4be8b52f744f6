import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Claims of a school in bulk: the workbook, what becomes of each row, the evidence brought with it. */
export class ClaimImports1763700000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'claim_imports', {
      columns: {
        id: c.id(), schoolId: c.int(), fileId: c.int(), zipFileId: c.int({ nullable: true }), fileName: c.text(200), status: c.text(10), refusal: c.text(1000, { nullable: true }),
        readyCount: c.int(), suspectCount: c.int(), refusedCount: c.int(), worthCenticredits: c.int(), onlyGoodRows: c.flag(), writtenSeq: c.int(), jobId: c.int({ nullable: true }),
        createdByAccountId: c.int(), createdBy: c.text(100), createdAt: c.instant(), appliedAt: c.instant({ nullable: true }), undoneBy: c.text(100, { nullable: true }), undoneAt: c.instant({ nullable: true }),
      },
      index: { ix_claim_imports_school: ['schoolId', 'id'] },
      foreign: { fk_claim_imports_school: ['schoolId', 'schools'], fk_claim_imports_file: ['fileId', 'stored_files'], fk_claim_imports_zip: ['zipFileId', 'stored_files'] },
      check: { ck_claim_imports_status: "status IN ('PREPARING', 'PLANNED', 'REFUSED', 'APPLYING', 'APPLIED', 'UNDONE')" },
    });
    await createTable(runner, 'claim_import_rows', {
      columns: {
        id: c.id(), importId: c.int(), seq: c.int(), rowNumber: c.int(), outcome: c.text(10), person: c.text(100), title: c.text(200), worthCenticredits: c.int(),
        reasons: c.longText(), content: c.longText({ nullable: true }), claimId: c.int({ nullable: true }),
      },
      unique: { uq_claim_import_rows_seq: ['importId', 'seq'] },
      index: { ix_claim_import_rows_outcome: ['importId', 'outcome', 'seq'], ix_claim_import_rows_claim: ['claimId'] },
      foreign: { fk_claim_import_rows_import: ['importId', 'claim_imports'] },
      check: { ck_claim_import_rows_outcome: "outcome IN ('READY', 'SUSPECT', 'REFUSED')" },
    });
    await createTable(runner, 'claim_import_files', {
      columns: { id: c.id(), importId: c.int(), name: c.text(200), fileId: c.int() },
      unique: { uq_claim_import_files_name: ['importId', 'name'] },
      foreign: { fk_claim_import_files_import: ['importId', 'claim_imports'], fk_claim_import_files_file: ['fileId', 'stored_files'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'claim_import_files', 'claim_import_rows', 'claim_imports');
  }
}
