import { ArrayMaxSize, ArrayNotEmpty, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { DayScalar } from '../../platform/graphql/scalars.js';
import { LevelEnum, type Level } from '../credits/index.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import { type TrainingMode, TrainingModeEnum } from '../training/index.js';
import { BudgetKindEnum } from './planning.types.js';
import type { BudgetKind } from './rules/budget.js';

/** 10 million yuan: more than a county spends on one training. */
const MOST_FEN = 1_000_000_000;

@InputType({ description: 'A new plan.' })
export class PlanCreateInput extends MutationInput {
  @Min(2000) @Max(2100)
  @Field(() => Int, { description: 'Of which year.' }) year: number;
}

@InputType({ description: 'Which plan.' })
export class PlanChoice extends MutationInput {
  @Field(() => ID, { description: 'Its id.' }) id: string;
}

@InputType({ description: 'A plan to revise.' })
export class PlanReopenInput extends MutationInput {
  @Field(() => ID, { description: 'Which plan.' }) id: string;
  @Length(2, 200)
  @Field(() => String, { description: 'Why; it is kept in the audit log.' }) reason: string;
}

@InputType({ description: 'A training to be held.' })
export class PlanItemFields {
  @Length(1, 100)
  @Field(() => String, { description: 'Its title, unique in the year.' }) title: string;
  @Field(() => LevelEnum, { description: 'Who sponsors it.' }) sponsorLevel: Level;
  @Field(() => TrainingModeEnum, { description: 'How it is taught.' }) mode: TrainingMode;
  @Min(1) @Max(100_000)
  @Field(() => Int, { description: 'Minutes that one participant attends: hours × 45.' }) minutes: number;
  @Min(1) @Max(100_000)
  @Field(() => Int, { description: 'People planned.' }) seats: number;
  @Field(() => DayScalar, { description: "First day; in the plan's year." }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @IsOptional() @Min(0) @Max(MOST_FEN)
  @Field(() => Int, { nullable: true, description: 'Money planned, in fen; null for none.' }) budgetFen?: number | null;
  @Length(1, 60)
  @Field(() => String, { description: 'Who is responsible.' }) responsible: string;
  @IsOptional() @ArrayMaxSize(5)
  @Field(() => [StageEnum], { nullable: true, description: 'Stages; empty or null for any.' }) stages?: string[] | null;
  @IsOptional() @ArrayMaxSize(19)
  @Field(() => [SubjectEnum], { nullable: true, description: 'Subjects; empty or null for any.' }) subjects?: string[] | null;
  @IsOptional() @Length(0, 100)
  @Field(() => String, { nullable: true, description: 'Who it is for besides stage and subject.' }) traineeGroup?: string | null;
  @IsOptional() @Length(0, 300)
  @Field(() => String, { nullable: true, description: 'A note.' }) note?: string | null;
}

@InputType({ description: 'A new item of a plan.' })
export class PlanItemAddInput extends MutationInput {
  @Field(() => ID, { description: 'Of which plan.' }) planId: string;
  @ValidateNested()
  @Field(() => PlanItemFields, { description: 'What.' }) item: PlanItemFields;
}

@InputType({ description: 'An item with what it is to be.' })
export class PlanItemEditInput extends MutationInput {
  @Field(() => ID, { description: 'Which item.' }) id: string;
  @ValidateNested()
  @Field(() => PlanItemFields, { description: 'What it is to be; what may be left out and is, stays as it stands, and null clears it.' }) item: PlanItemFields;
}

@InputType({ description: 'Which item.' })
export class PlanItemChoice extends MutationInput {
  @Field(() => ID, { description: 'Its id.' }) id: string;
}

@InputType({ description: 'Items of another year to take over.' })
export class PlanCopyItemsInput extends MutationInput {
  @Field(() => ID, { description: 'Into which plan.' }) planId: string;
  @ArrayNotEmpty() @ArrayMaxSize(300)
  @Field(() => [ID], { description: 'Which items; their dates move to the same weekday of the year.' }) itemIds: string[];
}

@InputType({ description: 'An item that becomes a programme.' })
export class PlanItemOpenProgrammeInput extends MutationInput {
  @Field(() => ID, { description: 'Which item.' }) itemId: string;
  @IsOptional() @Matches(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { context: { zh: '以字母或数字开头的 2–40 位字母、数字和连字符，如 2026-YWGG', en: '2 to 40 letters, digits and hyphens, such as 2026-YWGG' } })
  @Field(() => String, { nullable: true, description: 'Code of the programme; made from year and item when left out.' }) code?: string | null;
}

@InputType({ description: 'A plan in Excel.' })
export class PlanImportInput extends MutationInput {
  @Field(() => ID, { description: 'Into which plan.' }) planId: string;
  @Field(() => ID, { description: 'The uploaded file.' }) fileId: string;
  @Field(() => Boolean, { description: 'False looks through it; true writes it, when every cell can be read.' }) apply: boolean;
}

@InputType({ description: 'What one kind of cost may come to.' })
export class BudgetLineInput {
  @Field(() => BudgetKindEnum, { description: 'The kind.' }) kind: BudgetKind;
  @Min(0) @Max(MOST_FEN)
  @Field(() => Int, { description: 'Planned, in fen.' }) plannedFen: number;
}

@InputType({ description: 'The budget of a programme.' })
export class ProgrammePlanBudgetInput extends MutationInput {
  @Field(() => ID, { description: 'Which programme.' }) programmeId: string;
  @ArrayMaxSize(7) @ValidateNested({ each: true })
  @Field(() => [BudgetLineInput], { description: 'All lines as they are to be.' }) lines: BudgetLineInput[];
}

@InputType({ description: 'Money spent.' })
export class ProgrammeExpenseEnterInput extends MutationInput {
  @Field(() => ID, { description: 'On which programme.' }) programmeId: string;
  @Field(() => BudgetKindEnum, { description: 'The kind.' }) kind: BudgetKind;
  @Min(1) @Max(MOST_FEN)
  @Field(() => Int, { description: 'The amount, in fen.' }) amountFen: number;
  @Field(() => DayScalar, { description: 'When.' }) spentOn: string;
  @Length(1, 40)
  @Field(() => String, { description: "The number of the accountant's voucher." }) voucher: string;
  @Length(0, 200)
  @Field(() => String, { description: 'A note.', defaultValue: '' }) note: string = '';
}

@InputType({ description: 'An expense entered by mistake.' })
export class ProgrammeExpenseStrikeInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
  @Length(2, 200)
  @Field(() => String, { description: 'Why.' }) reason: string;
}
