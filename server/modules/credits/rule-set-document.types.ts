import { Field, Int, ObjectType } from 'type-graphql';

import { DayScalar } from '../../platform/graphql/scalars.js';
import { LevelEnum } from './credits.types.js';
import {
  RuleSetBlockDuty, RuleSetCap, RuleSetClass, RuleSetCycle, RuleSetExemption, RuleSetFraction, RuleSetMinimum, RuleSetNamed, RuleSetRatio, RuleSetRounding, RuleSetScope, RuleSetTarget, RuleSetUnit, RuleSetWords,
} from './rule-set-requirements.types.js';
import type { Level } from './rules/rule-set.js';

/** What a rule set pays, how it proceeds, and the whole of it. */

@ObjectType('RuleSetOverflow', { description: 'What of one category may fill another, in one direction.' })
export class RuleSetOverflow {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => String, { description: 'Where it comes from.' }) fromCategoryKey: string;
  @Field(() => String, { description: 'What it fills.' }) toCategoryKey: string;
  @Field(() => String, { description: 'YEAR or CYCLE.' }) span: string;
  @Field(() => RuleSetRatio, { description: 'At which ratio.' }) ratio: RuleSetRatio;
  @Field(() => Int, { nullable: true, description: 'The most that it gives in the span, in hundredths; null: no limit of its own.' }) mostCenticredits: number | null;
  @Field(() => String, { description: 'MINIMUM or CAP: what it must be above.' }) surplusAbove: string;
  @Field(() => String, { description: 'MINIMUM or CAP: up to what it fills.' }) fills: string;
}

@ObjectType('RuleSetWeight', { description: 'What so many minutes are worth; the first row that fits the record is taken.' })
export class RuleSetWeight {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => [String], { description: 'Categories.' }) categoryKeys: readonly string[];
  @Field(() => [LevelEnum], { description: 'Sponsor levels; empty means any.' }) levels: readonly Level[];
  @Field(() => [String], { description: 'Roles; empty means any.' }) roleKeys: readonly string[];
  @Field(() => Int, { description: 'Hundredths of the unit.' }) centicredits: number;
  @Field(() => Int, { description: 'For so many minutes.' }) perMinutes: number;
  @Field(() => Boolean, { description: 'Whether a part of them earns nothing.' }) wholeStepsOnly: boolean;
  @Field(() => RuleSetRounding, { nullable: true, description: 'How its values are rounded; null: as the rule set rounds.' }) rounding: RuleSetRounding | null;
  @Field(() => [String], { description: 'Keys of the classes of person it is for; empty: everyone.' }) forClasses: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes that it is never for.' }) exceptClasses: readonly string[];
}

@ObjectType('RuleSetItemRow', { description: 'The value of a piece by level, rank and role.' })
export class RuleSetItemRow {
  @Field(() => [LevelEnum], { description: 'Levels; empty means any.' }) levels: readonly Level[];
  @Field(() => [String], { description: 'Ranks; empty means any.' }) rankKeys: readonly string[];
  @Field(() => [String], { description: 'Roles; empty means any.' }) roleKeys: readonly string[];
  @Field(() => Int, { description: 'Hundredths of the unit for each piece.' }) centicredits: number;
}

@ObjectType('RuleSetItemValue', { description: 'What a piece of an item is worth.' })
export class RuleSetItemValue {
  @Field(() => String, { description: 'FIXED or DECLARED by the recognising body.' }) kind: string;
  @Field(() => [RuleSetItemRow], { nullable: true, description: 'The table, when FIXED; the first row that fits is taken.' }) rows?: readonly RuleSetItemRow[] | null;
}

@ObjectType('RuleSetItem', { description: 'An item with a value of its own.' })
export class RuleSetItem {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => String, { description: 'Its category.' }) categoryKey: string;
  @Field(() => RuleSetWords, { description: 'What a piece of it is called.' }) pieceName: RuleSetWords;
  @Field(() => RuleSetItemValue, { description: 'Its worth.' }) value: RuleSetItemValue;
  @Field(() => Int, { description: 'Shorter ones earn nothing.' }) minimumMinutes: number;
  @Field(() => [String], { description: 'Roles that one record credits together.' }) creditsBothRoleKeys: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes of person it is for; empty: everyone.' }) forClasses: readonly string[];
  @Field(() => [String], { description: 'Keys of the classes that it is never for.' }) exceptClasses: readonly string[];
}

@ObjectType('RuleSetGateAttendance', { description: 'What attendance a record needs.' })
export class RuleSetGateAttendance {
  @Field(() => String, { description: 'NONE, ABSENT_BELOW or ATTENDED_AT_LEAST.' }) kind: string;
  @Field(() => RuleSetFraction, { nullable: true, description: 'Of the hours.' }) share?: RuleSetFraction | null;
}

@ObjectType('RuleSetGateAssessment', { description: 'What assessment a record needs.' })
export class RuleSetGateAssessment {
  @Field(() => String, { description: 'NONE, PASSED or SCORE_AT_LEAST.' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'The least score, in thousandths.' }) scorePermille?: number | null;
}

@ObjectType('RuleSetGate', { description: 'Attendance and assessment that records must show.' })
export class RuleSetGate {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => RuleSetScope, { description: 'Which records.' }) scope: RuleSetScope;
  @Field(() => RuleSetGateAttendance, { description: 'Attendance.' }) attendance: RuleSetGateAttendance;
  @Field(() => String, { description: 'REFUSED or PASSES: records without a register.' }) unrecordedAttendance: string;
  @Field(() => String, { description: 'PLANNED or ATTENDED hours.' }) paysFor: string;
  @Field(() => RuleSetGateAssessment, { description: 'Assessment.' }) assessment: RuleSetGateAssessment;
}

@ObjectType('RuleSetBlockRule', { description: 'How long in one go a training must be.' })
export class RuleSetBlockRule {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => RuleSetScope, { description: 'Which records.' }) scope: RuleSetScope;
  @Field(() => Int, { description: 'Days on end.' }) consecutiveDays: number;
  @Field(() => Int, { description: 'Minutes on end.' }) uninterruptedMinutes: number;
}

@ObjectType('RuleSetOrganiserRule', { description: 'Who may have organised a training.' })
export class RuleSetOrganiserRule {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => RuleSetScope, { description: 'Which records.' }) scope: RuleSetScope;
  @Field(() => LevelEnum, { nullable: true, description: 'The lowest level.' }) minimumLevel: Level | null;
  @Field(() => String, { description: 'NOT_REQUIRED, REGISTER or LISTED.' }) accreditation: string;
}

@ObjectType('RuleSetOrganiser', { description: 'An accredited organiser that the document names.' })
export class RuleSetOrganiser {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => [String], { description: 'For which categories; empty: all.' }) categoryKeys: readonly string[];
  @Field(() => DayScalar, { nullable: true, description: 'First day.' }) fromDay: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Last day.' }) toDay: string | null;
}

@ObjectType('RuleSetEvidence', { description: 'A piece of evidence that records need.' })
export class RuleSetEvidence {
  @Field(() => String, { description: 'Its key within the rule set.' }) key: string;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => RuleSetScope, { description: 'Which records.' }) scope: RuleSetScope;
}

@ObjectType('RuleSetWindow', { description: 'A part of the calendar year in which claims are taken.' })
export class RuleSetWindow {
  @Field(() => String, { description: 'MM-DD.' }) fromMonthDay: string;
  @Field(() => String, { description: 'MM-DD.' }) toMonthDay: string;
}

@ObjectType('RuleSetRetroactive', { description: 'Whether late entries are possible.' })
export class RuleSetRetroactive {
  @Field(() => String, { description: 'FORBIDDEN or ALLOWED.' }) kind: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether an order must stand behind them.' }) orderRequired?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'How late they may come.' }) withinDaysOfActivity?: number | null;
}

@ObjectType('RuleSetRegistration', { description: 'When records may be handed in.' })
export class RuleSetRegistration {
  @Field(() => Int, { nullable: true, description: 'Days after the end of a year; null: never, where `yearClosesOn` is null too.' }) yearClosesAfterDays: number | null;
  @Field(() => String, { nullable: true, description: 'MM-DD in place of a number of days: the first such day on or after the end of the year.' }) yearClosesOn: string | null;
  @Field(() => Int, { nullable: true, description: 'Days after the activity; null: no limit.' }) withinDaysOfActivity: number | null;
  @Field(() => [RuleSetWindow], { description: 'Parts of the year; empty: always.' }) windows: readonly RuleSetWindow[];
  @Field(() => RuleSetRetroactive, { description: 'Late entries.' }) retroactive: RuleSetRetroactive;
}

@ObjectType('RuleSetApprovalStep', { description: 'One step of an approval chain.' })
export class RuleSetApprovalStep {
  @Field(() => String, { description: 'SCHOOL, AREA, COUNTY, CITY or PROVINCE.' }) at: string;
  @Field(() => String, { description: 'PRECHECK, RECOGNISE, AUDIT or FILE.' }) does: string;
}

@ObjectType('RuleSetApproval', { description: 'The approval chain of categories.' })
export class RuleSetApproval {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => [String], { description: 'Categories; empty: all.' }) categoryKeys: readonly string[];
  @Field(() => String, { description: 'ANY or RETROACTIVE.' }) entry: string;
  @Field(() => [RuleSetApprovalStep], { description: 'In order.' }) steps: readonly RuleSetApprovalStep[];
}

@ObjectType('RuleSetConversion', { description: 'How credits read in another unit, on statements.' })
export class RuleSetConversion {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => RuleSetWords, { description: 'The other unit.' }) unitName: RuleSetWords;
  @Field(() => [String], { description: 'Categories.' }) categoryKeys: readonly string[];
  @Field(() => Int, { description: 'So many hundredths here' }) centicredits: number;
  @Field(() => Int, { description: 'are worth so many there.' }) convertedCenticredits: number;
}

@ObjectType('RuleSetPenalty', { description: 'What follows a forgery.' })
export class RuleSetPenalty {
  @Field(() => String, { description: 'VOID_RECORD, VOID_YEAR or BARRED.' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'Years barred.' }) years?: number | null;
}

@ObjectType('RuleSetDegreeYear', { description: 'What a passed degree year does to the other hours of that year.' })
export class RuleSetDegreeYear {
  @Field(() => [String], { description: 'Items that are degree years.' }) itemKeys: readonly string[];
  @Field(() => String, { description: 'COUNT or DO_NOT_COUNT.' }) otherHours: string;
}

@ObjectType('RuleSetPolicies', { description: 'What the sources leave open; null: the rule set says nothing of it.' })
export class RuleSetPolicies {
  @Field(() => Int, { nullable: true, description: 'Days to appeal.' }) appealDays: number | null;
  @Field(() => Int, { nullable: true, description: 'Days of public notice.' }) noticeDays: number | null;
  @Field(() => RuleSetPenalty, { nullable: true, description: 'Forgery.' }) forgeryPenalty: RuleSetPenalty | null;
  @Field(() => RuleSetDegreeYear, { nullable: true, description: 'A degree year.' }) degreeYear: RuleSetDegreeYear | null;
  @Field(() => String, { description: 'FULL or BY_YEARS: what is owed by one hired within the cycle.' }) partialCycle: string;
}

@ObjectType('RuleSetDocument', { description: 'A whole rule set as data. Amounts are hundredths of its unit, times are minutes.' })
export class RuleSetDocument {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => Int, { description: 'Its version; in a draft that of the document it was made from.' }) version: number;
  @Field(() => RuleSetWords, { description: 'Its name.' }) name: RuleSetWords;
  @Field(() => RuleSetWords, { description: 'Where it comes from.' }) source: RuleSetWords;
  @Field(() => DayScalar, { description: 'First day in force.' }) effectiveFromDay: string;
  @Field(() => DayScalar, { nullable: true, description: 'Last day in force; null: open.' }) effectiveToDay: string | null;
  @Field(() => RuleSetUnit, { description: 'Unit.' }) unit: RuleSetUnit;
  @Field(() => RuleSetCycle, { description: 'Cycle.' }) cycle: RuleSetCycle;
  @Field(() => RuleSetRounding, { description: 'Rounding.' }) rounding: RuleSetRounding;
  @Field(() => [RuleSetNamed], { description: 'Categories.' }) categories: readonly RuleSetNamed[];
  @Field(() => [RuleSetNamed], { description: 'Topics.' }) topics: readonly RuleSetNamed[];
  @Field(() => [RuleSetNamed], { description: 'Ranks.' }) ranks: readonly RuleSetNamed[];
  @Field(() => [RuleSetNamed], { description: 'Roles.' }) roles: readonly RuleSetNamed[];
  @Field(() => [RuleSetClass], { description: 'Classes of person.' }) classes: readonly RuleSetClass[];
  @Field(() => [RuleSetTarget], { description: 'Totals to reach.' }) targets: readonly RuleSetTarget[];
  @Field(() => [RuleSetMinimum], { description: 'Minima.' }) minima: readonly RuleSetMinimum[];
  @Field(() => [RuleSetCap], { description: 'Maxima.' }) caps: readonly RuleSetCap[];
  @Field(() => [RuleSetBlockDuty], { description: 'Blocks owed.' }) blockDuties: readonly RuleSetBlockDuty[];
  @Field(() => [RuleSetExemption], { description: 'Exemptions.' }) exemptions: readonly RuleSetExemption[];
  @Field(() => [RuleSetOverflow], { description: 'Overflow between categories.' }) overflows: readonly RuleSetOverflow[];
  @Field(() => [RuleSetWeight], { description: 'Worth of hours.' }) weights: readonly RuleSetWeight[];
  @Field(() => [RuleSetItem], { description: 'Items.' }) items: readonly RuleSetItem[];
  @Field(() => [RuleSetGate], { description: 'Attendance and assessment.' }) gates: readonly RuleSetGate[];
  @Field(() => [RuleSetBlockRule], { description: 'Length in one go.' }) blockRules: readonly RuleSetBlockRule[];
  @Field(() => [RuleSetOrganiserRule], { description: 'Who may organise.' }) organiserRules: readonly RuleSetOrganiserRule[];
  @Field(() => [RuleSetOrganiser], { description: 'Organisers named.' }) accreditedOrganisers: readonly RuleSetOrganiser[];
  @Field(() => [RuleSetEvidence], { description: 'Evidence.' }) evidence: readonly RuleSetEvidence[];
  @Field(() => RuleSetRegistration, { description: 'When records are taken.' }) registration: RuleSetRegistration;
  @Field(() => [RuleSetApproval], { description: 'Approval chains.' }) approvals: readonly RuleSetApproval[];
  @Field(() => [RuleSetConversion], { description: 'Other units.' }) conversions: readonly RuleSetConversion[];
  @Field(() => RuleSetPolicies, { description: 'Switches.' }) policies: RuleSetPolicies;
}
