import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { enumOf } from './credits.types.js';
import { FILING_LEVELS, type FilingLevel } from './rules/approval-chain.js';
import { type CloseRefusal, closeWords, type FilingRefusal, filingWords } from './rules/filing.js';

export const FilingLevelEnum = enumOf(...FILING_LEVELS);
registerEnumType(FilingLevelEnum, { name: 'CreditFilingLevel', description: 'Who takes recognised claims on file (备案): the city or the province.' });
export const FilingStatusEnum = enumOf('PREPARED', 'FILED', 'CANCELLED');
registerEnumType(FilingStatusEnum, { name: 'CreditFilingStatus', description: 'PREPARED: taken together, to be handed over. FILED: taken on file. CANCELLED: its claims were set free.' });

@ObjectType('CreditFiling', { description: 'A batch of recognised claims that is filed with the city or the province. Amounts are hundredths of a credit.' })
export class CreditFiling {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => FilingLevelEnum, { description: 'Who takes it on file.' }) filesAt: string;
  @Field(() => String, { description: 'What it is called.' }) title: string;
  @Field(() => FilingStatusEnum, { description: 'How far it is.' }) status: string;
  @Field(() => DayScalar, { description: 'Its claims were recognised from this day on.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'Its claims were recognised up to this day.' }) toDay: string;
  @Field(() => Int, { description: 'How many claims.' }) claimCount: number;
  @Field(() => Int, { description: 'What they brought.' }) centicredits: number;
  @Field(() => String, { description: 'Who prepared it.' }) createdBy: string;
  @Field(() => InstantScalar, { description: 'When it was prepared.' }) createdAt: string;
  @Field(() => String, { nullable: true, description: 'The number it was filed under.' }) number: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'The day it was filed.' }) filedDay: string | null;
  @Field(() => ID, { nullable: true, description: 'The document of the city or province, at /downloads/credit-filing-documents/{filing}.' }) documentFileId: number | null;
  @Field(() => String, { nullable: true, description: 'Who marked it as filed, or cancelled it.' }) closedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When that was.' }) closedAt: string | null;
}

export const CreditFilingPage = pageOf<CreditFiling>('CreditFiling', () => CreditFiling);

@ObjectType('CreditFilingWaiting', { description: 'Recognised claims that stand in no batch yet.' })
export class CreditFilingWaiting {
  @Field(() => FilingLevelEnum, { description: 'Who takes them on file.' }) filesAt: string;
  @Field(() => Int, { description: 'How many.' }) count: number;
  @Field(() => Int, { description: 'What they brought, in hundredths of a credit.' }) centicredits: number;
  @Field(() => InstantScalar, { description: 'When the first of them was recognised.' }) firstAt: string;
}

@InputType({ description: 'Which claims a batch takes: all that were recognised on these days and stand in no other.' })
export class CreditFilingPrepareInput extends MutationInput {
  @Field(() => FilingLevelEnum, { description: 'Who takes it on file.' }) filesAt: FilingLevel;
  @Length(2, 200) @Field(() => String, { description: 'What it is called.' }) title: string;
  @Field(() => DayScalar, { description: 'The first day of recognition.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'The last day of recognition.' }) toDay: string;
}

@InputType({ description: 'How a batch was taken on file.' })
export class CreditFilingCloseInput extends MutationInput {
  @Field(() => ID, { description: 'Which batch.' }) filingId: string;
  @Length(1, 60) @Field(() => String, { description: 'The number of the document or entry.' }) number: string;
  @Field(() => DayScalar, { description: 'The day it was filed.' }) filedDay: string;
  @Field(() => ID, { nullable: true, description: 'The document, as `POST /uploads/filing` answered.' }) documentFileId?: string | null;
}

@InputType({ description: 'The batch to be cancelled.' })
export class CreditFilingCancelInput extends MutationInput {
  @Field(() => ID, { description: 'Which batch.' }) filingId: string;
}

const result = { field: 'filing', type: () => CreditFiling, description: 'The batch as it is now.' };
export const filingPreparePayload = payloadOf<FilingRefusal, CreditFiling>('CreditFilingPrepare', result, filingWords);
export const filingClosePayload = payloadOf<CloseRefusal, CreditFiling>('CreditFilingClose', result, closeWords);
export const filingCancelPayload = payloadOf<CloseRefusal, CreditFiling>('CreditFilingCancel', result, closeWords);
