import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { Teacher } from '../teachers/index.js';
import type { Membership, RollKind } from './attendance.entities.js';
import { HeadCount, RegisterTermsType, SessionCall } from './register-parts.types.js';
import type { LeaveKind } from './rules/granted-leave.js';
import { PRESENCE_SOURCES, PRESENCE_STATUSES, type PresenceSource, type PresenceStatus } from './rules/attendance-minutes.js';

/** As many teachers as one entry by hand may name. */
const MOST_AT_ONCE = 1_000;

const mirrored = <T extends string>(codes: readonly T[]): { [C in T]: C } => Object.fromEntries(codes.map((code) => [code, code])) as { [C in T]: C };

export const PresenceStatusEnum = mirrored(PRESENCE_STATUSES);
registerEnumType(PresenceStatusEnum, { name: 'PresenceStatus', description: 'Present, late, left early, on leave, or absent.' });
export const PresenceSourceEnum = mirrored(PRESENCE_SOURCES);
registerEnumType(PresenceSourceEnum, { name: 'PresenceSource', description: 'CODE: the person checked in. HAND: staff entered it with a reason. CLOSING: missing when check-in was closed. IMPORT: taken over from elsewhere.' });
export const LeaveKindEnum = mirrored(['SICK', 'OFFICIAL', 'PERSONAL'] as const);
registerEnumType(LeaveKindEnum, { name: 'LeaveKind', description: 'Sick leave, official business (公假), or personal leave.' });
export const RollKindEnum = mirrored(['COHORT', 'STUDIO', 'AREA', 'SCHOOL'] as const);
registerEnumType(RollKindEnum, { name: 'RollKind', description: 'What the sessions belong to: a training cohort, a studio, an area, or a school.' });
export const MembershipEnum = mirrored(['ENROLLED', 'LEFT'] as const);
registerEnumType(MembershipEnum, { name: 'RollMembership', description: 'Whether the teacher is on the roll now, or was and left.' });
export const SessionStateEnum = mirrored(['PLANNED', 'OPEN', 'OVER', 'CLOSED'] as const);
registerEnumType(SessionStateEnum, { name: 'RegisterSessionState', description: 'PLANNED: ahead or running without check-in. OPEN: check-in runs. OVER: its time is over and its register not completed. CLOSED: the register is complete.' });
export const RegisterSessionSortEnum = mirrored(['SOONEST', 'LATEST'] as const);
registerEnumType(RegisterSessionSortEnum, { name: 'RegisterSessionSort', description: 'By start, the earliest or the latest first.' });
export const RegisterRowSortEnum = mirrored(['NAME', 'SCHOOL', 'CHECKED_IN'] as const);
registerEnumType(RegisterRowSortEnum, { name: 'RegisterRowSort', description: 'By pinyin, by school and pinyin, or the latest check-in first.' });
export const CheckInOutcomeEnum = mirrored(['PRESENT', 'ALREADY_PRESENT', 'LEFT', 'CONFIRMED'] as const);
registerEnumType(CheckInOutcomeEnum, { name: 'CheckInOutcome', description: 'PRESENT: checked in by this request, or by the first one with the same key. ALREADY_PRESENT: was present before. LEFT: the scan when leaving was taken. CONFIRMED: a second call was answered.' });

@ObjectType('RegisterPermission', { description: 'Whether the viewer may do something with a register now.' })
export class RegisterPermission {
  @Field(() => Boolean, { description: 'Whether he may.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: 'Why not, in words for the viewer.' }) reason: string | null;
}

@ObjectType('Roll', { description: 'The people that a set of sessions is held for.' })
export class Roll {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => RollKindEnum, { description: 'What the sessions belong to.' }) kind: RollKind;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => Int, { description: 'Members enrolled now.' }) memberCount: number;
  @Field(() => InstantScalar, { nullable: true, description: 'When its register was sealed.' }) closedAt: string | null;
}

@ObjectType('RegisterTally', { description: 'How many of the enrolled stand where; whoever is in none of these has not been recorded yet.' })
export class RegisterTally {
  @Field(() => Int, { description: 'Present from the start.' }) present: number;
  @Field(() => Int, { description: 'Late.' }) late: number;
  @Field(() => Int, { description: 'Left early.' }) leftEarly: number;
  @Field(() => Int, { description: 'On leave.' }) leave: number;
  @Field(() => Int, { description: 'Absent.' }) absent: number;
}

@ObjectType('RegisterSession', { description: 'A session that presence is recorded for.' })
export class RegisterSession {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Roll, { description: 'Whom it is held for.' }) roll: Roll;
  @Field(() => Int, { description: 'Its place in the sequence of sessions, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Its topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Its topic in English.' }) topicEn: string;
  @Field(() => String, { description: 'Who speaks.' }) lecturer: string;
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it starts.' }) startsAt: string;
  @Field(() => InstantScalar, { description: 'When it ends.' }) endsAt: string;
  @Field(() => Int, { description: 'How long it is, in minutes.' }) durationMinutes: number;
  @Field(() => DayScalar, { description: 'Its day in the county.' }) day: string;
  @Field(() => SessionStateEnum, { description: 'Where its register is.' }) state: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When check-in was last opened.' }) openedAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When the register was completed.' }) closedAt: string | null;
  @Field(() => Int, { description: 'Enrolled members who attend.' }) presentCount: number;
  @Field(() => Int, { description: 'Those of them whose presence staff entered by hand.' }) handCount: number;
  @Field(() => RegisterTally, { description: 'The enrolled by status.' }) tally: RegisterTally;
  @Field(() => RegisterTermsType, { description: 'By what its minutes are counted.' }) terms: RegisterTermsType;
  @Field(() => Int, { description: 'Conflicts that wait for a decision.' }) undecidedScans: number;
  @Field(() => [SessionCall], { description: 'Second calls, the latest first, at most 20.' }) calls: SessionCall[];
  @Field(() => [HeadCount], { description: 'Heads counted, the latest first, at most 20.' }) headCounts: HeadCount[];
  @Field(() => RegisterPermission, { description: 'Whether the viewer may open check-in now.' }) viewerCanOpen: RegisterPermission;
  @Field(() => RegisterPermission, { description: 'Whether the viewer may close check-in now.' }) viewerCanClose: RegisterPermission;
  @Field(() => RegisterPermission, { description: 'Whether the viewer may enter presence by hand.' }) viewerCanEnter: RegisterPermission;
}

export const RegisterSessionPage = pageOf<RegisterSession>('RegisterSession', () => RegisterSession);

@ObjectType('Presence', { description: 'What the register says of one teacher in one session.' })
export class Presence {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => PresenceStatusEnum, { description: 'The status.' }) status: PresenceStatus;
  @Field(() => Int, { description: 'Minutes that count.' }) presentMinutes: number;
  @Field(() => PresenceSourceEnum, { description: 'Where it comes from.' }) source: PresenceSource;
  @Field(() => String, { nullable: true, description: 'Why it was entered by hand.' }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Who entered it by hand.' }) enteredBy: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When the teacher checked in.' }) checkedInAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'The last scan, where the session asks for one when leaving.' }) lastSeenAt: string | null;
  @Field(() => InstantScalar, { description: 'When it was last changed.' }) changedAt: string;
}

@ObjectType('GrantedLeave', { description: 'Leave that was granted for a session; presence wins over it, and both stay readable.' })
export class GrantedLeave {
  @Field(() => ID, { description: 'The request it was granted on.' }) requestId: number;
  @Field(() => LeaveKindEnum, { description: 'Which kind.' }) kind: LeaveKind;
  @Field(() => Int, { description: 'Minutes granted.' }) minutes: number;
  @Field(() => String, { description: 'Who granted it.' }) grantedBy: string;
  @Field(() => InstantScalar, { description: 'When.' }) grantedAt: string;
}

@ObjectType('RegisterRow', { description: 'A line of a register: a teacher on the roll and his presence.' })
export class RegisterRow {
  @Field(() => Teacher, { description: 'The teacher.' }) teacher: Teacher;
  @Field(() => MembershipEnum, { description: 'Whether he is still on the roll.' }) membership: Membership;
  @Field(() => Presence, { nullable: true, description: 'His presence; null while nothing is recorded.' }) presence: Presence | null;
  @Field(() => GrantedLeave, { nullable: true, description: 'Leave granted for this session; null for none.' }) leave: GrantedLeave | null;
  @Field(() => Int, { description: 'How often his presence was entered or corrected by hand.' }) changeCount: number;
}

export const RegisterRowPage = pageOf<RegisterRow>('RegisterRow', () => RegisterRow);

@ObjectType('PresenceChange', { description: 'An entry or correction in a register; these only grow.' })
export class PresenceChange {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'The teacher concerned.' }) teacherId: number;
  @Field(() => String, { description: 'The name of the teacher concerned.' }) teacherName: string;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'The status before; null when nothing was recorded.' }) fromStatus: PresenceStatus | null;
  @Field(() => PresenceStatusEnum, { description: 'The status after.' }) toStatus: PresenceStatus;
  @Field(() => Int, { nullable: true, description: 'Minutes before.' }) fromMinutes: number | null;
  @Field(() => Int, { description: 'Minutes after.' }) toMinutes: number;
  @Field(() => PresenceSourceEnum, { description: 'How it came about.' }) source: PresenceSource;
  @Field(() => String, { nullable: true, description: 'The reason given.' }) reason: string | null;
  @Field(() => String, { description: 'Who did it.' }) accountName: string;
  @Field(() => InstantScalar, { description: 'When.' }) at: string;
}

export const PresenceChangePage = pageOf<PresenceChange>('PresenceChange', () => PresenceChange);

@ObjectType('RegisterCount', { description: 'How many are there: cheap enough to ask every other second.' })
export class RegisterCount {
  @Field(() => SessionStateEnum, { description: 'Where the register is.' }) state: string;
  @Field(() => Int, { description: 'Enrolled members who attend.' }) presentCount: number;
  @Field(() => Int, { description: 'Those of them entered by hand.' }) handCount: number;
  @Field(() => Int, { description: 'Members enrolled.' }) memberCount: number;
}

@ObjectType('CheckInCode', { description: 'What the projector shows for one step of 15 seconds.' })
export class CheckInCode {
  @Field(() => String, { description: 'The code in the address.' }) code: string;
  @Field(() => String, { description: 'The address that the QR code holds.' }) url: string;
  @Field(() => String, { description: 'The QR code as SVG.' }) qrSvg: string;
  @Field(() => String, { description: 'Six digits for people who cannot scan.' }) pin: string;
  @Field(() => Int, { description: 'The number of the step.' }) step: number;
  @Field(() => InstantScalar, { description: 'When the next code is to be shown.' }) nextAt: string;
  @Field(() => InstantScalar, { description: 'Until when this code is accepted.' }) validUntil: string;
  @Field(() => InstantScalar, { description: "The server's time of this answer, for a projector whose clock is wrong." }) now: string;
}

@ObjectType('CheckInResult', { description: 'A teacher who is present.' })
export class CheckInResult {
  @Field(() => CheckInOutcomeEnum, { description: 'Whether by this request.' }) outcome: string;
  @Field(() => PresenceStatusEnum, { description: 'Present, late or left early.' }) status: PresenceStatus;
  @Field(() => InstantScalar, { nullable: true, description: 'When he checked in, or with LEFT when he left; null when staff entered it.' }) checkedInAt: string | null;
  @Field(() => String, { description: 'Whose presence it is.' }) teacherName: string;
  @Field(() => String, { description: 'The title of the cohort or studio in Chinese.' }) rollTitle: string;
  @Field(() => String, { description: 'The title of the cohort or studio in English.' }) rollTitleEn: string;
  @Field(() => String, { description: "The session's topic in Chinese." }) topic: string;
  @Field(() => String, { description: "The session's topic in English." }) topicEn: string;
  @Field(() => String, { description: 'Where it is held.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it starts.' }) startsAt: string;
}

@InputType({ description: 'Which sessions; conditions add up.' })
export class RegisterFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this roll.' }) rollId?: string | null;
  @Field(() => RollKindEnum, { nullable: true, description: 'Only of rolls of this kind.' }) kind?: RollKind | null;
  @Field(() => DayScalar, { nullable: true, description: 'From this day on.' }) from?: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Up to and with this day.' }) to?: string | null;
  @Field(() => SessionStateEnum, { nullable: true, description: 'Only in this state.' }) state?: keyof typeof SessionStateEnum | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the title, topic, lecturer or place.' }) search?: string | null;
}

@InputType({ description: 'Which lines of a register; conditions add up.' })
export class RegisterRowFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search?: string | null;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'Only with this status.' }) status?: PresenceStatus | null;
  @Field(() => Boolean, { nullable: true, description: 'Only the enrolled who are not recorded, or absent.' }) isMissing?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Only those who attend and have not answered this second call.' }) unconfirmedCallId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those entered by hand.' }) isHandEntered?: boolean | null;
}

@InputType({ description: 'Which session.' })
export class SessionOpenCheckInInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
}

@InputType({ description: 'Which session.' })
export class SessionCloseCheckInInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
}

@InputType({ description: 'Presence entered by staff, for one or several teachers.' })
export class PresenceSetInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @ArrayMinSize(1) @ArrayMaxSize(MOST_AT_ONCE)
  @Field(() => [ID], { description: 'The teachers, 1 to 1,000; all or none are changed.' }) teacherIds: string[];
  @Field(() => PresenceStatusEnum, { description: 'The status they get.' }) status: PresenceStatus;
  @IsOptional() @Min(0) @Max(1_440)
  @Field(() => Int, { nullable: true, description: 'Minutes that count; needed for LATE and LEFT_EARLY.' }) presentMinutes?: number | null;
  @Length(0, 200)
  @Field(() => String, { description: 'Why it is entered by hand; shown in the register.' }) reason: string;
}

@InputType({ description: "A teacher's own check-in." })
export class CheckInInput extends MutationInput {
  @Length(1, 500)
  @Field(() => String, { description: 'The code of the QR code, its whole address, or the six digits.' }) code: string;
}

@InputType({ description: 'A code to keep while somebody signs in.' })
export class CheckInHoldInput {
  @Length(1, 500)
  @Field(() => String, { description: 'The code of the QR code.' }) code: string;
}

@ObjectType('PresenceSetResult', { description: 'What an entry by hand did.' })
export class PresenceSetResult {
  @Field(() => RegisterSession, { description: 'The session afterwards.' }) session: RegisterSession;
  @Field(() => Int, { description: 'How many lines changed; those that said so already are not counted.' }) changedCount: number;
}

@ObjectType('SessionCloseResult', { description: 'What closing did.' })
export class SessionCloseResult {
  @Field(() => RegisterSession, { description: 'The session afterwards.' }) session: RegisterSession;
  @Field(() => Int, { description: 'How many were missing and are absent now.' }) markedAbsent: number;
}
