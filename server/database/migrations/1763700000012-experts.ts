import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables } from '../../platform/data/portable-ddl.js';

/** The pool of lecturers and experts: who holds which session, invitations, ratings and fees. */
export class Experts1763700000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'experts', {
      columns: {
        id: c.id(), name: c.text(60), nameKey: c.text(120), title: c.text(60), organisation: c.text(100), origin: c.text(10), teacherId: c.int({ nullable: true }),
        subjects: c.text(500), stages: c.text(200), topics: c.text(500), feeFen: c.int(), contactKey: c.text(36), mobileSealed: c.longText({ nullable: true }), note: c.text(500),
        status: c.text(10), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_experts_teacher: ['teacherId'] },
      index: { ix_experts_name: ['nameKey', 'id'] },
      foreign: { fk_experts_teacher: ['teacherId', 'teachers'] },
      check: { ck_experts_status: "status IN ('ACTIVE', 'RETIRED')", ck_experts_origin: "origin IN ('COUNTY', 'OUTSIDE')", ck_experts_fee: 'feeFen >= 0' },
    });
    await createTable(runner, 'session_lecturers', {
      columns: { sessionId: c.int(), expertId: c.int() },
      primaryKey: ['sessionId'],
      index: { ix_session_lecturers_expert: ['expertId', 'sessionId'] },
      foreign: { fk_session_lecturers_session: ['sessionId', 'register_sessions'], fk_session_lecturers_expert: ['expertId', 'experts'] },
    });
    await createTable(runner, 'expert_invitations', {
      columns: {
        id: c.id(), expertId: c.int(), sessionId: c.int(), status: c.text(10), note: c.text(300), invitedAt: c.instant(), invitedByName: c.text(100),
        answeredAt: c.instant({ nullable: true }), answer: c.text(300, { nullable: true }),
      },
      index: {
        ix_expert_invitations_expert: ['expertId', 'status'], ix_expert_invitations_session: ['sessionId', 'status'], ix_expert_invitations_status: ['status', 'invitedAt'],
      },
      foreign: { fk_expert_invitations_expert: ['expertId', 'experts'], fk_expert_invitations_session: ['sessionId', 'register_sessions'] },
      check: { ck_expert_invitations_status: "status IN ('INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')" },
    });
    await createTable(runner, 'expert_ratings', {
      columns: { id: c.id(), expertId: c.int(), sessionId: c.int(), accountId: c.int(), raterName: c.text(100), score: c.int(), remark: c.text(300), ratedAt: c.instant() },
      unique: { uq_expert_ratings_rater: ['sessionId', 'accountId'] },
      index: { ix_expert_ratings_expert: ['expertId'] },
      foreign: { fk_expert_ratings_expert: ['expertId', 'experts'], fk_expert_ratings_session: ['sessionId', 'register_sessions'] },
      check: { ck_expert_ratings_score: 'score BETWEEN 1 AND 5' },
    });
    await createTable(runner, 'expert_fees', {
      columns: {
        id: c.id(), expertId: c.int(), sessionId: c.int(), amountFen: c.int(), status: c.text(10), paidOn: c.day({ nullable: true }), voucher: c.text(40, { nullable: true }),
        note: c.text(200), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_expert_fees_session: ['sessionId'] },
      index: { ix_expert_fees_expert: ['expertId', 'status'], ix_expert_fees_status: ['status', 'paidOn'] },
      foreign: { fk_expert_fees_expert: ['expertId', 'experts'], fk_expert_fees_session: ['sessionId', 'register_sessions'] },
      check: { ck_expert_fees_amount: 'amountFen >= 0', ck_expert_fees_paid: "(status = 'PAID') = (paidOn IS NOT NULL)" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'expert_fees', 'expert_ratings', 'expert_invitations', 'session_lecturers', 'experts');
  }
}
