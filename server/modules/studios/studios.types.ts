import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { type SessionState, SessionStateEnum } from '../attendance/index.js';
import { type Level, LevelEnum, ViewerCan } from '../credits/index.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import type { StudioKind, StudioStatus } from './studios.entities.js';

export const StudioKindEnum = { MASTER_STUDIO: 'MASTER_STUDIO', EXPERT_STATION: 'EXPERT_STATION', WORKSHOP: 'WORKSHOP' } as const;
registerEnumType(StudioKindEnum, { name: 'StudioKind', description: "A master's studio (名师工作室), an expert's station (能手工作站) or an online workshop (工作坊)." });
export const StudioStatusEnum = { ACTIVE: 'ACTIVE', CLOSED: 'CLOSED' } as const;
registerEnumType(StudioStatusEnum, { name: 'StudioStatus', description: 'Whether it works or was closed.' });
export const StudioMembershipEnum = { ENROLLED: 'ENROLLED', LEFT: 'LEFT' } as const;
registerEnumType(StudioMembershipEnum, { name: 'StudioMembership', description: 'Whether somebody is a member now, or was one.' });
export const StudioSortEnum = { CODE: 'CODE', NEXT_MEETING: 'NEXT_MEETING', MEMBERS: 'MEMBERS' } as const;
registerEnumType(StudioSortEnum, { name: 'StudioSort', description: 'By code, by next meeting, or the largest first.' });

@ObjectType('StudioYear', { description: 'What a studio did in a calendar year, by its closed registers.' })
export class StudioYear {
  @Field(() => Int, { description: 'The year.' }) year: number;
  @Field(() => Int, { description: 'Meetings held.' }) meetings: number;
  @Field(() => Int, { description: 'Presences at them.' }) presences: number;
  @Field(() => Int, { description: 'Minutes of all who were there.' }) minutes: number;
  @Field(() => Int, { description: 'Claims filed.' }) claims: number;
}

@ObjectType('Studio', { description: 'A studio with its host and members. Its meetings stand on the register that cohorts use too.' })
export class Studio {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its code.' }) code: string;
  @Field(() => StudioKindEnum, { description: 'Its kind.' }) kind: StudioKind;
  @Field(() => String, { description: 'Its name in Chinese.' }) name: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Field(() => Teacher, { description: 'Its host.' }) host: Teacher;
  @Field(() => School, { description: "The host's school when it was founded, without its area." }) school: School;
  @Field(() => DayScalar, { description: 'When it was founded.' }) foundedOn: string;
  @Field(() => ID, { description: 'Its roll, by which its sessions are found.' }) rollId: number;
  @Field(() => LevelEnum, { description: 'The level at which its meetings are claimed.' }) creditLevel: Level;
  @Field(() => String, { description: 'The category key at which they are claimed.' }) categoryKey: string;
  @Field(() => StudioStatusEnum, { description: 'Whether it works.' }) status: StudioStatus;
  @Field(() => Int, { description: 'Members now, the host among them.' }) memberCount: number;
  @Field(() => Int, { description: 'Meetings planned and held.' }) meetingCount: number;
  @Field(() => Int, { description: 'Those held.' }) heldCount: number;
  @Field(() => Int, { description: 'Those whose register is closed and whose claims are not filed.' }) unfiledCount: number;
  @Field(() => InstantScalar, { nullable: true, description: 'When the next meeting begins.' }) nextMeeting: string | null;
  @Field(() => [StudioYear], { description: 'Its activity by year, the latest first.' }) years: StudioYear[];
  @Field(() => ViewerCan, { description: 'Whether the viewer may change its members and meetings.' }) viewerCanKeep: ViewerCan;
}

export const StudioPage = pageOf<Studio>('Studio', () => Studio);

@ObjectType('StudioMember', { description: 'A member of a studio. Attendance is told to its keepers only.' })
export class StudioMember {
  @Field(() => Teacher, { description: 'Who.' }) teacher: Teacher;
  @Field(() => StudioMembershipEnum, { description: 'Whether he is a member now.' }) membership: string;
  @Field(() => Boolean, { description: 'Whether he hosts it.' }) isHost: boolean;
  @Field(() => InstantScalar, { description: 'Since when.' }) joinedAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When he left.' }) leftAt: string | null;
  @Field(() => Int, { nullable: true, description: 'Meetings that he attended.' }) attended: number | null;
  @Field(() => Int, { nullable: true, description: 'Meetings that he missed, leave included.' }) missed: number | null;
  @Field(() => Int, { nullable: true, description: 'Minutes that he was there in all.' }) presentMinutes: number | null;
}

export const StudioMemberPage = pageOf<StudioMember>('StudioMember', () => StudioMember);

@ObjectType('StudioMeetingClaims', { description: 'Where the claims of a meeting are.' })
export class StudioMeetingClaims {
  @Field(() => Int, { description: 'Waiting for recognition.' }) pending: number;
  @Field(() => Int, { description: 'Held back.' }) quarantined: number;
  @Field(() => Int, { description: 'Recognised.' }) approved: number;
  @Field(() => Int, { description: 'Returned, rejected or withdrawn.' }) declined: number;
  @Field(() => Int, { description: 'What recognition brought, in hundredths of a credit.' }) centicredits: number;
}

@ObjectType('StudioMeeting', { description: "A meeting: a session of the studio's roll." })
export class StudioMeeting {
  @Field(() => ID, { description: 'Its session, whose register is taken at the attendance desk.' }) sessionId: number;
  @Field(() => Int, { description: 'Its number, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Topic in English.' }) topicEn: string;
  @Field(() => String, { description: 'Who leads it.' }) lecturer: string;
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => Int, { description: 'How long.' }) durationMinutes: number;
  @Field(() => DayScalar, { description: 'On which day.' }) day: string;
  @Field(() => SessionStateEnum, { description: 'How far its register is.' }) state: SessionState;
  @Field(() => Int, { description: 'How many were there.' }) presentCount: number;
  @Field(() => Int, { description: 'Members now.' }) memberCount: number;
  @Field(() => Int, { description: 'How many of those who were there have a claim.' }) claimCount: number;
  @Field(() => InstantScalar, { nullable: true, description: 'When claims were filed last.' }) filedAt: string | null;
  @Field(() => StudioMeetingClaims, { description: 'Where those claims are.' }) claims: StudioMeetingClaims;
  @Field(() => ViewerCan, { description: 'Whether the viewer may file its claims now.' }) viewerCanFile: ViewerCan;
}

export const StudioMeetingPage = pageOf<StudioMeeting>('StudioMeeting', () => StudioMeeting);

@ObjectType('StudioFiling', { description: 'What filing the claims of a meeting did.' })
export class StudioFiling {
  @Field(() => StudioMeeting, { description: 'The meeting.' }) meeting: StudioMeeting;
  @Field(() => Int, { description: 'Claims filed now.' }) filed: number;
  @Field(() => Int, { description: 'Those of them held back as suspected duplicates.' }) quarantined: number;
}

@InputType({ description: 'Which studios; conditions add up.' })
export class StudioFilter {
  @Field(() => StudioKindEnum, { nullable: true, description: 'Only of this kind.' }) kind?: StudioKind | null;
  @Field(() => StudioStatusEnum, { nullable: true, description: 'Only in this state.' }) status?: StudioStatus | null;
  @Field(() => ID, { nullable: true, description: 'Only of this school.' }) schoolId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only with meetings whose claims are not filed.' }) withUnfiled?: boolean | null;
  @IsOptional() @Length(1, 60) @Field(() => String, { nullable: true, description: "Part of the name or of the host's name or pinyin, or the beginning of the code." }) search?: string | null;
}

@InputType({ description: 'Which members.' })
export class StudioMemberFilter {
  @Field(() => StudioMembershipEnum, { nullable: true, description: 'Only members now, or only former ones.' }) membership?: string | null;
}

@InputType({ description: 'A new studio.' })
export class StudioOpenInput extends MutationInput {
  @Matches(/^[A-Za-z0-9-]{1,20}$/u, { context: { zh: '1–20 位字母、数字和连字符', en: '1 to 20 letters, digits and hyphens' } }) @Field(() => String, { description: 'Its code, 1 to 20 letters, digits or -.' }) code: string;
  @Field(() => StudioKindEnum, { description: 'Its kind.' }) kind: StudioKind;
  @Length(2, 60) @Field(() => String, { description: 'Its name in Chinese.' }) name: string;
  @Length(2, 100) @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Length(1, 20) @Field(() => String, { description: "The host's teacher number." }) hostNumber: string;
  @Field(() => DayScalar, { description: 'When it was founded.' }) foundedOn: string;
  @Field(() => LevelEnum, { defaultValue: 'SCHOOL', description: 'The level at which its meetings are claimed.' }) creditLevel: Level;
  @Length(1, 64) @Field(() => String, { defaultValue: 'school-based', description: 'The category key at which its meetings are claimed.' }) categoryKey: string;
}

@InputType({ description: 'A studio to close, and why.' })
export class StudioCloseInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) studioId: string;
  @Length(2, 300) @Field(() => String, { description: 'The reason, which stands in the audit log.' }) reason: string;
}

@InputType({ description: 'Teachers who become members.' })
export class StudioMembersAddInput extends MutationInput {
  @Field(() => ID, { description: 'The studio.' }) studioId: string;
  @ArrayMinSize(1) @ArrayMaxSize(200) @Length(1, 20, { each: true }) @Field(() => [String], { description: 'Their teacher numbers.' }) teacherNumbers: string[];
}

@InputType({ description: 'Members who leave.' })
export class StudioMembersRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'The studio.' }) studioId: string;
  @ArrayMinSize(1) @ArrayMaxSize(200) @Field(() => [ID], { description: 'Which teachers.' }) teacherIds: string[];
}

@InputType({ description: 'A meeting.' })
export class StudioMeetingPlanInput extends MutationInput {
  @Field(() => ID, { description: 'The studio.' }) studioId: string;
  @Length(2, 200) @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @Length(0, 300) @Field(() => String, { defaultValue: '', description: 'Topic in English; the Chinese one when empty.' }) topicEn: string;
  @Length(1, 100) @Field(() => String, { description: 'Who leads it.' }) lecturer: string;
  @Length(1, 200) @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins; today or later.' }) startsAt: string;
  @Min(20) @Max(720) @Field(() => Int, { description: 'Minutes, 20 to 720.' }) durationMinutes: number;
}

@InputType({ description: 'A meeting whose claims are to be filed.' })
export class StudioMeetingFileInput extends MutationInput {
  @Field(() => ID, { description: 'Its session.' }) sessionId: string;
}
