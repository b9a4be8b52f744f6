import { IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import type { SessionChangeKind } from '../attendance/index.js';
import { CohortSessionInput } from './cohorts.types.js';

export const SessionChangeKindEnum = { ADDED: 'ADDED', MOVED: 'MOVED', CANCELLED: 'CANCELLED' } as const;
registerEnumType(SessionChangeKindEnum, { name: 'SessionChangeKind', description: 'A session came to the plan, went to another time or place, or is not held.' });

@ObjectType('SessionTime', { description: 'When and where a session was or is to be held.' })
export class SessionTimeType {
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => Int, { description: 'How long, in minutes.' }) durationMinutes: number;
  @Field(() => String, { description: 'Where.' }) place: string;
}

@ObjectType('SessionChange', { description: 'What became of a session after its class was opened.' })
export class SessionChange {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'The session.' }) sessionId: number;
  @Field(() => Int, { description: "The session's place in the plan, from 1." }) ordinal: number;
  @Field(() => String, { description: "The session's topic in Chinese." }) topic: string;
  @Field(() => String, { description: "The session's topic in English." }) topicEn: string;
  @Field(() => SessionChangeKindEnum, { description: 'What was done.' }) kind: SessionChangeKind;
  @Field(() => SessionTimeType, { nullable: true, description: 'As it stood before; null for one that was added.' }) from: SessionTimeType | null;
  @Field(() => SessionTimeType, { nullable: true, description: 'As it stands afterwards; null for one that was cancelled.' }) to: SessionTimeType | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) reason: string | null;
  @Field(() => String, { description: 'Who changed it.' }) byName: string;
  @Field(() => InstantScalar, { description: 'When it was changed.' }) at: string;
}

@InputType({ description: 'A session with the time and place that it is to have.' })
export class CohortSessionMoveInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Field(() => Int, { description: 'Its revision as it was shown.' }) revision: number;
  @Field(() => InstantScalar, { description: 'When it is to begin.' }) startsAt: string;
  @Min(5) @Max(1_440)
  @Field(() => Int, { description: 'How long, in minutes; stands once the register holds presences or leave.' }) durationMinutes: number;
  @Length(1, 200)
  @Field(() => String, { description: 'Where.' }) place: string;
  @IsOptional() @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'What the class is told; needed where the register holds presences, or either time is over.' }) reason?: string | null;
  @Field(() => Boolean, { description: 'Whether the days of the class stretch to a session beyond them; otherwise it is refused.', defaultValue: false }) stretchesDays: boolean = false;
}

@InputType({ description: 'A session that is not held.' })
export class CohortSessionCancelInput extends MutationInput {
  @Field(() => ID, { description: 'The session.' }) sessionId: string;
  @Field(() => Int, { description: 'Its revision as it was shown.' }) revision: number;
  @Length(2, 200)
  @Field(() => String, { description: 'What the class is told.' }) reason: string;
}

@InputType({ description: 'A session that comes to the plan of a class.' })
export class CohortSessionAddInput extends MutationInput {
  @Field(() => ID, { description: 'The cohort.' }) cohortId: string;
  @ValidateNested()
  @Field(() => CohortSessionInput, { description: 'The session.' }) session: CohortSessionInput;
  @IsOptional() @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'What the class is told.' }) reason?: string | null;
  @Field(() => Boolean, { description: 'Whether the days of the class stretch to a session beyond them; otherwise it is refused.', defaultValue: false }) stretchesDays: boolean = false;
}
