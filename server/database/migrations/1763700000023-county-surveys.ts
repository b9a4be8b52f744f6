import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dialectOf, dropColumns, dropTables } from '../../platform/data/portable-ddl.js';

/** Surveys of teachers beyond one class, counted by group; what participants say of lecturers. */
export class CountySurveys1763700000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allowSurveysWithoutCohort(runner);
    await addColumns(runner, 'surveys', { scope: c.longText({ nullable: true }), planYear: c.int({ nullable: true }), asked: c.int({ default: '0' }), settledAt: c.instant({ nullable: true }) });
    await createTable(runner, 'survey_recipients', {
      columns: { surveyId: c.int(), teacherId: c.int(), areaId: c.int({ nullable: true }), stage: c.text(20), subject: c.text(30) },
      primaryKey: ['surveyId', 'teacherId'],
      index: { ix_survey_recipients_teacher: ['teacherId'] },
      foreign: { fk_survey_recipients_survey: ['surveyId', 'surveys'], fk_survey_recipients_teacher: ['teacherId', 'teachers'] },
    });
    await createTable(runner, 'survey_tallies', {
      columns: { surveyId: c.int(), dimension: c.text(10), code: c.text(30), question: c.text(10), choice: c.int(), people: c.int() },
      primaryKey: ['surveyId', 'dimension', 'code', 'question', 'choice'],
      foreign: { fk_survey_tallies_survey: ['surveyId', 'surveys'] },
    });
    await createTable(runner, 'expert_class_ratings', {
      columns: { id: c.id(), expertId: c.int(), rollId: c.int(), sourceKey: c.text(40), year: c.int(), answers: c.int(), totalScore: c.int({ nullable: true }), ratedAt: c.instant() },
      unique: { uq_expert_class_ratings_source: ['expertId', 'sourceKey'] },
      index: { ix_expert_class_ratings_roll: ['rollId'] },
      foreign: { fk_expert_class_ratings_expert: ['expertId', 'experts'], fk_expert_class_ratings_roll: ['rollId', 'rolls'] },
    });
  }

  /** That a survey may stand without a class is not taken back: rows may need it. */
  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'expert_class_ratings', 'survey_tallies', 'survey_recipients');
    await dropColumns(runner, 'surveys', 'settledAt', 'asked', 'planYear', 'scope');
  }
}

async function allowSurveysWithoutCohort(runner: QueryRunner): Promise<void> {
  const table = await runner.getTable('surveys');
  if (!table || table.findColumnByName('cohortId')?.isNullable) return;
  if (dialectOf(runner) === 'mariadb') {
    await runner.query('ALTER TABLE `surveys` MODIFY `cohortId` integer NULL');
    return;
  }
  // SQLite changes a column only by making its table anew; rows that refer to it keep doing so by its name.
  await runner.query('DROP TABLE IF EXISTS `surveys_new`');
  await createTable(runner, 'surveys_new', {
    columns: {
      id: c.id(), cohortId: c.int({ nullable: true }), kind: c.text(15), title: c.text(120), anonymous: c.flag(), opensAt: c.instant(), closesAt: c.instant(), questions: c.longText(), followsId: c.int({ nullable: true }), createdAt: c.instant(),
    },
    foreign: { fk_surveys_cohort: ['cohortId', 'cohorts'] },
    check: { ck_surveys_kind: "kind IN ('NEEDS', 'SATISFACTION', 'FOLLOW_UP')" },
  });
  await runner.query('INSERT INTO `surveys_new` SELECT id, cohortId, kind, title, anonymous, opensAt, closesAt, questions, followsId, createdAt FROM `surveys`');
  await runner.query('DROP TABLE `surveys`');
  await runner.query('ALTER TABLE `surveys_new` RENAME TO `surveys`');
  await runner.query('CREATE UNIQUE INDEX `uq_surveys_follows` ON `surveys` (`followsId`)');
  await runner.query('CREATE INDEX `ix_surveys_cohort` ON `surveys` (`cohortId`, `opensAt`)');
}
