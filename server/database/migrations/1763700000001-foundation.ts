import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Platform tables, accounts, organisations and teachers. */
export class Foundation1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'audit_rows', {
      columns: {
        seq: c.int(), at: c.instant(), accountId: c.int({ nullable: true }), actorName: c.text(100), action: c.text(60), subjectType: c.text(40),
        subjectId: c.text(40), details: c.longText(), previousHash: c.text(64), hash: c.text(64),
      },
      primaryKey: ['seq'],
      index: { ix_audit_rows_subject: ['subjectType', 'subjectId'], ix_audit_rows_account: ['accountId', 'seq'] },
    });
    await makeAppendOnly(runner, 'audit_rows');
    await createTable(runner, 'audit_heads', { columns: { id: c.int(), seq: c.int(), hash: c.text(64) }, primaryKey: ['id'] });
    const [head] = (await runner.query('SELECT id FROM audit_heads')) as unknown[];
    if (!head) await runner.query(`INSERT INTO audit_heads (id, seq, hash) VALUES (1, 0, '${'0'.repeat(64)}')`);
    await createTable(runner, 'idempotency_keys', {
      columns: { id: c.key(64), operation: c.text(60), inputHash: c.text(64), reply: c.longText({ nullable: true }), createdAt: c.instant() },
    });
    await createTable(runner, 'outbox_messages', {
      columns: {
        id: c.id(), topic: c.text(60), payload: c.longText(), createdAt: c.instant(), dueAt: c.instant(), deliveredAt: c.instant({ nullable: true }),
        attempts: c.int(), lastError: c.text(500, { nullable: true }),
      },
      index: { ix_outbox_messages_due: ['deliveredAt', 'dueAt'] },
    });
    await createTable(runner, 'jobs', {
      columns: {
        id: c.id(), kind: c.text(60), payload: c.longText(), status: c.text(10), progressDone: c.int(), progressTotal: c.int(),
        result: c.longText({ nullable: true }), error: c.text(500, { nullable: true }), ownerAccountId: c.int({ nullable: true }), ownerName: c.text(100),
        leaseToken: c.text(36, { nullable: true }), leaseUntil: c.instant({ nullable: true }), attempts: c.int(), createdAt: c.instant(), endedAt: c.instant({ nullable: true }),
      },
      index: { ix_jobs_due: ['status', 'leaseUntil'] },
      check: { ck_jobs_status: "status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')" },
    });
    await createTable(runner, 'stored_files', {
      columns: {
        id: c.id(), storeKey: c.text(36), name: c.text(200), mediaType: c.text(100), sizeBytes: c.int(), sha256: c.text(64), purpose: c.text(40),
        ownerAccountId: c.int({ nullable: true }), createdAt: c.instant(),
      },
      unique: { uq_stored_files_key: ['storeKey'] },
      index: { ix_stored_files_sha256: ['sha256'] },
    });
    await createTable(runner, 'accounts', {
      columns: {
        id: c.id(), loginName: c.text(60), name: c.text(100), passwordHash: c.text(200, { nullable: true }), activationHash: c.text(64, { nullable: true }),
        activationUntil: c.instant({ nullable: true }), teacherId: c.int({ nullable: true }), disabled: c.flag(), createdAt: c.instant(),
      },
      unique: { uq_accounts_login: ['loginName'], uq_accounts_teacher: ['teacherId'] },
    });
    await createTable(runner, 'grants', {
      columns: {
        id: c.id(), accountId: c.int(), role: c.text(30), areaId: c.int({ nullable: true }), schoolId: c.int({ nullable: true }),
        studioId: c.int({ nullable: true }), providerId: c.int({ nullable: true }), grantedAt: c.instant(),
      },
      index: { ix_grants_account: ['accountId'] },
      foreign: { fk_grants_account: ['accountId', 'accounts'] },
    });
    await createTable(runner, 'sessions', {
      columns: { id: c.id(), tokenHash: c.text(64), accountId: c.int(), address: c.text(60), userAgent: c.text(300), createdAt: c.instant(), seenAt: c.instant(), endedAt: c.instant({ nullable: true }) },
      unique: { uq_sessions_token: ['tokenHash'] },
      index: { ix_sessions_account: ['accountId'] },
      foreign: { fk_sessions_account: ['accountId', 'accounts'] },
    });
    await createTable(runner, 'sign_in_failures', {
      columns: { id: c.id(), bucket: c.text(70), at: c.instant() },
      index: { ix_sign_in_failures_bucket: ['bucket', 'at'] },
    });
    await createTable(runner, 'api_keys', {
      columns: { id: c.id(), keyHash: c.text(64), prefix: c.text(12), accountId: c.int(), createdAt: c.instant(), revokedAt: c.instant({ nullable: true }) },
      unique: { uq_api_keys_hash: ['keyHash'] },
      index: { ix_api_keys_account: ['accountId'] },
      foreign: { fk_api_keys_account: ['accountId', 'accounts'] },
    });
    await createTable(runner, 'areas', {
      columns: { id: c.id(), code: c.text(20), name: c.text(60), nameEn: c.text(100), stage: c.text(20), createdAt: c.instant() },
      unique: { uq_areas_code: ['code'] },
    });
    await createTable(runner, 'schools', {
      columns: {
        id: c.id(), code: c.text(20), name: c.text(60), nameEn: c.text(100), areaId: c.int({ nullable: true }), kind: c.text(20), remoteness: c.text(20),
        teacherCount: c.int(), createdAt: c.instant(),
      },
      unique: { uq_schools_code: ['code'] },
      index: { ix_schools_area: ['areaId'] },
      foreign: { fk_schools_area: ['areaId', 'areas'] },
      check: { ck_schools_teacher_count: 'teacherCount >= 0' },
    });
    await createTable(runner, 'designations', {
      columns: { id: c.id(), schoolId: c.int(), code: c.text(40), level: c.text(10), name: c.text(60), nameEn: c.text(100), grantedYear: c.int(), endedOn: c.day({ nullable: true }) },
      unique: { uq_designations_school: ['schoolId', 'code', 'grantedYear'] },
      foreign: { fk_designations_school: ['schoolId', 'schools'] },
    });
    await createTable(runner, 'teachers', {
      columns: {
        id: c.id(), number: c.text(20), name: c.text(60), nameKey: c.text(120), nationalIdSealed: c.longText({ nullable: true }), nationalIdKey: c.text(43, { nullable: true }),
        mobileSealed: c.longText({ nullable: true }), sex: c.text(10), bornOn: c.day({ nullable: true }), schoolId: c.int(), title: c.text(20), post: c.text(20),
        subject: c.text(30), stage: c.text(20), hiredOn: c.day({ nullable: true }), status: c.text(10), rosterImportId: c.int({ nullable: true }),
        createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_teachers_number: ['number'], uq_teachers_national_id: ['nationalIdKey'] },
      index: { ix_teachers_name: ['nameKey', 'id'], ix_teachers_school: ['schoolId', 'nameKey', 'id'], ix_teachers_import: ['rosterImportId'] },
      foreign: { fk_teachers_school: ['schoolId', 'schools'] },
      check: { ck_teachers_status: "status IN ('ACTIVE', 'LEFT')" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'teachers', 'designations', 'schools', 'areas', 'api_keys', 'sign_in_failures', 'sessions', 'grants', 'accounts',
      'stored_files', 'jobs', 'outbox_messages', 'idempotency_keys', 'audit_heads', 'audit_rows');
  }
}
