import type { MigrationInterface, QueryRunner } from 'typeorm';

import { addColumns, column as c, createTable, dropColumns, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Leave: what was asked for, who said what to it, what was granted, and how it counts at the gate. */
export class Leave1763700000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rolls', { leaveSchoolFirst: c.flag({ default: '0' }), leaveNeedsProof: c.flag({ default: '0' }), leaveExcuses: c.text(40, { default: "''" }) });
    await addColumns(runner, 'completions', { excusedMinutes: c.int({ default: '0' }) });
    await createTable(runner, 'leave_requests', {
      columns: {
        id: c.id(), rollId: c.int(), teacherId: c.int(), schoolId: c.int(), kind: c.text(10), reason: c.text(300), status: c.text(10), step: c.text(10, { nullable: true }),
        enteredByAccountId: c.int(), enteredByName: c.text(100), sentAt: c.instant(), decidedByName: c.text(100, { nullable: true }), decidedAt: c.instant({ nullable: true }),
        note: c.text(300, { nullable: true }), createdAt: c.instant(), changedAt: c.instant(),
      },
      index: { ix_leave_requests_roll: ['rollId', 'status'], ix_leave_requests_teacher: ['teacherId', 'status'], ix_leave_requests_status: ['status', 'step', 'sentAt'], ix_leave_requests_school: ['schoolId', 'status'] },
      foreign: { fk_leave_requests_roll: ['rollId', 'rolls'], fk_leave_requests_teacher: ['teacherId', 'teachers'], fk_leave_requests_school: ['schoolId', 'schools'], fk_leave_requests_account: ['enteredByAccountId', 'accounts'] },
      check: {
        ck_leave_requests_kind: "kind IN ('SICK', 'OFFICIAL', 'PERSONAL')", ck_leave_requests_status: "status IN ('REQUESTED', 'RETURNED', 'APPROVED', 'REFUSED', 'WITHDRAWN')",
        ck_leave_requests_step: "(status = 'REQUESTED') = (step IS NOT NULL)",
      },
    });
    await createTable(runner, 'leave_request_sessions', {
      columns: { id: c.id(), requestId: c.int(), sessionId: c.int(), minutes: c.int() },
      unique: { uq_leave_request_sessions_session: ['requestId', 'sessionId'] },
      index: { ix_leave_request_sessions_session: ['sessionId'] },
      foreign: { fk_leave_request_sessions_request: ['requestId', 'leave_requests'], fk_leave_request_sessions_session: ['sessionId', 'register_sessions'] },
      check: { ck_leave_request_sessions_minutes: 'minutes > 0' },
    });
    await createTable(runner, 'leave_request_files', {
      columns: { id: c.id(), requestId: c.int(), fileId: c.int() },
      unique: { uq_leave_request_files_file: ['requestId', 'fileId'] },
      foreign: { fk_leave_request_files_request: ['requestId', 'leave_requests'], fk_leave_request_files_file: ['fileId', 'stored_files'] },
    });
    await createTable(runner, 'leave_steps', {
      columns: { id: c.id(), requestId: c.int(), action: c.text(10), step: c.text(10, { nullable: true }), note: c.text(300, { nullable: true }), accountId: c.int(), byName: c.text(100), at: c.instant() },
      index: { ix_leave_steps_request: ['requestId', 'id'] },
      foreign: { fk_leave_steps_request: ['requestId', 'leave_requests'], fk_leave_steps_account: ['accountId', 'accounts'] },
      check: { ck_leave_steps_action: "action IN ('SENT', 'APPROVED', 'RETURNED', 'REFUSED', 'WITHDRAWN')" },
    });
    await makeAppendOnly(runner, 'leave_steps');
    await createTable(runner, 'granted_leaves', {
      columns: { id: c.id(), sessionId: c.int(), teacherId: c.int(), requestId: c.int(), kind: c.text(10), minutes: c.int(), grantedBy: c.text(100), grantedAt: c.instant() },
      unique: { uq_granted_leaves_teacher: ['sessionId', 'teacherId'] },
      index: { ix_granted_leaves_teacher: ['teacherId', 'sessionId'], ix_granted_leaves_request: ['requestId'] },
      foreign: { fk_granted_leaves_session: ['sessionId', 'register_sessions'], fk_granted_leaves_teacher: ['teacherId', 'teachers'] },
      check: { ck_granted_leaves_minutes: 'minutes > 0', ck_granted_leaves_kind: "kind IN ('SICK', 'OFFICIAL', 'PERSONAL')" },
    });
    await makeAppendOnly(runner, 'granted_leaves');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'granted_leaves', 'leave_steps', 'leave_request_files', 'leave_request_sessions', 'leave_requests');
    await dropColumns(runner, 'completions', 'excusedMinutes');
    await dropColumns(runner, 'rolls', 'leaveSchoolFirst', 'leaveNeedsProof', 'leaveExcuses');
  }
}
