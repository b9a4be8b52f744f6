import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Imports of the roster, and the lock under which administrators change. */
export class Roster1763700000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'account_locks', { columns: { id: c.int() }, primaryKey: ['id'] });
    const [lock] = (await runner.query('SELECT id FROM account_locks')) as unknown[];
    if (!lock) await runner.query('INSERT INTO account_locks (id) VALUES (1)');
    await createTable(runner, 'roster_imports', {
      columns: {
        id: c.id(), fileId: c.int(), fileName: c.text(200), status: c.text(10), turnKey: c.text(10, { nullable: true }), refusal: c.longText({ nullable: true }),
        counts: c.longText({ nullable: true }), onlyGoodRows: c.flag(), writtenSeq: c.int(), jobId: c.int({ nullable: true }), createdBy: c.text(100), createdAt: c.instant(),
        appliedBy: c.text(100, { nullable: true }), appliedAt: c.instant({ nullable: true }), undoneBy: c.text(100, { nullable: true }), undoneAt: c.instant({ nullable: true }),
      },
      unique: { uq_roster_imports_turn: ['turnKey'] },
      foreign: { fk_roster_imports_file: ['fileId', 'stored_files'] },
      check: { ck_roster_imports_status: "status IN ('PREPARING', 'PLANNED', 'REFUSED', 'APPLYING', 'APPLIED', 'UNDONE')" },
    });
    await createTable(runner, 'roster_import_rows', {
      columns: {
        id: c.id(), importId: c.int(), seq: c.int(), sheet: c.text(10), rowNumber: c.int(), action: c.text(6), naturalKey: c.text(20),
        content: c.longText(), previous: c.longText({ nullable: true }),
      },
      unique: { uq_roster_import_rows_seq: ['importId', 'seq'] },
      index: { ix_roster_import_rows_key: ['sheet', 'naturalKey'] },
      foreign: { fk_roster_import_rows_import: ['importId', 'roster_imports'] },
    });
    await createTable(runner, 'roster_problems', {
      columns: {
        id: c.id(), importId: c.int(), seq: c.int(), sheet: c.text(60), rowNumber: c.int({ nullable: true }), address: c.text(12, { nullable: true }),
        columnKey: c.text(20, { nullable: true }), code: c.text(30), severity: c.text(6), found: c.text(200, { nullable: true }), params: c.longText(),
      },
      unique: { uq_roster_problems_seq: ['importId', 'seq'] },
      index: { ix_roster_problems_code: ['importId', 'severity', 'code'] },
      foreign: { fk_roster_problems_import: ['importId', 'roster_imports'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'roster_problems', 'roster_import_rows', 'roster_imports', 'account_locks');
  }
}
