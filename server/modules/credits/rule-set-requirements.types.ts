import { Field, Int, ObjectType } from 'type-graphql';

import { LevelEnum } from './credits.types.js';
import type { Level } from './rules/rule-set.js';

/** A rule set as GraphQL: the shape of rules/rule-set.ts, where a union is one type whose other fields are null. What it asks of teachers. */

@ObjectType('RuleSetWords', { description: 'A text in both languages.' })
export class RuleSetWords {
  @Field(() => String, { description: 'Chinese.' }) zh: string;
  @Field(() => String, { description: 'English.' }) en: string;
}

@ObjectType('RuleSetNamed', { description: 'A key with its name: a category, topic, rank or role.' })
export class RuleSetNamed {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
}

@ObjectType('RuleSetFraction', { description: 'An exact share.' })
export class RuleSetFraction {
  @Field(() => Int, { description: 'Above the line.' }) numerator: number;
  @Field(() => Int, { description: 'Below the line.' }) denominator: number;
}

@ObjectType('RuleSetAmount', { description: 'An amount stated outright, or as a share.' })
export class RuleSetAmount {
  @Field(() => String, { description: 'ABSOLUTE or SHARE; of a cap also HIGHEST: of records that share it only the highest counts.' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'Hundredths of the unit, when ABSOLUTE.' }) centicredits?: number | null;
  @Field(() => String, { nullable: true, description: 'TARGET or TOTAL: what it is a share of.' }) of?: string | null;
  @Field(() => RuleSetFraction, { nullable: true, description: 'Which share.' }) share?: RuleSetFraction | null;
}

@ObjectType('RuleSetSelector', { description: 'Which credits a minimum or cap looks at; an empty axis matches everything.' })
export class RuleSetSelector {
  @Field(() => [String], { description: 'Categories.' }) categoryKeys: readonly string[];
  @Field(() => [LevelEnum], { description: 'Sponsor levels.' }) levels: readonly Level[];
  @Field(() => [String], { description: 'Topics.' }) topicKeys: readonly string[];
  @Field(() => [String], { description: 'Items.' }) itemKeys: readonly string[];
}

@ObjectType('RuleSetScope', { description: 'Which records a procedure is for: hour records of the categories, and items by name. Empty matches nothing.' })
export class RuleSetScope {
  @Field(() => [String], { description: 'Categories of hour records.' }) categoryKeys: readonly string[];
  @Field(() => [String], { description: 'Items.' }) itemKeys: readonly string[];
}

@ObjectType('RuleSetUnit', { description: 'The unit, and what an hour is.' })
export class RuleSetUnit {
  @Field(() => String, { description: 'HOUR or CREDIT.' }) kind: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => Int, { description: 'Minutes of an hour.' }) hourMinutes: number;
  @Field(() => Int, { description: 'Hours of a whole day.' }) dayHours: number;
  @Field(() => Int, { description: 'Hours of half a day.' }) halfDayHours: number;
  @Field(() => Boolean, { description: 'Whether minutes short of a whole hour earn nothing.' }) wholeHoursOnly: boolean;
}

@ObjectType('RuleSetAnchor', { description: 'Where a year of the cycle begins.' })
export class RuleSetAnchor {
  @Field(() => String, { description: 'CALENDAR_YEAR, SCHOOL_YEAR, DATE, BIRTH_MONTH or HIRE_DATE.' }) kind: string;
  @Field(() => String, { nullable: true, description: 'MM-DD, for SCHOOL_YEAR and DATE.' }) startsOnMonthDay?: string | null;
}

@ObjectType('RuleSetCycleBegin', { description: 'Which year is the first of a cycle.' })
export class RuleSetCycleBegin {
  @Field(() => String, { description: 'COMMON: one year for the county; HIRE_YEAR: each teacher’s own.' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'The year, when COMMON.' }) startYear?: number | null;
}

@ObjectType('RuleSetCycle', { description: 'Length and anchor of the cycle.' })
export class RuleSetCycle {
  @Field(() => Int, { description: 'How many years.' }) years: number;
  @Field(() => RuleSetAnchor, { description: 'Where a year begins.' }) anchor: RuleSetAnchor;
  @Field(() => RuleSetCycleBegin, { description: 'Which year is the first.' }) begins: RuleSetCycleBegin;
}

@ObjectType('RuleSetRounding', { description: 'How values are rounded.' })
export class RuleSetRounding {
  @Field(() => Int, { description: 'To multiples of so many hundredths.' }) stepCenticredits: number;
  @Field(() => String, { description: 'DOWN, NEAREST or UP.' }) direction: string;
}

@ObjectType('RuleSetRegisterCondition', { description: 'What the register must say of a person; everything that is asked holds at once. An empty list and a null ask nothing.' })
export class RuleSetRegisterCondition {
  @Field(() => [String], { description: 'Posts, by the codes of the register.' }) posts: readonly string[];
  @Field(() => [String], { description: 'Titles.' }) titles: readonly string[];
  @Field(() => [String], { description: 'Sexes.' }) sexes: readonly string[];
  @Field(() => [String], { description: 'Stages.' }) stages: readonly string[];
  @Field(() => [String], { description: 'How far from the county town the school is.' }) remoteness: readonly string[];
  @Field(() => [String], { description: 'Levels of honours: COUNTY, CITY or PROVINCE.' }) honourLevels: readonly string[];
  @Field(() => Int, { nullable: true, description: 'Full years of age.' }) ageAtLeast: number | null;
  @Field(() => Int, { nullable: true, description: 'Fewer full years of age.' }) ageBelow: number | null;
  @Field(() => Int, { nullable: true, description: 'Full years of service.' }) serviceAtLeast: number | null;
  @Field(() => Int, { nullable: true, description: 'Fewer full years of service.' }) serviceBelow: number | null;
}

@ObjectType('RuleSetMembership', { description: 'How one comes to be in a class of person.' })
export class RuleSetMembership {
  @Field(() => String, { description: 'DECLARED: by the post that bears the key; REGISTER_SAYS, AGE_AT_LEAST or SERVICE_BELOW.' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'Years of age or of service.' }) years?: number | null;
  @Field(() => [RuleSetRegisterCondition], { nullable: true, description: 'What the register must say, when REGISTER_SAYS: one of them.' }) anyOf?: readonly RuleSetRegisterCondition[] | null;
}

@ObjectType('RuleSetClass', { description: 'A class of person.' })
export class RuleSetClass {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => RuleSetMembership, { description: 'Who is in it.' }) membership: RuleSetMembership;
  @Field(() => String, { description: 'ANY_DAY or LAST_DAY of the period.' }) heldWhen: string;
}

@ObjectType('RuleSetTarget', { description: 'A total to reach; the first row of a span that fits the person is his.' })
export class RuleSetTarget {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => String, { description: 'YEAR or CYCLE.' }) span: string;
  @Field(() => Int, { description: 'Hundredths of the unit.' }) centicredits: number;
  @Field(() => [String], { description: 'Keys of the classes of person it is for; empty: everyone.' }) forClasses: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes that it is never for.' }) exceptClasses: readonly string[];
}

@ObjectType('RuleSetMinimum', { description: 'A minimum on any axes.' })
export class RuleSetMinimum {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => RuleSetSelector, { description: 'What counts towards it.' }) selector: RuleSetSelector;
  @Field(() => String, { description: 'YEAR or CYCLE.' }) span: string;
  @Field(() => RuleSetAmount, { description: 'How much.' }) amount: RuleSetAmount;
  @Field(() => [String], { description: 'Keys of the classes of person it is for; empty: everyone.' }) forClasses: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes that it is never for.' }) exceptClasses: readonly string[];
}

@ObjectType('RuleSetCap', { description: 'A maximum.' })
export class RuleSetCap {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => RuleSetSelector, { description: 'What counts against it.' }) selector: RuleSetSelector;
  @Field(() => RuleSetAmount, { description: 'How much.' }) amount: RuleSetAmount;
  @Field(() => String, { description: 'RECORD, COURSE, YEAR or CYCLE.' }) span: string;
  @Field(() => String, { description: 'LEDGER: cuts what is posted; ASSESSMENT: cuts what counts.' }) enforcedAt: string;
  @Field(() => [String], { description: 'Keys of the classes of person it is for; empty: everyone.' }) forClasses: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes that it is never for.' }) exceptClasses: readonly string[];
}

@ObjectType('RuleSetBlockDuty', { description: 'At least one uninterrupted block within the span.' })
export class RuleSetBlockDuty {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => RuleSetSelector, { description: 'What may be the block.' }) selector: RuleSetSelector;
  @Field(() => String, { description: 'YEAR or CYCLE.' }) span: string;
  @Field(() => Int, { description: 'Its minutes.' }) uninterruptedMinutes: number;
  @Field(() => [String], { description: 'Keys of the classes of person it is for; empty: everyone.' }) forClasses: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes that it is never for.' }) exceptClasses: readonly string[];
}

@ObjectType('RuleSetWaiver', { description: 'What an exemption waives.' })
export class RuleSetWaiver {
  @Field(() => String, { description: 'EVERYTHING or REQUIREMENTS.' }) kind: string;
  @Field(() => [String], { nullable: true, description: 'Keys of the requirements.' }) keys?: readonly string[] | null;
}

@ObjectType('RuleSetExemption', { description: 'Waives requirements for classes of person.' })
export class RuleSetExemption {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => [String], { description: 'Which classes.' }) classKeys: readonly string[];
  @Field(() => String, { description: 'YEAR or CYCLE.' }) span: string;
  @Field(() => RuleSetWaiver, { description: 'What is waived.' }) waives: RuleSetWaiver;
  @Field(() => Boolean, { description: 'Whether an exempt year also lowers what the cycle asks.' }) shortensCycle: boolean;
}

@ObjectType('RuleSetRatio', { description: 'So many units of one category give so many of the other.' })
export class RuleSetRatio {
  @Field(() => Int, { description: 'Taken.' }) from: number;
  @Field(() => Int, { description: 'Given.' }) to: number;
}
