import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, dropColumns } from '../../platform/data/portable-ddl.js';

/** A batch of late entries counts its submissions, so that what is posted is what was shown. */
export class SeenLateEntries1763700000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'late_entry_batches', { revision: c.int({ default: '0' }) });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'late_entry_batches', 'revision');
  }
}
