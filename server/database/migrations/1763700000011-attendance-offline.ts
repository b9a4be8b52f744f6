import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dropColumns, dropTables } from '../../platform/data/portable-ddl.js';

/** Scans that come later, entry and exit, and the terms that minutes are counted by. */
export class AttendanceOffline1763700000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const terms = { asksExit: c.flag({ nullable: true }), graceMinutes: c.int({ nullable: true }), earlyMinutes: c.int({ nullable: true }), missingExit: c.text(10, { nullable: true }) };
    await addColumns(runner, 'rolls', terms);
    await addColumns(runner, 'register_sessions', terms);
    await addColumns(runner, 'presences', { lastSeenAt: c.instant({ nullable: true }) });
    await createTable(runner, 'check_in_openings', {
      columns: { id: c.id(), sessionId: c.int(), salt: c.text(16), openedAt: c.instant(), closedAt: c.instant({ nullable: true }) },
      index: { ix_check_in_openings_session: ['sessionId', 'openedAt'] },
      foreign: { fk_check_in_openings_session: ['sessionId', 'register_sessions'] },
    });
    await runner.query(`INSERT INTO check_in_openings (sessionId, salt, openedAt, closedAt) SELECT s.id, s.salt, s.openedAt, s.closedAt FROM register_sessions s
      WHERE s.salt IS NOT NULL AND s.openedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM check_in_openings o WHERE o.sessionId = s.id)`);
    await createTable(runner, 'register_scans', {
      columns: {
        id: c.id(), scanKey: c.text(64), sessionId: c.int(), teacherId: c.int({ nullable: true }), typed: c.text(60, { nullable: true }), channel: c.text(10),
        status: c.text(10, { nullable: true }), presentMinutes: c.int({ nullable: true }), reason: c.text(200, { nullable: true }), at: c.instant(), claimedAt: c.instant({ nullable: true }),
        clockErrorSeconds: c.int({ nullable: true }), deviceKey: c.text(43, { nullable: true }), answer: c.text(10), problem: c.text(20, { nullable: true }), accountId: c.int(),
        accountName: c.text(100), receivedAt: c.instant(), decision: c.text(10, { nullable: true }), decidedBy: c.text(100, { nullable: true }), decidedAt: c.instant({ nullable: true }),
        note: c.text(200, { nullable: true }),
      },
      unique: { uq_register_scans_key: ['scanKey'] },
      index: { ix_register_scans_session: ['sessionId', 'answer', 'decision'], ix_register_scans_teacher: ['teacherId', 'sessionId'] },
      foreign: { fk_register_scans_session: ['sessionId', 'register_sessions'], fk_register_scans_teacher: ['teacherId', 'teachers'] },
      check: {
        ck_register_scans_answer: "answer IN ('ACCEPTED', 'DUPLICATE', 'CONFLICT')", ck_register_scans_channel: "channel IN ('PHONE', 'LAPTOP', 'ONLINE')",
        ck_register_scans_decision: "decision IS NULL OR answer = 'CONFLICT'",
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'register_scans', 'check_in_openings');
    await dropColumns(runner, 'presences', 'lastSeenAt');
    await dropColumns(runner, 'register_sessions', 'asksExit', 'graceMinutes', 'earlyMinutes', 'missingExit');
    await dropColumns(runner, 'rolls', 'asksExit', 'graceMinutes', 'earlyMinutes', 'missingExit');
  }
}
