import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Assignments of a cohort, what is handed in, how it is marked, and what it comes to. */
export class Assignments1763700000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'assignments', {
      columns: {
        id: c.id(), cohortId: c.int(), title: c.text(120), brief: c.longText(), opensAt: c.instant(), dueAt: c.instant(), lateUntil: c.instant({ nullable: true }), resitUntil: c.instant({ nullable: true }),
        required: c.flag(), weight: c.int(), mostFiles: c.int(), rubric: c.longText(), passPoints: c.int(), markersEach: c.int(), mostSpreadPoints: c.int(),
        comparingJobId: c.int({ nullable: true }), comparedAt: c.instant({ nullable: true }), createdAt: c.instant(), changedAt: c.instant(),
      },
      index: { ix_assignments_cohort: ['cohortId', 'dueAt'] },
      foreign: { fk_assignments_cohort: ['cohortId', 'cohorts'] },
      check: { ck_assignments_markers: 'markersEach IN (1, 2)' },
    });
    await createTable(runner, 'assignment_markers', {
      columns: { id: c.id(), assignmentId: c.int(), accountId: c.int(), appointedAt: c.instant() },
      unique: { uq_assignment_markers_account: ['assignmentId', 'accountId'] },
      index: { ix_assignment_markers_account: ['accountId'] },
      foreign: { fk_assignment_markers_assignment: ['assignmentId', 'assignments'], fk_assignment_markers_account: ['accountId', 'accounts'] },
    });
    await createTable(runner, 'hand_ins', {
      columns: {
        id: c.id(), assignmentId: c.int(), registrationId: c.int(), teacherId: c.int(), attempt: c.int(), status: c.text(10), text: c.longText(), revision: c.int(), submittedAt: c.instant({ nullable: true }), late: c.flag(),
        resultMilliPoints: c.int({ nullable: true }), passed: c.int({ nullable: true }), markedAt: c.instant({ nullable: true }), print: c.text(512, { nullable: true }), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_hand_ins_attempt: ['assignmentId', 'teacherId', 'attempt'] },
      index: { ix_hand_ins_status: ['assignmentId', 'status', 'submittedAt'], ix_hand_ins_teacher: ['teacherId', 'assignmentId'], ix_hand_ins_registration: ['registrationId'] },
      foreign: { fk_hand_ins_assignment: ['assignmentId', 'assignments'], fk_hand_ins_registration: ['registrationId', 'registrations'], fk_hand_ins_teacher: ['teacherId', 'teachers'] },
      check: { ck_hand_ins_status: "status IN ('DRAFT', 'SUBMITTED', 'MARKED')", ck_hand_ins_attempt: 'attempt IN (1, 2)' },
    });
    await createTable(runner, 'hand_in_files', {
      columns: { id: c.id(), handInId: c.int(), fileId: c.int() },
      unique: { uq_hand_in_files_file: ['handInId', 'fileId'] },
      foreign: { fk_hand_in_files_hand_in: ['handInId', 'hand_ins'], fk_hand_in_files_file: ['fileId', 'stored_files'] },
    });
    await createTable(runner, 'hand_in_marks', {
      columns: {
        id: c.id(), handInId: c.int(), accountId: c.int(), ordinal: c.int(), points: c.longText({ nullable: true }), total: c.int({ nullable: true }), comment: c.text(1000, { nullable: true }), markedAt: c.instant({ nullable: true }),
      },
      unique: { uq_hand_in_marks_marker: ['handInId', 'accountId'], uq_hand_in_marks_ordinal: ['handInId', 'ordinal'] },
      index: { ix_hand_in_marks_account: ['accountId', 'markedAt'] },
      foreign: { fk_hand_in_marks_hand_in: ['handInId', 'hand_ins'], fk_hand_in_marks_account: ['accountId', 'accounts'] },
      check: { ck_hand_in_marks_ordinal: 'ordinal IN (1, 2, 3)' },
    });
    await createTable(runner, 'hand_in_similarities', {
      columns: { id: c.id(), handInId: c.int(), otherId: c.int(), permille: c.int() },
      unique: { uq_hand_in_similarities_pair: ['handInId', 'otherId'] },
      index: { ix_hand_in_similarities_other: ['otherId'] },
      foreign: { fk_hand_in_similarities_one: ['handInId', 'hand_ins'], fk_hand_in_similarities_other: ['otherId', 'hand_ins'] },
    });
    await createTable(runner, 'assessment_outcomes', {
      columns: { registrationId: c.int(), cohortId: c.int(), assessment: c.text(10), permille: c.int(), trace: c.longText(), recordedAt: c.instant() },
      primaryKey: ['registrationId'],
      index: { ix_assessment_outcomes_cohort: ['cohortId'] },
      foreign: { fk_assessment_outcomes_registration: ['registrationId', 'registrations'], fk_assessment_outcomes_cohort: ['cohortId', 'cohorts'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'assessment_outcomes', 'hand_in_similarities', 'hand_in_marks', 'hand_in_files', 'hand_ins', 'assignment_markers', 'assignments');
  }
}
