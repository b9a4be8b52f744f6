import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { AccountRow } from '../accounts/index.js';
import { CreditClaimRow, LedgerEntryRow } from '../credits/index.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow, CompletionRow } from '../training/index.js';
import type { AppealKind, AppealStatus, AppealStep, CarryOut, Vote } from './rules/vocabulary.js';

/** A teacher's appeal against one decision about his credits. Whoever changes it holds its row's lock. */
@Entity('credit_appeals')
@Index('uq_credit_appeals_live', ['liveKey'], { unique: true })
@Index('ix_credit_appeals_status', ['status', 'decideByDay'])
@Index('ix_credit_appeals_teacher', ['teacherId', 'id'])
@Index('ix_credit_appeals_cohort', ['cohortId', 'carryOut'])
export class CreditAppealRow {
  @Id() id: number;
  @Ref('fk_credit_appeals_teacher', () => TeacherRow) teacherId: number;
  /** The applicant's school on the day of filing. */
  @Ref('fk_credit_appeals_school', () => SchoolRow) schoolId: number;
  @Text(12) kind: AppealKind;
  /** The decision, such as `claim:12` or `reversal:88`. */
  @Text(60) matterKey: string;
  /** The same until it is withdrawn, then null: one appeal a decision. */
  @Text(60, { nullable: true }) liveKey: string | null;
  @Ref('fk_credit_appeals_claim', () => CreditClaimRow, { nullable: true }) claimId: number | null;
  /** The normal entry that was taken back or cut by a cap. */
  @Ref('fk_credit_appeals_entry', () => LedgerEntryRow, { nullable: true }) entryId: number | null;
  @Ref('fk_credit_appeals_completion', () => CompletionRow, { nullable: true }) completionId: number | null;
  @Ref('fk_credit_appeals_cohort', () => CohortRow, { nullable: true }) cohortId: number | null;
  @Text(200) title: string;
  /** What was decided and why, as it was told: words in both languages. */
  @Json() decision: string;
  @DayOn() decidedDay: string;
  @Int({ nullable: true }) decidedByAccountId: number | null;
  @Text(100) decidedByName: string;
  /** What is at stake before caps. */
  @Int() stakeCenticredits: number;
  @Text(1000) grounds: string;
  @InstantAt() filedAt: string;
  @DayOn() filedDay: string;
  @DayOn() decideByDay: string;
  @Text(10) status: AppealStatus;
  @Int() panelSize: number;
  @Int() voteCount: number;
  /** What the applicant is told with the outcome. */
  @Text(1000, { nullable: true }) outcomeReason: string | null;
  @Int({ nullable: true }) grantVotes: number | null;
  @InstantAt({ nullable: true }) closedAt: string | null;
  @Text(10, { nullable: true }) carryOut: CarryOut | null;
  /** What the outcome brought, net. */
  @Int({ nullable: true }) effectCenticredits: number | null;
  @Ref('fk_credit_appeals_effect', () => LedgerEntryRow, { nullable: true }) effectEntryId: number | null;
  /** Why it brought nothing, or has not been carried out yet: words in both languages. */
  @Json({ nullable: true }) effectNote: string | null;
  @InstantAt() changedAt: string;
}

@Entity('credit_appeal_files')
@Index('uq_credit_appeal_files_file', ['appealId', 'fileId'], { unique: true })
export class CreditAppealFileRow {
  @Id() id: number;
  @Ref('fk_credit_appeal_files_appeal', () => CreditAppealRow) appealId: number;
  @Ref('fk_credit_appeal_files_file', () => StoredFile) fileId: number;
}

@Entity('credit_appeal_members')
@Index('uq_credit_appeal_members_account', ['appealId', 'accountId'], { unique: true })
@Index('ix_credit_appeal_members_account', ['accountId', 'appealId'])
export class CreditAppealMemberRow {
  @Id() id: number;
  @Ref('fk_credit_appeal_members_appeal', () => CreditAppealRow) appealId: number;
  @Ref('fk_credit_appeal_members_account', () => AccountRow) accountId: number;
  @Text(100) name: string;
  @Flag() isHead: boolean;
}

/** Append-only: a vote once cast stands. */
@Entity('credit_appeal_votes')
@Index('uq_credit_appeal_votes_account', ['appealId', 'accountId'], { unique: true })
export class CreditAppealVoteRow {
  @Id() id: number;
  @Ref('fk_credit_appeal_votes_appeal', () => CreditAppealRow) appealId: number;
  @Ref('fk_credit_appeal_votes_account', () => AccountRow) accountId: number;
  @Text(10) vote: Vote;
  @Text(500) reason: string;
  @InstantAt() votedAt: string;
}

/** Everything that happened to an appeal, in its order; only grows. */
@Entity('credit_appeal_steps')
@Index('ix_credit_appeal_steps_appeal', ['appealId', 'id'])
export class CreditAppealStepRow {
  @Id() id: number;
  @Ref('fk_credit_appeal_steps_appeal', () => CreditAppealRow) appealId: number;
  @Text(12) action: AppealStep;
  @Text(1000, { nullable: true }) note: string | null;
  @Int({ nullable: true }) accountId: number | null;
  @Text(100) byName: string;
  @InstantAt() at: string;
}

export const appealsEntities = [CreditAppealRow, CreditAppealFileRow, CreditAppealMemberRow, CreditAppealVoteRow, CreditAppealStepRow];
