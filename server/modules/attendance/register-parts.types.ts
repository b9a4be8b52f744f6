import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { InstantScalar } from '../../platform/graphql/scalars.js';
import type { MissingExit } from './attendance.entities.js';

export const MissingExitEnum = { NOTHING: 'NOTHING', HALF: 'HALF', ALL: 'ALL' } as const;
registerEnumType(MissingExitEnum, { name: 'MissingExit', description: 'What the time after arrival is worth to somebody who never scanned when leaving: nothing, half of it, rounded down to the minute, or all.' });

@ObjectType('RegisterTerms', { description: 'By what the minutes of a session are counted.' })
export class RegisterTermsType {
  @Field(() => Boolean, { description: 'Whether people scan when they come and when they leave.' }) asksExit: boolean;
  @Field(() => Int, { description: 'Whoever comes so many minutes after the start, or more, is late and loses them.' }) graceMinutes: number;
  @Field(() => Int, { description: 'Whoever leaves so many minutes before the end, or more, has left early and loses them.' }) earlyMinutes: number;
  @Field(() => MissingExitEnum, { description: 'Without a scan when leaving.' }) missingExit: MissingExit;
}

@ObjectType('SessionCall', { description: 'A second call: whoever attends scans once more in time.' })
export class SessionCall {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => InstantScalar, { description: 'When it was called.' }) calledAt: string;
  @Field(() => InstantScalar, { description: 'Until when it can be answered by a scan.' }) untilAt: string;
  @Field(() => String, { description: 'Who called.' }) calledBy: string;
  @Field(() => Int, { description: 'How many attended when it was called.' }) expected: number;
  @Field(() => Int, { description: 'How many have answered, those confirmed by staff included.' }) answered: number;
  @Field(() => Int, { description: 'Those of them confirmed by staff.' }) answeredByStaff: number;
  @Field(() => Int, { description: 'Who attends by the register and has not answered.' }) missing: number;
}

@ObjectType('HeadCount', { description: 'Heads counted in the room, beside what the register said at that moment.' })
export class HeadCount {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'Heads.' }) heads: number;
  @Field(() => Int, { description: 'Attending by the register when they were counted.' }) attending: number;
  @Field(() => String, { description: 'How a difference is explained.' }) note: string;
  @Field(() => String, { description: 'Who counted.' }) countedBy: string;
  @Field(() => InstantScalar, { description: 'When.' }) at: string;
}
