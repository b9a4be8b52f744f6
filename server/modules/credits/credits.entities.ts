import { Entity, Index, PrimaryColumn } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, KeyRef, Ref, Text } from '../../platform/data/columns.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import { RuleSetRow, ruleSetEntities } from './rule-sets.entities.js';
import { ClosedCreditYearRow } from './closed-years.js';
import { claimImportEntities } from './claim-imports.entities.js';
import { ClaimFilingRow } from './filings.entities.js';
import type { ClaimStep, FilingLevel } from './rules/approval-chain.js';

export type { ClaimStep };

export type ClaimStatus = 'PENDING' | 'QUARANTINED' | 'APPROVED' | 'RETURNED' | 'REJECTED' | 'WITHDRAWN';
export type ClaimSource = 'TEACHER' | 'SCHOOL' | 'PROVIDER' | 'STUDIO' | 'ORDER';

/** What somebody says a teacher has done, before it is credited. */
@Entity('credit_claims')
@Index('uq_credit_claims_source', ['sourceKey'], { unique: true })
@Index('ix_credit_claims_queue', ['status', 'awaits', 'submittedAt', 'id'])
@Index('ix_credit_claims_ended', ['status', 'awaits', 'endDay', 'id'])
@Index('ix_credit_claims_filed', ['submittedAt', 'id'])
@Index('ix_credit_claims_submitted', ['submittedDay', 'status'])
@Index('ix_credit_claims_filing', ['filesAt', 'filingId', 'status'])
@Index('ix_credit_claims_certificate', ['certificateKey'])
@Index('ix_credit_claims_teacher', ['teacherId', 'endDay'])
@Index('ix_credit_claims_school', ['schoolId', 'status', 'id'])
export class CreditClaimRow {
  @Id() id: number;
  @Ref('fk_credit_claims_teacher', () => TeacherRow) teacherId: number;
  /** The teacher's school when it was filed. */
  @Ref('fk_credit_claims_school', () => SchoolRow) schoolId: number;
  @Text(20) sourceType: ClaimSource;
  /** Names the record behind it, such as `provider:3:ABC-1`; one claim per source. */
  @Text(80) sourceKey: string;
  @Text(64, { nullable: true }) providerKey: string | null;
  @Text(200) title: string;
  @Text(100) organiserName: string;
  @Text(64) categoryKey: string;
  @Text(10) level: string;
  @Text(64, { nullable: true }) itemKey: string | null;
  @DayOn() startDay: string;
  @DayOn() endDay: string;
  @Int() durationMinutes: number;
  /** What it would be worth before caps when it was filed; 0 when the rules refuse it. */
  @Int() claimedCenticredits: number;
  /** What its approval brought after caps; null until then. */
  @Int({ nullable: true }) postedCenticredits: number | null;
  /** ActivityFacts of rules/pricing.ts. */
  @Json() activity: string;
  @Text(500) evidenceFileIds: string;
  /** Of the certificate it rests on, as it is printed. */
  @Text(64, { nullable: true }) certificateNumber: string | null;
  /** The same without what people write differently: one certificate is credited once. */
  @Text(64, { nullable: true }) certificateKey: string | null;
  @Text(12) status: ClaimStatus;
  @Text(12) awaits: ClaimStep;
  @Text(40, { nullable: true }) quarantineReason: string | null;
  @Text(80, { nullable: true }) duplicateOf: string | null;
  /** Why it was returned or rejected. */
  @Text(500, { nullable: true }) reason: string | null;
  @Int({ nullable: true }) submittedByAccountId: number | null;
  @InstantAt() submittedAt: string;
  @DayOn() submittedDay: string;
  @Int({ nullable: true }) decidedByAccountId: number | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  @InstantAt() changedAt: string;
  /** Its chain asks for a second look of the county before anything is posted. */
  @Flag({ default: 0 }) needsAudit: boolean;
  /** Where its chain has it filed once it is recognised; null also for claims older than this column. */
  @Text(10, { nullable: true }) filesAt: FilingLevel | null;
  @Int({ nullable: true }) filingId: number | null;
  /** The claim that was given back and that this one stands for. */
  @Int({ nullable: true }) replacesClaimId: number | null;
}

/** Who passed which step of a claim. Append-only. */
@Entity('claim_approvals')
@Index('ix_claim_approvals_at', ['at'])
@Index('uq_claim_approvals_step', ['claimId', 'step'], { unique: true })
export class ClaimApprovalRow {
  @Id() id: number;
  @Ref('fk_claim_approvals_claim', () => CreditClaimRow) claimId: number;
  @Text(12) step: ClaimStep;
  @Int() accountId: number;
  @InstantAt() at: string;
}

/** The row that is locked before anything is posted for a teacher. */
@Entity('credit_accounts')
export class CreditAccountRow {
  @KeyRef('fk_credit_accounts_teacher', () => TeacherRow) teacherId: number;
  @Int() balanceCenticredits: number;
  @Int() entryCount: number;
  /** When its last entry was written; null: it has none. Who was credited nothing since a claim was filed needs no comparison. */
  @InstantAt({ nullable: true }) lastPostedAt: string | null;
}

/** Sums of the ledger by year of the cycle and category, kept in the posting transaction. */
@Entity('credit_totals')
export class CreditTotalRow {
  @KeyRef('fk_credit_totals_teacher', () => TeacherRow) teacherId: number;
  @PrimaryColumn('integer') cycleYear: number;
  @PrimaryColumn('varchar', { length: '64' }) categoryKey: string;
  @Int() centicredits: number;
  @Int() entryCount: number;
}

export type LedgerKind = 'NORMAL' | 'REVERSAL';

/** A posting: append-only, its cause unique. A reversal is the exact opposite of one normal entry. */
@Entity('ledger_entries')
@Index('uq_ledger_entries_cause', ['causeKey'], { unique: true })
@Index('uq_ledger_entries_reverses', ['reversesId'], { unique: true })
@Index('ix_ledger_entries_teacher', ['teacherId', 'cycleStartYear', 'id'])
@Index('ix_ledger_entries_school', ['schoolId', 'cycleYear'])
export class LedgerEntryRow {
  @Id() id: number;
  @Ref('fk_ledger_entries_account', () => TeacherRow) teacherId: number;
  @Int() schoolId: number;
  @Text(10) kind: LedgerKind;
  /** `claim:12`, `completion:7`, or `reversal:` and the entry it takes back. */
  @Text(80) causeKey: string;
  /** The cause of the normal entry; a reversal bears that of the entry it takes back. */
  @Text(80) sourceKey: string;
  @Ref('fk_ledger_entries_reverses', () => LedgerEntryRow, { nullable: true }) reversesId: number | null;
  @Text(200) title: string;
  @Text(64, { nullable: true }) providerKey: string | null;
  @Text(64) categoryKey: string;
  @Text(10) level: string;
  @Text(64, { nullable: true }) itemKey: string | null;
  @Text(80, { nullable: true }) courseKey: string | null;
  @Text(300) topicKeys: string;
  @DayOn() startDay: string;
  /** Last day of the activity: it decides version, year and cycle. */
  @DayOn() day: string;
  @Int() cycleYear: number;
  @Int() cycleStartYear: number;
  @Int() durationMinutes: number;
  @Int() uninterruptedMinutes: number;
  @Int() pricedCenticredits: number;
  @Int() centicredits: number;
  @Ref('fk_ledger_entries_rule_set', () => RuleSetRow) ruleSetId: number;
  @Text(64) ruleKey: string;
  /** The steps of the pricing and the caps looked at, see rules/pricing.ts and rules/posting.ts. */
  @Json() trace: string;
  @InstantAt() postedAt: string;
  @Int({ nullable: true }) postedByAccountId: number | null;
  /** What the source stated when it was posted (ActivityFacts); null where a claim keeps it, and for entries older than this column. */
  @Json({ nullable: true }) activity: string | null;
}

export const creditsEntities = [ClosedCreditYearRow, CreditClaimRow, ClaimApprovalRow, CreditAccountRow, CreditTotalRow, LedgerEntryRow, ClaimFilingRow, ...ruleSetEntities, ...claimImportEntities];
