import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, KeyRef, Ref, Text } from '../../platform/data/columns.js';
import type { Level } from '../credits/index.js';
import { ProgrammeRow, type TrainingMode } from '../training/index.js';
import type { BudgetKind } from './rules/budget.js';
import type { PlanStatus } from './rules/plan-life.js';

/** The centre's plan of one year (年度培训计划). Its row is the lock of its items. */
@Entity('training_plans')
@Index('uq_training_plans_year', ['year'], { unique: true })
export class TrainingPlanRow {
  @Id() id: number;
  @Int() year: number;
  @Text(10) status: PlanStatus;
  /** Who changed it last: somebody else approves it. */
  @Int() changedByAccountId: number;
  @Text(100) changedByName: string;
  @InstantAt({ nullable: true }) approvedAt: string | null;
  @Text(100, { nullable: true }) approvedByName: string | null;
  @InstantAt({ nullable: true }) publishedAt: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

@Entity('plan_items')
@Index('ix_plan_items_plan', ['planId', 'startsOn'])
@Index('uq_plan_items_title', ['planId', 'title'], { unique: true })
export class PlanItemRow {
  @Id() id: number;
  @Ref('fk_plan_items_plan', () => TrainingPlanRow) planId: number;
  @Text(100) title: string;
  @Text(10) sponsorLevel: Level;
  @Text(15) mode: TrainingMode;
  @Int() minutes: number;
  @Int() seats: number;
  @DayOn() startsOn: string;
  @DayOn() endsOn: string;
  @Int() budgetFen: number;
  @Text(60) responsible: string;
  /** Codes with commas between; empty for any. */
  @Text(200) stages: string;
  @Text(500) subjects: string;
  @Text(100) traineeGroup: string;
  @Text(300) note: string;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** Which item of the plan a programme came from. */
@Entity('plan_programmes')
@Index('ix_plan_programmes_item', ['itemId'])
export class PlanProgrammeRow {
  @KeyRef('fk_plan_programmes_programme', () => ProgrammeRow) programmeId: number;
  @Ref('fk_plan_programmes_item', () => PlanItemRow) itemId: number;
}

@Entity('programme_budgets')
@Index('uq_programme_budgets_kind', ['programmeId', 'kind'], { unique: true })
export class ProgrammeBudgetRow {
  @Id() id: number;
  @Ref('fk_programme_budgets_programme', () => ProgrammeRow) programmeId: number;
  @Text(10) kind: BudgetKind;
  @Int() plannedFen: number;
}

/** Money spent, by voucher. A slip is struck out, never deleted. */
@Entity('programme_expenses')
@Index('ix_programme_expenses_programme', ['programmeId', 'spentOn'])
export class ProgrammeExpenseRow {
  @Id() id: number;
  @Ref('fk_programme_expenses_programme', () => ProgrammeRow) programmeId: number;
  @Text(10) kind: BudgetKind;
  @Int() amountFen: number;
  @DayOn() spentOn: string;
  @Text(40) voucher: string;
  @Text(200) note: string;
  @Text(100) enteredByName: string;
  @InstantAt() enteredAt: string;
  @InstantAt({ nullable: true }) struckAt: string | null;
  @Text(200, { nullable: true }) struckReason: string | null;
}

export const planningEntities = [TrainingPlanRow, PlanItemRow, PlanProgrammeRow, ProgrammeBudgetRow, ProgrammeExpenseRow];
