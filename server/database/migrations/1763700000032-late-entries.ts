import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Late entries: batches under an authorising document, and their rows. */
export class LateEntries1763700000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'late_entry_batches', {
      columns: {
        id: c.id(), orderNumber: c.text(60), orderTitle: c.text(200), organ: c.text(100), orderDay: c.day(), fileId: c.int(), fromDay: c.day(), toDay: c.day(), cutOffDay: c.day(), status: c.text(10),
        openedByAccountId: c.int(), openedBy: c.text(100), openedAt: c.instant(), submittedByAccountId: c.int({ nullable: true }), submittedBy: c.text(100, { nullable: true }), submittedAt: c.instant({ nullable: true }),
        decidedByAccountId: c.int({ nullable: true }), decidedBy: c.text(100, { nullable: true }), decidedAt: c.instant({ nullable: true }), returnReason: c.text(500, { nullable: true }),
        reversedBy: c.text(100, { nullable: true }), reversedAt: c.instant({ nullable: true }), reversalReason: c.text(500, { nullable: true }),
      },
      index: { ix_late_entry_batches_status: ['status', 'id'] },
      foreign: { fk_late_entry_batches_file: ['fileId', 'stored_files'] },
      check: { ck_late_entry_batches_status: "status IN ('OPEN', 'SUBMITTED', 'POSTED', 'REVERSED', 'DISCARDED')", ck_late_entry_batches_days: 'fromDay <= toDay' },
    });
    await createTable(runner, 'late_entry_rows', {
      columns: {
        id: c.id(), batchId: c.int(), seq: c.int(), rowNumber: c.int({ nullable: true }), outcome: c.text(10), teacherId: c.int({ nullable: true }), person: c.text(100), title: c.text(200),
        worthCenticredits: c.int(), expectedCenticredits: c.int({ nullable: true }), reasons: c.longText(), content: c.longText({ nullable: true }), keptReason: c.text(200, { nullable: true }), keptByAccountId: c.int({ nullable: true }),
        addedByAccountId: c.int(), claimId: c.int({ nullable: true }),
      },
      unique: { uq_late_entry_rows_seq: ['batchId', 'seq'], uq_late_entry_rows_claim: ['claimId'] },
      index: { ix_late_entry_rows_outcome: ['batchId', 'outcome', 'seq'] },
      foreign: { fk_late_entry_rows_batch: ['batchId', 'late_entry_batches'], fk_late_entry_rows_teacher: ['teacherId', 'teachers'], fk_late_entry_rows_claim: ['claimId', 'credit_claims'] },
      check: { ck_late_entry_rows_outcome: "outcome IN ('READY', 'SUSPECT', 'REFUSED')" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'late_entry_rows', 'late_entry_batches');
  }
}
