import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { LedgerKindEnum, ViewerCan } from '../credits/index.js';
import { CHECKS } from './rules/year-closing.js';

export const ClosingKindEnum = { CLOSE: 'CLOSE', SUPPLEMENT: 'SUPPLEMENT' } as const;
registerEnumType(ClosingKindEnum, { name: 'CreditYearClosingKind', description: 'CLOSE: closes the year. SUPPLEMENT: freezes again those whose year changed after it was closed.' });
export const ClosingStatusEnum = { PROPOSED: 'PROPOSED', FREEZING: 'FREEZING', CLOSED: 'CLOSED', DECLINED: 'DECLINED' } as const;
registerEnumType(ClosingStatusEnum, { name: 'CreditYearClosingStatus', description: 'PROPOSED: waits for the second person. FREEZING: confirmed; nothing ordinary is posted any more and results are being written. CLOSED: done. DECLINED: not confirmed.' });
export const CheckKeyEnum = Object.fromEntries(CHECKS.map((key) => [key, key]));
registerEnumType(CheckKeyEnum, { name: 'CreditYearCheckKey', description: 'What may be left to do in a year: it is not over; the ledger does not check; claims wait for the county; suspected duplicates; classes not closed; claims wait for schools; claims given back.' });

@ObjectType('CreditYearCheckSchool', { description: 'How much of a check is at one school.' })
export class CreditYearCheckSchool {
  @Field(() => ID, { description: 'The school.' }) schoolId: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@ObjectType('CreditYearCheck', { description: 'What is left to do in a year.' })
export class CreditYearCheck {
  @Field(() => CheckKeyEnum, { description: 'What.' }) key: string;
  @Field(() => Int, { description: 'How many; 0: nothing.' }) count: number;
  @Field(() => Boolean, { description: 'Whether it stops the closing.' }) blocks: boolean;
  @Field(() => [CreditYearCheckSchool], { description: 'The schools with most of it, 20 at most.' }) schools: CreditYearCheckSchool[];
}

@ObjectType('CreditYearClosing', { description: 'A proposal to close a year, or to add to what was frozen. Amounts are hundredths of a credit.' })
export class CreditYearClosing {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ClosingKindEnum, { description: 'What it does.' }) kind: string;
  @Field(() => ClosingStatusEnum, { description: 'How far it is.' }) status: string;
  @Field(() => [CreditYearCheck], { description: 'What was left to do when it was last looked at.' }) checklist: CreditYearCheck[];
  @Field(() => String, { description: 'Who proposed it.' }) proposedBy: string;
  @Field(() => InstantScalar, { description: 'When.' }) proposedAt: string;
  @Field(() => String, { nullable: true, description: 'Who confirmed or declined it.' }) decidedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When.' }) decidedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined.' }) declineReason: string | null;
  @Field(() => ID, { nullable: true, description: 'The job that writes the results; its progress is sent at /events/jobs/{id}.' }) jobId: number | null;
  @Field(() => Int, { description: 'How many teachers were frozen.' }) teacherCount: number;
  @Field(() => Int, { description: 'Of them, those below what the rules ask of the year.' }) shortCount: number;
  @Field(() => Int, { description: 'What counted for all of them.' }) countedCenticredits: number;
  @Field(() => String, { description: 'SHA-256 over all frozen rows, as its certificate prints it; empty before the first.' }) hash: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When the last teacher was frozen.' }) closedAt: string | null;
  @Field(() => ViewerCan, { description: 'Whether the viewer may confirm it.' }) viewerCanConfirm: ViewerCan;
}

@ObjectType('CreditYear', { description: 'A credit year and how far it is. Amounts are hundredths of a credit.' })
export class CreditYear {
  @Field(() => Int, { description: 'The year.' }) cycleYear: number;
  @Field(() => InstantScalar, { nullable: true, description: 'Since when nothing ordinary is posted to it; null while it is open.' }) closedAt: string | null;
  @Field(() => Int, { description: 'Teachers with a frozen result.' }) teacherCount: number;
  @Field(() => Int, { description: 'Of them, those below what the rules ask of the year.' }) shortCount: number;
  @Field(() => Int, { description: 'What counted for all of them.' }) countedCenticredits: number;
  @Field(() => Int, { description: 'Teachers whose year has changed since they were frozen; 0 while it is open.' }) changedCount: number;
  @Field(() => CreditYearClosing, { nullable: true, description: 'The newest proposal.' }) latest: CreditYearClosing | null;
  @Field(() => [CreditYearCheck], { description: 'What is left to do now, without walking the ledger again; empty in lists.' }) checklist: CreditYearCheck[];
  @Field(() => [CreditYearClosing], { description: 'All proposals, the newest first, 20 at most; empty in lists.' }) closings: CreditYearClosing[];
  @Field(() => ViewerCan, { description: 'Whether the viewer may propose to close it, or a supplement; the ledger is checked then.' }) viewerCanPropose: ViewerCan;
}

@ObjectType('CreditYearSchool', { description: 'Frozen results of a year added up for a school, by the school of then. Amounts are hundredths of a credit.' })
export class CreditYearSchool {
  @Field(() => ID, { description: 'The school.' }) schoolId: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Field(() => Int, { description: 'Teachers.' }) teacherCount: number;
  @Field(() => Int, { description: 'Of them, those below what the rules ask of the year.' }) shortCount: number;
  @Field(() => Int, { description: 'What counted for all of them.' }) countedCenticredits: number;
  @Field(() => Int, { description: 'Teachers whose year has changed since.' }) changedCount: number;
}
export const CreditYearSchoolPage = pageOf<CreditYearSchool>('CreditYearSchool', () => CreditYearSchool);

@ObjectType('CreditYearCategory', { description: 'A category of a frozen year. Amounts are hundredths of a credit.' })
export class CreditYearCategory {
  @Field(() => String, { description: 'Its name under the rule set of the year.' }) category: string;
  @Field(() => Int, { description: 'What was posted.' }) postedCenticredits: number;
  @Field(() => Int, { description: 'What counted.' }) countedCenticredits: number;
}

@ObjectType('CreditYearChange', { description: 'An entry that came into a year after it was frozen.' })
export class CreditYearChange {
  @Field(() => ID, { description: 'The entry.' }) entryId: number;
  @Field(() => LedgerKindEnum, { description: 'A posting or a reversal.' }) kind: string;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => Int, { description: 'Hundredths of a credit; a reversal takes away.' }) centicredits: number;
  @Field(() => InstantScalar, { description: 'When it came.' }) postedAt: string;
  @Field(() => String, { description: "Why: the order of a late entry, or the reason of a reversal, in the request's language." }) cause: string;
}

@ObjectType('CreditYearResult', { description: "A teacher's year as it was frozen the last time. Amounts are hundredths of a credit." })
export class CreditYearResult {
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => Int, { description: 'The year.' }) cycleYear: number;
  @Field(() => String, { description: 'His number.' }) number: string;
  @Field(() => String, { description: 'His name.' }) name: string;
  @Field(() => String, { description: 'His school then.' }) schoolName: string;
  @Field(() => String, { description: 'Its name in English.' }) schoolNameEn: string;
  @Field(() => Int, { description: 'What counted of the year.' }) countedCenticredits: number;
  @Field(() => Int, { nullable: true, description: 'What the rules ask of the year; null: nothing of a single year.' }) minimumCenticredits: number | null;
  @Field(() => Int, { description: 'What is short of it.' }) shortCenticredits: number;
  @Field(() => Int, { description: 'What counted of the cycle up to the end of the year.' }) cycleCountedCenticredits: number;
  @Field(() => [CreditYearCategory], { description: 'By category.' }) categories: CreditYearCategory[];
  @Field(() => String, { description: 'The rule set that it was judged by, with its version.' }) ruleSetName: string;
  @Field(() => [CreditYearChange], { description: 'What came after, the newest last, 20 at most.' }) changes: CreditYearChange[];
}
export const CreditYearResultPage = pageOf<CreditYearResult>('CreditYearResult', () => CreditYearResult);

@InputType({ description: 'The year to close, or to add a supplement to.' })
export class CreditYearProposeInput extends MutationInput {
  @Field(() => Int, { description: 'Which year.' }) cycleYear: number;
}
@InputType({ description: 'The proposal to confirm.' })
export class CreditYearConfirmInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) closingId: string;
}
@InputType({ description: 'The proposal to decline, and why.' })
export class CreditYearDeclineInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) closingId: string;
  @Length(2, 500) @Field(() => String, { description: 'Why.' }) reason: string;
}
