import { Field, ID, Int, ObjectType } from 'type-graphql';

import { InstantScalar } from '../../platform/graphql/scalars.js';
import { LeaveKindEnum, PresenceSourceEnum, PresenceStatusEnum } from '../attendance/index.js';

@ObjectType('CompletionTraceSession', { description: 'One session of a cohort and what it adds to the gate. Whole minutes.' })
export class CompletionTraceSession {
  @Field(() => ID, { description: 'The session.' }) sessionId: number;
  @Field(() => Int, { description: 'Its place in the sequence, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Its topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Its topic in English.' }) topicEn: string;
  @Field(() => InstantScalar, { description: 'When it starts.' }) startsAt: string;
  @Field(() => Int, { description: 'How long it is.' }) durationMinutes: number;
  @Field(() => Boolean, { description: 'Whether it counts already: its register is closed or its time is over.' }) counts: boolean;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What the register says; null when nothing is recorded.' }) status: string | null;
  @Field(() => Int, { description: 'Minutes that count as present.' }) presentMinutes: number;
  @Field(() => Int, { description: 'Minutes that count as absent; 0 while it does not count.' }) absentMinutes: number;
  @Field(() => Int, { description: 'Of the missing minutes, those of leave.' }) leaveMinutes: number;
  @Field(() => Int, { description: 'Of those, what the class does not count as absence.' }) excusedMinutes: number;
  @Field(() => LeaveKindEnum, { nullable: true, description: 'The kind of leave that was granted on request; null without one.' }) leaveKind: string | null;
  @Field(() => PresenceSourceEnum, { nullable: true, description: 'Where the presence comes from.' }) source: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was entered by hand.' }) reason: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'The first scan.' }) checkedInAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'The last scan, where one is asked for when leaving.' }) lastSeenAt: string | null;
}

@ObjectType('CompletionTrace', { description: 'How the attendance gate of a cohort comes out for one participant, minute by minute.' })
export class CompletionTrace {
  @Field(() => Int, { description: 'Minutes of the sessions that count so far.' }) requiredMinutes: number;
  @Field(() => Int, { description: 'Minutes missing so far.' }) absentMinutes: number;
  @Field(() => Int, { description: 'Of those, granted leave that the class does not count as absence; it gives no hours either.' }) excusedMinutes: number;
  @Field(() => Int, { description: 'Minutes of all sessions planned.' }) plannedMinutes: number;
  @Field(() => Int, { description: 'The fewest minutes of absence, of all that is planned, with which nobody completes.' }) refusedFromMinutes: number;
  @Field(() => Int, { description: 'Absent for this share or more: not completed. Its numerator.' }) absenceNumerator: number;
  @Field(() => Int, { description: 'Its denominator.' }) absenceDenominator: number;
  @Field(() => Boolean, { description: 'Whether what is missing so far is below the share of what counts so far.' }) passes: boolean;
  @Field(() => [CompletionTraceSession], { description: 'Every session in its order.' }) sessions: CompletionTraceSession[];
}
