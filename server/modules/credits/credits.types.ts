import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import { CLAIM_STEPS } from './rules/approval-chain.js';
import { LEVELS } from './rules/rule-set.js';

export const enumOf = <T extends string>(...values: readonly T[]): { [V in T]: V } => Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

export const LevelEnum = enumOf(...LEVELS);
registerEnumType(LevelEnum, { name: 'SponsorLevel', description: 'Who sponsors a training: 国, 省, 市, 县, 片区, 校.' });
export const ClaimStatusEnum = enumOf('PENDING', 'QUARANTINED', 'APPROVED', 'RETURNED', 'REJECTED', 'WITHDRAWN');
registerEnumType(ClaimStatusEnum, { name: 'CreditClaimStatus', description: 'Where a claim is. QUARANTINED: the same hours seem to stand under another source.' });
export const ClaimStepEnum = enumOf(...CLAIM_STEPS);
registerEnumType(ClaimStepEnum, { name: 'CreditClaimStep', description: "The school's pre-check (初审), the county's recognition (认定), or its second look by another officer (复核) where the chain asks for one." });
export const ClaimSourceEnum = enumOf('TEACHER', 'SCHOOL', 'PROVIDER', 'STUDIO', 'ORDER');
registerEnumType(ClaimSourceEnum, { name: 'CreditClaimSource', description: 'Who brought a claim: the teacher, his school in bulk, an outside platform, a studio meeting, or a batch of late entries under an order.' });
export const LedgerKindEnum = enumOf('NORMAL', 'REVERSAL');
registerEnumType(LedgerKindEnum, { name: 'LedgerEntryKind', description: 'A posting, or the exact opposite of one (冲正).' });

@ObjectType('ViewerCan', { description: 'Whether the viewer may do something, by the same rule that enforces it.' })
export class ViewerCan {
  @Field(() => Boolean, { description: 'Whether he may.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: "Why not, in the request's language." }) reason: string | null;
}

@ObjectType('CreditCategory', { description: 'A category of a rule set, such as face to face.' })
export class CreditCategory {
  @Field(() => String, { description: 'Its key in the rule set.' }) key: string;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
}

@ObjectType('ClaimedItem', { description: 'What an item was claimed by.' })
export class ClaimedItem {
  @Field(() => String, { description: 'The item, by its key.' }) key: string;
  @Field(() => String, { nullable: true, description: 'Its rank, by key.' }) rankKey: string | null;
  @Field(() => String, { nullable: true, description: "The teacher's role, by key." }) roleKey: string | null;
  @Field(() => Int, { description: 'How many pieces.' }) quantity: number;
  @Field(() => Int, { nullable: true, description: 'The worth that was stated, in hundredths.' }) declaredCenticredits: number | null;
}

@ObjectType('CreditClaim', { description: 'What somebody says a teacher has done, before it is credited. Amounts are hundredths of a credit.' })
export class CreditClaim {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Teacher, { description: 'The teacher it is for.' }) teacher: Teacher;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => String, { description: 'Who organised it.' }) organiserName: string;
  @Field(() => String, { nullable: true, description: 'Number of the certificate it rests on, as it is printed.' }) certificateNumber: string | null;
  @Field(() => ClaimSourceEnum, { description: 'Who brought it.' }) sourceType: string;
  @Field(() => String, { nullable: true, description: 'The outside platform, by its key.' }) providerKey: string | null;
  @Field(() => CreditCategory, { description: 'Its category under the rule set in force.' }) category: CreditCategory;
  @Field(() => String, { nullable: true, description: 'The item it is credited by, by name; null for what is credited by the hour.' }) itemName: string | null;
  @Field(() => ClaimedItem, { nullable: true, description: 'What it was claimed by; null for what is credited by the hour.' }) item: ClaimedItem | null;
  @Field(() => [ClaimChoice], { description: 'What it is about, of the topics that the rule set in force names.' }) topics: ClaimChoice[];
  @Field(() => LevelEnum, { description: "The sponsor's level." }) level: string;
  @Field(() => DayScalar, { description: 'First day.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endDay: string;
  @Field(() => Int, { description: 'Minutes.' }) durationMinutes: number;
  @Field(() => Int, { description: 'What it was worth before caps when it was filed; 0 when the rules give it nothing.' }) claimedCenticredits: number;
  @Field(() => Int, { nullable: true, description: 'What its recognition brought after caps.' }) postedCenticredits: number | null;
  @Field(() => ClaimStatusEnum, { description: 'Where it is.' }) status: string;
  @Field(() => ClaimStepEnum, { description: 'Which step comes next.' }) awaits: string;
  @Field(() => String, { nullable: true, description: 'Why it is suspected to be a duplicate: SAME_TRAINING_AND_HOURS, SAME_CERTIFICATE, SAME_TRAINING, SAME_FILE, SAME_HOURS or TWO_PLACES; SOURCE_DOUBTED where its batch was held back.' }) quarantineReason: string | null;
  @Field(() => String, { nullable: true, description: 'The source that seems to hold the same hours.' }) duplicateOf: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was returned or rejected.' }) reason: string | null;
  @Field(() => InstantScalar, { description: 'When it was filed.' }) submittedAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' }) decidedAt: string | null;
  @Field(() => ViewerCan, { description: 'Whether the viewer may pass its next step.' }) viewerCanDecide: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may give it back or refuse it.' }) viewerCanDecline: ViewerCan;
}

export const CreditClaimPage = pageOf<CreditClaim>('CreditClaim', () => CreditClaim);

@ObjectType('CreditClaimGroup', { description: 'Claims of one school that match a filter.' })
export class CreditClaimGroup {
  @Field(() => School, { description: 'The school, without its area.' }) school: School;
  @Field(() => Int, { description: 'How many claims.' }) count: number;
  @Field(() => Int, { description: 'What they are worth before caps.' }) claimedCenticredits: number;
  @Field(() => Int, { description: 'How many suspected duplicates there are beside them, or among them where the filter asks for these.' }) quarantinedCount: number;
}

export const ClaimOrderEnum = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', ENDED: 'ENDED' } as const;
export type ClaimOrder = keyof typeof ClaimOrderEnum;
registerEnumType(ClaimOrderEnum, { name: 'CreditClaimOrder', description: 'NEWEST: filed last first. OLDEST: who waits longest first. ENDED: whose activity ended first, so the year that is closed first.' });

@InputType({ description: 'Which claims; conditions add up.' })
export class CreditClaimFilter {
  @IsOptional() @ArrayMaxSize(1000)
  @Field(() => [ID], { nullable: true, description: 'Only these, 1,000 at most.' }) ids?: string[] | null;
  @Field(() => [ClaimStatusEnum], { nullable: true, description: 'Only in these states.' }) status?: string[] | null;
  @Field(() => ClaimStepEnum, { nullable: true, description: 'Only those that await this step.' }) awaits?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this school.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this area.' }) areaId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this teacher.' }) teacherId?: string | null;
  @Field(() => ClaimSourceEnum, { nullable: true, description: 'Only from this source.' }) sourceType?: string | null;
  @Field(() => String, { nullable: true, description: 'Only of this category.' }) categoryKey?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this batch for the city or the province.' }) filingId?: string | null;
  @Field(() => String, { nullable: true, description: 'Only of this item.' }) itemKey?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what is credited by the hour and not by an item.' }) byHours?: boolean | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the title, or of the teacher's name, pinyin or number." }) search?: string | null;
}

@ObjectType('ClaimResult', { description: 'What became of one claim of a bulk decision.' })
export class ClaimResultType {
  @Field(() => ID, { description: 'The claim.' }) claimId: number;
  @Field(() => Boolean, { description: 'Whether it was decided.' }) done: boolean;
  @Field(() => Int, { description: 'Credits posted, in hundredths.' }) centicredits: number;
  @Field(() => Int, { description: 'Credits lost to caps, in hundredths.' }) lostCenticredits: number;
  @Field(() => ClaimStepEnum, { nullable: true, description: 'The step it waits for now; null when it is decided, or was not passed.' }) awaits: string | null;
  @Field(() => String, { nullable: true, description: 'Why not: CLAIM_NOT_PENDING, APPROVER_IS_CLAIMANT, APPROVER_ALREADY_DECIDED, PRECHECK_MISSING, RECOGNITION_MISSING or RULES_REFUSE; YEAR_CLOSED where the year of the activity is over or closed; CREDITED_BEFORE where the training was credited otherwise since the claim was filed: it is held back as a suspected duplicate now.' }) code: string | null;
  @Field(() => String, { nullable: true, description: "Why not, in the request's language." }) message: string | null;
}

@InputType({ description: 'Up to 1,000 claims.' })
export class CreditClaimsInput extends MutationInput {
  @ArrayMinSize(1) @ArrayMaxSize(1000)
  @Field(() => [ID], { description: 'The claims.' }) claimIds: string[];
}

export const DeclineEnum = enumOf('RETURNED', 'REJECTED');
registerEnumType(DeclineEnum, { name: 'CreditClaimDecline', description: 'RETURNED: given back for mending. REJECTED: refused for good.' });

@InputType({ description: 'Claims that are given back or refused.' })
export class CreditClaimsDeclineInput extends CreditClaimsInput {
  @Field(() => DeclineEnum, { description: 'Given back or refused.' }) status: 'RETURNED' | 'REJECTED';
  @Length(2, 500)
  @Field(() => String, { description: 'The reason, which the teacher reads.' }) reason: string;
}

@InputType({ description: 'The other person of an item that credits both.' })
export class ClaimCounterpartInput {
  @Length(1, 32) @Field(() => String, { description: 'His teacher number.' }) number: string;
  @Length(1, 50) @Field(() => String, { description: 'His name, which must be that of the number.' }) name: string;
}

@InputType({ description: "A teacher's own claim." })
export class CreditClaimSubmitInput extends MutationInput {
  @Length(2, 200) @Field(() => String, { description: 'Name of the training.' }) title: string;
  @Length(2, 100) @Field(() => String, { description: 'Who organised it.' }) organiserName: string;
  @Field(() => String, { description: 'Category key of the rule set in force.' }) categoryKey: string;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: 'Item key, for what is credited by the piece.' }) itemKey?: string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: 'Rank of the item, by key.' }) rankKey?: string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: "The viewer's role in it, by key." }) roleKey?: string | null;
  @Min(1) @Max(100) @Field(() => Int, { defaultValue: 1, description: 'Pieces of the item.' }) quantity: number;
  @IsOptional() @Min(1) @Max(100_000) @Field(() => Int, { nullable: true, description: 'The worth in hundredths, for items whose worth is stated.' }) declaredCenticredits?: number | null;
  @IsOptional() @ValidateNested() @Field(() => ClaimCounterpartInput, { nullable: true, description: 'Who has the other role of an item that credits both (mentor and apprentice): a claim is filed for him too.' }) counterpart?: ClaimCounterpartInput | null;
  @Field(() => LevelEnum, { description: "The sponsor's level." }) level: (typeof LEVELS)[number];
  @Field(() => DayScalar, { description: 'First day.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endDay: string;
  @Min(0) @Max(100_000) @Field(() => Int, { defaultValue: 0, description: 'Minutes; 15 at least for what is credited by the hour.' }) durationMinutes: number;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: 'What it is about, by key, where `RuleSetInfo.topics` names some.' }) topicKey?: string | null;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: 'Number of the certificate it rests on: one number is credited once.' }) certificateNumber?: string | null;
  @ArrayMaxSize(10) @Field(() => [ID], { defaultValue: [], description: 'Evidence uploaded before, by file id.' }) evidenceFileIds: string[];
  @Field(() => ID, { nullable: true, description: 'A claim that was given back for mending: it is withdrawn, and this one stands in its place.' }) replacesClaimId?: string | null;
}

@InputType({ description: 'One claim of the viewer.' })
export class CreditClaimWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'The claim.' }) claimId: string;
}

@InputType({ description: 'Entries to take back.' })
export class LedgerEntriesReverseInput extends MutationInput {
  @ArrayMinSize(1) @ArrayMaxSize(500) @Field(() => [ID], { description: 'The entries.' }) entryIds: string[];
  @Length(4, 300) @Field(() => String, { description: 'The reason, which stands in the audit log.' }) reason: string;
}

@ObjectType('LedgerEntry', { description: 'A posting of the ledger. It never changes; a correction is another entry. Amounts are hundredths of a credit.' })
export class LedgerEntry {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => LedgerKindEnum, { description: 'A posting or its opposite.' }) kind: string;
  @Field(() => String, { description: 'Name of the training or item.' }) title: string;
  @Field(() => CreditCategory, { description: 'Its category.' }) category: CreditCategory;
  @Field(() => LevelEnum, { description: "The sponsor's level." }) level: string;
  @Field(() => DayScalar, { description: 'First day.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day: it decides version, year and cycle.' }) day: string;
  @Field(() => Int, { description: 'The year of the cycle it counts for.' }) cycleYear: number;
  @Field(() => Int, { description: 'Minutes.' }) durationMinutes: number;
  @Field(() => Int, { description: 'Its worth before caps.' }) pricedCenticredits: number;
  @Field(() => Int, { description: 'What was posted.' }) centicredits: number;
  @Field(() => Int, { description: 'What was lost to caps.' }) lostCenticredits: number;
  @Field(() => String, { description: 'The rule set that priced it, with its version.' }) ruleSetName: string;
  @Field(() => String, { description: 'The rule that gave it its worth.' }) ruleName: string;
  @Field(() => [String], { description: "How the amount came about, sentence by sentence, in the request's language." }) explanation: string[];
  @Field(() => InstantScalar, { description: 'When it was posted.' }) postedAt: string;
  @Field(() => Boolean, { description: 'Whether it was taken back since.' }) reversed: boolean;
  @Field(() => String, { description: 'The record behind it.' }) sourceKey: string;
}

export const LedgerEntryPage = pageOf<LedgerEntry>('LedgerEntry', () => LedgerEntry);

@ObjectType('CreditTotal', { description: 'The sum of the ledger for a year of the cycle and a category.' })
export class CreditTotal {
  @Field(() => Int, { description: 'The year.' }) cycleYear: number;
  @Field(() => CreditCategory, { description: 'The category.' }) category: CreditCategory;
  @Field(() => Int, { description: 'Hundredths of a credit.' }) centicredits: number;
  @Field(() => Int, { description: 'How many entries.' }) entryCount: number;
}

@ObjectType('StatementCategory', { description: 'How a teacher stands in one category. Amounts are hundredths of a credit.' })
export class StatementCategory {
  @Field(() => CreditCategory, { description: 'The category.' }) category: CreditCategory;
  @Field(() => Int, { description: 'What the ledger holds.' }) postedCenticredits: number;
  @Field(() => Int, { description: 'What counts after caps and overflow.' }) countedCenticredits: number;
  @Field(() => Int, { nullable: true, description: 'The least that is owed.' }) minimumCenticredits: number | null;
  @Field(() => Int, { nullable: true, description: 'The most that counts.' }) maximumCenticredits: number | null;
  @Field(() => Int, { description: 'What is missing.' }) shortCenticredits: number;
  @Field(() => Int, { description: 'What overflowed into it.' }) movedInCenticredits: number;
  @Field(() => Int, { description: 'What overflowed out of it.' }) movedOutCenticredits: number;
}

@ObjectType('StatementYear', { description: 'How a teacher stands in one year of the cycle.' })
export class StatementYear {
  @Field(() => Int, { description: 'The year.' }) cycleYear: number;
  @Field(() => String, { description: 'ENDED, CURRENT, FUTURE or BEFORE_HIRE.' }) state: string;
  @Field(() => Int, { description: 'What counts, in hundredths.' }) countedCenticredits: number;
  @Field(() => [StatementCategory], { description: 'By category.' }) categories: StatementCategory[];
}

@ObjectType('StatementMissing', { description: 'Something that is still owed.' })
export class StatementMissing {
  @Field(() => String, { description: 'TOTAL_SHORT, MINIMUM_SHORT or BLOCK_MISSING.' }) code: string;
  @Field(() => String, { description: "The sentence, in the request's language." }) message: string;
  @Field(() => Int, { nullable: true, description: 'How much, in hundredths of a credit.' }) shortCenticredits: number | null;
}

@ObjectType('CreditStatement', { description: "A teacher's credits in a cycle under the rule set in force, with what counts, what moved, what was lost and what is missing." })
export class CreditStatement {
  @Field(() => Teacher, { description: 'Whose.' }) teacher: Teacher;
  @Field(() => String, { description: 'The rule set that judges the cycle.' }) ruleSetName: string;
  @Field(() => String, { description: 'Its unit: credits or hours.' }) unitName: string;
  @Field(() => Int, { description: 'The year the cycle begins in.' }) cycleStartYear: number;
  @Field(() => DayScalar, { description: 'First day of the cycle.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day of the cycle.' }) endDay: string;
  @Field(() => Boolean, { description: 'Whether the cycle is over.' }) ended: boolean;
  @Field(() => Boolean, { description: 'Whether nothing is owed any more.' }) met: boolean;
  @Field(() => Int, { description: 'What counts in all, in hundredths.' }) totalCenticredits: number;
  @Field(() => Int, { nullable: true, description: 'The goal of the cycle, in hundredths.' }) targetCenticredits: number | null;
  @Field(() => Int, { description: 'What is missing to the goal, in hundredths.' }) shortCenticredits: number;
  @Field(() => [StatementCategory], { description: 'By category over the cycle.' }) categories: StatementCategory[];
  @Field(() => [StatementYear], { description: 'By year.' }) years: StatementYear[];
  @Field(() => [StatementMissing], { description: 'What is still owed.' }) missing: StatementMissing[];
  @Field(() => [String], { description: "What moved between categories and what was lost to caps, in the request's language." }) notes: string[];
}

@ObjectType('ClaimChoice', { description: 'One of the words that a rule set offers for a claim.' })
export class ClaimChoice {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
}

@ObjectType('ClaimableItem', { description: 'An achievement, a project, a contest, mentoring … that is credited by the piece, as whoever claims it has to state it.' })
export class ClaimableItem {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
  @Field(() => String, { description: 'What a piece of it is called.' }) pieceName: string;
  @Field(() => Boolean, { description: 'Whether the claim states its worth; otherwise level, rank and role decide it.' }) isDeclared: boolean;
  @Field(() => Boolean, { description: 'Whether it has to have taken some hours.' }) needsHours: boolean;
  @Field(() => [LevelEnum], { description: 'Levels that it has a value at; empty: every one.' }) levels: readonly string[];
  @Field(() => [ClaimChoice], { description: 'Ranks that its value hangs on.' }) ranks: ClaimChoice[];
  @Field(() => [ClaimChoice], { description: 'Roles that its value hangs on.' }) roles: ClaimChoice[];
  @Field(() => [String], { description: 'Roles that one claim credits together (mentor and apprentice), by key: whoever claims for one may name the person of the other.' }) sharedRoleKeys: readonly string[];
  @Field(() => [String], { description: "What it must be proved by, in the request's language; empty: nothing is asked." }) evidence: string[];
}

@ObjectType('ClaimableCategory', { description: 'A category of the rule set in force, as whoever files a claim needs it.' })
export class ClaimableCategory {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
  @Field(() => [String], { description: "What its hours must be proved by, in the request's language; empty: nothing is asked." }) evidence: string[];
  @Field(() => Boolean, { description: 'Whether hours are worth something in it.' }) paysHours: boolean;
  @Field(() => [ClaimableItem], { description: 'What is credited in it by the piece.' }) items: ClaimableItem[];
}

@ObjectType('RuleSetInfo', { description: 'The rule set that the county recognises by today.' })
export class RuleSetInfo {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => Int, { description: 'Its version.' }) version: number;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
  @Field(() => String, { description: 'Its unit: credits or hours.' }) unitName: string;
  @Field(() => Int, { description: 'Minutes of an hour (学时).' }) hourMinutes: number;
  @Field(() => [ClaimableCategory], { description: 'Its categories.' }) categories: ClaimableCategory[];
  @Field(() => [ClaimChoice], { description: 'Topics that it asks for or limits.' }) topics: ClaimChoice[];
}
