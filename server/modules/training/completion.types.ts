import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Teacher } from '../teachers/index.js';
import type { AssessmentRefusal } from './assessments.js';
import type { CompletionReason } from './rules/completion.js';
import { type Assessment, COHORT_STATUSES } from './rules/vocabulary.js';
import { AssessmentEnum, AssessmentStateEnum, CompletionReasonEnum } from './training.enums.js';

@ObjectType('CompletionLine', { description: 'Whether one participant completes a cohort, with the facts that decide it. Whole minutes.' })
export class CompletionLine {
  @Field(() => ID, { description: 'The registration.' }) registrationId: number;
  @Field(() => Teacher, { description: 'The participant.' }) teacher: Teacher;
  @Field(() => Int, { description: 'Minutes held.' }) requiredMinutes: number;
  @Field(() => Int, { description: 'Minutes missing, leave included.' }) absentMinutes: number;
  @Field(() => Int, { description: 'Of those, granted leave that the class does not count as absence.' }) excusedMinutes: number;
  @Field(() => Int, { description: 'Share attended, in thousandths, rounded down; decides nothing.' }) attendedPermille: number;
  @Field(() => Int, { description: 'Sessions whose presence was entered by hand.' }) handEntered: number;
  @Field(() => AssessmentStateEnum, { description: 'The result of the assessment, or why there is none.' }) assessment: Assessment | 'NOT_REQUIRED' | 'MISSING';
  @Field(() => Boolean, { description: 'Whether he completes.' }) completed: boolean;
  @Field(() => CompletionReasonEnum, { description: 'Why, for programs.' }) reason: CompletionReason;
  @Field(() => String, { description: "Why, with the figures, in the request's language." }) reasonText: string;
  @Field(() => Int, { description: 'Hundredths of a credit: posted, or, before closing, what the rules in force would give today.' }) centicredits: number;
  @Field(() => String, { nullable: true, description: "Why a completion earns nothing, in the request's language." }) creditNote: string | null;
}

@ObjectType('CompletionSummary', { description: 'A completion list in figures.' })
export class CompletionSummary {
  @Field(() => Int, { description: 'Participants.' }) participants: number;
  @Field(() => Int, { description: 'Who complete.' }) completed: number;
  @Field(() => Int, { description: 'Absent for too long.' }) absentTooLong: number;
  @Field(() => Int, { description: 'Assessment failed.' }) assessmentFailed: number;
  @Field(() => Int, { description: 'Assessment not entered.' }) assessmentMissing: number;
  @Field(() => Int, { description: 'Without attendance on record.' }) notRecorded: number;
  @Field(() => Int, { description: 'Hundredths of a credit in all: posted, or expected.' }) centicredits: number;
}

@ObjectType('CompletionList', { description: 'The completion list of a cohort (结业名单): a preview until it is frozen by closing.' })
export class CompletionList {
  @Field(() => InstantScalar, { nullable: true, description: 'When it was frozen; null for a preview.' }) frozenAt: string | null;
  @Field(() => CompletionSummary, { description: 'The whole list in figures.' }) summary: CompletionSummary;
}

export const CompletionLinePage = pageOf<CompletionLine>('CompletionLine', () => CompletionLine);

@InputType({ description: 'Which lines; conditions add up.' })
export class CompletionFilter {
  @Field(() => Boolean, { nullable: true, description: 'Who complete (true), or who do not (false).' }) completed?: boolean | null;
  @Field(() => CompletionReasonEnum, { nullable: true, description: 'For this reason.' }) reason?: CompletionReason | null;
  @Field(() => ID, { nullable: true, description: 'Of this school.' }) schoolId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search?: string | null;
}

@InputType({ description: 'The result of one assessment.' })
export class AssessmentInput {
  @Field(() => ID, { description: "The participant's registration." }) registrationId: string;
  @Field(() => AssessmentEnum, { nullable: true, description: 'The result; null takes it back.' }) assessment?: Assessment | null;
}

@InputType({ description: 'Results of the assessment of one cohort.' })
export class CohortEnterAssessmentsInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @ArrayMinSize(1) @ArrayMaxSize(500) @ValidateNested({ each: true })
  @Field(() => [AssessmentInput], { description: 'The results, 1 to 500.' }) results: AssessmentInput[];
}

@InputType({ description: 'The cohort to close.' })
export class CohortCloseInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) id: string;
  @Field(() => Boolean, { description: 'Close although assessments are missing: those participants do not complete.', defaultValue: false }) acceptsMissingAssessments: boolean = false;
}

@InputType({ description: 'The cohort whose closing is taken back.' })
export class CohortReopenInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) id: string;
  @Length(2, 300) @Field(() => String, { description: 'Why; it stands in the ledger and on the certificates that are revoked.' }) reason: string;
}

export const cohortEnterAssessmentsPayload = payloadOf<AssessmentRefusal, number>('CohortEnterAssessments', { field: 'entered', type: () => Int, description: 'How many results were written.' }, {
  COHORT_ENDED: ({ status }) => ({ zh: `本班${COHORT_STATUSES[status].zh}，考核结果不能再改。`, en: `The cohort is ${COHORT_STATUSES[status].en.toLowerCase()}; results stand.` }),
  OWN_ASSESSMENT: () => ({ zh: '您本人是该班学员，考核结果须由其他管理员录入。', en: 'You are a participant yourself; another coordinator has to enter these results.' }),
});
