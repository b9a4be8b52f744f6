import { Field, ID, Int, ObjectType } from 'type-graphql';

import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { ClaimStepEnum, CreditCategory } from './credits.types.js';

@ObjectType('CreditClaimItemGroup', { description: 'Claims of one item of a category that match a filter.' })
export class CreditClaimItemGroup {
  @Field(() => CreditCategory, { description: 'The category.' }) category: CreditCategory;
  @Field(() => String, { nullable: true, description: 'The item by its key; null for what is credited by the hour.' }) itemKey: string | null;
  @Field(() => String, { nullable: true, description: "The item's name in the request's language; null for what is credited by the hour." }) itemName: string | null;
  @Field(() => Int, { description: 'How many claims.' }) count: number;
  @Field(() => Int, { description: 'What they are worth before caps, in hundredths of a credit.' }) claimedCenticredits: number;
  @Field(() => Int, { description: 'How many suspected duplicates there are beside them.' }) quarantinedCount: number;
}

@ObjectType('CreditWaveStep', { description: 'How many claims wait for a step.' })
export class CreditWaveStep {
  @Field(() => ClaimStepEnum, { description: 'Which step.' }) step: string;
  @Field(() => Int, { description: 'How many wait.' }) count: number;
}

@ObjectType('CreditWaveDay', { description: 'What came in and what was decided on one day.' })
export class CreditWaveDay {
  @Field(() => DayScalar, { description: 'The day.' }) day: string;
  @Field(() => Int, { description: 'Claims filed.' }) filedCount: number;
  @Field(() => Int, { description: 'Claims recognised, returned or rejected.' }) decidedCount: number;
}

@ObjectType('CreditWaveSchool', { description: 'How far the claims of one school are.' })
export class CreditWaveSchool {
  @Field(() => School, { description: 'The school, without its area.' }) school: School;
  @Field(() => Int, { description: 'Claims filed.' }) filedCount: number;
  @Field(() => Int, { description: "Claims that wait for the school's pre-check." }) precheckCount: number;
  @Field(() => Int, { description: 'Claims that wait for the county.' }) countyCount: number;
  @Field(() => Int, { description: 'Suspected duplicates.' }) quarantinedCount: number;
  @Field(() => Int, { description: 'Claims recognised.' }) recognisedCount: number;
  @Field(() => Int, { description: 'Claims given back for mending.' }) returnedCount: number;
  @Field(() => Int, { description: 'Claims refused.' }) rejectedCount: number;
  @Field(() => InstantScalar, { nullable: true, description: 'Since when the oldest undecided claim waits; null when none does.' }) oldestWaitingAt: string | null;
}

@ObjectType('CreditWaveOfficer', { description: 'What one person decided today.' })
export class CreditWaveOfficer {
  @Field(() => ID, { description: 'The account.' }) id: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => Int, { description: 'Pre-checks passed.' }) precheckedCount: number;
  @Field(() => Int, { description: 'Steps of the county passed.' }) recognisedCount: number;
  @Field(() => Int, { description: 'Claims given back.' }) returnedCount: number;
  @Field(() => Int, { description: 'Claims refused.' }) rejectedCount: number;
}

@ObjectType('CreditWave', { description: 'How the recognition of the claims of a window of days goes, within the viewer\'s reach. Amounts are hundredths of a credit.' })
export class CreditWave {
  @Field(() => DayScalar, { description: 'The first day on which its claims were filed.' }) fromDay: string;
  @Field(() => DayScalar, { description: 'The last day on which its claims were filed.' }) toDay: string;
  @Field(() => InstantScalar, { description: 'When it was counted.' }) countedAt: string;
  @Field(() => Int, { description: 'Claims filed, withdrawn ones left out.' }) filedCount: number;
  @Field(() => Int, { description: 'What they are worth before caps.' }) filedCenticredits: number;
  @Field(() => Int, { description: "Claims that have passed the school's pre-check." }) precheckedCount: number;
  @Field(() => Int, { description: 'Claims recognised.' }) recognisedCount: number;
  @Field(() => Int, { description: 'What their recognition brought after caps.' }) postedCenticredits: number;
  @Field(() => Int, { description: 'Claims given back for mending.' }) returnedCount: number;
  @Field(() => Int, { description: 'Claims refused.' }) rejectedCount: number;
  @Field(() => Int, { description: 'Suspected duplicates that nobody has settled.' }) quarantinedCount: number;
  @Field(() => Int, { description: 'Claims taken back by those who filed them.' }) withdrawnCount: number;
  @Field(() => [CreditWaveStep], { description: 'Claims that wait, by the step they wait for; suspected duplicates are counted apart.' }) waiting: CreditWaveStep[];
  @Field(() => Int, { description: 'Claims filed before the window that wait still, suspected duplicates included.' }) earlierWaitingCount: number;
  @Field(() => Int, { description: 'Claims decided a day over the last seven days, in tenths.' }) decidedPerDayTenths: number;
  @Field(() => DayScalar, { nullable: true, description: 'When nothing of it would wait at that pace if no more were filed; null while nothing is being decided.' }) emptyOnDay: string | null;
  @Field(() => [CreditWaveDay], { description: 'Every day of the window.' }) days: CreditWaveDay[];
  @Field(() => [CreditWaveSchool], { description: 'By school, those that wait longest first.' }) schools: CreditWaveSchool[];
  @Field(() => [CreditWaveOfficer], { description: "Who decided what today; empty for who does not see the whole county." }) officers: CreditWaveOfficer[];
}
