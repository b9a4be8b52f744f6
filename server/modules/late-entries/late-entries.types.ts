import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { ClaimRowOutcomeEnum, ViewerCan } from '../credits/index.js';

export const BatchStatusEnum = { OPEN: 'OPEN', SUBMITTED: 'SUBMITTED', POSTED: 'POSTED', REVERSED: 'REVERSED', DISCARDED: 'DISCARDED' } as const;
registerEnumType(BatchStatusEnum, { name: 'LateEntryBatchStatus', description: 'OPEN: being filled. SUBMITTED: waits for the second person. POSTED: in the ledger. REVERSED: taken back by opposite entries. DISCARDED: given up before it was posted.' });

@ObjectType('LateEntryBatch', { description: 'Late entries (补登) under one authorising document. Amounts are hundredths of a credit.' })
export class LateEntryBatch {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The number of the authorising document (文号).' }) orderNumber: string;
  @Field(() => String, { description: 'Its title.' }) orderTitle: string;
  @Field(() => String, { description: 'Who issued it.' }) organ: string;
  @Field(() => DayScalar, { description: 'Its date.' }) orderDay: string;
  @Field(() => String, { description: 'The name of its file; fetched from /downloads/late-entries/{id}/order.' }) fileName: string;
  @Field(() => DayScalar, { description: 'The first day of activities that it covers.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'The last day of activities that it covers.' }) toDay: string;
  @Field(() => DayScalar, { description: 'The last day of submission and approval.' }) cutOffDay: string;
  @Field(() => BatchStatusEnum, { description: 'How far it is.' }) status: string;
  @Field(() => Int, { description: 'Counts its submissions; told with the approval, so that nobody posts what he has not seen.' }) revision: number;
  @Field(() => Int, { description: 'Rows that are or will be posted.' }) readyCount: number;
  @Field(() => Int, { description: 'Rows that seem to repeat a record, not posted unless they are kept.' }) suspectCount: number;
  @Field(() => Int, { description: 'Rows that cannot be posted.' }) refusedCount: number;
  @Field(() => Int, { description: 'What its good rows are worth before caps.' }) worthCenticredits: number;
  @Field(() => Int, { description: 'What its good rows would post, as last looked at.' }) expectedCenticredits: number;
  @Field(() => Int, { description: 'What its approval posted; 0 before.' }) postedCenticredits: number;
  @Field(() => String, { description: 'Who opened it.' }) openedBy: string;
  @Field(() => InstantScalar, { description: 'When it was opened.' }) openedAt: string;
  @Field(() => String, { nullable: true, description: 'Who submitted it.' }) submittedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was submitted.' }) submittedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who posted, returned or discarded it.' }) decidedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When that was.' }) decidedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was returned the last time, or discarded.' }) returnReason: string | null;
  @Field(() => String, { nullable: true, description: 'Who reversed it.' }) reversedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was reversed.' }) reversedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was reversed.' }) reversalReason: string | null;
  @Field(() => ViewerCan, { description: 'Whether the viewer may change its order: who opened it, until it is posted.' }) viewerCanEdit: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may add rows and take rows out.' }) viewerCanFill: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may submit all of it.' }) viewerCanSubmit: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may submit its good rows.' }) viewerCanSubmitGoodRows: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may post it.' }) viewerCanApprove: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may give it back.' }) viewerCanReturn: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may reverse it as a whole.' }) viewerCanReverse: ViewerCan;
}

export const LateEntryBatchPage = pageOf<LateEntryBatch>('LateEntryBatch', () => LateEntryBatch);

@ObjectType('LateEntry', { description: 'One row of a batch of late entries.' })
export class LateEntry {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'Its number in the batch.' }) seq: number;
  @Field(() => Int, { nullable: true, description: 'The row as Excel counts; null when it was entered by hand.' }) rowNumber: number | null;
  @Field(() => ClaimRowOutcomeEnum, { description: 'What becomes of it.' }) outcome: string;
  @Field(() => String, { description: 'The teacher as found, or as written where nobody was found.' }) person: string;
  @Field(() => ID, { nullable: true, description: 'The teacher, when found.' }) teacherId: number | null;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => DayScalar, { nullable: true, description: 'First day; null for a row that could not be read.' }) startDay: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Last day; null for a row that could not be read.' }) endDay: string | null;
  @Field(() => Int, { description: 'What it is worth before caps.' }) worthCenticredits: number;
  @Field(() => Int, { nullable: true, description: 'What it would post, as last looked at; null when nothing.' }) expectedCenticredits: number | null;
  @Field(() => Int, { nullable: true, description: 'What it posted.' }) postedCenticredits: number | null;
  @Field(() => [String], { description: "Everything that is wrong with it, or worth knowing, in the request's language." }) reasons: string[];
  @Field(() => String, { nullable: true, description: 'Why somebody is sure that it repeats no other record.' }) keptReason: string | null;
  @Field(() => ID, { nullable: true, description: 'The claim, once it was posted.' }) claimId: number | null;
}

export const LateEntryPage = pageOf<LateEntry>('LateEntry', () => LateEntry);

@InputType({ description: 'The document that authorises late entries, and what it covers.' })
export class LateEntryBatchOpenInput extends MutationInput {
  @Length(2, 60) @Field(() => String, { description: 'Its number (文号).' }) orderNumber: string;
  @Length(2, 200) @Field(() => String, { description: 'Its title.' }) orderTitle: string;
  @Length(2, 100) @Field(() => String, { description: 'Who issued it.' }) organ: string;
  @Field(() => DayScalar, { description: 'Its date.' }) orderDay: string;
  @Field(() => ID, { description: 'Its file, as `POST /uploads/evidence` answered.' }) fileId: string;
  @Field(() => DayScalar, { description: 'The first day of activities that it covers.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'The last day of activities that it covers.' }) toDay: string;
  @Field(() => DayScalar, { description: 'The last day of submission and approval.' }) cutOffDay: string;
}

const key = { nullable: true } as const;

@InputType()
export abstract class OfBatchInput extends MutationInput {
  @Field(() => ID, { description: 'Which batch.' }) batchId: string;
}

@InputType({ description: 'The order of a batch, mended. What is left out or null stays as it stands.' })
export class LateEntryBatchEditInput extends OfBatchInput {
  @IsOptional() @Length(2, 60) @Field(() => String, { ...key, description: 'Its number (文号).' }) orderNumber?: string | null;
  @IsOptional() @Length(2, 200) @Field(() => String, { ...key, description: 'Its title.' }) orderTitle?: string | null;
  @IsOptional() @Length(2, 100) @Field(() => String, { ...key, description: 'Who issued it. Rows that had the organ before as organiser take it over.' }) organ?: string | null;
  @Field(() => DayScalar, { ...key, description: 'Its date.' }) orderDay?: string | null;
  @Field(() => ID, { ...key, description: 'Its file, as `POST /uploads/evidence` answered.' }) fileId?: string | null;
  @Field(() => DayScalar, { ...key, description: 'The first day of activities that it covers.' }) fromDay?: string | null;
  @Field(() => DayScalar, { ...key, description: 'The last day of activities that it covers.' }) toDay?: string | null;
  @Field(() => DayScalar, { ...key, description: 'The last day of submission and approval.' }) cutOffDay?: string | null;
}

@InputType({ description: 'A workbook of late entries.' })
export class LateEntryRowsUploadInput extends OfBatchInput {
  @Field(() => ID, { description: 'The workbook, as `POST /uploads/claims` answered.' }) fileId: string;
  @Field(() => Boolean, { description: 'Take the rows of earlier workbooks out first: a corrected file in place of the old one.', defaultValue: false }) replaces: boolean = false;
}

@InputType({ description: 'One late entry as it is typed. Categories, items, ranks and roles by their name or key in the rule set of the day.' })
export class LateEntryRowAddInput extends OfBatchInput {
  @Length(1, 30) @Field(() => String, { description: 'The teacher by number.' }) number: string;
  @IsOptional() @Length(0, 30) @Field(() => String, { ...key, description: 'His name, to compare.' }) name?: string | null;
  @IsOptional() @Length(0, 64) @Field(() => String, { ...key, description: 'The category; may be left out where an item is given.' }) category?: string | null;
  @IsOptional() @Length(0, 64) @Field(() => String, { ...key, description: 'The item, for what is credited by the piece.' }) item?: string | null;
  @Length(1, 20) @Field(() => String, { description: "The sponsor's level." }) level: string;
  @IsOptional() @Length(0, 64) @Field(() => String, { ...key, description: 'Rank of a prize.' }) rank?: string | null;
  @IsOptional() @Length(0, 64) @Field(() => String, { ...key, description: 'Role.' }) role?: string | null;
  @IsOptional() @Length(0, 10) @Field(() => String, { ...key, description: 'Hours, with decimals.' }) hours?: string | null;
  @IsOptional() @Length(0, 10) @Field(() => String, { ...key, description: 'Pieces of an item; 1 when left out.' }) quantity?: string | null;
  @IsOptional() @Length(0, 10) @Field(() => String, { ...key, description: 'Credits, for items whose amount is stated.' }) credits?: string | null;
  @Field(() => DayScalar, { description: 'First day.' }) startDay: string;
  @Field(() => DayScalar, { ...key, description: 'Last day, if another.' }) endDay?: string | null;
  @Length(2, 200) @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @IsOptional() @Length(0, 100) @Field(() => String, { ...key, description: 'Who organised it; the issuing organ when left out.' }) organiser?: string | null;
}

@InputType({ description: 'Rows to take out: those named, or all that end so.' })
export class LateEntryRowsRemoveInput extends OfBatchInput {
  @ArrayMaxSize(1_000) @Field(() => [ID], { description: 'Which rows, 1,000 at most.', defaultValue: [] }) rowIds: string[];
  @Field(() => ClaimRowOutcomeEnum, { nullable: true, description: 'All rows that end so.' }) outcome?: 'READY' | 'SUSPECT' | 'REFUSED' | null;
}

@InputType({ description: 'Suspected rows that repeat nothing.' })
export class LateEntryRowsKeepInput extends OfBatchInput {
  @ArrayMaxSize(1_000) @Field(() => [ID], { description: 'Which rows; none: all that are suspected.', defaultValue: [] }) rowIds: string[];
  @Length(2, 200) @Field(() => String, { description: 'How one knows.' }) reason: string;
}

@InputType({ description: 'The batch to submit.' })
export class LateEntryBatchSubmitInput extends OfBatchInput {
  @Field(() => Boolean, { description: 'Leave bad and suspected rows out; without it they stop the batch.', defaultValue: false }) onlyGoodRows: boolean = false;
}

@InputType({ description: 'The batch to post.' })
export class LateEntryBatchApproveInput extends OfBatchInput {
  @Field(() => Int, { description: 'Its revision as it was shown.' }) revision: number;
}

@InputType({ description: 'The batch, and why.' })
export class LateEntryBatchReasonInput extends OfBatchInput {
  @Length(2, 500) @Field(() => String, { description: 'Why; those concerned read it.' }) reason: string;
}
