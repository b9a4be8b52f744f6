import { Entity, Index, PrimaryColumn } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow, CompletionRow } from '../training/index.js';

/** The last number of each year. Numbers are taken only in the transaction that writes their certificates. */
@Entity('certificate_counters')
export class CertificateCounterRow {
  @PrimaryColumn('integer') year: number;
  @Int() last: number;
}

/** How this centre numbers and signs; one row. What is printed is frozen on each certificate. */
@Entity('certificate_settings')
export class CertificateSettingsRow {
  @PrimaryColumn('integer') id: number;
  @Text(20) numberPrefix: string;
  @Text(100) issuer: string;
  @Text(150) issuerEn: string;
  @InstantAt() changedAt: string;
}

/** One press of the button; what it did is counted here as it goes. */
@Entity('certificate_batches')
@Index('ix_certificate_batches_cohort', ['cohortId', 'id'])
export class CertificateBatchRow {
  @Id() id: number;
  @Ref('fk_certificate_batches_cohort', () => CohortRow) cohortId: number;
  @Int({ nullable: true }) jobId: number | null;
  /** Names with characters that no font has were known and left out. */
  @Flag() leavesOutUnprintable: boolean;
  @Int() plannedCount: number;
  @Int() issuedCount: number;
  @Int() printedCount: number;
  @Text(100) requestedByName: string;
  @InstantAt() createdAt: string;
  @InstantAt({ nullable: true }) endedAt: string | null;
}

export type CertificateStatus = 'VALID' | 'REVOKED' | 'REPLACED';
export type RevokeCause = 'OFFICE' | 'CREDIT_REVERSED' | 'COHORT_REOPENED';

/** A certificate with everything that is printed on it, as it was on the day of issue. Never deleted. */
@Entity('certificates')
@Index('uq_certificates_number', ['number'], { unique: true })
@Index('uq_certificates_seq', ['year', 'seq'], { unique: true })
@Index('uq_certificates_valid', ['validCompletionId'], { unique: true })
@Index('uq_certificates_replaces', ['replacesId'], { unique: true })
@Index('ix_certificates_cohort', ['cohortId', 'status', 'id'])
@Index('ix_certificates_completion', ['completionId'])
@Index('ix_certificates_teacher', ['teacherId', 'id'])
@Index('ix_certificates_batch', ['batchId', 'id'])
export class CertificateRow {
  @Id() id: number;
  @Text(40) number: string;
  @Int() year: number;
  @Int() seq: number;
  @Ref('fk_certificates_cohort', () => CohortRow) cohortId: number;
  /** Null for one that replaces another. */
  @Ref('fk_certificates_batch', () => CertificateBatchRow, { nullable: true }) batchId: number | null;
  @Ref('fk_certificates_completion', () => CompletionRow) completionId: number;
  /** The completion while valid, null afterwards: one valid certificate for each. */
  @Int({ nullable: true }) validCompletionId: number | null;
  @Ref('fk_certificates_teacher', () => TeacherRow) teacherId: number;
  @Text(60) holderName: string;
  @Text(60) schoolName: string;
  @Text(100) schoolNameEn: string;
  @Text(120) trainingTitle: string;
  @Text(200) trainingTitleEn: string;
  @DayOn() startsOn: string;
  @DayOn() endsOn: string;
  @Int() minutes: number;
  @Int() centicredits: number;
  @Text(100) issuer: string;
  @Text(150) issuerEn: string;
  @DayOn() issuedOn: string;
  @Text(10) status: CertificateStatus;
  @InstantAt({ nullable: true }) revokedAt: string | null;
  @Text(20, { nullable: true }) revokeCause: RevokeCause | null;
  /** Why it was revoked or replaced; whoever verifies it reads this. */
  @Text(300, { nullable: true }) revokeReason: string | null;
  @Ref('fk_certificates_replaces', () => CertificateRow, { nullable: true }) replacesId: number | null;
  /** The signed facts that its QR code holds, see rules/signed-facts.ts. */
  @Text(1000) token: string;
  /** The paper in the file store, once it was printed. */
  @Int({ nullable: true }) pdfFileId: number | null;
  @Int() reprintCount: number;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** The register of further copies: who had one printed, when and why. Append-only. */
@Entity('certificate_reprints')
@Index('uq_certificate_reprints_ordinal', ['certificateId', 'ordinal'], { unique: true })
export class CertificateReprintRow {
  @Id() id: number;
  @Ref('fk_certificate_reprints_certificate', () => CertificateRow) certificateId: number;
  /** From 1. */
  @Int() ordinal: number;
  @Text(300) reason: string;
  @Int() accountId: number;
  @Text(100) accountName: string;
  @InstantAt() at: string;
}

export const certificatesEntities = [CertificateCounterRow, CertificateSettingsRow, CertificateBatchRow, CertificateRow, CertificateReprintRow];
