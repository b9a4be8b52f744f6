import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Where participants sleep and what they eat. */
export class Lodging1763700000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'lodging_terms', {
      columns: { id: c.id(), cohortId: c.int(), nights: c.longText(), meals: c.longText(), answerBy: c.instant(), note: c.text(200), changedAt: c.instant() },
      unique: { uq_lodging_terms_cohort: ['cohortId'] },
      foreign: { fk_lodging_terms_cohort: ['cohortId', 'cohorts'] },
    });
    await createTable(runner, 'lodging_stays', {
      columns: { id: c.id(), cohortId: c.int(), teacherId: c.int(), nights: c.longText(), meals: c.longText(), diet: c.text(12), dietNote: c.text(60), answeredByName: c.text(100), answeredAt: c.instant() },
      unique: { uq_lodging_stays_teacher: ['cohortId', 'teacherId'] },
      index: { ix_lodging_stays_teacher: ['teacherId'] },
      foreign: { fk_lodging_stays_cohort: ['cohortId', 'cohorts'], fk_lodging_stays_teacher: ['teacherId', 'teachers'] },
    });
    await createTable(runner, 'lodging_rooms', {
      columns: { id: c.id(), cohortId: c.int(), name: c.text(30), beds: c.int(), used: c.int(), forWhom: c.text(6) },
      unique: { uq_lodging_rooms_name: ['cohortId', 'name'] },
      foreign: { fk_lodging_rooms_cohort: ['cohortId', 'cohorts'] },
      check: { ck_lodging_rooms_used: 'used >= 0 AND used <= beds' },
    });
    await createTable(runner, 'lodging_beds', {
      columns: { id: c.id(), cohortId: c.int(), roomId: c.int(), bed: c.int(), teacherId: c.int(), givenAt: c.instant() },
      unique: { uq_lodging_beds_bed: ['roomId', 'bed'], uq_lodging_beds_teacher: ['cohortId', 'teacherId'] },
      index: { ix_lodging_beds_teacher: ['teacherId'] },
      foreign: { fk_lodging_beds_cohort: ['cohortId', 'cohorts'], fk_lodging_beds_room: ['roomId', 'lodging_rooms'], fk_lodging_beds_teacher: ['teacherId', 'teachers'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'lodging_beds', 'lodging_rooms', 'lodging_stays', 'lodging_terms');
  }
}
