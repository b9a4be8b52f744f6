import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, dialectOf, dropColumns } from '../../platform/data/portable-ddl.js';

const NAME = 'ix_credit_claims_certificate';

/** Claims name the certificate they rest on; older ones name none. */
export class ClaimCertificates1763700000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'credit_claims', { certificateNumber: c.text(64, { nullable: true }), certificateKey: c.text(64, { nullable: true }) });
    await runner.query(`CREATE INDEX IF NOT EXISTS \`${NAME}\` ON \`credit_claims\` (\`certificateKey\`)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX IF EXISTS \`${NAME}\`${dialectOf(runner) === 'mariadb' ? ' ON `credit_claims`' : ''}`);
    await dropColumns(runner, 'credit_claims', 'certificateNumber', 'certificateKey');
  }
}
