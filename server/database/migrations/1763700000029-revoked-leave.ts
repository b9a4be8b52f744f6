import type { MigrationInterface, QueryRunner } from 'typeorm';

import { makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Granted leave can be taken back: its row goes, while the steps of its request, which only grow, say that it was there. It still never changes. */
export class RevokedLeave1763700000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER IF EXISTS `tr_granted_leaves_no_delete`');
  }

  async down(runner: QueryRunner): Promise<void> {
    await makeAppendOnly(runner, 'granted_leaves');
  }
}
