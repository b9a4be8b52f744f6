import type { MigrationInterface, QueryRunner } from 'typeorm';

import { dialectOf } from '../../platform/data/portable-ddl.js';

const FILED_AT = ['submittedAt', 'id'] as const;
const QUEUE = ['status', 'awaits', ...FILED_AT] as const;
const BY_ID = ['status', 'awaits', 'id'] as const;

/** Claims are listed by when they were filed: the queue from whoever waits longest, all of them from the last. */
export class ClaimQueue1763700000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await drop(runner, 'ix_credit_claims_queue');
    await create(runner, 'ix_credit_claims_queue', QUEUE);
    await create(runner, 'ix_credit_claims_filed', FILED_AT);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['ix_credit_claims_filed', 'ix_credit_claims_queue']) await drop(runner, name);
    await create(runner, 'ix_credit_claims_queue', BY_ID);
  }
}

const create = (runner: QueryRunner, name: string, columns: readonly string[]): Promise<unknown> =>
  runner.query(`CREATE INDEX IF NOT EXISTS \`${name}\` ON \`credit_claims\` (${columns.map((each) => `\`${each}\``).join(', ')})`);
const drop = (runner: QueryRunner, name: string): Promise<unknown> =>
  runner.query(`DROP INDEX IF EXISTS \`${name}\`${dialectOf(runner) === 'mariadb' ? ' ON `credit_claims`' : ''}`);
