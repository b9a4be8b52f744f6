import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Json, LongText, Ref, Text } from '../../platform/data/columns.js';
import { type CycleStanding, RuleSetRow } from '../credits/index.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { ClosingKind, ClosingStatus } from './rules/year-closing.js';

/** A proposal to close a year or to add to what was frozen, and what became of it. */
@Entity('credit_year_closings')
@Index('uq_credit_year_closings_open', ['openYear'], { unique: true })
@Index('ix_credit_year_closings_year', ['cycleYear', 'id'])
export class CreditYearClosingRow {
  @Id() id: number;
  @Int() cycleYear: number;
  @Text(10) kind: ClosingKind;
  @Text(10) status: ClosingStatus;
  /** The year while the proposal is open, then null: one at a time. */
  @Int({ nullable: true }) openYear: number | null;
  /** CheckItem of rules/year-closing.ts, as it stood when it was proposed, then when it was confirmed. */
  @LongText() checklist: string;
  @Int() proposedByAccountId: number;
  @Text(100) proposedBy: string;
  @InstantAt() proposedAt: string;
  @Int({ nullable: true }) decidedByAccountId: number | null;
  @Text(100, { nullable: true }) decidedBy: string | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  @Text(500, { nullable: true }) declineReason: string | null;
  @Int({ nullable: true }) jobId: number | null;
  /** The last teacher who was frozen; moves in the transaction that freezes. */
  @Int() lastTeacherId: number;
  @Int() teacherCount: number;
  /** Of them, those below what the rules ask of the year. */
  @Int() shortCount: number;
  @Int() countedCenticredits: number;
  /** SHA-256 over all frozen rows in their order, carried on from part to part. */
  @Text(64) hash: string;
  @InstantAt({ nullable: true }) closedAt: string | null;
}

/** What counted for a teacher when the year was frozen. Append-only; the newest row of a year holds. */
@Entity('credit_year_results')
@Index('uq_credit_year_results_teacher', ['closingId', 'teacherId'], { unique: true })
@Index('ix_credit_year_results_year', ['cycleYear', 'teacherId', 'closingId'])
@Index('ix_credit_year_results_school', ['cycleYear', 'schoolId'])
export class CreditYearResultRow {
  @Id() id: number;
  @Ref('fk_credit_year_results_closing', () => CreditYearClosingRow) closingId: number;
  @Int() cycleYear: number;
  @Ref('fk_credit_year_results_teacher', () => TeacherRow) teacherId: number;
  /** His school then. */
  @Ref('fk_credit_year_results_school', () => SchoolRow) schoolId: number;
  @Ref('fk_credit_year_results_rules', () => RuleSetRow) ruleSetId: number;
  /** The newest ledger entry that was counted, read under the lock of his account: what is newer came after. */
  @Int() lastEntryId: number;
  @Int() countedCenticredits: number;
  /** Null: the rules ask nothing of a single year. */
  @Int({ nullable: true }) minimumCenticredits: number | null;
  @Int() shortCenticredits: number;
  /** Of the cycle up to the end of the year. */
  @Int() cycleCountedCenticredits: number;
  /** By category: what was posted and what counted. */
  @Json() categories: string;
  /** How he stood in his cycle then; null in rows that were frozen before this was kept. */
  @Text(10, { nullable: true }) cycleStanding: CycleStanding | null;
}

export const creditYearsEntities = [CreditYearClosingRow, CreditYearResultRow];
