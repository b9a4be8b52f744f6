import { Field, Int, ObjectType } from 'type-graphql';

import { DayScalar } from '../../platform/graphql/scalars.js';
import { Cohort } from './cohorts.types.js';

@ObjectType('CreditWay', { description: 'A class that would close part of what a teacher is short of. Amounts are hundredths of a credit.' })
export class CreditWay {
  @Field(() => Cohort, { description: 'The class.' }) cohort: Cohort;
  @Field(() => Int, { description: 'What completing it would bring after caps.' }) gainCenticredits: number;
  @Field(() => Int, { description: 'By how much the gap would be smaller, counted on top of the ways before it.' }) closesCenticredits: number;
  @Field(() => Boolean, { description: 'Whether the teacher is admitted to it already.' }) isRegistered: boolean;
  @Field(() => Boolean, { description: 'Whether only the waiting list is open to him.' }) waitingListOnly: boolean;
}

@ObjectType('CreditWays', { description: 'The shortest way to the goal of the current cycle through classes that are open now. Amounts are hundredths of a credit.' })
export class CreditWays {
  @Field(() => Int, { description: 'The least that has still to be earned; 0 when nothing is owed.' }) gapCenticredits: number;
  @Field(() => Int, { description: 'What would still be missing after all of these.' }) leftCenticredits: number;
  @Field(() => DayScalar, { description: 'Last day of the cycle.' }) endDay: string;
  @Field(() => [CreditWay], { description: 'Five at most, what closes most first.' }) ways: CreditWay[];
}
