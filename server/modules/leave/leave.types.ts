import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { LEAVE_KINDS, type LeaveKind, LeaveKindEnum, type PresenceStatus, PresenceStatusEnum, Roll, type RollKind, RollKindEnum } from '../attendance/index.js';
import { Teacher } from '../teachers/index.js';
import { LEAVE_ACTIONS, LEAVE_DECISIONS, LEAVE_STATUSES, LEAVE_STEPS, type LeaveAction, type LeaveDecision, type LeaveStatus, type LeaveStep } from './rules/vocabulary.js';

const mirrored = <T extends string>(codes: readonly T[]): { [C in T]: C } => Object.fromEntries(codes.map((code) => [code, code])) as { [C in T]: C };

export const LeaveStatusEnum = mirrored(Object.keys(LEAVE_STATUSES) as LeaveStatus[]);
registerEnumType(LeaveStatusEnum, { name: 'LeaveStatus', description: 'Where a request stands: awaiting approval, returned to be mended, approved, refused, or withdrawn.' });
export const LeaveStepEnum = mirrored(Object.keys(LEAVE_STEPS) as LeaveStep[]);
registerEnumType(LeaveStepEnum, { name: 'LeaveStep', description: "Whose word is awaited: the teacher's school, or whoever keeps the register." });
export const LeaveActionEnum = mirrored(LEAVE_ACTIONS);
registerEnumType(LeaveActionEnum, { name: 'LeaveAction', description: 'What was done with a request.' });
export const LeaveDecisionEnum = mirrored(LEAVE_DECISIONS);
registerEnumType(LeaveDecisionEnum, { name: 'LeaveDecision', description: 'Approve it, return it to be mended, or refuse it.' });
export const LeaveSortEnum = mirrored(['LONGEST_WAITING', 'NEWEST'] as const);
registerEnumType(LeaveSortEnum, { name: 'LeaveSort', description: 'Whoever has waited longest first, or the newest first.' });

@ObjectType('LeaveSession', { description: 'A session that leave is asked for, with what its register says of the teacher.' })
export class LeaveSession {
  @Field(() => ID, { description: 'The session.' }) sessionId: number;
  @Field(() => Int, { description: 'Its place in the sequence, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Its topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Its topic in English.' }) topicEn: string;
  @Field(() => InstantScalar, { description: 'When it starts.' }) startsAt: string;
  @Field(() => Int, { description: 'How long it is, in minutes.' }) durationMinutes: number;
  @Field(() => Int, { description: 'Minutes of leave.' }) minutes: number;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What the register says; null when nothing is recorded.' }) presence: PresenceStatus | null;
  @Field(() => Int, { nullable: true, description: 'Minutes present by the register; null when nothing is recorded.' }) presentMinutes: number | null;
}

@ObjectType('LeaveProof', { description: 'A file that came with a request; it is fetched from /downloads/leave-proof/{request}/{file}.' })
export class LeaveProof {
  @Field(() => ID, { description: 'The file.' }) id: number;
  @Field(() => String, { description: 'What it was called.' }) name: string;
}

@ObjectType('LeaveStepTaken', { description: 'Something that was done with a request; these only grow.' })
export class LeaveStepTaken {
  @Field(() => LeaveActionEnum, { description: 'What.' }) action: LeaveAction;
  @Field(() => LeaveStepEnum, { nullable: true, description: 'At whose step; null for the sender.' }) step: LeaveStep | null;
  @Field(() => String, { nullable: true, description: 'What was said with it.' }) note: string | null;
  @Field(() => String, { description: 'Who.' }) byName: string;
  @Field(() => InstantScalar, { description: 'When.' }) at: string;
}

@ObjectType('LeavePermission', { description: 'Whether the viewer may do something with a request now.' })
export class LeavePermission {
  @Field(() => Boolean, { description: 'Whether he may.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: 'Why not, in words for the viewer.' }) reason: string | null;
}

@ObjectType('LeaveRequest', { description: 'A request for leave from sessions of one class.' })
export class LeaveRequest {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Roll, { description: 'The class.' }) roll: Roll;
  @Field(() => Teacher, { description: 'Who is to be on leave.' }) teacher: Teacher;
  @Field(() => LeaveKindEnum, { description: 'Which kind.' }) kind: LeaveKind;
  @Field(() => String, { description: 'Why.' }) reason: string;
  @Field(() => LeaveStatusEnum, { description: 'Where it stands.' }) status: LeaveStatus;
  @Field(() => LeaveStepEnum, { nullable: true, description: 'Whose word it awaits; null when it awaits none.' }) step: LeaveStep | null;
  @Field(() => [LeaveSession], { description: 'The sessions, in their order.' }) sessions: LeaveSession[];
  @Field(() => [LeaveProof], { description: 'What proves it.' }) proofs: LeaveProof[];
  @Field(() => [LeaveStepTaken], { description: 'What was done with it, the first first.' }) steps: LeaveStepTaken[];
  @Field(() => String, { description: 'Who sent it.' }) enteredByName: string;
  @Field(() => InstantScalar, { description: 'When it was sent, the last time.' }) sentAt: string;
  @Field(() => String, { nullable: true, description: 'Who said the last word.' }) decidedByName: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When.' }) decidedAt: string | null;
  @Field(() => String, { nullable: true, description: 'What was said with it.' }) note: string | null;
  @Field(() => LeavePermission, { description: 'Whether the viewer may approve it now.' }) viewerCanDecide: LeavePermission;
  @Field(() => Boolean, { description: 'Whether the viewer may withdraw it, or send it again when it was returned.' }) viewerCanChange: boolean;
  @Field(() => Boolean, { description: 'Whether the viewer may take back that it was granted.' }) viewerCanRevoke: boolean;
  rollSchoolId: number | null;
  rollHostTeacherId: number | null;
  schoolId: number;
  enteredByAccountId: number;
}

export const LeaveRequestPage = pageOf<LeaveRequest>('LeaveRequest', () => LeaveRequest);

@ObjectType('LeaveDecisionResult', { description: 'What became of one request of a bulk decision.' })
export class LeaveDecisionResult {
  @Field(() => ID, { description: 'The request.' }) requestId: number;
  @Field(() => LeaveStatusEnum, { description: 'Where it stands now.' }) status: LeaveStatus;
  @Field(() => String, { nullable: true, description: 'Why it was not decided, for programs.' }) code: string | null;
  @Field(() => String, { nullable: true, description: "Why it was not decided, in the request's language." }) message: string | null;
}

@ObjectType('LeaveTerms', { description: 'What holds for leave in one class.' })
export class LeaveTermsType {
  @Field(() => ID, { description: 'The roll.' }) rollId: number;
  @Field(() => Boolean, { description: "Whether the teacher's school says yes first." }) schoolFirst: boolean;
  @Field(() => Boolean, { description: 'Whether a request needs proof.' }) needsProof: boolean;
  @Field(() => [LeaveKindEnum], { description: 'Kinds of granted leave that are no absence at the gate; they give no hours either. Empty: all leave is absence.' }) excusedKinds: LeaveKind[];
  @Field(() => Boolean, { description: 'Whether the register is sealed.' }) closed: boolean;
  @Field(() => Boolean, { description: 'Whether the viewer may set them.' }) viewerCanSet: boolean;
}

@ObjectType('LeaveChoiceSession', { description: 'A session that leave can be asked for.' })
export class LeaveChoiceSession {
  @Field(() => ID, { description: 'The session.' }) sessionId: number;
  @Field(() => Int, { description: 'Its place in the sequence, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Its topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Its topic in English.' }) topicEn: string;
  @Field(() => InstantScalar, { description: 'When it starts.' }) startsAt: string;
  @Field(() => Int, { description: 'How long it is, in minutes.' }) durationMinutes: number;
  @Field(() => LeaveStatusEnum, { nullable: true, description: 'Of a request for it that is undecided or approved.' }) asked: LeaveStatus | null;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What the register says; null when nothing is recorded.' }) presence: PresenceStatus | null;
}

@ObjectType('LeaveChoice', { description: 'A class that leave can be asked of, with its sessions.' })
export class LeaveChoice {
  @Field(() => ID, { description: 'The roll.' }) rollId: number;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => Boolean, { description: 'Whether a request needs proof.' }) needsProof: boolean;
  @Field(() => Boolean, { description: "Whether the teacher's school says yes first." }) schoolFirst: boolean;
  @Field(() => [LeaveChoiceSession], { description: 'Its sessions in their order.' }) sessions: LeaveChoiceSession[];
}

@InputType({ description: 'Which requests; conditions add up.' })
export class LeaveFilter {
  @Field(() => Boolean, { nullable: true, description: "Only those that await the viewer's word." }) awaitsViewer?: boolean | null;
  @Field(() => [LeaveStatusEnum], { nullable: true, description: 'Only in one of these states.' }) statuses?: LeaveStatus[] | null;
  @Field(() => LeaveKindEnum, { nullable: true, description: 'Only of this kind.' }) kind?: LeaveKind | null;
  @Field(() => ID, { nullable: true, description: 'Only of this class.' }) rollId?: string | null;
  @Field(() => RollKindEnum, { nullable: true, description: 'Only of rolls of this kind.' }) rollKind?: RollKind | null;
  @Field(() => ID, { nullable: true, description: 'Only for this session.' }) sessionId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of teachers of this school.' }) schoolId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the teacher's name, its pinyin, the number, or the title of the class." }) search?: string | null;
}

@InputType({ description: 'A session to be on leave from.' })
export class LeaveSessionInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @IsOptional() @Min(1) @Max(1_440)
  @Field(() => Int, { nullable: true, description: 'Minutes, for leave from a part; the whole session when left out.' }) minutes?: number | null;
}

@InputType({ description: 'A request for leave.' })
export class LeaveRequestSendInput extends MutationInput {
  @Field(() => ID, { description: 'The class.' }) rollId: string;
  @Field(() => ID, { nullable: true, description: 'For whom, when a school enters it; the viewer himself when left out.' }) teacherId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A request that was returned and is sent again.' }) requestId?: string | null;
  @IsIn(Object.keys(LEAVE_KINDS))
  @Field(() => LeaveKindEnum, { description: 'Which kind.' }) kind: LeaveKind;
  @Length(2, 300)
  @Field(() => String, { description: 'Why.' }) reason: string;
  @ArrayMinSize(1) @ArrayMaxSize(60) @ArrayUnique(({ sessionId }: LeaveSessionInput) => sessionId) @ValidateNested({ each: true })
  @Field(() => [LeaveSessionInput], { description: 'From which sessions, 1 to 60.' }) sessions: LeaveSessionInput[];
  @ArrayMaxSize(5) @ArrayUnique()
  @Field(() => [ID], { description: 'Files uploaded as leave-proof, 5 at most.', defaultValue: [] }) proofFileIds: string[];
}

@InputType({ description: 'Which request.' })
export class LeaveRequestWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'The request.' }) id: string;
}

@InputType({ description: 'Leave to take back.' })
export class LeaveRequestRevokeInput extends MutationInput {
  @Field(() => ID, { description: 'The request that was approved.' }) id: string;
  @Length(2, 180)
  @Field(() => String, { description: 'Why; the teacher reads it.' }) reason: string;
}

@InputType({ description: 'A decision on one or several requests; each stands for itself.' })
export class LeaveRequestDecideInput extends MutationInput {
  @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique()
  @Field(() => [ID], { description: 'The requests, 1 to 200.' }) ids: string[];
  @IsIn(LEAVE_DECISIONS)
  @Field(() => LeaveDecisionEnum, { description: 'What is decided.' }) decision: LeaveDecision;
  @MaxLength(300)
  @Field(() => String, { description: 'What the teacher is told; needed to return or refuse.', defaultValue: '' }) note: string = '';
}

@InputType({ description: 'What is to hold for leave in a class.' })
export class LeaveTermsSetInput extends MutationInput {
  @Field(() => ID, { description: 'The roll.' }) rollId: string;
  @Field(() => Boolean, { description: "Whether the teacher's school says yes first." }) schoolFirst: boolean;
  @Field(() => Boolean, { description: 'Whether a request needs proof.' }) needsProof: boolean;
  @ArrayMaxSize(3) @ArrayUnique()
  @Field(() => [LeaveKindEnum], { description: 'Kinds of granted leave that are no absence at the gate.' }) excusedKinds: LeaveKind[];
}
