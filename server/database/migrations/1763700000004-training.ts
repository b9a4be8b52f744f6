import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Programmes, cohorts with their quotas, registrations, and the completion lists. */
export class Training1763700000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'programmes', {
      columns: {
        id: c.id(), code: c.text(40), title: c.text(100), titleEn: c.text(150), sponsorLevel: c.text(10), mode: c.text(15), category: c.text(64),
        organiser: c.text(100), minutes: c.int(), year: c.int(), seats: c.int(), assessmentRequired: c.flag(), absenceNumerator: c.int(), absenceDenominator: c.int(),
        status: c.text(10), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_programmes_code: ['code'] },
      index: { ix_programmes_year: ['year', 'status'] },
      check: {
        ck_programmes_status: "status IN ('DRAFT', 'PUBLISHED', 'CLOSED')",
        ck_programmes_amounts: 'minutes > 0 AND seats >= 0 AND absenceNumerator >= 0 AND absenceDenominator > 0 AND absenceNumerator <= absenceDenominator',
      },
    });
    await createTable(runner, 'cohorts', {
      columns: {
        id: c.id(), programmeId: c.int(), code: c.text(60), title: c.text(120), titleEn: c.text(200), capacity: c.int(), taken: c.int(), waitingCount: c.int(),
        requestedCount: c.int(), lastQueueNumber: c.int(), startsOn: c.day(), endsOn: c.day(), place: c.text(100), placeEn: c.text(150),
        registrationOpensAt: c.instant(), registrationClosesAt: c.instant(), admission: c.text(20), hasWaitingList: c.flag(), stages: c.text(200), subjects: c.text(500),
        status: c.text(10), rollId: c.int(), hostSchoolId: c.int({ nullable: true }), closingJobId: c.int({ nullable: true }), closedAt: c.instant({ nullable: true }),
        createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_cohorts_code: ['code'], uq_cohorts_roll: ['rollId'] },
      index: { ix_cohorts_programme: ['programmeId', 'id'], ix_cohorts_status: ['status', 'startsOn'], ix_cohorts_host_school: ['hostSchoolId'] },
      foreign: { fk_cohorts_programme: ['programmeId', 'programmes'], fk_cohorts_roll: ['rollId', 'rolls'], fk_cohorts_host_school: ['hostSchoolId', 'schools'] },
      check: {
        ck_cohorts_status: "status IN ('DRAFT', 'OPEN', 'RUNNING', 'CLOSING', 'CLOSED')",
        ck_cohorts_seats: 'taken >= 0 AND taken <= capacity AND waitingCount >= 0 AND requestedCount >= 0',
      },
    });
    await createTable(runner, 'cohort_quotas', {
      columns: { id: c.id(), cohortId: c.int(), schoolId: c.int({ nullable: true }), areaId: c.int({ nullable: true }), seats: c.int(), used: c.int() },
      unique: { uq_cohort_quotas_school: ['cohortId', 'schoolId'], uq_cohort_quotas_area: ['cohortId', 'areaId'] },
      index: { ix_cohort_quotas_school: ['schoolId'], ix_cohort_quotas_area: ['areaId'] },
      foreign: { fk_cohort_quotas_cohort: ['cohortId', 'cohorts'], fk_cohort_quotas_school: ['schoolId', 'schools'], fk_cohort_quotas_area: ['areaId', 'areas'] },
      check: { ck_cohort_quotas_seats: 'used >= 0 AND used <= seats', ck_cohort_quotas_one: '(schoolId IS NULL) <> (areaId IS NULL)' },
    });
    await createTable(runner, 'registrations', {
      columns: {
        id: c.id(), cohortId: c.int(), teacherId: c.int(), schoolId: c.int(), areaId: c.int({ nullable: true }), path: c.text(12), status: c.text(10),
        queueNumber: c.int({ nullable: true }), reason: c.text(200, { nullable: true }), decidedByName: c.text(100, { nullable: true }), decidedAt: c.instant({ nullable: true }), promotedAt: c.instant({ nullable: true }),
        replacedById: c.int({ nullable: true }), assessment: c.text(10, { nullable: true }), requestKey: c.text(64, { nullable: true }), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_registrations_teacher: ['cohortId', 'teacherId'], uq_registrations_queue: ['cohortId', 'queueNumber'] },
      index: {
        ix_registrations_status: ['cohortId', 'status', 'queueNumber'], ix_registrations_teacher: ['teacherId', 'status', 'cohortId'], ix_registrations_school: ['schoolId', 'cohortId'],
      },
      foreign: { fk_registrations_cohort: ['cohortId', 'cohorts'], fk_registrations_teacher: ['teacherId', 'teachers'], fk_registrations_school: ['schoolId', 'schools'] },
      check: {
        ck_registrations_status: "status IN ('REQUESTED', 'ADMITTED', 'WAITING', 'DECLINED', 'WITHDRAWN', 'REPLACED')",
        ck_registrations_queue: "(status = 'WAITING') = (queueNumber IS NOT NULL)",
      },
    });
    await createTable(runner, 'completions', {
      columns: {
        id: c.id(), cohortId: c.int(), registrationId: c.int(), teacherId: c.int(), requiredMinutes: c.int(), absentMinutes: c.int(), attendedPermille: c.int(),
        handEntered: c.int(), assessment: c.text(12), completed: c.flag(), reason: c.text(30), centicredits: c.int(), creditNote: c.longText({ nullable: true }), frozenAt: c.instant(),
      },
      unique: { uq_completions_teacher: ['cohortId', 'teacherId'] },
      index: { ix_completions_teacher: ['teacherId', 'cohortId'], ix_completions_registration: ['registrationId'] },
      foreign: { fk_completions_cohort: ['cohortId', 'cohorts'], fk_completions_registration: ['registrationId', 'registrations'], fk_completions_teacher: ['teacherId', 'teachers'] },
      check: { ck_completions_outcome: "(completed = 1) = (reason = 'COMPLETED') AND centicredits >= 0" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'completions', 'registrations', 'cohort_quotas', 'cohorts', 'programmes');
  }
}
