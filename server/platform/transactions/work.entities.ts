import { Entity, Index, PrimaryColumn } from 'typeorm';

import { Id, InstantAt, Int, Json, Key, LongText, Text } from '../data/columns.js';

/** One decision, chained to the one before it by its hash. Append-only in the database too. */
@Entity('audit_rows')
@Index('ix_audit_rows_account', ['accountId', 'seq'])
@Index('ix_audit_rows_subject', ['subjectType', 'subjectId'])
export class AuditRow {
  @PrimaryColumn('integer') seq: number;
  @InstantAt() at: string;
  @Int({ nullable: true }) accountId: number | null;
  @Text(100) actorName: string;
  @Text(60) action: string;
  @Text(40) subjectType: string;
  @Text(40) subjectId: string;
  @Json() details: string;
  @Text(64) previousHash: string;
  @Text(64) hash: string;
}

/** The end of the chain; locking this row last is what keeps the chain gapless. */
@Entity('audit_heads')
export class AuditHead {
  @PrimaryColumn('integer') id: number;
  @Int() seq: number;
  @Text(64) hash: string;
}

@Entity('idempotency_keys')
export class IdempotencyKey {
  /** SHA-256 over account, operation and the client's key. */
  @Key(64) id: string;
  @Text(60) operation: string;
  @Text(64) inputHash: string;
  @LongText({ nullable: true }) reply: string | null;
  @InstantAt() createdAt: string;
}

@Entity('outbox_messages')
@Index('ix_outbox_messages_due', ['deliveredAt', 'dueAt'])
export class OutboxMessage {
  @Id() id: number;
  @Text(60) topic: string;
  @Json() payload: string;
  @InstantAt() createdAt: string;
  @InstantAt() dueAt: string;
  @InstantAt({ nullable: true }) deliveredAt: string | null;
  @Int() attempts: number;
  @Text(500, { nullable: true }) lastError: string | null;
}

export type JobStatus = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';

@Entity('jobs')
@Index('ix_jobs_due', ['status', 'leaseUntil'])
export class JobRow {
  @Id() id: number;
  @Text(60) kind: string;
  @Json() payload: string;
  @Text(10) status: JobStatus;
  @Int() progressDone: number;
  @Int() progressTotal: number;
  @Json({ nullable: true }) result: string | null;
  @Text(500, { nullable: true }) error: string | null;
  @Int({ nullable: true }) ownerAccountId: number | null;
  @Text(100) ownerName: string;
  @Text(36, { nullable: true }) leaseToken: string | null;
  @InstantAt({ nullable: true }) leaseUntil: string | null;
  @Int() attempts: number;
  @InstantAt() createdAt: string;
  @InstantAt({ nullable: true }) endedAt: string | null;
}

export const workEntities = [AuditRow, AuditHead, IdempotencyKey, OutboxMessage, JobRow];
