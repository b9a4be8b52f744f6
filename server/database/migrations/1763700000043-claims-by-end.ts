import type { MigrationInterface, QueryRunner } from 'typeorm';

import { dialectOf } from '../../platform/data/portable-ddl.js';

const NAME = 'ix_credit_claims_ended';

/** The queue can begin with what ended first, which belongs to the year that is closed first. */
export class ClaimsByEnd1763700000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX IF NOT EXISTS \`${NAME}\` ON \`credit_claims\` (\`status\`, \`awaits\`, \`endDay\`, \`id\`)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX IF EXISTS \`${NAME}\`${dialectOf(runner) === 'mariadb' ? ' ON `credit_claims`' : ''}`);
  }
}
