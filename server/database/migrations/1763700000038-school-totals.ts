import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dropColumns, dropTables } from '../../platform/data/portable-ddl.js';

/** Totals of schools, kept by year and published; transcripts of many teachers in one book; how a teacher stood in his cycle when his year was frozen. */
export class SchoolTotals1763700000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'credit_year_results', { cycleStanding: c.text(10, { nullable: true }) });
    await createTable(runner, 'school_totals_runs', {
      columns: {
        id: c.id(), cycleYear: c.int(), day: c.day(), ruleSetId: c.int(), closingId: c.int({ nullable: true }), done: c.flag(), jobId: c.int({ nullable: true }), teacherCount: c.int(), startedBy: c.text(100), startedAt: c.instant(), computedAt: c.instant({ nullable: true }),
        publishedByAccountId: c.int({ nullable: true }), publishedBy: c.text(100, { nullable: true }), publishedAt: c.instant({ nullable: true }), note: c.text(300, { nullable: true }),
      },
      index: { ix_school_totals_runs_year: ['cycleYear', 'done', 'id'] },
      foreign: { fk_school_totals_runs_rules: ['ruleSetId', 'rule_sets'] },
    });
    await createTable(runner, 'school_totals', {
      columns: { id: c.id(), runId: c.int(), schoolId: c.int(), areaId: c.int({ nullable: true }), teacherCount: c.int(), countedCenticredits: c.int(), onCourseCount: c.int(), cycleMetCount: c.int(), categories: c.longText() },
      unique: { uq_school_totals_school: ['runId', 'schoolId'] },
      foreign: { fk_school_totals_run: ['runId', 'school_totals_runs'], fk_school_totals_school: ['schoolId', 'schools'], fk_school_totals_area: ['areaId', 'areas'] },
      check: { ck_school_totals_counts: 'onCourseCount <= teacherCount AND cycleMetCount <= teacherCount' },
    });
    await createTable(runner, 'transcript_books', {
      columns: {
        id: c.id(), schoolId: c.int({ nullable: true }), cycleYear: c.int({ nullable: true }), locale: c.text(5), teacherIds: c.longText(), teacherCount: c.int(), leftOutCount: c.int(), jobId: c.int(), pdfFileId: c.int({ nullable: true }), xlsxFileId: c.int({ nullable: true }),
        createdByAccountId: c.int(), createdAt: c.instant(), madeAt: c.instant({ nullable: true }),
      },
      index: { ix_transcript_books_owner: ['createdByAccountId', 'id'] },
      foreign: { fk_transcript_books_school: ['schoolId', 'schools'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'transcript_books', 'school_totals', 'school_totals_runs');
    await dropColumns(runner, 'credit_year_results', 'cycleStanding');
  }
}
