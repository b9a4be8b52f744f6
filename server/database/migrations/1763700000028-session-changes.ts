import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dropColumns, dropTables } from '../../platform/data/portable-ddl.js';

/** Sessions that are moved, cancelled or added after a class was planned, with what they were before. */
export class SessionChanges1763700000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'register_sessions', { revision: c.int({ default: '0' }), cancelledAt: c.instant({ nullable: true }) });
    await createTable(runner, 'session_changes', {
      columns: {
        id: c.id(), rollId: c.int(), sessionId: c.int(), kind: c.text(10), fromStartsAt: c.instant({ nullable: true }), fromMinutes: c.int({ nullable: true }), fromPlace: c.text(200, { nullable: true }),
        toStartsAt: c.instant({ nullable: true }), toMinutes: c.int({ nullable: true }), toPlace: c.text(200, { nullable: true }), reason: c.text(200, { nullable: true }), accountId: c.int({ nullable: true }), byName: c.text(100), at: c.instant(),
      },
      index: { ix_session_changes_roll: ['rollId', 'id'], ix_session_changes_session: ['sessionId'] },
      foreign: { fk_session_changes_roll: ['rollId', 'rolls'], fk_session_changes_session: ['sessionId', 'register_sessions'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'session_changes');
    await dropColumns(runner, 'register_sessions', 'cancelledAt', 'revision');
  }
}
