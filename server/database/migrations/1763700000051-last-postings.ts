import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, dropColumns } from '../../platform/data/portable-ddl.js';

/** An account says when something was last posted to it. */
export class LastPostings1763700000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'credit_accounts', { lastPostedAt: c.instant({ nullable: true }) });
    await runner.query('UPDATE credit_accounts SET lastPostedAt = (SELECT e.postedAt FROM ledger_entries e WHERE e.teacherId = credit_accounts.teacherId ORDER BY e.id DESC LIMIT 1) WHERE entryCount > 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'credit_accounts', 'lastPostedAt');
  }
}
