import { IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { InstantScalar } from '../../platform/graphql/scalars.js';
import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { applyWords, undoWords } from './roster-words.js';
import type { ApplyRefusal, UndoRefusal } from './rules/import-steps.js';

export const RosterImportStatusEnum = { PREPARING: 'PREPARING', PLANNED: 'PLANNED', REFUSED: 'REFUSED', APPLYING: 'APPLYING', APPLIED: 'APPLIED', UNDONE: 'UNDONE' } as const;
registerEnumType(RosterImportStatusEnum, {
  name: 'RosterImportStatus',
  description: 'PREPARING: the dry run is at work. PLANNED: checked, nothing written. REFUSED: nothing will be written. APPLYING: being written. APPLIED: written. UNDONE: taken back.',
});
export const RosterSeverityEnum = { ERROR: 'error', MENDED: 'mended' } as const;
registerEnumType(RosterSeverityEnum, { name: 'RosterProblemSeverity', description: 'ERROR keeps the row out; MENDED was taken as told and should be checked.' });

@ObjectType('RosterCounts', { description: 'What a dry run found.' })
export class RosterCountsType {
  @Field(() => Int, { description: 'Rows with any content.' }) rowsRead: number;
  @Field(() => Int, { description: 'Rows that cannot be imported.' }) rowsRefused: number;
  @Field(() => Int, { description: 'Errors in all.' }) errors: number;
  @Field(() => Int, { description: 'Cells that were mended.' }) mended: number;
  @Field(() => Int, { description: 'Rows that say what is on file already.' }) unchanged: number;
  @Field(() => Int, { description: 'Areas to create.' }) areasNew: number;
  @Field(() => Int, { description: 'Areas to update.' }) areasChanged: number;
  @Field(() => Int, { description: 'Schools to create.' }) schoolsNew: number;
  @Field(() => Int, { description: 'Schools to update.' }) schoolsChanged: number;
  @Field(() => Int, { description: 'Teachers to create, each with an account.' }) teachersNew: number;
  @Field(() => Int, { description: 'Teachers to update.' }) teachersChanged: number;
}

@ObjectType('RosterProblem', { description: 'One thing that is wrong in a workbook, or was mended.' })
export class RosterProblemType {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => RosterSeverityEnum, { description: 'Whether it keeps the row out.' }) severity: string;
  @Field(() => String, { description: 'Key of the sheet, or the name of an unknown tab.' }) sheet: string;
  @Field(() => String, { description: "The sheet's name in the request's language." }) sheetName: string;
  @Field(() => Int, { nullable: true, description: 'The row as Excel counts; null when it is about the sheet.' }) row: number | null;
  @Field(() => String, { nullable: true, description: 'The cell, such as `C17`.' }) address: string | null;
  @Field(() => String, { nullable: true, description: "The column's heading in the request's language." }) column: string | null;
  @Field(() => String, { description: 'The reason, for programs.' }) code: string;
  @Field(() => String, { nullable: true, description: 'What stands in the cell; numbers of persons are masked.' }) found: string | null;
  @Field(() => String, { description: "What is wrong and what to do, in the request's language." }) message: string;
}

@ObjectType('RosterProblemGroup', { description: 'How often one kind of problem occurs.' })
export class RosterProblemGroup {
  @Field(() => RosterSeverityEnum, { description: 'Whether it keeps rows out.' }) severity: string;
  @Field(() => String, { description: 'The reason, for programs.' }) code: string;
  @Field(() => String, { description: "The kind in a few words, in the request's language." }) title: string;
  @Field(() => Int, { description: 'How often.' }) count: number;
}

@ObjectType('RosterStep', { description: 'Whether a step can be taken now.' })
export class RosterStep {
  @Field(() => Boolean, { description: 'Whether.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: "Why not, in the request's language." }) reason: string | null;
}

export const RosterProblemPage = pageOf<RosterProblemType>('RosterProblem', () => RosterProblemType);

@InputType({ description: 'Which problems; conditions add up.' })
export class RosterProblemFilter {
  @Field(() => RosterSeverityEnum, { nullable: true, description: 'Only of this severity.' }) severity?: string | null;
  @IsOptional() @Length(1, 30)
  @Field(() => String, { nullable: true, description: 'Only of this kind.' }) code?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Only on this sheet, by key or name of the tab.' }) sheet?: string | null;
  @IsOptional() @Min(1) @Max(1_048_576)
  @Field(() => Int, { nullable: true, description: 'Only in this row.' }) row?: number | null;
}

@ObjectType('RosterImport', { description: 'A roster workbook and what became of it.' })
export class RosterImport {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => RosterImportStatusEnum, { description: 'How far it is.' }) status: string;
  @Field(() => String, { description: 'The name of the uploaded file.' }) fileName: string;
  @Field(() => Boolean, { description: 'Whether rows with errors were left out.' }) onlyGoodRows: boolean;
  @Field(() => String, { description: 'Who uploaded it.' }) createdBy: string;
  @Field(() => InstantScalar, { description: 'When it was uploaded.' }) createdAt: string;
  @Field(() => String, { nullable: true, description: 'Who had it written.' }) appliedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was written.' }) appliedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who took it back.' }) undoneBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back.' }) undoneAt: string | null;
  @Field(() => RosterCountsType, { nullable: true, description: 'What the dry run found; null before it ended.' }) counts: RosterCountsType | null;
  @Field(() => String, { nullable: true, description: "Why the whole file was refused, in the request's language." }) refusal: string | null;
  @Field(() => ID, { nullable: true, description: 'The job at work; its progress is sent at /events/jobs/{id}.' }) jobId: number | null;
  @Field(() => Boolean, { description: 'Whether the work came to a halt; applying it again goes on.' }) isStalled: boolean;
  @Field(() => Int, { description: 'Rows written so far.' }) rowsWritten: number;
  @Field(() => Int, { description: 'Rows to write in all.' }) rowsToWrite: number;
  @Field(() => [RosterProblemGroup], { description: 'The kinds of problems, the most frequent first.' }) problemGroups: RosterProblemGroup[];
  @Field(() => RosterStep, { description: 'Whether the viewer can have it written as a whole.' }) viewerCanApply: RosterStep;
  @Field(() => RosterStep, { description: 'Whether the viewer can have its good rows written.' }) viewerCanApplyGoodRows: RosterStep;
  @Field(() => RosterStep, { description: 'Whether the viewer can take it back.' }) viewerCanUndo: RosterStep;
}

export const RosterImportPage = pageOf<RosterImport>('RosterImport', () => RosterImport);

@InputType({ description: 'The workbook to check.' })
export class RosterImportPrepareInput extends MutationInput {
  @Field(() => ID, { description: 'The file, as `POST /uploads/roster` answered.' }) fileId: string;
}

@InputType({ description: 'The import to write.' })
export class RosterImportApplyInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) importId: string;
  @Field(() => Boolean, { description: 'Leave rows with errors out; without it a workbook with errors is refused.', defaultValue: false }) onlyGoodRows: boolean = false;
}

@InputType({ description: 'The import to take back.' })
export class RosterImportUndoInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) importId: string;
}

const rosterImport = { field: 'rosterImport', type: () => RosterImport, description: 'The import as it is now.' };
export const rosterImportPreparePayload = payloadOf<never, RosterImport>('RosterImportPrepare', rosterImport, {});
export const rosterImportApplyPayload = payloadOf<ApplyRefusal, RosterImport>('RosterImportApply', rosterImport, applyWords);
export const rosterImportUndoPayload = payloadOf<UndoRefusal, RosterImport>('RosterImportUndo', rosterImport, undoWords);
