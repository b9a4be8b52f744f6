import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Certificates with their gapless numbers, batches and the register of reprints. */
export class Certificates1763700000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'certificate_counters', {
      columns: { year: c.int(), last: c.int() },
      primaryKey: ['year'],
      check: { ck_certificate_counters_last: 'last >= 0' },
    });
    await createTable(runner, 'certificate_settings', {
      columns: { id: c.int(), numberPrefix: c.text(20), issuer: c.text(100), issuerEn: c.text(150), changedAt: c.instant() },
      primaryKey: ['id'],
    });
    const [settings] = (await runner.query('SELECT id FROM certificate_settings')) as unknown[];
    if (!settings) await runner.query("INSERT INTO certificate_settings (id, numberPrefix, issuer, issuerEn, changedAt) VALUES (1, '县师训', '县教师培训中心', 'County Teacher Training Centre', '2025-11-21 00:00:00.000')");
    await createTable(runner, 'certificate_batches', {
      columns: {
        id: c.id(), cohortId: c.int(), jobId: c.int({ nullable: true }), leavesOutUnprintable: c.flag(), plannedCount: c.int(), issuedCount: c.int(), printedCount: c.int(),
        requestedByName: c.text(100), createdAt: c.instant(), endedAt: c.instant({ nullable: true }),
      },
      index: { ix_certificate_batches_cohort: ['cohortId', 'id'] },
      foreign: { fk_certificate_batches_cohort: ['cohortId', 'cohorts'] },
    });
    await createTable(runner, 'certificates', {
      columns: {
        id: c.id(), number: c.text(40), year: c.int(), seq: c.int(), cohortId: c.int(), batchId: c.int({ nullable: true }), completionId: c.int(), validCompletionId: c.int({ nullable: true }),
        teacherId: c.int(), holderName: c.text(60), schoolName: c.text(60), schoolNameEn: c.text(100), trainingTitle: c.text(120), trainingTitleEn: c.text(200),
        startsOn: c.day(), endsOn: c.day(), minutes: c.int(), centicredits: c.int(), issuer: c.text(100), issuerEn: c.text(150), issuedOn: c.day(),
        status: c.text(10), revokedAt: c.instant({ nullable: true }), revokeCause: c.text(20, { nullable: true }), revokeReason: c.text(300, { nullable: true }),
        replacesId: c.int({ nullable: true }), token: c.text(1000), pdfFileId: c.int({ nullable: true }), reprintCount: c.int(), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_certificates_number: ['number'], uq_certificates_seq: ['year', 'seq'], uq_certificates_valid: ['validCompletionId'], uq_certificates_replaces: ['replacesId'] },
      index: {
        ix_certificates_cohort: ['cohortId', 'status', 'id'], ix_certificates_completion: ['completionId'], ix_certificates_teacher: ['teacherId', 'id'], ix_certificates_batch: ['batchId', 'id'],
      },
      foreign: {
        fk_certificates_cohort: ['cohortId', 'cohorts'], fk_certificates_batch: ['batchId', 'certificate_batches'], fk_certificates_completion: ['completionId', 'completions'],
        fk_certificates_teacher: ['teacherId', 'teachers'], fk_certificates_replaces: ['replacesId', 'certificates'],
      },
      check: {
        ck_certificates_status: "status IN ('VALID', 'REVOKED', 'REPLACED')",
        ck_certificates_valid: "(status = 'VALID') = (validCompletionId IS NOT NULL)",
        ck_certificates_revoked: "(status = 'VALID') = (revokedAt IS NULL)",
        ck_certificates_seq: 'seq > 0 AND minutes > 0 AND centicredits >= 0',
      },
    });
    await createTable(runner, 'certificate_reprints', {
      columns: { id: c.id(), certificateId: c.int(), ordinal: c.int(), reason: c.text(300), accountId: c.int(), accountName: c.text(100), at: c.instant() },
      unique: { uq_certificate_reprints_ordinal: ['certificateId', 'ordinal'] },
      foreign: { fk_certificate_reprints_certificate: ['certificateId', 'certificates'] },
    });
    await makeAppendOnly(runner, 'certificate_reprints');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'certificate_reprints', 'certificates', 'certificate_batches', 'certificate_settings', 'certificate_counters');
  }
}
