import { Entity, Index, PrimaryColumn } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, KeyRef, Ref, Text } from '../../platform/data/columns.js';
import { CreditClaimRow } from '../credits/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { AnswerCode, AnswerStatus } from './rules/answer.js';

export type ProviderStatus = 'ACTIVE' | 'SUSPENDED';

/** An outside platform that may send learning records. Its row is the lock of its quota and of all it sends. */
@Entity('learning_providers')
@Index('uq_learning_providers_key', ['key'], { unique: true })
export class ProviderRow {
  @Id() id: number;
  /** Stands in claims and in the ledger as the provider's key. */
  @Text(20) key: string;
  @Text(60) nameZh: string;
  @Text(100) nameEn: string;
  /** Level and category of its records where they do not say otherwise. */
  @Text(10) level: string;
  @Text(64) categoryKey: string;
  /** Whether it stands in the centre's register of accredited bodies. */
  @Flag() accredited: boolean;
  @Text(10) status: ProviderStatus;
  /** JSON lists of what it may send. */
  @Text(100) levels: string;
  @Text(300) categoryKeys: string;
  /** Years of completion that it may send; without an end when `toYear` is null. */
  @Int() fromYear: number;
  @Int({ nullable: true }) toYear: number | null;
  @Int() dailyRecordQuota: number;
  /** The day that `quotaUsed` counts; another day starts from 0. */
  @DayOn({ nullable: true }) quotaDay: string | null;
  @Int() quotaUsed: number;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** What a provider's course code means here; null leaves what the record or the provider says. */
@Entity('provider_courses')
@Index('uq_provider_courses_code', ['providerId', 'courseCode'], { unique: true })
export class ProviderCourseRow {
  @Id() id: number;
  @Ref('fk_provider_courses_provider', () => ProviderRow) providerId: number;
  @Text(60) courseCode: string;
  @Text(10, { nullable: true }) level: string | null;
  @Text(64, { nullable: true }) categoryKey: string | null;
  /** JSON list of topic keys of the rule set. */
  @Text(300) topicKeys: string;
}

/** One push, answered once and for all. */
@Entity('intake_batches')
@Index('uq_intake_batches_key', ['providerId', 'batchKey'], { unique: true })
@Index('ix_intake_batches_received', ['receivedAt', 'id'])
export class IntakeBatchRow {
  @Id() id: number;
  @Ref('fk_intake_batches_provider', () => ProviderRow) providerId: number;
  /** Chosen by the provider; never expires. */
  @Text(80) batchKey: string;
  /** Keyed fingerprint of everything that was sent. */
  @Text(43) contentHash: string;
  @Int() recordCount: number;
  @Int() acceptedCount: number;
  /** Those of the accepted whose claim is a suspected duplicate. */
  @Int() suspectedCount: number;
  @Int() duplicateCount: number;
  @Int() unknownTeacherCount: number;
  @Int() ambiguousCount: number;
  @Int() outOfScopeCount: number;
  @Int() invalidCount: number;
  /** Records known before and answered as before; they are counted above too. */
  @Int() repeatedCount: number;
  @InstantAt() receivedAt: string;
  @Int() accountId: number;
  @InstantAt({ nullable: true }) quarantinedAt: string | null;
  @Text(300, { nullable: true }) quarantineReason: string | null;
  @Int({ nullable: true }) quarantinedByAccountId: number | null;
}

/** A learning record under the provider's own id, as it was judged last. Never holds an ID number. */
@Entity('external_records')
@Index('uq_external_records_id', ['providerId', 'externalId'], { unique: true })
@Index('uq_external_records_claim', ['claimId'], { unique: true })
@Index('ix_external_records_batch', ['batchId', 'id'])
@Index('ix_external_records_status', ['status', 'id'])
@Index('ix_external_records_teacher', ['teacherId'])
export class ExternalRecordRow {
  @Id() id: number;
  @Ref('fk_external_records_provider', () => ProviderRow) providerId: number;
  @Text(100) externalId: string;
  /** The batch that brought it to this state. */
  @Ref('fk_external_records_batch', () => IntakeBatchRow) batchId: number;
  /** Keyed fingerprint of what was sent, the ID number included. */
  @Text(43) contentHash: string;
  @Text(20, { nullable: true }) statedNumber: string | null;
  @Text(60) statedName: string;
  @Text(60, { nullable: true }) courseCode: string | null;
  @Text(200) courseTitle: string;
  @Text(64) categoryKey: string;
  @Text(10) level: string;
  @DayOn({ nullable: true }) startedOn: string | null;
  @DayOn({ nullable: true }) completedOn: string | null;
  @Int() durationMinutes: number;
  @Int({ nullable: true }) scorePermille: number | null;
  @Text(20) status: AnswerStatus;
  @Text(40, { nullable: true }) code: AnswerCode | null;
  /** What is wrong with an invalid one, see rules/record-check.ts. */
  @Text(600, { nullable: true }) problems: string | null;
  @Ref('fk_external_records_teacher', () => TeacherRow, { nullable: true }) teacherId: number | null;
  @Ref('fk_external_records_claim', () => CreditClaimRow, { nullable: true }) claimId: number | null;
  @InstantAt() receivedAt: string;
}

/** What a batch was told of each of its records, so that it is told the same again. Append-only. */
@Entity('intake_answers')
@Index('ix_intake_answers_record', ['recordId'])
export class IntakeAnswerRow {
  @KeyRef('fk_intake_answers_batch', () => IntakeBatchRow) batchId: number;
  /** From 1, in the order sent. */
  @PrimaryColumn('integer') ordinal: number;
  /** Null when its external id could not be kept. */
  @Ref('fk_intake_answers_record', () => ExternalRecordRow, { nullable: true }) recordId: number | null;
  @Text(20) status: AnswerStatus;
  @Text(40, { nullable: true }) code: AnswerCode | null;
  @Text(600, { nullable: true }) problems: string | null;
  @Int({ nullable: true }) claimId: number | null;
  @Flag() repeated: boolean;
}

export const intakeEntities = [ProviderRow, ProviderCourseRow, IntakeBatchRow, ExternalRecordRow, IntakeAnswerRow];
