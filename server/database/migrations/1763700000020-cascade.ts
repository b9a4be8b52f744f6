import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Trainings passed on from the city to areas and schools: who was there, who passed it on, and what shows it. */
export class Cascade1763700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'cascades', {
      columns: {
        id: c.id(), title: c.text(120), titleEn: c.text(200), level: c.text(10), organiser: c.text(100), cohortId: c.int({ nullable: true }), startsOn: c.day(), endsOn: c.day(), dueOn: c.day(), subjects: c.text(500),
        createdByName: c.text(100), createdAt: c.instant(),
      },
      index: { ix_cascades_due: ['dueOn'], ix_cascades_cohort: ['cohortId'] },
      foreign: { fk_cascades_cohort: ['cohortId', 'cohorts'] },
      check: { ck_cascades_days: 'startsOn <= endsOn AND endsOn <= dueOn', ck_cascades_level: "level IN ('NATIONAL', 'PROVINCE', 'CITY', 'COUNTY')" },
    });
    await createTable(runner, 'cascade_targets', {
      columns: { id: c.id(), cascadeId: c.int(), schoolId: c.int() },
      unique: { uq_cascade_targets_school: ['cascadeId', 'schoolId'] },
      index: { ix_cascade_targets_school: ['schoolId'] },
      foreign: { fk_cascade_targets_cascade: ['cascadeId', 'cascades'], fk_cascade_targets_school: ['schoolId', 'schools'] },
    });
    await createTable(runner, 'cascade_attendees', {
      columns: { id: c.id(), cascadeId: c.int(), teacherId: c.int(), proof: c.text(200) },
      unique: { uq_cascade_attendees_teacher: ['cascadeId', 'teacherId'] },
      index: { ix_cascade_attendees_teacher: ['teacherId'] },
      foreign: { fk_cascade_attendees_cascade: ['cascadeId', 'cascades'], fk_cascade_attendees_teacher: ['teacherId', 'teachers'] },
    });
    await createTable(runner, 'cascade_steps', {
      columns: {
        id: c.id(), cascadeId: c.int(), parentId: c.int({ nullable: true }), level: c.text(10), areaId: c.int({ nullable: true }), schoolId: c.int({ nullable: true }), giverId: c.int(), rollId: c.int(), sessionId: c.int(),
        createdByName: c.text(100), createdAt: c.instant(), withdrawnAt: c.instant({ nullable: true }), withdrawnByName: c.text(100, { nullable: true }), withdrawReason: c.text(300, { nullable: true }),
      },
      unique: { uq_cascade_steps_session: ['sessionId'] },
      index: { ix_cascade_steps_cascade: ['cascadeId', 'id'], ix_cascade_steps_school: ['schoolId'], ix_cascade_steps_giver: ['giverId'] },
      foreign: {
        fk_cascade_steps_cascade: ['cascadeId', 'cascades'], fk_cascade_steps_parent: ['parentId', 'cascade_steps'], fk_cascade_steps_area: ['areaId', 'areas'], fk_cascade_steps_school: ['schoolId', 'schools'],
        fk_cascade_steps_giver: ['giverId', 'teachers'], fk_cascade_steps_roll: ['rollId', 'rolls'], fk_cascade_steps_session: ['sessionId', 'register_sessions'],
      },
      check: { ck_cascade_steps_level: "level IN ('AREA', 'SCHOOL')" },
    });
    await createTable(runner, 'cascade_evidence', {
      columns: { id: c.id(), stepId: c.int(), fileId: c.int(), addedByName: c.text(100), addedByAccountId: c.int(), addedAt: c.instant() },
      unique: { uq_cascade_evidence_file: ['fileId'] },
      index: { ix_cascade_evidence_step: ['stepId', 'id'] },
      foreign: { fk_cascade_evidence_step: ['stepId', 'cascade_steps'], fk_cascade_evidence_file: ['fileId', 'stored_files'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'cascade_evidence', 'cascade_steps', 'cascade_attendees', 'cascade_targets', 'cascades');
  }
}
