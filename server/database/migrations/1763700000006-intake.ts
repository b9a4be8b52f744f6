import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

const STATUSES = "status IN ('ACCEPTED', 'DUPLICATE', 'UNKNOWN_TEACHER', 'AMBIGUOUS', 'OUT_OF_SCOPE', 'INVALID')";

/** Outside platforms, what they sent and what they were told. */
export class Intake1763700000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'learning_providers', {
      columns: {
        id: c.id(), key: c.text(20), nameZh: c.text(60), nameEn: c.text(100), level: c.text(10), categoryKey: c.text(64), accredited: c.flag(), status: c.text(10),
        levels: c.text(100), categoryKeys: c.text(300), fromYear: c.int(), toYear: c.int({ nullable: true }), dailyRecordQuota: c.int(), quotaDay: c.day({ nullable: true }), quotaUsed: c.int(),
        createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_learning_providers_key: ['key'] },
      check: { ck_learning_providers_status: "status IN ('ACTIVE', 'SUSPENDED')", ck_learning_providers_quota: 'dailyRecordQuota >= 0 AND quotaUsed >= 0' },
    });
    await createTable(runner, 'provider_courses', {
      columns: { id: c.id(), providerId: c.int(), courseCode: c.text(60), level: c.text(10, { nullable: true }), categoryKey: c.text(64, { nullable: true }), topicKeys: c.text(300) },
      unique: { uq_provider_courses_code: ['providerId', 'courseCode'] },
      foreign: { fk_provider_courses_provider: ['providerId', 'learning_providers'] },
    });
    await createTable(runner, 'intake_batches', {
      columns: {
        id: c.id(), providerId: c.int(), batchKey: c.text(80), contentHash: c.text(43), recordCount: c.int(), acceptedCount: c.int(), suspectedCount: c.int(), duplicateCount: c.int(),
        unknownTeacherCount: c.int(), ambiguousCount: c.int(), outOfScopeCount: c.int(), invalidCount: c.int(), repeatedCount: c.int(), receivedAt: c.instant(), accountId: c.int(),
        quarantinedAt: c.instant({ nullable: true }), quarantineReason: c.text(300, { nullable: true }), quarantinedByAccountId: c.int({ nullable: true }),
      },
      unique: { uq_intake_batches_key: ['providerId', 'batchKey'] },
      index: { ix_intake_batches_received: ['receivedAt', 'id'] },
      foreign: { fk_intake_batches_provider: ['providerId', 'learning_providers'] },
    });
    await createTable(runner, 'external_records', {
      columns: {
        id: c.id(), providerId: c.int(), externalId: c.text(100), batchId: c.int(), contentHash: c.text(43), statedNumber: c.text(20, { nullable: true }), statedName: c.text(60),
        courseCode: c.text(60, { nullable: true }), courseTitle: c.text(200), categoryKey: c.text(64), level: c.text(10), startedOn: c.day({ nullable: true }), completedOn: c.day({ nullable: true }),
        durationMinutes: c.int(), scorePermille: c.int({ nullable: true }), status: c.text(20), code: c.text(40, { nullable: true }), problems: c.text(600, { nullable: true }),
        teacherId: c.int({ nullable: true }), claimId: c.int({ nullable: true }), receivedAt: c.instant(),
      },
      unique: { uq_external_records_id: ['providerId', 'externalId'], uq_external_records_claim: ['claimId'] },
      index: { ix_external_records_batch: ['batchId', 'id'], ix_external_records_status: ['status', 'id'], ix_external_records_teacher: ['teacherId'] },
      foreign: {
        fk_external_records_provider: ['providerId', 'learning_providers'], fk_external_records_batch: ['batchId', 'intake_batches'],
        fk_external_records_teacher: ['teacherId', 'teachers'], fk_external_records_claim: ['claimId', 'credit_claims'],
      },
      check: { ck_external_records_status: STATUSES, ck_external_records_claim: "(status = 'ACCEPTED' AND claimId IS NOT NULL AND teacherId IS NOT NULL) OR (status <> 'ACCEPTED' AND claimId IS NULL)" },
    });
    await createTable(runner, 'intake_answers', {
      columns: {
        batchId: c.int(), ordinal: c.int(), recordId: c.int({ nullable: true }), status: c.text(20), code: c.text(40, { nullable: true }), problems: c.text(600, { nullable: true }),
        claimId: c.int({ nullable: true }), repeated: c.flag(),
      },
      primaryKey: ['batchId', 'ordinal'],
      index: { ix_intake_answers_record: ['recordId'] },
      foreign: { fk_intake_answers_batch: ['batchId', 'intake_batches'], fk_intake_answers_record: ['recordId', 'external_records'] },
      check: { ck_intake_answers_status: STATUSES },
    });
    await makeAppendOnly(runner, 'intake_answers');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'intake_answers', 'external_records', 'intake_batches', 'provider_courses', 'learning_providers');
  }
}
