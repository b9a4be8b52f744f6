import { Field, ID, Int, ObjectType } from 'type-graphql';

import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { Teacher } from '../teachers/index.js';
import { ClaimSourceEnum, ClaimStatusEnum, ClaimStepEnum, CreditClaim } from './credits.types.js';
import { FilingLevelEnum, FilingStatusEnum } from './filings.types.js';

@ObjectType('ClaimEvidence', { description: 'A file that a claim rests on; it is fetched from /downloads/claim-evidence/{claim}/{file}.' })
export class ClaimEvidence {
  @Field(() => ID, { description: 'The file.' }) id: number;
  @Field(() => String, { description: 'Its name as it was uploaded.' }) name: string;
  @Field(() => String, { description: 'Its media type, by its content.' }) mediaType: string;
  @Field(() => Int, { description: 'Its size in bytes.' }) sizeBytes: number;
  @Field(() => Int, { description: 'How many other uploads, by other people, have the very same content.' }) sameContentCount: number;
}

@ObjectType('ClaimPreview', { description: 'What the rules in force say of a claim: what it would bring now, or did bring, with the reasons. Nothing is written.' })
export class ClaimPreview {
  @Field(() => Boolean, { description: 'Whether the rules give it anything to post; false when they refuse it.' }) accepted: boolean;
  @Field(() => Int, { description: 'Credits to be posted, in hundredths.' }) centicredits: number;
  @Field(() => Int, { description: 'Credits lost to caps, in hundredths.' }) lostCenticredits: number;
  @Field(() => String, { nullable: true, description: 'The rule set, with its version.' }) ruleSetName: string | null;
  @Field(() => [String], { description: "Sentence by sentence, in the request's language: the rule, the hours, the weight, the caps; or why not." }) explanation: string[];
}

@ObjectType('DuplicateRecord', { description: 'The record that a claim seems to repeat, within the reach of whoever asks: it may be of another teacher.' })
export class DuplicateRecord {
  @Field(() => String, { description: 'Its source.' }) sourceKey: string;
  @Field(() => ID, { nullable: true, description: 'The claim, when it is one.' }) claimId: number | null;
  @Field(() => Teacher, { nullable: true, description: 'Whose claim it is; null for an entry of the ledger, which is of the same teacher.' }) teacher: Teacher | null;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => String, { nullable: true, description: 'Who organised it.' }) organiserName: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the certificate it rests on.' }) certificateNumber: string | null;
  @Field(() => ClaimSourceEnum, { nullable: true, description: 'Who brought the claim; null for an entry of the ledger.' }) sourceType: string | null;
  @Field(() => String, { nullable: true, description: 'The outside platform, by its key.' }) providerKey: string | null;
  @Field(() => DayScalar, { description: 'First day.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endDay: string;
  @Field(() => Int, { description: 'Minutes.' }) durationMinutes: number;
  @Field(() => ClaimStatusEnum, { nullable: true, description: 'Where the claim is; null for an entry of the ledger.' }) status: string | null;
  @Field(() => Int, { nullable: true, description: 'What the ledger holds for it, in hundredths; null when nothing.' }) centicredits: number | null;
}

@ObjectType('ClaimStepPassed', { description: 'Who passed a step of a claim.' })
export class ClaimStepPassed {
  @Field(() => ClaimStepEnum, { description: 'Which step.' }) step: string;
  @Field(() => String, { description: 'By whom.' }) byName: string;
  @Field(() => InstantScalar, { description: 'When.' }) at: string;
}

@ObjectType('ReplacedClaim', { description: 'A claim that was given back, and that another one stands for now.' })
export class ReplacedClaim {
  @Field(() => ID, { description: 'The claim.' }) id: number;
  @Field(() => String, { nullable: true, description: 'Why it was given back.' }) reason: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was given back.' }) returnedAt: string | null;
}

@ObjectType('ClaimOnFile', { description: 'Where a claim is filed above the county once it is recognised, and how far that is.' })
export class ClaimOnFile {
  @Field(() => FilingLevelEnum, { description: 'Who takes it on file.' }) filesAt: string;
  @Field(() => ID, { nullable: true, description: 'The batch it stands in; null: none yet.' }) filingId: number | null;
  @Field(() => FilingStatusEnum, { nullable: true, description: 'How far the batch is.' }) status: string | null;
  @Field(() => String, { nullable: true, description: 'The number it was filed under.' }) number: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'The day it was filed.' }) filedDay: string | null;
}

@ObjectType('CreditClaimReview', { description: 'All that is needed to decide on one claim.' })
export class CreditClaimReview {
  @Field(() => CreditClaim, { description: 'The claim.' }) claim: CreditClaim;
  @Field(() => [ClaimEvidence], { description: 'What it rests on, ten files at most.' }) evidence: ClaimEvidence[];
  @Field(() => ClaimPreview, { description: 'What the rules say.' }) preview: ClaimPreview;
  @Field(() => DuplicateRecord, { nullable: true, description: 'The record it is suspected to repeat.' }) duplicate: DuplicateRecord | null;
  @Field(() => [ClaimStepPassed], { description: 'The steps it has passed.' }) steps: ClaimStepPassed[];
  @Field(() => ClaimOnFile, { nullable: true, description: 'Its filing with the city or the province; null when its chain asks for none.' }) onFile: ClaimOnFile | null;
  @Field(() => ReplacedClaim, { nullable: true, description: 'The claim that was given back and mended with this one.' }) replaced: ReplacedClaim | null;
  @Field(() => String, { nullable: true, description: 'Who decided it last.' }) decidedByName: string | null;
}
