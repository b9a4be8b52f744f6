import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Closed years: which, who closed them and when, and what was frozen of each teacher. */
export class CreditYears1763700000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'closed_credit_years', { columns: { cycleYear: c.int(), closedAt: c.instant() }, primaryKey: ['cycleYear'] });
    await makeAppendOnly(runner, 'closed_credit_years');
    await createTable(runner, 'credit_year_closings', {
      columns: {
        id: c.id(), cycleYear: c.int(), kind: c.text(10), status: c.text(10), openYear: c.int({ nullable: true }), checklist: c.longText(), proposedByAccountId: c.int(), proposedBy: c.text(100), proposedAt: c.instant(),
        decidedByAccountId: c.int({ nullable: true }), decidedBy: c.text(100, { nullable: true }), decidedAt: c.instant({ nullable: true }), declineReason: c.text(500, { nullable: true }), jobId: c.int({ nullable: true }),
        lastTeacherId: c.int(), teacherCount: c.int(), shortCount: c.int(), countedCenticredits: c.int(), hash: c.text(64), closedAt: c.instant({ nullable: true }),
      },
      unique: { uq_credit_year_closings_open: ['openYear'] },
      index: { ix_credit_year_closings_year: ['cycleYear', 'id'] },
      check: { ck_credit_year_closings_kind: "kind IN ('CLOSE', 'SUPPLEMENT')", ck_credit_year_closings_status: "status IN ('PROPOSED', 'FREEZING', 'CLOSED', 'DECLINED')" },
    });
    await createTable(runner, 'credit_year_results', {
      columns: {
        id: c.id(), closingId: c.int(), cycleYear: c.int(), teacherId: c.int(), schoolId: c.int(), ruleSetId: c.int(), lastEntryId: c.int(), countedCenticredits: c.int(), minimumCenticredits: c.int({ nullable: true }),
        shortCenticredits: c.int(), cycleCountedCenticredits: c.int(), categories: c.longText(),
      },
      unique: { uq_credit_year_results_teacher: ['closingId', 'teacherId'] },
      index: { ix_credit_year_results_year: ['cycleYear', 'teacherId', 'closingId'], ix_credit_year_results_school: ['cycleYear', 'schoolId'] },
      foreign: { fk_credit_year_results_closing: ['closingId', 'credit_year_closings'], fk_credit_year_results_teacher: ['teacherId', 'teachers'], fk_credit_year_results_school: ['schoolId', 'schools'], fk_credit_year_results_rules: ['ruleSetId', 'rule_sets'] },
    });
    await makeAppendOnly(runner, 'credit_year_results');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'credit_year_results', 'credit_year_closings', 'closed_credit_years');
  }
}
