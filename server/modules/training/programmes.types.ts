import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { LevelEnum, type Level } from '../credits/index.js';
import type { ProgrammeRefusal } from './programmes.service.js';
import { ApprovalStepEnum, ClashPolicyEnum, FieldKindEnum, ProgrammeStatusEnum, TrainingCategoryEnum, TrainingModeEnum } from './training.enums.js';
import { FIELD_KINDS, type FieldKind } from './rules/form.js';
import type { CopyRefusal } from './rules/programme-copy.js';
import { type ApprovalStep, type ClashPolicy, PROGRAMME_STATUSES, type ProgrammeStatus, SPONSOR_LEVELS, TRAINING_CATEGORIES, type TrainingCategory, TRAINING_MODES, type TrainingMode } from './rules/vocabulary.js';

@ObjectType('ProgrammeTotals', { description: 'What the cohorts of a programme add up to.' })
export class ProgrammeTotals {
  @Field(() => Int, { description: 'Cohorts.' }) cohorts: number;
  @Field(() => Int, { description: 'Their seats.' }) seats: number;
  @Field(() => Int, { description: 'Seats taken.' }) taken: number;
  @Field(() => Int, { description: 'People waiting.' }) waiting: number;
  @Field(() => Int, { description: 'Participants who completed.' }) completed: number;
}

@ObjectType('FormField', { description: 'A question of the form that a programme asks whoever registers.' })
export class FormField {
  @Field(() => ID, { description: 'Its key in the answers; it stays while words change.' }) key: string;
  @Field(() => String, { description: 'The question in Chinese.' }) label: string;
  @Field(() => String, { description: 'The question in English.' }) labelEn: string;
  @Field(() => FieldKindEnum, { description: 'What it asks for.' }) kind: FieldKind;
  @Field(() => [String], { description: 'What can be chosen, for CHOICE.' }) choices: readonly string[];
  @Field(() => Boolean, { description: 'Whether it has to be answered; the centre may leave it for later.' }) required: boolean;
}

@ObjectType('Programme', { description: 'A training programme (培训项目); its cohorts are what people attend.' })
export class Programme {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its code, unique.' }) code: string;
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Title in English.' }) titleEn: string;
  @Field(() => LevelEnum, { description: 'Who sponsors it.' }) sponsorLevel: Level;
  @Field(() => TrainingModeEnum, { description: 'How it is taught.' }) mode: TrainingMode;
  @Field(() => TrainingCategoryEnum, { description: 'Its credit category.' }) category: TrainingCategory;
  @Field(() => String, { description: 'Who organises it.' }) organiser: string;
  @Field(() => Int, { description: 'Minutes that one participant attends; an hour of training (学时) is 45.' }) minutes: number;
  @Field(() => Int, { description: 'The year it belongs to.' }) year: number;
  @Field(() => Int, { description: 'Seats budgeted for all its cohorts.' }) seats: number;
  @Field(() => Boolean, { description: 'Whether completion needs an assessment.' }) assessmentRequired: boolean;
  @Field(() => Int, { description: 'Absent for this share of the time or more: not completed. Its numerator.' }) absenceNumerator: number;
  @Field(() => Int, { description: 'The denominator of that share: 1 and 5 are one fifth.' }) absenceDenominator: number;
  @Field(() => String, { description: 'What it teaches, in a word or two: programmes of one topic count as the same training. Empty when not stated.' }) topic: string;
  @Field(() => ClashPolicyEnum, { description: 'What a clash of times with another cohort does to a registration.' }) clashPolicy: ClashPolicy;
  @Field(() => [ApprovalStepEnum], { description: "Whose approval a registration needs before the cohort's own admission, in this order; empty for nobody's." }) approvalChain: ApprovalStep[];
  @Field(() => [FormField], { description: 'What the form of registration asks.' }) formFields: readonly FormField[];
  @Field(() => ProgrammeStatusEnum, { description: 'Where it is.' }) status: ProgrammeStatus;
  @Field(() => InstantScalar, { description: 'When it was last changed.' }) changedAt: string;
}

export const ProgrammePage = pageOf<Programme>('Programme', () => Programme);

export const ProgrammeSortEnum = { NEWEST: 'NEWEST', CODE: 'CODE', TITLE: 'TITLE' } as const;
registerEnumType(ProgrammeSortEnum, { name: 'ProgrammeSort', description: 'Order of a list of programmes.' });

@InputType({ description: 'Which programmes; conditions add up.' })
export class ProgrammeFilter {
  @Field(() => Int, { nullable: true, description: 'Of this year.' }) year?: number | null;
  @Field(() => ProgrammeStatusEnum, { nullable: true, description: 'In this state.' }) status?: ProgrammeStatus | null;
  @Field(() => LevelEnum, { nullable: true, description: 'Of this level.' }) sponsorLevel?: Level | null;
  @Field(() => TrainingModeEnum, { nullable: true, description: 'Taught like this.' }) mode?: TrainingMode | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the title or the beginning of the code.' }) search?: string | null;
}

@InputType({ description: 'A question of the form.' })
export class FormFieldInput {
  @Matches(/^[a-z][a-z0-9]{0,15}$/, { context: { zh: '1–16 位小写字母和数字', en: '1 to 16 small letters and digits' } })
  @Field(() => String, { description: 'Its key: small letters and digits, 1 to 16.' }) key: string;
  @Length(1, 60)
  @Field(() => String, { description: 'The question in Chinese.' }) label: string;
  @IsOptional() @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'The question in English; the Chinese one when left out.' }) labelEn?: string | null;
  @IsIn(Object.keys(FIELD_KINDS))
  @Field(() => FieldKindEnum, { description: 'What it asks for.' }) kind: FieldKind;
  @ArrayMaxSize(20) @Length(1, 40, { each: true })
  @Field(() => [String], { description: 'What can be chosen, for CHOICE: 2 to 20.', defaultValue: [] }) choices: string[];
  @Field(() => Boolean, { description: 'Whether it has to be answered.', defaultValue: false }) required: boolean = false;
}

@InputType({ description: 'What a programme is.' })
export class ProgrammeFields {
  @Length(1, 100)
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @IsOptional() @Length(1, 150)
  @Field(() => String, { nullable: true, description: 'Title in English; the Chinese one when null, or left out of a new one.' }) titleEn?: string | null;
  @IsIn(Object.keys(SPONSOR_LEVELS))
  @Field(() => LevelEnum, { description: 'Who sponsors it.' }) sponsorLevel: Level;
  @IsIn(Object.keys(TRAINING_MODES))
  @Field(() => TrainingModeEnum, { description: 'How it is taught.' }) mode: TrainingMode;
  @IsIn(Object.keys(TRAINING_CATEGORIES))
  @Field(() => TrainingCategoryEnum, { description: 'Its credit category.' }) category: TrainingCategory;
  @Length(1, 100)
  @Field(() => String, { description: 'Who organises it.' }) organiser: string;
  @Min(45) @Max(100_000)
  @Field(() => Int, { description: 'Minutes that one participant attends: hours × 45.' }) minutes: number;
  @Min(2000) @Max(2100)
  @Field(() => Int, { description: 'The year it belongs to.' }) year: number;
  @Min(0) @Max(100_000)
  @Field(() => Int, { description: 'Seats budgeted.' }) seats: number;
  @Field(() => Boolean, { nullable: true, description: 'Whether completion needs an assessment; null for false.' }) assessmentRequired?: boolean | null;
  @IsOptional() @Min(0) @Max(100)
  @Field(() => Int, { nullable: true, description: 'Absent for this share or more, not completed: numerator; 1 when null, or left out of a new one.' }) absenceNumerator?: number | null;
  @IsOptional() @Min(1) @Max(100)
  @Field(() => Int, { nullable: true, description: 'The denominator of that share; 5 when null, or left out of a new one.' }) absenceDenominator?: number | null;
  @IsOptional() @MaxLength(40)
  @Field(() => String, { nullable: true, description: 'What it teaches, in a word or two.' }) topic?: string | null;
  @Field(() => ClashPolicyEnum, { nullable: true, description: 'What a clash of times with another cohort does to a registration; REFUSE when null, or left out of a new one.' }) clashPolicy?: ClashPolicy | null;
  @IsOptional() @ArrayMaxSize(2) @ArrayUnique()
  @Field(() => [ApprovalStepEnum], { nullable: true, description: "Whose approval a registration needs before the cohort's own admission: SCHOOL before AREA; null for nobody's." }) approvalChain?: ApprovalStep[] | null;
  @IsOptional() @ArrayMaxSize(12) @ValidateNested({ each: true })
  @Field(() => [FormFieldInput], { nullable: true, description: 'What the form of registration asks, up to 12 questions; null for none.' }) formFields?: FormFieldInput[] | null;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/;
const CODE_WORDS = { context: { zh: '以字母或数字开头的 2–40 位字母、数字和连字符，如 2026-YWGG', en: '2 to 40 letters, digits and hyphens, such as 2026-YWGG' } };

@InputType({ description: 'A new programme.' })
export class ProgrammeCreateInput extends MutationInput {
  @Matches(CODE, CODE_WORDS)
  @Field(() => String, { description: 'Its code: letters, digits and hyphens, 2 to 40.' }) code: string;
  @ValidateNested()
  @Field(() => ProgrammeFields, { description: 'What it is.' }) programme: ProgrammeFields;
}

@InputType({ description: 'A programme with what it is to be.' })
export class ProgrammeEditInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
  @ValidateNested()
  @Field(() => ProgrammeFields, { description: 'What it is to be; what may be left out and is, stays as it stands, and null clears it.' }) programme: ProgrammeFields;
}

@InputType({ description: 'Which programme.' })
export class ProgrammeChoice extends MutationInput {
  @Field(() => ID, { description: 'Its id.' }) id: string;
}

@InputType({ description: 'A programme to be held again in another year.' })
export class ProgrammeCopyInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
  @Min(2000) @Max(2100)
  @Field(() => Int, { description: 'Into which year; titles that name the old year name this one.' }) year: number;
  @Matches(CODE, CODE_WORDS)
  @Field(() => String, { description: 'The code of the copy: letters, digits and hyphens, 2 to 40. Its cohorts are numbered after it.' }) code: string;
  @ArrayMaxSize(300) @ArrayUnique()
  @Field(() => [ID], { description: 'Which of its cohorts come along, with sessions and quotas; empty for none. A lecturer who has left the pool of experts is kept by name only.', defaultValue: [] }) cohortIds: string[];
}

type RefusalOf<C extends ProgrammeRefusal['code']> = Extract<ProgrammeRefusal, { code: C }>;
const result = { field: 'programme', type: () => Programme, description: 'The programme.' };
const words = {
  CODE_TAKEN: () => ({ zh: '该项目编号已被使用，请换一个。', en: 'This code is taken; choose another.', field: 'input.code' }),
  SHARE_ABOVE_ONE: () => ({ zh: '缺勤比例不能大于 1。', en: 'The share of absence cannot be more than one.', field: 'input.programme.absenceNumerator' }),
  FORM_FIELD_TWICE: ({ index }: RefusalOf<'FORM_FIELD_TWICE'>) => ({ zh: `报名表第 ${index + 1} 项与前面重复。`, en: `Question ${index + 1} of the form repeats an earlier one.`, field: `input.programme.formFields.${index}` }),
  FORM_CHOICES_MISSING: ({ index }: RefusalOf<'FORM_CHOICES_MISSING'>) => ({ zh: `报名表第 ${index + 1} 项是单选，至少要有两个不同的选项。`, en: `Question ${index + 1} of the form needs two different choices at least.`, field: `input.programme.formFields.${index}` }),
  NOT_DRAFT: ({ status }: RefusalOf<'NOT_DRAFT'>) => ({ zh: `项目${PROGRAMME_STATUSES[status].zh}，不能再修改或发布。`, en: `The programme is ${PROGRAMME_STATUSES[status].en.toLowerCase()} and cannot be changed.` }),
  NOT_PUBLISHED: ({ status }: RefusalOf<'NOT_PUBLISHED'>) => ({ zh: `只有已发布的项目可以结束，当前为“${PROGRAMME_STATUSES[status].zh}”。`, en: `Only a published programme can be ended; this one is ${PROGRAMME_STATUSES[status].en.toLowerCase()}.` }),
  COHORTS_OPEN: ({ open }: RefusalOf<'COHORTS_OPEN'>) => ({ zh: `还有 ${open} 个培训班没有结业，项目不能结束。`, en: `${open} of its cohorts are not closed yet.` }),
};
type FieldsRefusal = 'SHARE_ABOVE_ONE' | 'FORM_FIELD_TWICE' | 'FORM_CHOICES_MISSING';
const fieldsWords = { SHARE_ABOVE_ONE: words.SHARE_ABOVE_ONE, FORM_FIELD_TWICE: words.FORM_FIELD_TWICE, FORM_CHOICES_MISSING: words.FORM_CHOICES_MISSING };
export const programmeCreatePayload = payloadOf<RefusalOf<'CODE_TAKEN' | FieldsRefusal>, Programme>('ProgrammeCreate', result, { CODE_TAKEN: words.CODE_TAKEN, ...fieldsWords });
export const programmeEditPayload = payloadOf<RefusalOf<FieldsRefusal | 'NOT_DRAFT'>, Programme>('ProgrammeEdit', result, { NOT_DRAFT: words.NOT_DRAFT, ...fieldsWords });
export const programmePublishPayload = payloadOf<RefusalOf<'NOT_DRAFT'>, Programme>('ProgrammePublish', result, { NOT_DRAFT: words.NOT_DRAFT });
export const programmeClosePayload = payloadOf<RefusalOf<'NOT_PUBLISHED' | 'COHORTS_OPEN'>, Programme>('ProgrammeClose', result, { NOT_PUBLISHED: words.NOT_PUBLISHED, COHORTS_OPEN: words.COHORTS_OPEN });
export const programmeCopyPayload = payloadOf<CopyRefusal, Programme>('ProgrammeCopy', { ...result, description: 'The copy, a draft.' }, {
  SAME_YEAR: ({ year }) => ({ zh: `原项目就是 ${year} 年度的，请选择另一个年度。`, en: `The programme is of ${year} itself; choose another year.`, field: 'input.year' }),
  CODE_TAKEN: words.CODE_TAKEN,
  COHORT_CODE_TAKEN: ({ cohortCode }) => ({ zh: `培训班编号 ${cohortCode} 已被使用，请换一个项目编号。`, en: `A class has the code ${cohortCode} already; choose another code for the programme.`, field: 'input.code' }),
});
