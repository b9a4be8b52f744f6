import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Teacher } from '../teachers/index.js';

export const LineStatusEnum = { NONE: 'NONE', DRAFT: 'DRAFT', SUBMITTED: 'SUBMITTED', MARKED: 'MARKED' } as const;
registerEnumType(LineStatusEnum, { name: 'HandInStatus', description: 'Nothing yet, a draft, handed in, or marked with a result.' });

@ObjectType('AssignmentCriterion', { description: 'One line of a rubric.' })
export class AssignmentCriterion {
  @Field(() => String, { description: 'Its key within the assignment.' }) key: string;
  @Field(() => String, { description: 'What is looked at.' }) title: string;
  @Field(() => String, { description: 'The same in English; empty when not given.' }) titleEn: string;
  @Field(() => Int, { description: 'Full marks, whole points.' }) maxPoints: number;
}

@ObjectType('Assignment', { description: 'What the participants of a cohort are asked to hand in.' })
export class Assignment {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'Its cohort.' }) cohortId: number;
  @Field(() => String, { description: 'Title of the cohort.' }) cohortTitle: string;
  @Field(() => String, { description: 'Title of the cohort in English.' }) cohortTitleEn: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'What is asked for, plain text.' }) brief: string;
  @Field(() => InstantScalar, { description: 'When hand-ins begin.' }) opensAt: string;
  @Field(() => InstantScalar, { description: 'When they are due.' }) dueAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'Late ones are taken, and marked as late, until then.' }) lateUntil: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'Who failed may hand in once more until then.' }) resitUntil: string | null;
  @Field(() => Boolean, { description: 'Whether it must be passed for the assessment.' }) required: boolean;
  @Field(() => Int, { description: 'Its weight in the overall mark; 0 when only pass or fail counts.' }) weight: number;
  @Field(() => Int, { description: 'Files that can be attached; 0 for text alone.' }) mostFiles: number;
  @Field(() => [AssignmentCriterion], { description: 'What it is marked by.' }) rubric: readonly AssignmentCriterion[];
  @Field(() => Int, { description: 'Points from which it is passed.' }) passPoints: number;
  @Field(() => Int, { description: 'Full marks.' }) fullPoints: number;
  @Field(() => Int, { description: 'Markers of each hand-in.' }) markersEach: number;
  @Field(() => Int, { description: 'Two marks further apart than this many points call for a third.' }) mostSpreadPoints: number;
  @Field(() => Boolean, { description: 'Whether its cohort is closed, so that nothing changes any more.' }) cohortEnded: boolean;
}

@ObjectType('AssignmentMarker', { description: 'Somebody who marks.' })
export class AssignmentMarker {
  @Field(() => ID, { description: 'The account.' }) accountId: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => Int, { description: 'Hand-ins marked.' }) done: number;
  @Field(() => Int, { description: 'Hand-ins to mark.' }) open: number;
}

@ObjectType('AssignmentCounts', { description: 'How far an assignment is, in participants.' })
export class AssignmentCounts {
  @Field(() => Int, { description: 'Participants of the cohort.' }) participants: number;
  @Field(() => Int, { description: 'With a draft only.' }) drafts: number;
  @Field(() => Int, { description: 'Handed in and not marked to the end.' }) submitted: number;
  @Field(() => Int, { description: 'With a result.' }) marked: number;
  @Field(() => Int, { description: 'Passed.' }) passed: number;
  @Field(() => Int, { description: 'Handed in late.' }) late: number;
  @Field(() => Int, { description: 'Handed in and lacking a marker.' }) lacking: number;
  @Field(() => Int, { description: 'Flagged as similar to another.' }) similar: number;
}

@ObjectType('AssignmentDesk', { description: 'An assignment as the centre runs it.' })
export class AssignmentDesk {
  @Field(() => Assignment, { description: 'The assignment.' }) assignment: Assignment;
  @Field(() => [AssignmentMarker], { description: 'Its markers, as appointed.' }) markers: AssignmentMarker[];
  @Field(() => AssignmentCounts, { description: 'How far it is.' }) counts: AssignmentCounts;
  @Field(() => ID, { nullable: true, description: 'The last comparison for similarity, a job.' }) comparingJobId: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When hand-ins were last compared.' }) comparedAt: string | null;
}

@ObjectType('AssignmentLineMark', { description: 'One mark of a hand-in.' })
export class AssignmentLineMark {
  @Field(() => String, { description: 'The marker.' }) name: string;
  @Field(() => Int, { description: 'First, second, or third, who decides.' }) ordinal: number;
  @Field(() => Int, { nullable: true, description: 'Points; null while open.' }) total: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When.' }) markedAt: string | null;
}

@ObjectType('HandInSimilar', { description: 'Another hand-in that says the same. Markers read no name.' })
export class HandInSimilar {
  @Field(() => ID, { description: 'The other hand-in.' }) otherId: number;
  @Field(() => Int, { description: 'Share of the shorter text that stands in both, in thousandths.' }) permille: number;
  @Field(() => String, { description: 'Its number.' }) code: string;
  @Field(() => String, { description: 'Its cohort.' }) cohortTitle: string;
  @Field(() => String, { description: 'Its assignment.' }) assignmentTitle: string;
  @Field(() => String, { nullable: true, description: 'Who handed it in; for the centre only.' }) name: string | null;
}

@ObjectType('AssignmentLine', { description: 'One participant and what he handed in, last attempt first.' })
export class AssignmentLine {
  @Field(() => ID, { description: 'The registration.' }) registrationId: number;
  @Field(() => Teacher, { description: 'The participant.' }) teacher: Teacher;
  @Field(() => ID, { nullable: true, description: 'The hand-in.' }) handInId: number | null;
  @Field(() => Int, { description: '1, or 2 for a re-sit.' }) attempt: number;
  @Field(() => LineStatusEnum, { description: 'How far it is.' }) status: keyof typeof LineStatusEnum;
  @Field(() => Boolean, { description: 'Handed in late.' }) late: boolean;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was handed in.' }) submittedAt: string | null;
  @Field(() => Int, { description: 'Characters of its text.' }) characters: number;
  @Field(() => Int, { description: 'Files attached.' }) fileCount: number;
  @Field(() => [AssignmentLineMark], { description: 'Its marks.' }) marks: AssignmentLineMark[];
  @Field(() => Int, { nullable: true, description: 'The result in thousandths of a point.' }) resultMilliPoints: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is passed.' }) passed: boolean | null;
  @Field(() => [HandInSimilar], { description: 'Others that say the same, the most alike first.' }) similar: HandInSimilar[];
}
export const AssignmentLinePage = pageOf<AssignmentLine>('AssignmentLine', () => AssignmentLine);

@InputType({ description: 'Which participants; conditions add up.' })
export class AssignmentLineFilter {
  @Field(() => LineStatusEnum, { nullable: true, description: 'How far.' }) status?: keyof typeof LineStatusEnum | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those flagged as similar.' }) similar?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only late ones.' }) late?: boolean | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name, its pinyin, or the beginning of the teacher number.' }) search?: string | null;
}

@ObjectType('AssignmentOutcome', { description: "What a participant's assignments come to." })
export class AssignmentOutcome {
  @Field(() => ID, { description: 'The registration.' }) registrationId: number;
  @Field(() => Teacher, { description: 'The participant.' }) teacher: Teacher;
  @Field(() => String, { nullable: true, description: 'PASSED or FAILED; null while it is not known.' }) assessment: string | null;
  @Field(() => Int, { description: 'Weighted share of the marks, in thousandths, rounded down.' }) permille: number;
  @Field(() => [String], { description: "Why, sentence by sentence, in the request's language." }) trace: string[];
  @Field(() => String, { nullable: true, description: 'The assessment that is entered now.' }) entered: string | null;
}
export const AssignmentOutcomePage = pageOf<AssignmentOutcome>('AssignmentOutcome', () => AssignmentOutcome);

@ObjectType('AssignmentOutcomes', { description: 'What the assignments of a cohort come to.' })
export class AssignmentOutcomes {
  @Field(() => Int, { description: 'Would pass.' }) passed: number;
  @Field(() => Int, { description: 'Would fail.' }) failed: number;
  @Field(() => Int, { description: 'Not known yet.' }) unknown: number;
  /** Behind the pages of `lines`. */
  all: readonly AssignmentOutcome[];
}

@InputType({ description: 'One criterion.' })
export class AssignmentCriterionInput {
  @Length(1, 60) @Field(() => String, { description: 'What is looked at.' }) title: string;
  @MaxLength(120) @Field(() => String, { description: 'The same in English; may be empty.', defaultValue: '' }) titleEn: string;
  @Min(1) @Max(100) @Field(() => Int, { description: 'Full marks.' }) maxPoints: number;
}

@InputType({ description: 'What an assignment asks for and how it is marked.' })
export class AssignmentDetailsInput {
  @Length(2, 120) @Field(() => String, { description: 'Its title.' }) title: string;
  @MaxLength(5000) @Field(() => String, { description: 'What is asked for.' }) brief: string;
  @Field(() => InstantScalar, { description: 'When hand-ins begin.' }) opensAt: string;
  @Field(() => InstantScalar, { description: 'When they are due.' }) dueAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'Late ones until then; null for none.' }) lateUntil?: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'Re-sit until then; null for none.' }) resitUntil?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Must be passed; it must when null, or left out of a new one.' }) required?: boolean | null;
  @IsOptional() @Min(0) @Max(100) @Field(() => Int, { nullable: true, description: 'Weight; null for 0.' }) weight?: number | null;
  @IsOptional() @Min(0) @Max(9) @Field(() => Int, { nullable: true, description: 'Files allowed; 3 when null, or left out of a new one.' }) mostFiles?: number | null;
  @ArrayMinSize(1) @ArrayMaxSize(12) @ValidateNested({ each: true })
  @Field(() => [AssignmentCriterionInput], { description: 'The rubric, 1 to 12 criteria.' }) rubric: AssignmentCriterionInput[];
  @Min(1) @Max(1200) @Field(() => Int, { description: 'Points from which it is passed.' }) passPoints: number;
  @IsOptional() @Min(1) @Max(2) @Field(() => Int, { nullable: true, description: 'Markers of each hand-in, 1 or 2; 1 when null, or left out of a new one.' }) markersEach?: number | null;
  @IsOptional() @Min(0) @Max(1200) @Field(() => Int, { nullable: true, description: 'Largest difference of two marks, in points, without a third; 10 when null, or left out of a new one.' }) mostSpreadPoints?: number | null;
}

@InputType({ description: 'A new assignment of a cohort.' })
export class AssignmentCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @ValidateNested() @Field(() => AssignmentDetailsInput, { description: 'The assignment.' }) assignment: AssignmentDetailsInput;
}

@InputType({ description: 'An assignment as it is to be.' })
export class AssignmentEditInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
  @ValidateNested() @Field(() => AssignmentDetailsInput, { description: 'The assignment; what may be left out and is, stays as it stands, and null clears it.' }) assignment: AssignmentDetailsInput;
}

@InputType({ description: 'The markers of an assignment from now on.' })
export class AssignmentAppointMarkersInput extends MutationInput {
  @Field(() => ID, { description: 'Which assignment.' }) id: string;
  @ArrayMaxSize(40) @Field(() => [ID], { description: 'Their accounts, at most 40.' }) accountIds: string[];
}

@InputType({ description: 'One assignment.' })
export class AssignmentChoice extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
}

@InputType({ description: 'One cohort whose assignments become its assessment.' })
export class CohortRecordAssignmentsInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
}
