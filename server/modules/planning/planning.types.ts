import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { LevelEnum, type Level } from '../credits/index.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import { Programme, type TrainingMode, TrainingModeEnum } from '../training/index.js';
import type { BudgetKind } from './rules/budget.js';
import type { PlanStatus } from './rules/plan-life.js';

export const PlanStatusEnum = { DRAFT: 'DRAFT', APPROVED: 'APPROVED', PUBLISHED: 'PUBLISHED' } as const;
registerEnumType(PlanStatusEnum, { name: 'PlanStatus', description: 'Being written, approved by a second person, or shown to the schools.' });
export const BudgetKindEnum = { LECTURER: 'LECTURER', MATERIAL: 'MATERIAL', MEAL: 'MEAL', LODGING: 'LODGING', TRANSPORT: 'TRANSPORT', VENUE: 'VENUE', OTHER: 'OTHER' } as const;
registerEnumType(BudgetKindEnum, { name: 'BudgetKind', description: 'Lecturer fees, materials, meals, lodging, transport, venue, or something else.' });

@ObjectType('PlanFigures', { description: 'What became of an item or of a whole plan.' })
export class PlanFigures {
  @Field(() => Int, { description: 'Programmes opened from it.' }) programmes: number;
  @Field(() => Int, { description: 'Their cohorts.' }) cohorts: number;
  @Field(() => Int, { description: 'Seats of these cohorts.' }) seats: number;
  @Field(() => Int, { description: 'Seats taken.' }) taken: number;
  @Field(() => Int, { description: 'Participants who completed.' }) completed: number;
  @Field(() => Int, { nullable: true, description: 'Spent, in fen: vouchers and lecturer fees that are paid. The centre and auditors alone are told.' }) spentFen: number | null;
}

@ObjectType('PlanItem', { description: 'A training that the plan of a year foresees.' })
export class PlanItem {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its title, unique in the year.' }) title: string;
  @Field(() => LevelEnum, { description: 'Who sponsors it.' }) sponsorLevel: Level;
  @Field(() => TrainingModeEnum, { description: 'How it is taught.' }) mode: TrainingMode;
  @Field(() => Int, { description: 'Minutes that one participant attends: hours × 45.' }) minutes: number;
  @Field(() => Int, { description: 'People planned.' }) seats: number;
  @Field(() => DayScalar, { description: 'First day planned.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day planned.' }) endsOn: string;
  @Field(() => Int, { nullable: true, description: 'Money planned, in fen. The centre and auditors alone are told.' }) budgetFen: number | null;
  @Field(() => String, { description: 'Who is responsible.' }) responsible: string;
  @Field(() => [StageEnum], { description: 'Stages; empty for any.' }) stages: string[];
  @Field(() => [SubjectEnum], { description: 'Subjects; empty for any.' }) subjects: string[];
  @Field(() => String, { description: 'Who it is for besides stage and subject, such as new teachers.' }) traineeGroup: string;
  @Field(() => String, { description: 'A note.' }) note: string;
  @Field(() => PlanFigures, { description: 'What became of it.' }) done: PlanFigures;
  @Field(() => [Programme], { description: 'The programmes that came from it.' }) programmes: Programme[];
}

@ObjectType('TrainingPlan', { description: 'The plan of a year (年度培训计划).' })
export class TrainingPlan {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'The year.' }) year: number;
  @Field(() => PlanStatusEnum, { description: 'Where it is.' }) status: PlanStatus;
  @Field(() => String, { description: 'Who changed it last; somebody else approves it.' }) changedByName: string;
  @Field(() => InstantScalar, { description: 'When it was last changed.' }) changedAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was approved.' }) approvedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who approved it.' }) approvedByName: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was published.' }) publishedAt: string | null;
  @Field(() => Int, { description: 'How many items it has.' }) itemCount: number;
  @Field(() => Int, { description: 'People planned in all items.' }) seats: number;
  @Field(() => Int, { nullable: true, description: 'Money planned in all items, in fen. The centre and auditors alone are told.' }) budgetFen: number | null;
  @Field(() => [PlanItem], { description: 'Its items by first day; 300 at most.' }) items: PlanItem[];
}

@ObjectType('PlanSheetProblem', { description: 'A cell of a plan in Excel that cannot be read.' })
export class PlanSheetProblem {
  @Field(() => String, { description: 'The cell as Excel calls it, such as C7.' }) address: string;
  @Field(() => String, { description: "The column's heading." }) column: string;
  @Field(() => String, { description: 'What stands there.' }) found: string;
  @Field(() => String, { description: "What is wrong and what to write, in the request's language." }) message: string;
}

@ObjectType('PlanImport', { description: 'What a plan in Excel would change, or changed.' })
export class PlanImport {
  @Field(() => Int, { description: 'Rows read.' }) rows: number;
  @Field(() => Int, { description: 'Items that are new.' }) added: number;
  @Field(() => Int, { description: 'Items of the same title that are written over.' }) changed: number;
  @Field(() => Boolean, { description: 'Whether it was written, or only looked through.' }) isApplied: boolean;
  @Field(() => [PlanSheetProblem], { description: 'Cells to mend first.' }) problems: PlanSheetProblem[];
}

@ObjectType('BudgetLine', { description: 'One kind of cost of a programme.' })
export class BudgetLine {
  @Field(() => BudgetKindEnum, { description: 'The kind.' }) kind: BudgetKind;
  @Field(() => Int, { description: 'Planned, in fen.' }) plannedFen: number;
  @Field(() => Int, { description: 'Spent, in fen; for lecturers with the fees that are paid.' }) spentFen: number;
  @Field(() => Int, { description: 'Spent above what was planned, in fen.' }) overFen: number;
}

@ObjectType('ProgrammeExpense', { description: 'Money spent on a programme, by voucher.' })
export class ProgrammeExpense {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => BudgetKindEnum, { description: 'The kind.' }) kind: BudgetKind;
  @Field(() => Int, { description: 'The amount, in fen.' }) amountFen: number;
  @Field(() => DayScalar, { description: 'When.' }) spentOn: string;
  @Field(() => String, { description: "The number of the accountant's voucher." }) voucher: string;
  @Field(() => String, { description: 'A note.' }) note: string;
  @Field(() => String, { description: 'Who entered it.' }) enteredByName: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was struck out as a slip; it then counts no longer.' }) struckAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was struck out.' }) struckReason: string | null;
}

@ObjectType('ProgrammeBudget', { description: 'What a programme may cost, and what it did.' })
export class ProgrammeBudget {
  @Field(() => [BudgetLine], { description: 'One line for each kind.' }) lines: BudgetLine[];
  @Field(() => Int, { description: 'Planned in all lines, in fen.' }) plannedFen: number;
  @Field(() => Int, { description: 'Spent in all lines, in fen.' }) spentFen: number;
  @Field(() => Int, { description: 'Of that, lecturer fees that are paid, in fen.' }) paidFeesFen: number;
  @Field(() => Int, { nullable: true, description: "The budget of the plan's item that it came from, in fen." }) planBudgetFen: number | null;
  @Field(() => [ProgrammeExpense], { description: 'The vouchers, the latest first; 500 at most.' }) expenses: ProgrammeExpense[];
}
