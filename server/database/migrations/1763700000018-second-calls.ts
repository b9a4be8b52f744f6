import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** The second call at a random moment, and heads counted against the list. */
export class SecondCalls1763700000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'session_calls', {
      columns: { id: c.id(), sessionId: c.int(), minutes: c.int(), expected: c.int(), calledAt: c.instant(), untilAt: c.instant(), calledBy: c.text(100) },
      index: { ix_session_calls_session: ['sessionId', 'calledAt'] },
      foreign: { fk_session_calls_session: ['sessionId', 'register_sessions'] },
      check: { ck_session_calls_minutes: 'minutes BETWEEN 1 AND 30', ck_session_calls_expected: 'expected >= 0' },
    });
    await createTable(runner, 'call_answers', {
      columns: { id: c.id(), callId: c.int(), teacherId: c.int(), at: c.instant(), confirmedBy: c.text(100, { nullable: true }), reason: c.text(200, { nullable: true }) },
      unique: { uq_call_answers_teacher: ['callId', 'teacherId'] },
      foreign: { fk_call_answers_call: ['callId', 'session_calls'], fk_call_answers_teacher: ['teacherId', 'teachers'] },
    });
    await createTable(runner, 'head_counts', {
      columns: { id: c.id(), sessionId: c.int(), heads: c.int(), attending: c.int(), note: c.text(200), countedBy: c.text(100), at: c.instant() },
      index: { ix_head_counts_session: ['sessionId'] },
      foreign: { fk_head_counts_session: ['sessionId', 'register_sessions'] },
      check: { ck_head_counts_heads: 'heads >= 0 AND attending >= 0' },
    });
    await makeAppendOnly(runner, 'head_counts');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'head_counts', 'call_answers', 'session_calls');
  }
}
