import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Surveys; who answered and what was said stand apart and share nothing but the survey. */
export class Surveys1763700000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'surveys', {
      columns: {
        id: c.id(), cohortId: c.int(), kind: c.text(15), title: c.text(120), anonymous: c.flag(), opensAt: c.instant(), closesAt: c.instant(), questions: c.longText(), followsId: c.int({ nullable: true }), createdAt: c.instant(),
      },
      unique: { uq_surveys_follows: ['followsId'] },
      index: { ix_surveys_cohort: ['cohortId', 'opensAt'] },
      foreign: { fk_surveys_cohort: ['cohortId', 'cohorts'] },
      check: { ck_surveys_kind: "kind IN ('NEEDS', 'SATISFACTION', 'FOLLOW_UP')" },
    });
    await createTable(runner, 'survey_participations', {
      columns: { surveyId: c.int(), teacherId: c.int() },
      primaryKey: ['surveyId', 'teacherId'],
      index: { ix_survey_participations_teacher: ['teacherId'] },
      foreign: { fk_survey_participations_survey: ['surveyId', 'surveys'], fk_survey_participations_teacher: ['teacherId', 'teachers'] },
    });
    await createTable(runner, 'survey_answers', {
      columns: { id: c.int(), surveyId: c.int(), teacherId: c.int({ nullable: true }), given: c.longText() },
      primaryKey: ['id'],
      index: { ix_survey_answers_survey: ['surveyId'] },
      foreign: { fk_survey_answers_survey: ['surveyId', 'surveys'], fk_survey_answers_teacher: ['teacherId', 'teachers'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'survey_answers', 'survey_participations', 'surveys');
  }
}
