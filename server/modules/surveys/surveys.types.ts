import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
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

@ObjectType('SurveyQuestion', { description: 'One question.' })
export class SurveyQuestion {
  @Field(() => String, { description: 'Its key within the survey.' }) key: string;
  @Field(() => QuestionKindEnum, { description: 'How it is answered.' }) kind: QuestionKind;
  @Field(() => String, { description: 'The question.' }) title: string;
  @Field(() => Boolean, { description: 'Whether it must be answered.' }) required: boolean;
  @Field(() => [String], { description: 'Its options.' }) options: readonly string[];
}

@ObjectType('Survey', { description: 'A survey of the participants of a cohort.' })
export class Survey {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'Its cohort.' }) cohortId: number;
  @Field(() => String, { description: 'Title of the cohort.' }) cohortTitle: string;
  @Field(() => String, { description: 'Title of the cohort in English.' }) cohortTitleEn: string;
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
  @Field(() => Int, { description: 'Participants asked.' }) asked: number;
  @Field(() => Int, { description: 'Who answered.' }) answered: number;
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

@InputType({ description: 'A new survey of a cohort.' })
export class SurveyCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
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
  @ArrayMaxSize(30) @ValidateNested({ each: true })
  @Field(() => [SurveyGivenInput], { description: 'The answers.' }) answers: SurveyGivenInput[];
  @IsOptional() @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'Taken for the sake of clients that always send one, and thrown away.' }) idempotencyKey?: string | null;
}
