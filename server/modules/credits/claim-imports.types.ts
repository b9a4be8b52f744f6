import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { ClaimStatusEnum, ViewerCan } from './credits.types.js';
import { type ApplyRefusal, applyWords, type UndoRefusal, undoWords } from './rules/claim-import-steps.js';

export const ClaimImportStatusEnum = { PREPARING: 'PREPARING', PLANNED: 'PLANNED', REFUSED: 'REFUSED', APPLYING: 'APPLYING', APPLIED: 'APPLIED', UNDONE: 'UNDONE' } as const;
registerEnumType(ClaimImportStatusEnum, {
  name: 'CreditClaimImportStatus',
  description: 'PREPARING: the dry run is at work. PLANNED: checked, nothing filed. REFUSED: the whole file was refused. APPLYING: being filed. APPLIED: filed. UNDONE: its claims were withdrawn.',
});
export const ClaimRowOutcomeEnum = { READY: 'READY', SUSPECT: 'SUSPECT', REFUSED: 'REFUSED' } as const;
registerEnumType(ClaimRowOutcomeEnum, { name: 'CreditClaimRowOutcome', description: 'READY: is or will be filed. SUSPECT: the same, but held back as a suspected duplicate. REFUSED: is not filed.' });

@ObjectType('CreditClaimImport', { description: "A school's Excel of claims and what became of it. Amounts are hundredths of a credit." })
export class CreditClaimImport {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => School, { description: 'For which school, without its area.' }) school: School;
  @Field(() => String, { description: 'The name of the uploaded file.' }) fileName: string;
  @Field(() => ClaimImportStatusEnum, { description: 'How far it is.' }) status: string;
  @Field(() => String, { nullable: true, description: "Why the whole file was refused, in the request's language." }) refusal: string | null;
  @Field(() => Int, { description: 'Rows to file.' }) readyCount: number;
  @Field(() => Int, { description: 'Rows to file that are held back as suspected duplicates.' }) suspectCount: number;
  @Field(() => Int, { description: 'Rows that cannot be filed.' }) refusedCount: number;
  @Field(() => Int, { description: 'What the good rows are worth before caps.' }) worthCenticredits: number;
  @Field(() => Boolean, { description: 'Whether bad rows were left out.' }) onlyGoodRows: boolean;
  @Field(() => Int, { description: 'Rows looked at so far while it is filed.' }) rowsWritten: number;
  @Field(() => ID, { nullable: true, description: 'The job at work; its progress is sent at /events/jobs/{id}.' }) jobId: number | null;
  @Field(() => Boolean, { description: 'Whether the work came to a halt; filing it again goes on.' }) isStalled: boolean;
  @Field(() => Int, { description: 'Its claims that were decided since.' }) decidedCount: number;
  @Field(() => String, { description: 'Who uploaded it.' }) createdBy: string;
  @Field(() => InstantScalar, { description: 'When it was uploaded.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was filed.' }) appliedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who took it back.' }) undoneBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back.' }) undoneAt: string | null;
  @Field(() => ViewerCan, { description: 'Whether the viewer may file all of it.' }) viewerCanApply: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may file its good rows.' }) viewerCanApplyGoodRows: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may take it back.' }) viewerCanUndo: ViewerCan;
}

export const CreditClaimImportPage = pageOf<CreditClaimImport>('CreditClaimImport', () => CreditClaimImport);

@ObjectType('CreditClaimImportRow', { description: 'One row of a workbook of claims.' })
export class CreditClaimImportRow {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'The row as Excel counts.' }) rowNumber: number;
  @Field(() => ClaimRowOutcomeEnum, { description: 'What becomes of it.' }) outcome: string;
  @Field(() => String, { description: 'The teacher as found, or as written where nobody was found.' }) person: string;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => Int, { description: 'What it is worth before caps, in hundredths of a credit.' }) worthCenticredits: number;
  @Field(() => [String], { description: "Everything that is wrong with it, or worth knowing, in the request's language." }) reasons: string[];
  @Field(() => ID, { nullable: true, description: 'The claim, once it was filed.' }) claimId: number | null;
  @Field(() => ClaimStatusEnum, { nullable: true, description: 'Where the claim is.' }) claimStatus: string | null;
}

export const CreditClaimImportRowPage = pageOf<CreditClaimImportRow>('CreditClaimImportRow', () => CreditClaimImportRow);

@InputType({ description: 'The workbook to check, with its evidence.' })
export class CreditClaimImportPrepareInput extends MutationInput {
  @Field(() => ID, { description: 'The workbook, as `POST /uploads/claims` answered.' }) fileId: string;
  @Field(() => ID, { nullable: true, description: 'Evidence as one zip, as `POST /uploads/evidence-zip` answered.' }) zipFileId?: string | null;
  @ArrayMaxSize(500)
  @Field(() => [ID], { defaultValue: [], description: 'Evidence file by file, as `POST /uploads/evidence` answered; 500 at most.' }) evidenceFileIds: string[];
  @Field(() => ID, { nullable: true, description: 'For which school; needed only by who administers several.' }) schoolId?: string | null;
}

@InputType({ description: 'The workbook to file.' })
export class CreditClaimImportApplyInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) importId: string;
  @Field(() => Boolean, { description: 'Leave bad rows out; without it a workbook with bad rows is refused.', defaultValue: false }) onlyGoodRows: boolean = false;
}

@InputType({ description: 'The workbook whose claims are to be taken back.' })
export class CreditClaimImportUndoInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) importId: string;
}

const result = { field: 'claimImport', type: () => CreditClaimImport, description: 'The import as it is now.' };
export const claimImportPreparePayload = payloadOf<never, CreditClaimImport>('CreditClaimImportPrepare', result, {});
export const claimImportApplyPayload = payloadOf<ApplyRefusal, CreditClaimImport>('CreditClaimImportApply', result, applyWords);
export const claimImportUndoPayload = payloadOf<UndoRefusal, CreditClaimImport>('CreditClaimImportUndo', result, undoWords);
