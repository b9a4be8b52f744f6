import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dialectOf, dropColumns, dropTables } from '../../platform/data/portable-ddl.js';

const INDEXES = [
  ['ix_credit_claims_submitted', 'credit_claims', ['submittedDay', 'status']], ['ix_credit_claims_filing', 'credit_claims', ['filesAt', 'filingId', 'status']], ['ix_claim_approvals_at', 'claim_approvals', ['at']],
] as const;

/** The steps after recognition: the county's second look and filing with city or province; a claim that stands for one given back names it. */
export class ClaimFilings1763700000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'claim_filings', {
      columns: {
        id: c.id(), filesAt: c.text(10), title: c.text(200), status: c.text(10), fromDay: c.day(), toDay: c.day(), claimCount: c.int(), centicredits: c.int(),
        createdByAccountId: c.int(), createdBy: c.text(100), createdAt: c.instant(), number: c.text(60, { nullable: true }), filedDay: c.day({ nullable: true }), documentFileId: c.int({ nullable: true }),
        closedBy: c.text(100, { nullable: true }), closedAt: c.instant({ nullable: true }),
      },
      foreign: { fk_claim_filings_document: ['documentFileId', 'stored_files'] },
      check: { ck_claim_filings_status: "status IN ('PREPARED', 'FILED', 'CANCELLED')" },
    });
    await addColumns(runner, 'credit_claims', { needsAudit: c.flag({ default: '0' }), filesAt: c.text(10, { nullable: true }), filingId: c.int({ nullable: true }), replacesClaimId: c.int({ nullable: true }) });
    for (const [name, table, columns] of INDEXES) await runner.query(`CREATE INDEX IF NOT EXISTS \`${name}\` ON \`${table}\` (${columns.map((each) => `\`${each}\``).join(', ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, table] of INDEXES) await runner.query(`DROP INDEX IF EXISTS \`${name}\`${dialectOf(runner) === 'mariadb' ? ` ON \`${table}\`` : ''}`);
    await dropColumns(runner, 'credit_claims', 'replacesClaimId', 'filingId', 'filesAt', 'needsAudit');
    await dropTables(runner, 'claim_filings');
  }
}
