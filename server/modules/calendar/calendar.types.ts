import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { StageEnum } from '../teachers/index.js';
import type { ClashKind } from './rules/clashes.js';

export const ClashKindEnum = { ROOM: 'ROOM', LECTURER: 'LECTURER', TEACHER: 'TEACHER' } as const;
registerEnumType(ClashKindEnum, { name: 'ClashKind', description: 'Two sessions at once in one room, by one lecturer, or for the same teacher.' });

@ObjectType('CalendarSession', { description: 'A session of a cohort, a studio, an area or a school, as the calendar shows it.' })
export class CalendarSession {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'What it belongs to: COHORT, STUDIO, AREA or SCHOOL.' }) rollKind: string;
  @Field(() => ID, { nullable: true, description: 'The cohort, when it belongs to one.' }) cohortId: number | null;
  @Field(() => String, { description: 'Title of the cohort or studio in Chinese.' }) title: string;
  @Field(() => String, { description: 'Title of the cohort or studio in English.' }) titleEn: string;
  @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Topic in English.' }) topicEn: string;
  @Field(() => String, { description: 'Who speaks.' }) lecturer: string;
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => DayScalar, { description: 'Its day in the county.' }) day: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => InstantScalar, { description: 'When it ends.' }) endsAt: string;
  @Field(() => Int, { description: 'People enrolled.' }) memberCount: number;
  @Field(() => [ClashKindEnum], { description: 'What is in two places at once by it.' }) clashes: ClashKind[];
  rollId: number;
  expertId: number | null;
}

@ObjectType('SessionClash', { description: 'Two sessions that cannot both be held as planned.' })
export class SessionClash {
  @Field(() => ID, { description: 'An id of the pair and kind.' }) id: string;
  @Field(() => ClashKindEnum, { description: 'What is in two places at once.' }) kind: ClashKind;
  @Field(() => CalendarSession, { description: 'The session that begins first.' }) one: CalendarSession;
  @Field(() => CalendarSession, { description: 'The other one.' }) other: CalendarSession;
  @Field(() => Int, { description: 'For TEACHER: how many teachers are enrolled in both; otherwise 0.' }) teacherCount: number;
  @Field(() => [String], { description: 'For TEACHER: names of up to three of them.' }) teacherNames: string[];
}
export const SessionClashPage = pageOf<SessionClash>('SessionClash', () => SessionClash);

@ObjectType('PlannedClash', { description: 'What a session that is being planned would clash with.' })
export class PlannedClash {
  @Field(() => Int, { description: "The session's place in the list, from 0." }) index: number;
  @Field(() => ClashKindEnum, { description: 'What would be in two places at once.' }) kind: ClashKind;
  @Field(() => CalendarSession, { description: 'With which session.' }) with: CalendarSession;
  @Field(() => Int, { description: 'For TEACHER: how many teachers are enrolled in both; otherwise 0.' }) teacherCount: number;
}

@InputType({ description: 'Which sessions; conditions add up.' })
export class CalendarFilter {
  @Field(() => ID, { nullable: true, description: 'With participants of a school of this area, or for the whole county without.' }) areaId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the room.' }) room?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name of the lecturer.' }) lecturer?: string | null;
  @Field(() => StageEnum, { nullable: true, description: 'Of cohorts for this stage or any.' }) stage?: string | null;
  @Field(() => Boolean, { nullable: true, description: "False leaves out what schools hold for themselves." }) withSchools?: boolean | null;
}

@InputType({ description: 'A session that is being planned.' })
export class PlannedSessionInput {
  @Length(0, 100)
  @Field(() => String, { description: 'Who is to speak; empty while nobody is named.' }) lecturer: string;
  @Field(() => ID, { nullable: true, description: 'The lecturer in the pool of experts.' }) expertId?: string | null;
  @Length(0, 200)
  @Field(() => String, { description: 'Where; empty while it is not known.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it is to begin.' }) startsAt: string;
  @Min(5) @Max(1_440)
  @Field(() => Int, { description: 'How long, in minutes.' }) durationMinutes: number;
}

@InputType({ description: 'Sessions that are being planned.' })
export class PlannedSessions {
  @Field(() => ID, { nullable: true, description: 'The cohort that they are for: its own sessions are left out, and its people are compared.' }) cohortId?: string | null;
  @ArrayMinSize(1) @ArrayMaxSize(200) @ValidateNested({ each: true })
  @Field(() => [PlannedSessionInput], { description: 'The sessions.' }) sessions: PlannedSessionInput[];
}
