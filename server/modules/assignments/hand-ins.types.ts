import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Assignment, HandInSimilar, LineStatusEnum } from './assignments.types.js';
import type { HandInStatus } from './rules/vocabulary.js';

@ObjectType('HandInFile', { description: 'A file of a hand-in, fetched from /downloads/hand-in/{handIn}/{file}.' })
export class HandInFile {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Its size in bytes.' }) sizeBytes: number;
}

@ObjectType('OwnHandIn', { description: "One of the viewer's attempts." })
export class OwnHandIn {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: '1, or 2 for a re-sit.' }) attempt: number;
  @Field(() => LineStatusEnum, { description: 'How far it is.' }) status: HandInStatus;
  @Field(() => String, { description: 'Its text.' }) text: string;
  @Field(() => Int, { description: 'Which save this is; given back with the next one.' }) revision: number;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was handed in.' }) submittedAt: string | null;
  @Field(() => Boolean, { description: 'Handed in late.' }) late: boolean;
  @Field(() => [HandInFile], { description: 'Its files.' }) files: HandInFile[];
  @Field(() => Int, { nullable: true, description: 'The result in thousandths of a point.' }) resultMilliPoints: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is passed.' }) passed: boolean | null;
  @Field(() => [String], { description: 'What the markers wrote, once the result stands.' }) comments: string[];
}

@ObjectType('OwnAssignment', { description: 'An assignment with what the viewer handed in.' })
export class OwnAssignment {
  @Field(() => Assignment, { description: 'The assignment.' }) assignment: Assignment;
  @Field(() => OwnHandIn, { nullable: true, description: 'The last attempt.' }) handIn: OwnHandIn | null;
  @Field(() => OwnHandIn, { nullable: true, description: 'The first attempt, beside a re-sit.' }) earlier: OwnHandIn | null;
  @Field(() => Boolean, { description: 'Whether he can write and hand in now; after a failed result that begins the re-sit.' }) canWrite: boolean;
  @Field(() => String, { nullable: true, description: 'Why not, for programs.' }) cannotWriteCode: string | null;
  @Field(() => Boolean, { description: 'Whether what he handed in can be taken back now.' }) canWithdraw: boolean;
}

@ObjectType('Marking', { description: 'An assignment that the viewer marks.' })
export class Marking {
  @Field(() => Assignment, { description: 'The assignment.' }) assignment: Assignment;
  @Field(() => Int, { description: 'Hand-ins to mark.' }) open: number;
  @Field(() => Int, { description: 'Hand-ins marked.' }) done: number;
}

@ObjectType('MarkingPaper', { description: 'A hand-in that the viewer was given to mark, without a name.' })
export class MarkingPaper {
  @Field(() => ID, { description: "The viewer's mark." }) id: number;
  @Field(() => String, { description: 'The number of the hand-in.' }) code: string;
  @Field(() => Int, { description: '1, or 2 for a re-sit.' }) attempt: number;
  @Field(() => Int, { description: 'Whether he marks first, second, or third to decide.' }) ordinal: number;
  @Field(() => Boolean, { description: 'Handed in late.' }) late: boolean;
  @Field(() => Boolean, { description: 'Whether its result stands, so that the mark cannot be mended.' }) hasResult: boolean;
  @Field(() => Int, { nullable: true, description: 'Points given; null while open.' }) total: number | null;
  @Field(() => Int, { description: 'Characters of its text.' }) characters: number;
  @Field(() => Int, { description: 'Files attached.' }) fileCount: number;
  @Field(() => Int, { nullable: true, description: 'How much of it stands in another hand-in, in thousandths, where that was flagged.' }) similarPermille: number | null;
}

@ObjectType('CriterionPoints', { description: 'Points for one criterion.' })
export class CriterionPoints {
  @Field(() => String, { description: 'Key of the criterion.' }) criterion: string;
  @Field(() => Int, { description: 'Points.' }) points: number;
}

@ObjectType('MarkingSheet', { description: 'One hand-in to mark, whole.' })
export class MarkingSheet {
  @Field(() => MarkingPaper, { description: 'Which one.' }) paper: MarkingPaper;
  @Field(() => String, { description: 'Its text.' }) text: string;
  @Field(() => [HandInFile], { description: 'Its files.' }) files: HandInFile[];
  @Field(() => [CriterionPoints], { description: 'Points given so far.' }) points: CriterionPoints[];
  @Field(() => String, { nullable: true, description: 'What the viewer wrote.' }) comment: string | null;
  @Field(() => [HandInSimilar], { description: 'Others that say the same.' }) similar: HandInSimilar[];
}

@ObjectType('ComparedPassage', { description: 'A piece of a text.' })
export class ComparedPassage {
  @Field(() => String, { description: 'As written.' }) text: string;
  @Field(() => Boolean, { description: 'Whether the other text says it too.' }) same: boolean;
}

@ObjectType('ComparedText', { description: 'One of two texts side by side.' })
export class ComparedText {
  @Field(() => String, { description: 'Number of the hand-in.' }) code: string;
  @Field(() => String, { nullable: true, description: 'Who handed it in; for the centre only.' }) name: string | null;
  @Field(() => String, { description: 'Its cohort.' }) cohortTitle: string;
  @Field(() => String, { description: 'Its assignment.' }) assignmentTitle: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was handed in.' }) submittedAt: string | null;
  @Field(() => [ComparedPassage], { description: 'The text in pieces.' }) passages: ComparedPassage[];
}

@ObjectType('HandInComparison', { description: 'Two hand-ins side by side with what they share.' })
export class HandInComparison {
  @Field(() => Int, { description: 'Share of the shorter text that stands in both, in thousandths.' }) permille: number;
  @Field(() => ComparedText, { description: 'The one asked about.' }) one: ComparedText;
  @Field(() => ComparedText, { description: 'The other.' }) other: ComparedText;
}

@ObjectType('WorkbookProblem', { description: 'A cell that cannot be taken as it is.' })
export class WorkbookProblem {
  @Field(() => String, { description: 'Its address, such as C7; empty for the whole file.' }) address: string;
  @Field(() => String, { description: 'What stands there.' }) found: string;
  @Field(() => String, { description: "Why, and what to do, in the request's language." }) reason: string;
}

@ObjectType('MarkingWorkbookCheck', { description: 'The dry run of a marking sheet from Excel.' })
export class MarkingWorkbookCheck {
  @Field(() => Int, { description: 'Marks that would be entered.' }) marks: number;
  @Field(() => [WorkbookProblem], { description: 'What is in the way, by cell; at most 200.' }) problems: WorkbookProblem[];
}

@InputType({ description: 'A hand-in as it is on the device.' })
export class HandInInput extends MutationInput {
  @Field(() => ID, { description: 'Which assignment.' }) assignmentId: string;
  @MaxLength(20_000) @Field(() => String, { description: 'The text, at most 20,000 characters.' }) text: string;
  @ArrayMaxSize(9) @Field(() => [ID], { description: "Files uploaded as 'hand-in'.", defaultValue: [] }) fileIds: string[];
  @Min(0) @Max(1_000_000) @Field(() => Int, { description: 'The revision that this text goes on from; 0 for the first.' }) revision: number;
}

@InputType({ description: 'One assignment.' })
export class HandInWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'Which assignment.' }) assignmentId: string;
}

@InputType({ description: 'Points for one criterion.' })
export class CriterionPointsInput {
  @MaxLength(10) @Field(() => String, { description: 'Key of the criterion.' }) criterion: string;
  @Field(() => Int, { description: 'Whole points.' }) points: number;
}

@InputType({ description: 'A mark.' })
export class HandInMarkInput extends MutationInput {
  @Field(() => ID, { description: 'Which of the papers given to the viewer.' }) markId: string;
  @ArrayMinSize(1) @ArrayMaxSize(12) @ValidateNested({ each: true })
  @Field(() => [CriterionPointsInput], { description: 'Points for every criterion.' }) points: CriterionPointsInput[];
  @IsOptional() @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'For the participant.' }) comment?: string | null;
}

@InputType({ description: 'A filled-in marking sheet.' })
export class MarkingWorkbookInput extends MutationInput {
  @Field(() => ID, { description: 'Which assignment.' }) assignmentId: string;
  @Field(() => ID, { description: "The file, uploaded as 'marks'." }) fileId: string;
}
