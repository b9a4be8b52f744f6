import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Certificates and notices that prove who of the county was at an outside training. */
export class CascadeProofs1763700000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'cascade_proofs', {
      columns: { id: c.id(), attendeeId: c.int(), fileId: c.int(), addedByName: c.text(100), addedByAccountId: c.int(), addedAt: c.instant() },
      unique: { uq_cascade_proofs_file: ['fileId'] },
      index: { ix_cascade_proofs_attendee: ['attendeeId', 'id'] },
      foreign: { fk_cascade_proofs_attendee: ['attendeeId', 'cascade_attendees'], fk_cascade_proofs_file: ['fileId', 'stored_files'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'cascade_proofs');
  }
}
