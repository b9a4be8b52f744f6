import { IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import { ClaimEvidence } from './claim-review.types.js';
import { ClaimSourceEnum, CreditCategory, enumOf, LevelEnum } from './credits.types.js';
import { type DrawRefusal, drawWords, type SettleRefusal, settleWords, type VerdictRefusal, verdictWords } from './rules/re-review.js';

export const ReReviewStatusEnum = enumOf('OPEN', 'AGREED', 'DISPUTED', 'UPHELD', 'REVERSED');
registerEnumType(ReReviewStatusEnum, { name: 'CreditReReviewStatus', description: 'OPEN: to be looked at. AGREED: recognised again. DISPUTED: the second officer would not recognise it. UPHELD: recognition stands. REVERSED: its entry was taken back.' });

@ObjectType('CreditReReview', { description: 'A draw of recognised claims for a second, blind look.' })
export class CreditReReview {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The seed: with it and the list of claims anybody draws the same, those whose SHA-256 of `seed:claimId` sorts first.' }) seed: string;
  @Field(() => Int, { description: 'The share drawn, in permille.' }) sharePermille: number;
  @Field(() => DayScalar, { description: 'Recognised from this day on.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'Recognised up to this day.' }) toDay: string;
  @Field(() => Int, { description: 'Claims it was drawn from.' }) populationCount: number;
  @Field(() => Int, { description: 'Claims drawn.' }) drawnCount: number;
  @Field(() => Int, { description: 'Still to be looked at.' }) openCount: number;
  @Field(() => Int, { description: 'Recognised again.' }) agreedCount: number;
  @Field(() => Int, { description: 'Disagreements not settled yet.' }) disputedCount: number;
  @Field(() => Int, { description: 'Disagreements after which recognition stands.' }) upheldCount: number;
  @Field(() => Int, { description: 'Disagreements after which the entry was taken back.' }) reversedCount: number;
  @Field(() => String, { description: 'Who drew.' }) createdBy: string;
  @Field(() => InstantScalar, { description: 'When.' }) createdAt: string;
}

@ObjectType('CreditReReviewTask', { description: 'A drawn claim as the second officer sees it: without who decided it, and how.' })
export class CreditReReviewTask {
  @Field(() => ID, { description: 'The drawn claim, for the verdict.' }) id: number;
  @Field(() => ID, { description: 'The claim, for its evidence.' }) claimId: number;
  @Field(() => Int, { description: 'How many are left for the viewer, this one included.' }) leftCount: number;
  @Field(() => Teacher, { description: 'The teacher it is for.' }) teacher: Teacher;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => String, { description: 'Who organised it.' }) organiserName: string;
  @Field(() => ClaimSourceEnum, { description: 'Who brought it.' }) sourceType: string;
  @Field(() => CreditCategory, { description: 'Its category.' }) category: CreditCategory;
  @Field(() => LevelEnum, { description: "The sponsor's level." }) level: string;
  @Field(() => DayScalar, { description: 'First day.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endDay: string;
  @Field(() => Int, { description: 'Minutes.' }) durationMinutes: number;
  @Field(() => Int, { description: 'What it is worth before caps, in hundredths of a credit.' }) claimedCenticredits: number;
  @Field(() => [ClaimEvidence], { description: 'What it rests on.' }) evidence: ClaimEvidence[];
}

@ObjectType('CreditReReviewDispute', { description: 'A disagreement between the officer who recognised a claim and the one who looked again.' })
export class CreditReReviewDispute {
  @Field(() => ID, { description: 'The drawn claim.' }) id: number;
  @Field(() => ID, { description: 'The claim.' }) claimId: number;
  @Field(() => ReReviewStatusEnum, { description: 'How far it is.' }) status: string;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => String, { description: "The teacher's name." }) teacherName: string;
  @Field(() => String, { description: 'The school.' }) schoolName: string;
  @Field(() => String, { description: "The school's English name." }) schoolNameEn: string;
  @Field(() => Int, { nullable: true, description: 'What its recognition brought, in hundredths of a credit.' }) postedCenticredits: number | null;
  @Field(() => String, { nullable: true, description: 'Who recognised it.' }) recognisedBy: string | null;
  @Field(() => String, { nullable: true, description: 'Who looked again.' }) reviewedBy: string | null;
  @Field(() => String, { nullable: true, description: 'Why that one would not recognise it.' }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Who settled it.' }) settledBy: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was settled so.' }) settleReason: string | null;
}

export const CreditReReviewPage = pageOf<CreditReReview>('CreditReReview', () => CreditReReview);
export const CreditReReviewDisputePage = pageOf<CreditReReviewDispute>('CreditReReviewDispute', () => CreditReReviewDispute);

@ObjectType('CreditOfficerRecord', { description: 'What an officer recognised in a window of days, how second looks found it, and how fast he decided one by one.' })
export class CreditOfficerRecord {
  @Field(() => ID, { description: 'The account.' }) id: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => Int, { description: 'Claims recognised.' }) recognisedCount: number;
  @Field(() => Int, { description: 'Of them drawn and looked at again.' }) reviewedCount: number;
  @Field(() => Int, { description: 'Of these the second officer disagreed.' }) disputedCount: number;
  @Field(() => Int, { description: 'Of these taken back.' }) reversedCount: number;
  @Field(() => Int, { description: 'Decided one by one.' }) singleCount: number;
  @Field(() => Int, { description: 'Decided several at a time.' }) bulkCount: number;
  @Field(() => Int, { description: 'The most that were decided one by one within a minute. When a claim was opened is not known: this is no time of reading.' }) mostSinglesInAMinute: number;
}

@ObjectType('CreditUnusualPair', { description: 'An officer who recognised a strikingly large part of one school. It says where to look, and proves nothing.' })
export class CreditUnusualPair {
  @Field(() => String, { description: 'The officer.' }) officerName: string;
  @Field(() => School, { description: 'The school, without its area.' }) school: School;
  @Field(() => Int, { description: 'Claims of the school that he recognised.' }) count: number;
  @Field(() => Int, { description: 'All that were recognised of the school.' }) schoolCount: number;
  @Field(() => Int, { description: 'His part of the school, in permille.' }) sharePermille: number;
  @Field(() => Int, { description: 'His part of the whole county, in permille.' }) countyPermille: number;
}

@ObjectType('CreditOfficerReport', { description: 'Recognition by officer in a window of days.' })
export class CreditOfficerReport {
  @Field(() => [CreditOfficerRecord], { description: 'By officer, the most first.' }) officers: CreditOfficerRecord[];
  @Field(() => [CreditUnusualPair], { description: 'Pairs of officer and school that stand out.' }) pairs: CreditUnusualPair[];
}

@InputType({ description: 'Which share of what to draw.' })
export class CreditReReviewDrawInput extends MutationInput {
  @Field(() => DayScalar, { description: 'The first day of recognition.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'The last day of recognition.' }) toDay: string;
  @Min(1) @Max(1000) @Field(() => Int, { description: 'The share, 1 to 1,000 permille; at least one claim is drawn.' }) sharePermille: number;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: 'The seed, such as numbers drawn in front of witnesses; made by chance when left out.' }) seed?: string | null;
}

@InputType({ description: 'What the second officer would have done.' })
export class CreditReReviewDecideInput extends MutationInput {
  @Field(() => ID, { description: 'The drawn claim.' }) itemId: string;
  @Field(() => Boolean, { description: 'Whether he would have recognised it.' }) agrees: boolean;
  @IsOptional() @Length(0, 500) @Field(() => String, { nullable: true, description: 'Why not; needed when he would not.' }) reason?: string | null;
}

@InputType({ description: 'How a disagreement ends.' })
export class CreditReReviewSettleInput extends MutationInput {
  @Field(() => ID, { description: 'The drawn claim.' }) itemId: string;
  @Field(() => Boolean, { description: 'True takes the entry back by its opposite; false lets recognition stand.' }) reverses: boolean;
  @Length(4, 300) @Field(() => String, { description: 'Why.' }) reason: string;
}

const item = { field: 'itemId', type: () => ID, description: 'The drawn claim.' };
export const reReviewDrawPayload = payloadOf<DrawRefusal, CreditReReview>('CreditReReviewDraw', { field: 'reReview', type: () => CreditReReview, description: 'The draw.' }, drawWords);
export const reReviewDecidePayload = payloadOf<VerdictRefusal, number>('CreditReReviewDecide', item, verdictWords);
export const reReviewSettlePayload = payloadOf<SettleRefusal, number>('CreditReReviewSettle', item, settleWords);
