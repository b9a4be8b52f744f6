import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Rule sets, claims and the ledger. */
export class Credits1763700000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'rule_sets', {
      columns: {
        id: c.id(), key: c.text(64), version: c.int(), nameZh: c.text(200), nameEn: c.text(200), effectiveFromDay: c.day(), effectiveToDay: c.day({ nullable: true }),
        document: c.longText(), isDefault: c.flag(), publishedAt: c.instant({ nullable: true }), publishedByAccountId: c.int({ nullable: true }), createdAt: c.instant(),
      },
      unique: { uq_rule_sets_version: ['key', 'version'] },
    });
    await createTable(runner, 'credit_claims', {
      columns: {
        id: c.id(), teacherId: c.int(), schoolId: c.int(), sourceType: c.text(20), sourceKey: c.text(80), providerKey: c.text(64, { nullable: true }),
        title: c.text(200), organiserName: c.text(100), categoryKey: c.text(64), level: c.text(10), itemKey: c.text(64, { nullable: true }),
        startDay: c.day(), endDay: c.day(), durationMinutes: c.int(), claimedCenticredits: c.int(), postedCenticredits: c.int({ nullable: true }), activity: c.longText(), evidenceFileIds: c.text(500),
        status: c.text(12), awaits: c.text(12), quarantineReason: c.text(40, { nullable: true }), duplicateOf: c.text(80, { nullable: true }),
        reason: c.text(500, { nullable: true }), submittedByAccountId: c.int({ nullable: true }), submittedAt: c.instant(), submittedDay: c.day(),
        decidedByAccountId: c.int({ nullable: true }), decidedAt: c.instant({ nullable: true }), changedAt: c.instant(),
      },
      unique: { uq_credit_claims_source: ['sourceKey'] },
      index: { ix_credit_claims_queue: ['status', 'awaits', 'id'], ix_credit_claims_teacher: ['teacherId', 'endDay'], ix_credit_claims_school: ['schoolId', 'status', 'id'] },
      foreign: { fk_credit_claims_teacher: ['teacherId', 'teachers'], fk_credit_claims_school: ['schoolId', 'schools'] },
      check: {
        ck_credit_claims_status: "status IN ('PENDING', 'QUARANTINED', 'APPROVED', 'RETURNED', 'REJECTED', 'WITHDRAWN')",
        ck_credit_claims_minutes: 'durationMinutes >= 0',
      },
    });
    await createTable(runner, 'claim_approvals', {
      columns: { id: c.id(), claimId: c.int(), step: c.text(12), accountId: c.int(), at: c.instant() },
      unique: { uq_claim_approvals_step: ['claimId', 'step'] },
      foreign: { fk_claim_approvals_claim: ['claimId', 'credit_claims'] },
    });
    await makeAppendOnly(runner, 'claim_approvals');
    await createTable(runner, 'credit_accounts', {
      columns: { teacherId: c.int(), balanceCenticredits: c.int(), entryCount: c.int() },
      primaryKey: ['teacherId'],
      foreign: { fk_credit_accounts_teacher: ['teacherId', 'teachers'] },
      check: { ck_credit_accounts_balance: 'balanceCenticredits >= 0' },
    });
    await createTable(runner, 'credit_totals', {
      columns: { teacherId: c.int(), cycleYear: c.int(), categoryKey: c.text(64), centicredits: c.int(), entryCount: c.int() },
      primaryKey: ['teacherId', 'cycleYear', 'categoryKey'],
      foreign: { fk_credit_totals_teacher: ['teacherId', 'teachers'] },
      check: { ck_credit_totals_centicredits: 'centicredits >= 0' },
    });
    await createTable(runner, 'ledger_entries', {
      columns: {
        id: c.id(), teacherId: c.int(), schoolId: c.int(), kind: c.text(10), causeKey: c.text(80), sourceKey: c.text(80), reversesId: c.int({ nullable: true }),
        title: c.text(200), providerKey: c.text(64, { nullable: true }), categoryKey: c.text(64), level: c.text(10), itemKey: c.text(64, { nullable: true }), courseKey: c.text(80, { nullable: true }), topicKeys: c.text(300),
        startDay: c.day(), day: c.day(), cycleYear: c.int(), cycleStartYear: c.int(), durationMinutes: c.int(), uninterruptedMinutes: c.int(),
        pricedCenticredits: c.int(), centicredits: c.int(), ruleSetId: c.int(), ruleKey: c.text(64), trace: c.longText(),
        postedAt: c.instant(), postedByAccountId: c.int({ nullable: true }),
      },
      unique: { uq_ledger_entries_cause: ['causeKey'], uq_ledger_entries_reverses: ['reversesId'] },
      index: { ix_ledger_entries_teacher: ['teacherId', 'cycleStartYear', 'id'], ix_ledger_entries_school: ['schoolId', 'cycleYear'] },
      foreign: { fk_ledger_entries_account: ['teacherId', 'teachers'], fk_ledger_entries_rule_set: ['ruleSetId', 'rule_sets'], fk_ledger_entries_reverses: ['reversesId', 'ledger_entries'] },
      check: { ck_ledger_entries_sign: "(kind = 'NORMAL' AND centicredits > 0 AND reversesId IS NULL) OR (kind = 'REVERSAL' AND centicredits < 0 AND reversesId IS NOT NULL)" },
    });
    await makeAppendOnly(runner, 'ledger_entries');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'ledger_entries', 'credit_totals', 'credit_accounts', 'claim_approvals', 'credit_claims', 'rule_sets');
  }
}
