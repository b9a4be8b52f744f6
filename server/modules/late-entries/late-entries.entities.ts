import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, Json, LongText, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { CreditClaimRow, type RowOutcome } from '../credits/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { BatchStatus } from './rules/batch-steps.js';

/** Late entries under one authorising document: filled by one person, posted by another, as a whole. */
@Entity('late_entry_batches')
@Index('ix_late_entry_batches_status', ['status', 'id'])
export class LateEntryBatchRow {
  @Id() id: number;
  /** The number of the document (文号). */
  @Text(60) orderNumber: string;
  @Text(200) orderTitle: string;
  @Text(100) organ: string;
  @DayOn() orderDay: string;
  @Ref('fk_late_entry_batches_file', () => StoredFile) fileId: number;
  /** Activities that end within these days. */
  @DayOn() fromDay: string;
  @DayOn() toDay: string;
  /** The last day of submission and approval. */
  @DayOn() cutOffDay: string;
  @Text(10) status: BatchStatus;
  /** Counts its submissions: told with the approval, so that nobody posts what he was not shown. */
  @Int({ default: 0 }) revision: number;
  @Int() openedByAccountId: number;
  @Text(100) openedBy: string;
  @InstantAt() openedAt: string;
  @Int({ nullable: true }) submittedByAccountId: number | null;
  @Text(100, { nullable: true }) submittedBy: string | null;
  @InstantAt({ nullable: true }) submittedAt: string | null;
  @Int({ nullable: true }) decidedByAccountId: number | null;
  @Text(100, { nullable: true }) decidedBy: string | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  /** Why it was given back the last time. */
  @Text(500, { nullable: true }) returnReason: string | null;
  @Text(100, { nullable: true }) reversedBy: string | null;
  @InstantAt({ nullable: true }) reversedAt: string | null;
  @Text(500, { nullable: true }) reversalReason: string | null;
}

@Entity('late_entry_rows')
@Index('uq_late_entry_rows_seq', ['batchId', 'seq'], { unique: true })
@Index('ix_late_entry_rows_outcome', ['batchId', 'outcome', 'seq'])
@Index('uq_late_entry_rows_claim', ['claimId'], { unique: true })
export class LateEntryRow {
  @Id() id: number;
  @Ref('fk_late_entry_rows_batch', () => LateEntryBatchRow) batchId: number;
  /** Its number in the batch, never given again. */
  @Int() seq: number;
  /** As Excel counts; null: entered by hand. */
  @Int({ nullable: true }) rowNumber: number | null;
  @Text(10) outcome: RowOutcome;
  @Ref('fk_late_entry_rows_teacher', () => TeacherRow, { nullable: true }) teacherId: number | null;
  /** The teacher as found, or as written where nobody was found. */
  @Text(100) person: string;
  @Text(200) title: string;
  /** Before caps, were it not refused. */
  @Int() worthCenticredits: number;
  /** What it would post after the rows before it; null where the rules refuse it. Looked at again when the batch is submitted. */
  @Int({ nullable: true }) expectedCenticredits: number | null;
  @Json() reasons: string;
  /** PlannedClaim of credits; null for a row that no mending of the order makes good. */
  @LongText({ nullable: true }) content: string | null;
  /** Why somebody is sure that it repeats no other record. */
  @Text(200, { nullable: true }) keptReason: string | null;
  @Int({ nullable: true }) keptByAccountId: number | null;
  @Int() addedByAccountId: number;
  @Ref('fk_late_entry_rows_claim', () => CreditClaimRow, { nullable: true }) claimId: number | null;
}

export const lateEntriesEntities = [LateEntryBatchRow, LateEntryRow];
