import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Appeals against decisions about credits: who filed what, the panel, its votes, and what came of it. */
export class Appeals1763700000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'credit_appeals', {
      columns: {
        id: c.id(), teacherId: c.int(), schoolId: c.int(), kind: c.text(12), matterKey: c.text(60), liveKey: c.text(60, { nullable: true }), claimId: c.int({ nullable: true }), entryId: c.int({ nullable: true }),
        completionId: c.int({ nullable: true }), cohortId: c.int({ nullable: true }), title: c.text(200), decision: c.longText(), decidedDay: c.day(), decidedByAccountId: c.int({ nullable: true }), decidedByName: c.text(100),
        stakeCenticredits: c.int(), grounds: c.text(1000), filedAt: c.instant(), filedDay: c.day(), decideByDay: c.day(), status: c.text(10), panelSize: c.int(), voteCount: c.int(),
        outcomeReason: c.text(1000, { nullable: true }), grantVotes: c.int({ nullable: true }), closedAt: c.instant({ nullable: true }), carryOut: c.text(10, { nullable: true }),
        effectCenticredits: c.int({ nullable: true }), effectEntryId: c.int({ nullable: true }), effectNote: c.longText({ nullable: true }), changedAt: c.instant(),
      },
      unique: { uq_credit_appeals_live: ['liveKey'] },
      index: { ix_credit_appeals_status: ['status', 'decideByDay'], ix_credit_appeals_teacher: ['teacherId', 'id'], ix_credit_appeals_cohort: ['cohortId', 'carryOut'] },
      foreign: {
        fk_credit_appeals_teacher: ['teacherId', 'teachers'], fk_credit_appeals_school: ['schoolId', 'schools'], fk_credit_appeals_claim: ['claimId', 'credit_claims'], fk_credit_appeals_entry: ['entryId', 'ledger_entries'],
        fk_credit_appeals_completion: ['completionId', 'completions'], fk_credit_appeals_cohort: ['cohortId', 'cohorts'], fk_credit_appeals_effect: ['effectEntryId', 'ledger_entries'],
      },
      check: {
        ck_credit_appeals_kind: "kind IN ('CLAIM', 'REVERSAL', 'CAP', 'COMPLETION')", ck_credit_appeals_status: "status IN ('FILED', 'ADMITTED', 'WITHDRAWN', 'DISMISSED', 'UPHELD', 'GRANTED')",
        ck_credit_appeals_live: "(status = 'WITHDRAWN') = (liveKey IS NULL)", ck_credit_appeals_carry_out: "(status = 'GRANTED') = (carryOut IS NOT NULL)", ck_credit_appeals_votes: 'voteCount <= panelSize',
      },
    });
    await createTable(runner, 'credit_appeal_files', {
      columns: { id: c.id(), appealId: c.int(), fileId: c.int() },
      unique: { uq_credit_appeal_files_file: ['appealId', 'fileId'] },
      foreign: { fk_credit_appeal_files_appeal: ['appealId', 'credit_appeals'], fk_credit_appeal_files_file: ['fileId', 'stored_files'] },
    });
    await createTable(runner, 'credit_appeal_members', {
      columns: { id: c.id(), appealId: c.int(), accountId: c.int(), name: c.text(100), isHead: c.flag() },
      unique: { uq_credit_appeal_members_account: ['appealId', 'accountId'] },
      index: { ix_credit_appeal_members_account: ['accountId', 'appealId'] },
      foreign: { fk_credit_appeal_members_appeal: ['appealId', 'credit_appeals'], fk_credit_appeal_members_account: ['accountId', 'accounts'] },
    });
    await createTable(runner, 'credit_appeal_votes', {
      columns: { id: c.id(), appealId: c.int(), accountId: c.int(), vote: c.text(10), reason: c.text(500), votedAt: c.instant() },
      unique: { uq_credit_appeal_votes_account: ['appealId', 'accountId'] },
      foreign: { fk_credit_appeal_votes_appeal: ['appealId', 'credit_appeals'], fk_credit_appeal_votes_account: ['accountId', 'accounts'] },
      check: { ck_credit_appeal_votes_vote: "vote IN ('GRANT', 'UPHOLD')" },
    });
    await makeAppendOnly(runner, 'credit_appeal_votes');
    await createTable(runner, 'credit_appeal_steps', {
      columns: { id: c.id(), appealId: c.int(), action: c.text(12), note: c.text(1000, { nullable: true }), accountId: c.int({ nullable: true }), byName: c.text(100), at: c.instant() },
      index: { ix_credit_appeal_steps_appeal: ['appealId', 'id'] },
      foreign: { fk_credit_appeal_steps_appeal: ['appealId', 'credit_appeals'] },
    });
    await makeAppendOnly(runner, 'credit_appeal_steps');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'credit_appeal_steps', 'credit_appeal_votes', 'credit_appeal_members', 'credit_appeal_files', 'credit_appeals');
  }
}
