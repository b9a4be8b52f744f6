import { IsOptional } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { type CancelRefusal, type ImportStatus, LINE_OUTCOMES, type LineOutcome, type LineStatus, type TakeRefusal } from './rules/import-outcome.js';
import type { RegistrationPath } from './rules/vocabulary.js';
import { RegistrationPathEnum, RegistrationStatusEnum } from './training.enums.js';

export const RegistrationImportStatusEnum: { readonly [S in ImportStatus]: S } = { CHECKING: 'CHECKING', CHECKED: 'CHECKED', REFUSED: 'REFUSED', TAKING: 'TAKING', TAKEN: 'TAKEN', CANCELLED: 'CANCELLED' };
registerEnumType(RegistrationImportStatusEnum, {
  name: 'RegistrationImportStatus',
  description: 'CHECKING: the dry run is at work. CHECKED: nothing written yet. REFUSED: no list that can be read. TAKING: being registered. TAKEN: done. CANCELLED: left without registering anybody.',
});
export const LineOutcomeEnum = Object.fromEntries(Object.keys(LINE_OUTCOMES).map((code) => [code, code])) as { readonly [O in LineOutcome]: O };
registerEnumType(LineOutcomeEnum, { name: 'RegistrationLineOutcome', description: 'What would become of a line. ADMITTED, WAITING and REQUESTED (needs approval) are taken when asked; the others keep the line out.' });

@ObjectType('RegistrationLineCount', { description: 'How many lines share an outcome, or became the same.' })
export class RegistrationLineCount {
  @Field(() => LineOutcomeEnum, { description: 'Which.' }) outcome: LineOutcome;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@ObjectType('RegistrationImportStep', { description: 'Whether a step can be taken now.' })
export class RegistrationImportStep {
  @Field(() => Boolean, { description: 'Whether.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: "Why not, in the request's language." }) reason: string | null;
}

@ObjectType('RegistrationImportLine', { description: 'A line of a list of people: what would become of it, and what did.' })
export class RegistrationImportLine {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'The row as Excel counts.' }) row: number;
  @Field(() => String, { description: 'The name as the list has it, or as the roster has it.' }) name: string;
  @Field(() => String, { nullable: true, description: 'Teacher number of whom it means; null when it means nobody.' }) number: string | null;
  @Field(() => String, { description: 'School, as the roster has it where it is known who is meant.' }) school: string;
  @Field(() => LineOutcomeEnum, { description: 'What would become of it.' }) outcome: LineOutcome;
  @Field(() => String, { nullable: true, description: "The heading of the column that is wrong, in the request's language." }) column: string | null;
  @Field(() => String, { nullable: true, description: 'Its cell, such as `C17`.' }) address: string | null;
  @Field(() => String, { nullable: true, description: 'What stands in the cell; numbers of persons are not shown.' }) found: string | null;
  @Field(() => String, { nullable: true, description: 'Why it cannot be taken, for programs.' }) code: string | null;
  @Field(() => String, { nullable: true, description: "Why it cannot be taken and what to do, in the request's language." }) message: string | null;
  @Field(() => RegistrationStatusEnum, { nullable: true, description: 'What it became; null when it was not taken.' }) status: LineStatus | null;
}

export const RegistrationImportLinePage = pageOf<RegistrationImportLine>('RegistrationImportLine', () => RegistrationImportLine);

@InputType({ description: 'Which lines; conditions add up.' })
export class RegistrationImportLineFilter {
  @Field(() => LineOutcomeEnum, { nullable: true, description: 'Only with this outcome.' }) outcome?: LineOutcome | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'True: only lines that are kept out. False: only lines that can be taken.' }) isProblem?: boolean | null;
}

@ObjectType('RegistrationImport', { description: 'A list of people for a class out of Excel, and what became of it.' })
export class RegistrationImport {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => RegistrationImportStatusEnum, { description: 'How far it is.' }) status: ImportStatus;
  @Field(() => RegistrationPathEnum, { description: 'As whose registrations they count.' }) path: RegistrationPath;
  @Field(() => String, { description: 'Name of the uploaded file.' }) fileName: string;
  @Field(() => String, { description: 'Who uploaded it.' }) createdBy: string;
  @Field(() => InstantScalar, { description: 'When.' }) createdAt: string;
  @Field(() => String, { nullable: true, description: 'Who had it taken.' }) takenBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken.' }) takenAt: string | null;
  @Field(() => String, { nullable: true, description: "Why the whole file was refused, in the request's language." }) refusal: string | null;
  @Field(() => [String], { description: 'Headings that mean nothing here and were passed over.' }) ignoredColumns: string[];
  @Field(() => ID, { nullable: true, description: 'The job at work; its progress is sent at /events/jobs/{id}.' }) jobId: number | null;
  @Field(() => Boolean, { description: 'Whether the work came to a halt; taking it again goes on.' }) isStalled: boolean;
  @Field(() => [RegistrationLineCount], { description: 'Lines by what would become of them; after taking, by why they stayed out or what they became.' }) counts: RegistrationLineCount[];
  @Field(() => Int, { description: 'Lines that were registered.' }) taken: number;
  @Field(() => RegistrationImportStep, { description: 'Whether the viewer can have the lines that are right taken.' }) viewerCanTake: RegistrationImportStep;
  cohortId: number;
}

export const RegistrationImportPage = pageOf<RegistrationImport>('RegistrationImport', () => RegistrationImport);

@InputType({ description: 'A list to check for a class.' })
export class RegistrationImportPrepareInput extends MutationInput {
  @Field(() => ID, { description: 'For which class.' }) cohortId: string;
  @Field(() => ID, { description: 'The file, as `POST /uploads/registrations` answered.' }) fileId: string;
}

@InputType({ description: 'A checked list.' })
export class RegistrationImportInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) importId: string;
}

const STATUS_ZH: Readonly<Record<ImportStatus, string>> = { CHECKING: '正在检查', CHECKED: '已检查', REFUSED: '未通过', TAKING: '正在办理', TAKEN: '已办理', CANCELLED: '已取消' };
export const takeWords = {
  NOT_CHECKED: ({ status }: Extract<TakeRefusal, { code: 'NOT_CHECKED' }>) => ({ zh: `这份名单${STATUS_ZH[status]}，不能办理。`, en: `This list is ${status.toLowerCase()} and cannot be taken.` }),
  NOTHING_TO_TAKE: () => ({ zh: '名单里没有可以办理的人。', en: 'Nobody in this list can be taken.' }),
};

const result = { field: 'registrationImport', type: () => RegistrationImport, description: 'The list as it is now.' };
export const registrationImportPreparePayload = payloadOf<never, RegistrationImport>('RegistrationImportPrepare', result, {});
export const registrationImportTakePayload = payloadOf<TakeRefusal, RegistrationImport>('RegistrationImportTake', result, takeWords);
export const registrationImportCancelPayload = payloadOf<CancelRefusal, RegistrationImport>('RegistrationImportCancel', result, {
  TAKEN_ALREADY: () => ({ zh: '名单已经办理，不能取消；个别人员请在报名台上处理。', en: 'The list is taken already; deal with single people at the registration desk.' }),
});
