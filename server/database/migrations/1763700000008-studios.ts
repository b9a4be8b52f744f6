import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** Studios and the filing of their meetings. */
export class Studios1763700000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'studios', {
      columns: {
        id: c.id(), code: c.text(20), kind: c.text(20), nameZh: c.text(60), nameEn: c.text(100), hostTeacherId: c.int(), schoolId: c.int(), foundedOn: c.day(), rollId: c.int(),
        creditLevel: c.text(10), categoryKey: c.text(64), status: c.text(10), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_studios_code: ['code'], uq_studios_roll: ['rollId'] },
      index: { ix_studios_host: ['hostTeacherId'], ix_studios_school: ['schoolId'] },
      foreign: { fk_studios_host: ['hostTeacherId', 'teachers'], fk_studios_school: ['schoolId', 'schools'], fk_studios_roll: ['rollId', 'rolls'] },
      check: { ck_studios_kind: "kind IN ('MASTER_STUDIO', 'EXPERT_STATION', 'WORKSHOP')", ck_studios_status: "status IN ('ACTIVE', 'CLOSED')" },
    });
    await createTable(runner, 'studio_filings', {
      columns: { sessionId: c.int(), studioId: c.int(), claimCount: c.int(), filedAt: c.instant(), filedByAccountId: c.int() },
      primaryKey: ['sessionId'],
      index: { ix_studio_filings_studio: ['studioId'] },
      foreign: { fk_studio_filings_session: ['sessionId', 'register_sessions'], fk_studio_filings_studio: ['studioId', 'studios'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'studio_filings', 'studios');
  }
}
