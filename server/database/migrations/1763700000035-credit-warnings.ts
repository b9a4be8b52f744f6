import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Warnings in time: who is at risk of missing what his year or cycle asks for, reckoned every night. */
export class CreditWarnings1763700000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'credit_warning_runs', {
      columns: { id: c.id(), day: c.day(), done: c.flag(), jobId: c.int({ nullable: true }), lastTeacherId: c.int(), teacherCount: c.int(), missedCount: c.int(), urgentCount: c.int(), behindCount: c.int(), startedAt: c.instant(), computedAt: c.instant({ nullable: true }) },
      index: { ix_credit_warning_runs_done: ['done', 'id'] },
    });
    await createTable(runner, 'credit_warnings', {
      columns: { id: c.id(), runId: c.int(), teacherId: c.int(), schoolId: c.int(), level: c.text(10), gapCenticredits: c.int(), endDay: c.day(), sentence: c.longText(), missing: c.longText() },
      unique: { uq_credit_warnings_teacher: ['runId', 'teacherId'] },
      index: { ix_credit_warnings_school: ['runId', 'schoolId', 'level'] },
      foreign: { fk_credit_warnings_run: ['runId', 'credit_warning_runs'], fk_credit_warnings_teacher: ['teacherId', 'teachers'], fk_credit_warnings_school: ['schoolId', 'schools'] },
      check: { ck_credit_warnings_level: "level IN ('MISSED', 'URGENT', 'BEHIND')" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'credit_warnings', 'credit_warning_runs');
  }
}
