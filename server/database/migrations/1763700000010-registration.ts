import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dialectOf, dropColumns, dropTables } from '../../platform/data/portable-ddl.js';

/** Quotas of subjects, seats that flow back, conditions, chains of approval, forms, groups, and answers by link. */
export class Registration1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'programmes', {
      topic: c.text(40, { default: "''" }), clashPolicy: c.text(10, { default: "'REFUSE'" }), approvalChain: c.text(20, { default: "''" }), formFields: c.longText({ nullable: true }),
    });
    await addColumns(runner, 'cohorts', {
      seatsReturnAt: c.instant({ nullable: true }), offerOrder: c.text(60, { default: "'REMOTENESS,PAST_SHARE,SIZE'" }), titles: c.text(100, { default: "''" }), minYearsTaught: c.int({ nullable: true }),
      maxYearsTaught: c.int({ nullable: true }), notTrainedIn: c.text(10, { default: "'NONE'" }), refusesFullCycle: c.flag({ default: '0' }), replacesUntil: c.day({ nullable: true }), waitingStopsAt: c.instant({ nullable: true }),
    });
    await addColumns(runner, 'registrations', {
      subject: c.text(30, { default: "''" }), step: c.text(10, { nullable: true }), groupId: c.int({ nullable: true }), answers: c.longText({ nullable: true }), confirmedAt: c.instant({ nullable: true }), noShowAt: c.instant({ nullable: true }),
    });
    await runner.query("UPDATE registrations SET subject = (SELECT t.subject FROM teachers t WHERE t.id = registrations.teacherId) WHERE subject = ''");
    await runner.query('CREATE INDEX IF NOT EXISTS `ix_registrations_group` ON `registrations` (`cohortId`, `groupId`)');
    await quotasOf(runner, 'SCHOOL_AREA_OR_SUBJECT');
    await createTable(runner, 'seat_returns', {
      columns: {
        id: c.id(), cohortId: c.int(), round: c.int(), dueAt: c.instant(), returnedAt: c.instant(), offerOrder: c.text(60), capacity: c.int(), taken: c.int(), keptForRequests: c.int(), offered: c.int(), granted: c.int(), quotas: c.longText(),
      },
      unique: { uq_seat_returns_round: ['cohortId', 'round'] },
      foreign: { fk_seat_returns_cohort: ['cohortId', 'cohorts'] },
      check: { ck_seat_returns_seats: 'offered >= 0 AND granted >= 0 AND granted <= offered' },
    });
    await createTable(runner, 'seat_offers', {
      columns: { id: c.id(), returnId: c.int(), ordinal: c.int(), schoolId: c.int(), teacherCount: c.int(), remoteness: c.text(20), pastAdmitted: c.int(), pastPermille: c.int(), wanted: c.int(), granted: c.int() },
      unique: { uq_seat_offers_school: ['returnId', 'schoolId'], uq_seat_offers_ordinal: ['returnId', 'ordinal'] },
      index: { ix_seat_offers_school: ['schoolId'] },
      foreign: { fk_seat_offers_return: ['returnId', 'seat_returns'], fk_seat_offers_school: ['schoolId', 'schools'] },
      check: { ck_seat_offers_granted: 'granted >= 0 AND granted <= wanted' },
    });
    await createTable(runner, 'registration_approvals', {
      columns: { id: c.id(), registrationId: c.int(), step: c.text(10), isApproved: c.flag(), reason: c.text(200, { nullable: true }), accountId: c.int(), byName: c.text(100), decidedAt: c.instant() },
      index: { ix_registration_approvals_registration: ['registrationId', 'id'] },
      foreign: { fk_registration_approvals_registration: ['registrationId', 'registrations'], fk_registration_approvals_account: ['accountId', 'accounts'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'registration_approvals', 'seat_offers', 'seat_returns');
    await quotasOf(runner, 'SCHOOL_OR_AREA');
    await runner.query(`DROP INDEX IF EXISTS \`ix_registrations_group\`${dialectOf(runner) === 'mariadb' ? ' ON `registrations`' : ''}`);
    await dropColumns(runner, 'registrations', 'noShowAt', 'confirmedAt', 'answers', 'groupId', 'step', 'subject');
    await dropColumns(runner, 'cohorts', 'waitingStopsAt', 'replacesUntil', 'refusesFullCycle', 'notTrainedIn', 'maxYearsTaught', 'minYearsTaught', 'titles', 'offerOrder', 'seatsReturnAt');
    await dropColumns(runner, 'programmes', 'formFields', 'approvalChain', 'clashPolicy', 'topic');
  }
}

type QuotaOf = 'SCHOOL_OR_AREA' | 'SCHOOL_AREA_OR_SUBJECT';
const ONE_PLACE: Readonly<Record<QuotaOf, string>> = {
  SCHOOL_OR_AREA: '(schoolId IS NULL) <> (areaId IS NULL)',
  SCHOOL_AREA_OR_SUBJECT: '(CASE WHEN schoolId IS NULL THEN 0 ELSE 1 END) + (CASE WHEN areaId IS NULL THEN 0 ELSE 1 END) + (CASE WHEN subject IS NULL THEN 0 ELSE 1 END) = 1',
};

/** A row of a quota names one of the three. SQLite changes no check in place: there the table is made anew, within the migration's transaction. */
async function quotasOf(runner: QueryRunner, kind: QuotaOf): Promise<void> {
  const withSubject = kind === 'SCHOOL_AREA_OR_SUBJECT';
  if (await runner.hasColumn('cohort_quotas', 'subject') === withSubject) return;
  if (!withSubject) await runner.query('DELETE FROM cohort_quotas WHERE subject IS NOT NULL');
  if (dialectOf(runner) === 'mariadb') {
    await runner.query('ALTER TABLE `cohort_quotas` DROP CONSTRAINT IF EXISTS `ck_cohort_quotas_one`');
    await runner.query(withSubject
      ? `ALTER TABLE \`cohort_quotas\` ADD COLUMN \`subject\` ${c.text(30).mariadb} NULL, ADD UNIQUE INDEX \`uq_cohort_quotas_subject\` (\`cohortId\`, \`subject\`), ADD CONSTRAINT \`ck_cohort_quotas_one\` CHECK (${ONE_PLACE[kind]})`
      : `ALTER TABLE \`cohort_quotas\` DROP INDEX \`uq_cohort_quotas_subject\`, DROP COLUMN \`subject\`, ADD CONSTRAINT \`ck_cohort_quotas_one\` CHECK (${ONE_PLACE[kind]})`);
    return;
  }
  const columns = ['id', 'cohortId', 'schoolId', 'areaId', 'seats', 'used'].join(', ');
  await runner.query('CREATE TEMPORARY TABLE kept_quotas AS SELECT * FROM cohort_quotas');
  await dropTables(runner, 'cohort_quotas');
  await createTable(runner, 'cohort_quotas', {
    columns: { id: c.id(), cohortId: c.int(), schoolId: c.int({ nullable: true }), areaId: c.int({ nullable: true }), seats: c.int(), used: c.int(), ...(withSubject ? { subject: c.text(30, { nullable: true }) } : {}) },
    unique: { uq_cohort_quotas_school: ['cohortId', 'schoolId'], uq_cohort_quotas_area: ['cohortId', 'areaId'], ...(withSubject ? { uq_cohort_quotas_subject: ['cohortId', 'subject'] } : {}) },
    index: { ix_cohort_quotas_school: ['schoolId'], ix_cohort_quotas_area: ['areaId'] },
    foreign: { fk_cohort_quotas_cohort: ['cohortId', 'cohorts'], fk_cohort_quotas_school: ['schoolId', 'schools'], fk_cohort_quotas_area: ['areaId', 'areas'] },
    check: { ck_cohort_quotas_seats: 'used >= 0 AND used <= seats', ck_cohort_quotas_one: ONE_PLACE[kind] },
  });
  await runner.query(`INSERT INTO cohort_quotas (${columns}) SELECT ${columns} FROM kept_quotas`);
  await runner.query('DROP TABLE kept_quotas');
}
