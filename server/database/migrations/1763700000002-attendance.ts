import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** One register for every kind of session. */
export class Attendance1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'rolls', {
      columns: {
        id: c.id(), kind: c.text(10), title: c.text(120), titleEn: c.text(200), schoolId: c.int({ nullable: true }), hostTeacherId: c.int({ nullable: true }),
        memberCount: c.int(), closedAt: c.instant({ nullable: true }), createdAt: c.instant(),
      },
      index: { ix_rolls_school: ['schoolId'], ix_rolls_host: ['hostTeacherId'] },
      foreign: { fk_rolls_school: ['schoolId', 'schools'], fk_rolls_host: ['hostTeacherId', 'teachers'] },
      check: { ck_rolls_kind: "kind IN ('COHORT', 'STUDIO', 'AREA', 'SCHOOL')", ck_rolls_members: 'memberCount >= 0' },
    });
    await createTable(runner, 'roll_members', {
      columns: { id: c.id(), rollId: c.int(), teacherId: c.int(), status: c.text(10), joinedAt: c.instant(), leftAt: c.instant({ nullable: true }) },
      unique: { uq_roll_members_teacher: ['rollId', 'teacherId'] },
      index: { ix_roll_members_teacher: ['teacherId', 'status'] },
      foreign: { fk_roll_members_roll: ['rollId', 'rolls'], fk_roll_members_teacher: ['teacherId', 'teachers'] },
      check: { ck_roll_members_status: "status IN ('ENROLLED', 'LEFT')" },
    });
    await createTable(runner, 'register_sessions', {
      columns: {
        id: c.id(), rollId: c.int(), ordinal: c.int(), topic: c.text(200), topicEn: c.text(300), lecturer: c.text(100), place: c.text(200),
        startsAt: c.instant(), endsAt: c.instant(), durationMinutes: c.int(), day: c.day(), openedAt: c.instant({ nullable: true }), closedAt: c.instant({ nullable: true }),
        salt: c.text(16, { nullable: true }), presentCount: c.int(), handCount: c.int(), createdAt: c.instant(),
      },
      unique: { uq_register_sessions_ordinal: ['rollId', 'ordinal'] },
      index: { ix_register_sessions_starts: ['startsAt', 'id'] },
      foreign: { fk_register_sessions_roll: ['rollId', 'rolls'] },
      check: { ck_register_sessions_minutes: 'durationMinutes > 0', ck_register_sessions_counts: 'presentCount >= handCount AND handCount >= 0' },
    });
    await createTable(runner, 'presences', {
      columns: {
        id: c.id(), sessionId: c.int(), teacherId: c.int(), status: c.text(10), presentMinutes: c.int(), source: c.text(10), enteredByAccountId: c.int({ nullable: true }),
        reason: c.text(200, { nullable: true }), checkedInAt: c.instant({ nullable: true }), deviceKey: c.text(43, { nullable: true }), requestKey: c.text(64, { nullable: true }),
        createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_presences_teacher: ['sessionId', 'teacherId'], uq_presences_device: ['sessionId', 'deviceKey'] },
      index: { ix_presences_teacher: ['teacherId', 'sessionId'] },
      foreign: { fk_presences_session: ['sessionId', 'register_sessions'], fk_presences_teacher: ['teacherId', 'teachers'] },
      check: {
        ck_presences_status: "status IN ('PRESENT', 'LATE', 'LEFT_EARLY', 'LEAVE', 'ABSENT')", ck_presences_source: "source IN ('CODE', 'HAND', 'CLOSING', 'IMPORT')",
        ck_presences_minutes: 'presentMinutes >= 0', ck_presences_reason: "source <> 'HAND' OR (reason IS NOT NULL AND enteredByAccountId IS NOT NULL)",
      },
    });
    await createTable(runner, 'presence_changes', {
      columns: {
        id: c.id(), sessionId: c.int(), teacherId: c.int(), fromStatus: c.text(10, { nullable: true }), toStatus: c.text(10), fromMinutes: c.int({ nullable: true }), toMinutes: c.int(),
        source: c.text(10), reason: c.text(200, { nullable: true }), accountId: c.int({ nullable: true }), accountName: c.text(100), at: c.instant(),
      },
      index: { ix_presence_changes_teacher: ['sessionId', 'teacherId'] },
      foreign: { fk_presence_changes_session: ['sessionId', 'register_sessions'] },
    });
    await makeAppendOnly(runner, 'presence_changes');
    await createTable(runner, 'check_in_failures', {
      columns: { id: c.id(), accountId: c.int(), at: c.instant() },
      index: { ix_check_in_failures_account: ['accountId', 'at'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'check_in_failures', 'presence_changes', 'presences', 'register_sessions', 'roll_members', 'rolls');
  }
}
