import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Teacher } from '../teachers/index.js';
import type { MissingExit } from './attendance.entities.js';
import type { ScanChannel, ScanDecision } from './scans.entities.js';
import { PresenceStatusEnum, RegisterSession } from './attendance.types.js';
import type { ScanRefusal } from './offline-scans.service.js';
import { MissingExitEnum } from './register-parts.types.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';
import type { ScanProblem } from './rules/offline-scan.js';

const MOST_IN_A_BATCH = 500;

export const ScanAnswerEnum = { ACCEPTED: 'ACCEPTED', DUPLICATE: 'DUPLICATE', CONFLICT: 'CONFLICT', REFUSED: 'REFUSED' } as const;
registerEnumType(ScanAnswerEnum, { name: 'OfflineScanAnswer', description: 'ACCEPTED: it counts. DUPLICATE: the register said so already. CONFLICT: kept for staff to decide. REFUSED: it belongs to no register.' });
export const ScanChannelEnum = { PHONE: 'PHONE', LAPTOP: 'LAPTOP', ONLINE: 'ONLINE' } as const;
registerEnumType(ScanChannelEnum, { name: 'RegisterScanChannel', description: "PHONE: a teacher's own scan, sent later. LAPTOP: entered by staff, sent later. ONLINE: refused on the spot." });
export const ScanDecisionEnum = { ACCEPTED: 'ACCEPTED', DISMISSED: 'DISMISSED' } as const;
registerEnumType(ScanDecisionEnum, { name: 'RegisterScanDecision', description: 'ACCEPTED: it counts, as an entry by hand. DISMISSED: it does not.' });
export const ScanShownEnum = { UNDECIDED: 'UNDECIDED', CONFLICTS: 'CONFLICTS', ALL: 'ALL' } as const;
registerEnumType(ScanShownEnum, { name: 'RegisterScansShown', description: 'Conflicts that wait for a decision, all conflicts, or everything that was sent later.' });

@InputType({ description: 'A scan that a phone kept while it had no network.' })
export class CheckInScanInput {
  @Matches(/^[\w-]{16,64}$/, { context: { zh: '16–64 位字母、数字、- 和 _', en: '16 to 64 letters, digits, - and _' } })
  @Field(() => String, { description: 'Made by the phone, unguessable, 16 to 64 letters, digits, - and _: the same scan sent again is the same id.' }) scanId: string;
  @Length(1, 500)
  @Field(() => String, { description: 'The code of the QR code, its whole address, or the six digits.' }) code: string;
  @Field(() => InstantScalar, { description: "When it was scanned, by the phone's clock." }) claimedAt: string;
}

@InputType({ description: 'Scans that a phone kept, in any order; each may be sent any number of times.' })
export class CheckInSyncInput extends MutationInput {
  @Field(() => InstantScalar, { description: "What the phone's clock says while it sends." }) deviceNow: string;
  @ArrayMinSize(1) @ArrayMaxSize(MOST_IN_A_BATCH) @ValidateNested({ each: true })
  @Field(() => [CheckInScanInput], { description: 'The scans, 1 to 500.' }) scans: CheckInScanInput[];
}

@InputType({ description: 'Somebody whom staff entered on a machine without network.' })
export class RegisterEntryInput {
  @Matches(/^[\w-]{16,64}$/, { context: { zh: '16–64 位字母、数字、- 和 _', en: '16 to 64 letters, digits, - and _' } })
  @Field(() => String, { description: 'Made by the machine, unguessable, 16 to 64 letters, digits, - and _.' }) scanId: string;
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Field(() => ID, { nullable: true, description: 'The teacher, when he was chosen from the list.' }) teacherId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'The teacher number, when it was scanned or typed.' }) teacherNumber?: string | null;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What staff said; null for somebody seen at this moment, whose minutes are counted from it.' }) status?: PresenceStatus | null;
  @IsOptional() @Min(0) @Max(1_440)
  @Field(() => Int, { nullable: true, description: 'Minutes that count, for LATE and LEFT_EARLY.' }) presentMinutes?: number | null;
  @IsOptional() @Length(0, 200)
  @Field(() => String, { nullable: true, description: 'Why, if there is more to say than that the network was down.' }) reason?: string | null;
  @Field(() => InstantScalar, { description: "When, by the machine's clock." }) claimedAt: string;
}

@InputType({ description: 'Entries that a machine kept, in any order; each may be sent any number of times.' })
export class RegisterSyncInput extends MutationInput {
  @Field(() => InstantScalar, { description: "What the machine's clock says while it sends." }) deviceNow: string;
  @ArrayMinSize(1) @ArrayMaxSize(MOST_IN_A_BATCH) @ValidateNested({ each: true })
  @Field(() => [RegisterEntryInput], { description: 'The entries, 1 to 500.' }) entries: RegisterEntryInput[];
}

@ObjectType('OfflineScanReply', { description: 'What became of one scan.' })
export class OfflineScanReply {
  @Field(() => String, { description: 'The id that the device gave it.' }) scanId: string;
  @Field(() => ScanAnswerEnum, { description: 'What became of it.' }) answer: string;
  @Field(() => String, { nullable: true, description: 'Why it is kept or refused, for programs.' }) problem: ScanProblem | ScanRefusal | null;
  @Field(() => String, { description: "The same in words, in the request's language." }) message: string;
  @Field(() => ID, { nullable: true, description: 'The session that it belongs to.' }) sessionId: number | null;
  @Field(() => String, { nullable: true, description: 'The topic of the session in Chinese.' }) topic: string | null;
  @Field(() => String, { nullable: true, description: 'The topic of the session in English.' }) topicEn: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it counts for.' }) at: string | null;
}

@ObjectType('RegisterScan', { description: 'What was recorded without a network, or refused on the spot, and what staff decided about it.' })
export class RegisterScan {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Teacher, { nullable: true, description: 'The teacher; null when nobody has the number.' }) teacher: Teacher | null;
  @Field(() => String, { nullable: true, description: 'The number that was typed.' }) typed: string | null;
  @Field(() => ScanChannelEnum, { description: 'How it came.' }) channel: ScanChannel;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What staff said; null for a scan.' }) status: PresenceStatus | null;
  @Field(() => InstantScalar, { description: 'When it happened, as far as it is proved or can be reckoned.' }) at: string;
  @Field(() => Int, { nullable: true, description: 'Seconds by which the clock of the device was ahead when it sent.' }) clockErrorSeconds: number | null;
  @Field(() => ScanAnswerEnum, { description: 'What became of it.' }) answer: string;
  @Field(() => String, { nullable: true, description: 'Why it was kept, for programs.' }) problem: string | null;
  @Field(() => String, { nullable: true, description: "The same in words, in the request's language." }) message: string | null;
  @Field(() => String, { nullable: true, description: 'Who checked in with the same phone.' }) deviceOwner: string | null;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What the register says of the teacher now.' }) registered: PresenceStatus | null;
  @Field(() => String, { description: 'Whose account sent it.' }) accountName: string;
  @Field(() => InstantScalar, { description: 'When it was received.' }) receivedAt: string;
  @Field(() => ScanDecisionEnum, { nullable: true, description: 'What was decided; null while nobody has.' }) decision: ScanDecision | null;
  @Field(() => String, { nullable: true, description: 'Who decided.' }) decidedBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' }) decidedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided so.' }) note: string | null;
}

export const RegisterScanPage = pageOf<RegisterScan>('RegisterScan', () => RegisterScan);

@InputType({ description: 'A decision on conflicts of one session.' })
export class RegisterScanDecideInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @ArrayMinSize(1) @ArrayMaxSize(100)
  @Field(() => [ID], { description: 'The conflicts, 1 to 100; all or none are decided.' }) scanIds: string[];
  @Field(() => ScanDecisionEnum, { description: 'Whether they count.' }) decision: ScanDecision;
  @Length(0, 200)
  @Field(() => String, { description: 'Why; shown in the register.' }) note: string;
}

@InputType({ description: 'By what the minutes of a session, or of its whole roll, are counted.' })
export class SessionSetTermsInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Field(() => Boolean, { description: 'For every session of the roll.', defaultValue: false }) forWholeRoll: boolean = false;
  @Field(() => Boolean, { description: 'Whether people scan when they come and when they leave.' }) asksExit: boolean;
  @Min(0) @Max(240)
  @Field(() => Int, { description: 'Late from so many minutes after the start, 0 to 240.' }) graceMinutes: number;
  @Min(0) @Max(240)
  @Field(() => Int, { description: 'Left early from so many minutes before the end, 0 to 240.' }) earlyMinutes: number;
  @Field(() => MissingExitEnum, { description: 'Without a scan when leaving.' }) missingExit: MissingExit;
}

@ObjectType('SessionSetTermsResult', { description: 'What new terms did.' })
export class SessionSetTermsResult {
  @Field(() => RegisterSession, { description: 'The session afterwards.' }) session: RegisterSession;
  @Field(() => Int, { description: 'How many presences have another status or other minutes now.' }) recounted: number;
}
