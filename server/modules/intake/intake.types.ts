import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { ClaimStatusEnum, LevelEnum, ViewerCan } from '../credits/index.js';
import { Teacher } from '../teachers/index.js';
import type { ProviderStatus } from './intake.entities.js';
import { AnswerCodeEnum, AnswerStatusEnum } from './push.types.js';
import type { AnswerCode, AnswerStatus } from './rules/answer.js';

export const ProviderStatusEnum = { ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED' } as const;
registerEnumType(ProviderStatusEnum, { name: 'LearningProviderStatus', description: 'Whether a platform may send.' });

@ObjectType('ProviderCourse', { description: 'What a course code of a platform means here.' })
export class ProviderCourse {
  @Field(() => String, { description: "The platform's code." }) courseCode: string;
  @Field(() => LevelEnum, { nullable: true, description: 'Its level, whatever a record says; null leaves it to the record.' }) level: string | null;
  @Field(() => String, { nullable: true, description: 'Its category key, whatever a record says; null leaves it to the record.' }) categoryKey: string | null;
  @Field(() => [String], { description: 'Topic keys of the rule set.' }) topicKeys: string[];
}

@ObjectType('LearningProvider', { description: 'An outside platform that sends learning records.' })
export class LearningProvider {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its short key, which stands in claims and in the ledger.' }) key: string;
  @Field(() => String, { description: 'Its name in Chinese.' }) name: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Field(() => LevelEnum, { description: 'Level of its records where they do not say otherwise.' }) level: string;
  @Field(() => String, { description: 'Category key of its records where they do not say otherwise.' }) categoryKey: string;
  @Field(() => Boolean, { description: "Whether it stands in the centre's register of accredited bodies." }) accredited: boolean;
  @Field(() => ProviderStatusEnum, { description: 'Whether it may send.' }) status: ProviderStatus;
  @Field(() => [LevelEnum], { description: 'Levels that it may send.' }) levels: string[];
  @Field(() => [String], { description: 'Category keys that it may send.' }) categoryKeys: string[];
  @Field(() => Int, { description: 'First year of completion that it may send.' }) fromYear: number;
  @Field(() => Int, { nullable: true, description: 'Last year of completion; null: open.' }) toYear: number | null;
  @Field(() => Int, { description: 'Records that it may send a day.' }) dailyRecordQuota: number;
  @Field(() => Int, { description: 'Records that it sent today; those sent again do not count.' }) sentToday: number;
  @Field(() => Int, { description: 'Different records that it sent so far.' }) recordCount: number;
  @Field(() => Int, { description: 'Those of them that were accepted.' }) acceptedCount: number;
  @Field(() => InstantScalar, { nullable: true, description: 'When its last batch came.' }) lastReceivedAt: string | null;
  @Field(() => [ProviderCourse], { description: 'What its course codes mean here, 500 at most, by code.' }) courses: ProviderCourse[];
  @Field(() => ViewerCan, { description: 'Whether the viewer may suspend it.' }) viewerCanSuspend: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may let it send again.' }) viewerCanResume: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may change its terms.' }) viewerCanChange: ViewerCan;
}

export const LearningProviderPage = pageOf<LearningProvider>('LearningProvider', () => LearningProvider);

@ObjectType('IntakeClaimCounts', { description: 'Where the claims of a batch are now.' })
export class IntakeClaimCounts {
  @Field(() => Int, { description: 'Waiting for recognition.' }) pending: number;
  @Field(() => Int, { description: 'Held back.' }) quarantined: number;
  @Field(() => Int, { description: 'Recognised.' }) approved: number;
  @Field(() => Int, { description: 'Returned, rejected or withdrawn.' }) declined: number;
}

@ObjectType('IntakeBatch', { description: 'One push of a platform, and how it was answered.' })
export class IntakeBatch {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => LearningProvider, { description: 'Who sent it.' }) provider: LearningProvider;
  @Field(() => String, { description: "The provider's key of the batch." }) batchKey: string;
  @Field(() => Int, { description: 'How many records it held.' }) recordCount: number;
  @Field(() => Int, { description: 'Accepted.' }) acceptedCount: number;
  @Field(() => Int, { description: 'Accepted, but a suspected duplicate.' }) suspectedCount: number;
  @Field(() => Int, { description: 'Ids that stand for another content.' }) duplicateCount: number;
  @Field(() => Int, { description: 'Of unknown teachers.' }) unknownTeacherCount: number;
  @Field(() => Int, { description: 'Whose number, id and name disagree.' }) ambiguousCount: number;
  @Field(() => Int, { description: 'Out of scope.' }) outOfScopeCount: number;
  @Field(() => Int, { description: 'Invalid.' }) invalidCount: number;
  @Field(() => Int, { description: 'Known before and answered as before; counted above too.' }) repeatedCount: number;
  @Field(() => InstantScalar, { description: 'When it came.' }) receivedAt: string;
  @Field(() => IntakeClaimCounts, { description: 'Where the claims that it brought are now.' }) claims: IntakeClaimCounts;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was held back.' }) quarantinedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was held back.' }) quarantineReason: string | null;
  @Field(() => String, { nullable: true, description: 'Who held it back.' }) quarantinedBy: string | null;
  @Field(() => ViewerCan, { description: 'Whether the viewer may hold it back.' }) viewerCanQuarantine: ViewerCan;
}

export const IntakeBatchPage = pageOf<IntakeBatch>('IntakeBatch', () => IntakeBatch);

@ObjectType('ExternalRecord', { description: 'A learning record under the id of its platform, as it was judged last.' })
export class ExternalRecord {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: "The platform's id." }) externalId: string;
  @Field(() => LearningProvider, { description: 'Who sent it.' }) provider: LearningProvider;
  @Field(() => ID, { description: 'The batch that brought it to this state.' }) batchId: number;
  @Field(() => String, { description: "The provider's key of that batch." }) batchKey: string;
  @Field(() => AnswerStatusEnum, { description: 'What became of it; in the list of one batch, what that batch was told.' }) status: AnswerStatus;
  @Field(() => AnswerCodeEnum, { nullable: true, description: 'Why.' }) code: AnswerCode | null;
  @Field(() => String, { description: "What the platform was told, in the request's language." }) message: string;
  @Field(() => String, { nullable: true, description: 'The teacher number as stated.' }) statedNumber: string | null;
  @Field(() => String, { description: 'The name as stated.' }) statedName: string;
  @Field(() => String, { nullable: true, description: "The platform's course code." }) courseCode: string | null;
  @Field(() => String, { description: 'Title of the course.' }) courseTitle: string;
  @Field(() => String, { description: 'Category key.' }) categoryKey: string;
  @Field(() => String, { description: 'Level as judged; of an invalid record as stated.' }) level: string;
  @Field(() => DayScalar, { nullable: true, description: 'First day.' }) startedOn: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Last day.' }) completedOn: string | null;
  @Field(() => Int, { description: 'Minutes.' }) durationMinutes: number;
  @Field(() => Int, { nullable: true, description: 'Score in thousandths.' }) scorePermille: number | null;
  @Field(() => Teacher, { nullable: true, description: 'The teacher it was found to be of.' }) teacher: Teacher | null;
  @Field(() => ID, { nullable: true, description: 'The claim that came of it.' }) claimId: number | null;
  @Field(() => ClaimStatusEnum, { nullable: true, description: 'Where that claim is.' }) claimStatus: string | null;
  @Field(() => InstantScalar, { description: 'When it was judged last.' }) receivedAt: string;
  @Field(() => Int, { nullable: true, description: 'Its place in the batch, from 1; only in the list of one batch.' }) ordinal: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether that batch was only told what an earlier one had been; only in the list of one batch.' }) repeated: boolean | null;
}

export const ExternalRecordPage = pageOf<ExternalRecord>('ExternalRecord', () => ExternalRecord);

@ObjectType('HeldBatch', { description: 'What holding a batch back did.' })
export class HeldBatchType {
  @Field(() => IntakeBatch, { description: 'The batch.' }) batch: IntakeBatch;
  @Field(() => Int, { description: 'Claims that waited and are held back now.' }) quarantined: number;
  @Field(() => Int, { description: 'Ledger entries that were taken back.' }) reversed: number;
}

@InputType({ description: 'Which platforms.' })
export class LearningProviderFilter {
  @Field(() => ProviderStatusEnum, { nullable: true, description: 'Only in this state.' }) status?: ProviderStatus | null;
  @IsOptional() @Length(1, 60) @Field(() => String, { nullable: true, description: 'Part of key or name.' }) search?: string | null;
}

@InputType({ description: 'Which batches; conditions add up.' })
export class IntakeBatchFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this platform.' }) providerId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those with records that were not accepted.' }) withRefusals?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those held back, or only the others.' }) quarantined?: boolean | null;
  @Field(() => DayScalar, { nullable: true, description: 'From this day on.' }) from?: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Up to this day.' }) to?: string | null;
  @IsOptional() @Length(1, 80) @Field(() => String, { nullable: true, description: 'Beginning of the batch key.' }) search?: string | null;
}

@InputType({ description: 'Which records; conditions add up.' })
export class ExternalRecordFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this platform.' }) providerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only what this batch held, with what it was told.' }) batchId?: string | null;
  @Field(() => [AnswerStatusEnum], { nullable: true, description: 'Only in these states.' }) status?: AnswerStatus[] | null;
  @Field(() => AnswerCodeEnum, { nullable: true, description: 'Only with this code.' }) code?: AnswerCode | null;
  @Field(() => ID, { nullable: true, description: 'Only of this teacher.' }) teacherId?: string | null;
  @IsOptional() @Length(1, 60) @Field(() => String, { nullable: true, description: "Part of title or stated name, or the beginning of the record's id or teacher number." }) search?: string | null;
}

@InputType({ description: 'Terms of a platform.' })
abstract class ProviderTermsInput extends MutationInput {
  @Length(2, 60) @Field(() => String, { description: 'Its name in Chinese.' }) nameZh: string;
  @Length(2, 100) @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Field(() => LevelEnum, { description: 'Level of its records where they do not say otherwise; one of `levels`.' }) level: string;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true, description: 'Category key of its records where they do not say otherwise; one of `categoryKeys`; `remote` when null, or left out of a new one.' }) categoryKey?: string | null;
  @Field(() => Boolean, { description: "Whether it stands in the centre's register of accredited bodies." }) accredited: boolean;
  @ArrayMinSize(1) @ArrayMaxSize(6) @Field(() => [LevelEnum], { description: 'Levels that it may send.' }) levels: string[];
  @ArrayMinSize(1) @ArrayMaxSize(6) @Length(1, 40, { each: true }) @Field(() => [String], { description: 'Category keys that it may send.' }) categoryKeys: string[];
  @Min(1990) @Max(2200) @Field(() => Int, { description: 'First year of completion that it may send.' }) fromYear: number;
  @IsOptional() @Min(1990) @Max(2200) @Field(() => Int, { nullable: true, description: 'Last year of completion; open when null, or left out of a new one.' }) toYear?: number | null;
  @Min(0) @Max(1_000_000) @Field(() => Int, { description: 'Records that it may send a day.' }) dailyRecordQuota: number;
}

@InputType({ description: 'A new platform.' })
export class LearningProviderOpenInput extends ProviderTermsInput {
  @Matches(/^[A-Za-z0-9_-]{1,20}$/, { context: { zh: '1–20 位字母、数字、- 和 _', en: '1 to 20 letters, digits, - and _' } }) @Field(() => String, { description: 'Its short key, 1 to 20 letters, digits, - or _; it never changes.' }) key: string;
}

@InputType({ description: 'New terms of a platform; what was sent before is not judged again.' })
export class LearningProviderChangeInput extends ProviderTermsInput {
  @Field(() => ID, { description: 'Which one.' }) providerId: string;
}

@InputType({ description: 'A platform, and why.' })
export class LearningProviderSuspendInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) providerId: string;
  @Length(2, 300) @Field(() => String, { description: 'The reason, which stands in the audit log.' }) reason: string;
}

@InputType({ description: 'A platform that may send again, and why.' })
export class LearningProviderResumeInput extends LearningProviderSuspendInput {}

@InputType({ description: 'What a course code means here.' })
export class LearningProviderMapCourseInput extends MutationInput {
  @Field(() => ID, { description: 'The platform.' }) providerId: string;
  @Length(1, 60) @Field(() => String, { description: "The platform's code." }) courseCode: string;
  @Field(() => LevelEnum, { nullable: true, description: 'Its level, whatever a record says.' }) level?: string | null;
  @Field(() => String, { nullable: true, description: 'Its category key, whatever a record says.' }) categoryKey?: string | null;
  @ArrayMaxSize(6) @Length(1, 40, { each: true }) @Field(() => [String], { defaultValue: [], description: 'Topic keys of the rule set.' }) topicKeys: string[];
}

@InputType({ description: 'A batch to hold back, and why.' })
export class IntakeBatchQuarantineInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) batchId: string;
  @Length(4, 300) @Field(() => String, { description: 'The reason, which stands in the audit log and in the reversals.' }) reason: string;
}
