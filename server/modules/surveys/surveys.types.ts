import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import type { Dimension } from './rules/groups.js';
import type { QuestionKind } from './rules/questions.js';
import type { SurveyKind } from './rules/survey.js';

export const SurveyKindEnum = { NEEDS: 'NEEDS', SATISFACTION: 'SATISFACTION', FOLLOW_UP: 'FOLLOW_UP' } as const;
registerEnumType(SurveyKindEnum, { name: 'SurveyKind', description: 'Needs before, satisfaction after, or the follow-up after three months.' });
export const NewSurveyKindEnum = { NEEDS: 'NEEDS', SATISFACTION: 'SATISFACTION' } as const;
registerEnumType(NewSurveyKindEnum, { name: 'NewSurveyKind', description: 'What can be set by hand; a follow-up comes by itself.' });
export const QuestionKindEnum = { SINGLE: 'SINGLE', MULTIPLE: 'MULTIPLE', SCALE: 'SCALE', TEXT: 'TEXT' } as const;
registerEnumType(QuestionKindEnum, { name: 'SurveyQuestionKind', description: 'One option, several, 1 to 5, or words.' });
export const HiddenEnum = { TOO_FEW: 'TOO_FEW', STILL_OPEN: 'STILL_OPEN' } as const;
registerEnumType(HiddenEnum, { name: 'SurveyResultsHidden', description: 'Why results are not shown: fewer than five answers, or an anonymous survey that is still open.' });

export const SurveyStateEnum = { PLANNED: 'PLANNED', OPEN: 'OPEN', CLOSED: 'CLOSED' } as const;
registerEnumType(SurveyStateEnum, { name: 'SurveyState', description: 'Not open yet, open, or over.' });
export const DimensionEnum = { AREA: 'AREA', STAGE: 'STAGE', SUBJECT: 'SUBJECT' } as const;
registerEnumType(DimensionEnum, { name: 'SurveyDimension', description: 'By what the answers of a survey of teachers of the county are counted.' });

@ObjectType('SurveyQuestion', { description: 'One question.' })
export class SurveyQuestion {
  @Field(() => String, { description: 'Its key within the survey.' }) key: string;
  @Field(() => QuestionKindEnum, { description: 'How it is answered.' }) kind: QuestionKind;
  @Field(() => String, { description: 'The question.' }) title: string;
  @Field(() => Boolean, { description: 'Whether it must be answered.' }) required: boolean;
  @Field(() => [String], { description: 'Its options.' }) options: readonly string[];
  @Field(() => Boolean, { description: 'Whether it rates a lecturer of the class: 1 to 5, summed up for the pool of experts.' }) isOfLecturer: boolean;
}

@ObjectType('SurveyScope', { description: 'Whom a survey of teachers of the county asks; an empty list sets no condition.' })
export class SurveyScope {
  @Field(() => [String], { description: 'Names of areas.' }) areas: string[];
  @Field(() => [String], { description: 'Names of schools.' }) schools: string[];
  @Field(() => [StageEnum], { description: 'Stages.' }) stages: readonly string[];
  @Field(() => [SubjectEnum], { description: 'Subjects.' }) subjects: readonly string[];
}

@ObjectType('Survey', { description: 'A survey of the participants of a cohort, or of teachers of the county.' })
export class Survey {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { nullable: true, description: 'Its cohort; null for a survey of teachers of the county.' }) cohortId: number | null;
  @Field(() => String, { nullable: true, description: 'Title of the cohort.' }) cohortTitle: string | null;
  @Field(() => String, { nullable: true, description: 'Title of the cohort in English.' }) cohortTitleEn: string | null;
  @Field(() => SurveyScope, { nullable: true, description: 'Whom it asks, without a cohort.' }) scope: SurveyScope | null;
  @Field(() => Int, { nullable: true, description: 'The year plan that it prepares.' }) planYear: number | null;
  @Field(() => SurveyKindEnum, { description: 'What it is for.' }) kind: SurveyKind;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => Boolean, { description: 'Whether answers are kept without any way to a name.' }) anonymous: boolean;
  @Field(() => InstantScalar, { description: 'When it opens.' }) opensAt: string;
  @Field(() => InstantScalar, { description: 'When it closes.' }) closesAt: string;
  @Field(() => [SurveyQuestion], { description: 'Its questions.' }) questions: readonly SurveyQuestion[];
}

@ObjectType('SurveyDesk', { description: 'A survey as the centre sees it in a list.' })
export class SurveyDesk {
  @Field(() => Survey, { description: 'The survey.' }) survey: Survey;
  @Field(() => Int, { description: 'How many are asked.' }) asked: number;
  @Field(() => SurveyStateEnum, { description: 'Where it is.' }) state: keyof typeof SurveyStateEnum;
  @Field(() => Int, { description: 'Who answered.' }) answered: number;
}

export const SurveyDeskPage = pageOf<SurveyDesk>('SurveyDesk', () => SurveyDesk);

@ObjectType('SurveyGroupQuestion', { description: 'What a group said to one question.' })
export class SurveyGroupQuestion {
  @Field(() => String, { description: 'Key of the question.' }) key: string;
  @Field(() => Int, { description: 'How many answered it.' }) answered: number;
  @Field(() => [Int], { description: 'By option, or by 1 to 5.' }) counts: readonly number[];
  @Field(() => Int, { nullable: true, description: 'Mean of a scale in thousandths.' }) meanMilli: number | null;
}

@ObjectType('SurveyGroup', { description: 'A survey within one area, stage or subject.' })
export class SurveyGroup {
  @Field(() => DimensionEnum, { description: 'Of what kind.' }) dimension: Dimension;
  @Field(() => String, { description: 'Id of the area, or code of the stage or subject.' }) code: string;
  @Field(() => String, { nullable: true, description: 'Name of the area.' }) name: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the area in English.' }) nameEn: string | null;
  @Field(() => Int, { description: 'How many of it are asked.' }) asked: number;
  @Field(() => Int, { description: 'How many of them answered.' }) answered: number;
  @Field(() => Boolean, { description: 'Whether what it said is shown: five answers at least, and not to be found by taking the others from the whole.' }) isShown: boolean;
  @Field(() => [SurveyGroupQuestion], { description: 'Question by question, words left out; empty while not shown.' }) questions: SurveyGroupQuestion[];
}

@ObjectType('SurveyQuestionResult', { description: 'What all said to one question.' })
export class SurveyQuestionResult {
  @Field(() => SurveyQuestion, { description: 'The question.' }) question: SurveyQuestion;
  @Field(() => Int, { description: 'How many answered it.' }) answered: number;
  @Field(() => [Int], { description: 'By option, or by 1 to 5.' }) counts: readonly number[];
  @Field(() => Int, { nullable: true, description: 'Mean of a scale in thousandths.' }) meanMilli: number | null;
  @Field(() => [String], { description: 'What was written, in alphabetical order.' }) texts: readonly string[];
  @Field(() => Int, { nullable: true, description: 'The mean of the earlier survey that this one follows, in thousandths.' }) earlierMeanMilli: number | null;
  @Field(() => [Int], { nullable: true, description: 'The counts of the earlier survey.' }) earlierCounts: readonly number[] | null;
}

@ObjectType('SurveyResults', { description: 'The results of a survey.' })
export class SurveyResults {
  @Field(() => SurveyDesk, { description: 'Which one.' }) desk: SurveyDesk;
  @Field(() => HiddenEnum, { nullable: true, description: 'Why they are not shown; null when they are.' }) hidden: keyof typeof HiddenEnum | null;
  @Field(() => [SurveyQuestionResult], { description: 'Question by question; empty while hidden.' }) questions: SurveyQuestionResult[];
  @Field(() => [SurveyGroup], { description: 'By area, stage and subject, for a survey of teachers of the county; empty while hidden.' }) groups: SurveyGroup[];
}

@ObjectType('OwnSurvey', { description: 'A survey that the viewer is asked to answer.' })
export class OwnSurvey {
  @Field(() => Survey, { description: 'The survey.' }) survey: Survey;
  @Field(() => Boolean, { description: 'Whether he has answered.' }) answered: boolean;
  @Field(() => Boolean, { description: 'Whether it can be answered now.' }) canAnswer: boolean;
}

@InputType({ description: 'One question of a new survey.' })
export class SurveyQuestionInput {
  @Field(() => QuestionKindEnum, { description: 'How it is answered.' }) kind: QuestionKind;
  @Length(2, 200) @Field(() => String, { description: 'The question.' }) title: string;
  @Field(() => Boolean, { description: 'Must be answered.', defaultValue: true }) required: boolean;
  @ArrayMaxSize(20) @MaxLength(100, { each: true })
  @Field(() => [String], { description: 'Its options; none for a scale or words.', defaultValue: [] }) options: string[];
}

@InputType({ description: 'Whom a survey asks: teachers in service for whom every condition holds; an empty list sets none.' })
export class SurveyScopeInput {
  @ArrayMaxSize(50) @Field(() => [ID], { description: 'Areas.', defaultValue: [] }) areaIds: string[];
  @ArrayMaxSize(200) @Field(() => [ID], { description: 'Schools.', defaultValue: [] }) schoolIds: string[];
  @ArrayMaxSize(10) @Field(() => [StageEnum], { description: 'Stages.', defaultValue: [] }) stages: string[];
  @ArrayMaxSize(30) @Field(() => [SubjectEnum], { description: 'Subjects.', defaultValue: [] }) subjects: string[];
}

@InputType({ description: 'Which surveys; conditions add up.' })
export class SurveyFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the title, or of the title of the class.' }) search?: string | null;
  @Field(() => SurveyStateEnum, { nullable: true, description: 'In this state.' }) state?: keyof typeof SurveyStateEnum | null;
  @Field(() => SurveyKindEnum, { nullable: true, description: 'Of this kind.' }) kind?: SurveyKind | null;
  @Field(() => Boolean, { nullable: true, description: 'Of teachers of the county (true) or of a class (false).' }) isCounty?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'That prepare the plan of this year.' }) planYear?: number | null;
}

@InputType({ description: 'A new survey: of a cohort, or of teachers of the county by a scope; exactly one of the two.' })
export class SurveyCreateInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'Which cohort.' }) cohortId?: string | null;
  @IsOptional() @ValidateNested()
  @Field(() => SurveyScopeInput, { nullable: true, description: 'Which teachers of the county, without a cohort.' }) scope?: SurveyScopeInput | null;
  @IsOptional() @Min(2000) @Max(2100)
  @Field(() => Int, { nullable: true, description: 'The year plan that it prepares.' }) planYear?: number | null;
  @Field(() => Boolean, { description: "Add a question of 1 to 5 for every lecturer of the class's sessions who is in the pool.", defaultValue: false }) asksLecturers: boolean;
  @Field(() => NewSurveyKindEnum, { description: 'What it is for.' }) kind: 'NEEDS' | 'SATISFACTION';
  @Length(2, 100) @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => Boolean, { description: 'Keep answers without any way to a name. It cannot be changed later.', defaultValue: true }) anonymous: boolean;
  @Field(() => InstantScalar, { description: 'When it opens.' }) opensAt: string;
  @Field(() => InstantScalar, { description: 'When it closes.' }) closesAt: string;
  @ArrayMinSize(1) @ArrayMaxSize(30) @ValidateNested({ each: true })
  @Field(() => [SurveyQuestionInput], { description: 'The questions, 1 to 30.' }) questions: SurveyQuestionInput[];
}

@InputType({ description: 'The answer to one question.' })
export class SurveyGivenInput {
  @MaxLength(10) @Field(() => String, { description: 'Key of the question.' }) question: string;
  @ArrayMaxSize(20) @Field(() => [Int], { description: 'Places of the chosen options, from 0.', defaultValue: [] }) choices: number[];
  @Field(() => Int, { nullable: true, description: '1 to 5.' }) scale: number | null = null;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Words.' }) text: string | null = null;
}

@InputType({ description: 'The answers of one participant. It takes no idempotency key on purpose: answering is done once by itself, and a key would keep a hash of the answers.' })
export class SurveyAnswerInput {
  @Field(() => ID, { description: 'Which survey.' }) surveyId: string;
  @ArrayMaxSize(80) @ValidateNested({ each: true })
  @Field(() => [SurveyGivenInput], { description: 'The answers.' }) answers: SurveyGivenInput[];
  @IsOptional() @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'Taken for the sake of clients that always send one, and thrown away.' }) idempotencyKey?: string | null;
}
