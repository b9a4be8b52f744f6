import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import { enumOf, StatementCategory } from './credits.types.js';

export const SimulationOutcomeEnum = enumOf('NOW_MEETS', 'NO_LONGER_MEETS', 'GAINS', 'LOSES', 'SAME', 'NOT_JUDGED');
registerEnumType(SimulationOutcomeEnum, { name: 'SimulationOutcome', description: 'What a draft would do to a teacher: NOW_MEETS and NO_LONGER_MEETS the requirements, GAINS or LOSES credits or comes nearer to or farther from the goal, SAME; NOT_JUDGED: a date of the teacher is not on file.' });
export const SimulationStatusEnum = enumOf('RUNNING', 'DONE');
registerEnumType(SimulationStatusEnum, { name: 'SimulationStatus', description: 'Whether all teachers were looked at.' });
export const SimulationSortEnum = enumOf('SCHOOL', 'LOST_MOST', 'GAINED_MOST');
registerEnumType(SimulationSortEnum, { name: 'SimulationSort', description: 'By school and name, or by the change of the credits that count.' });

@ObjectType('SimulationTotal', { description: 'How many teachers the draft treats so.' })
export class SimulationTotal {
  @Field(() => SimulationOutcomeEnum, { description: 'How.' }) outcome: string;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@ObjectType('SimulationDifference', { description: "Something that makes a teacher's result another." })
export class SimulationDifference {
  @Field(() => String, { description: 'CAP_TAKES, WORTH, NOW_REFUSED, NOW_ACCEPTED, OVERFLOW, ASKS, ASKS_SHARE, ASKS_BLOCK, WAIVED, NO_LONGER_WAIVED or CYCLE.' }) code: string;
  @Field(() => String, { nullable: true, description: 'Key of the cap, category, overflow or requirement concerned.' }) key: string | null;
  @Field(() => Int, { nullable: true, description: 'The year of the cycle; null: the whole of it.' }) cycleYear: number | null;
  @Field(() => Int, { nullable: true, description: 'The amount today, in hundredths.' }) beforeCenticredits: number | null;
  @Field(() => Int, { nullable: true, description: 'The amount under the draft, in hundredths.' }) afterCenticredits: number | null;
  @Field(() => String, { description: "In words, in the request's language." }) message: string;
}

@ObjectType('SimulationCause', { description: 'Something that makes results others, over all teachers it concerns: amounts are added up.' })
export class SimulationCause {
  @Field(() => SimulationDifference, { description: 'What.' }) difference: SimulationDifference;
  @Field(() => Int, { description: 'How many teachers it concerns.' }) teacherCount: number;
}

@ObjectType('RuleSetSimulation', { description: 'A trial of a draft on all teachers: everything recognised so far, under the rules in force on its day and under the draft as if it had always been in force. Amounts are hundredths.' })
export class RuleSetSimulation {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { description: 'Of which draft.' }) draftId: number;
  @Field(() => String, { description: "The draft's name as it was tried." }) draftName: string;
  @Field(() => Int, { description: "The draft's revision that was tried." }) draftRevision: number;
  @Field(() => Boolean, { description: 'Whether the draft was saved, or another version published, since.' }) outdated: boolean;
  @Field(() => DayScalar, { description: 'The cycles tried are those that hold this day.' }) asOfDay: string;
  @Field(() => SimulationStatusEnum, { description: 'Whether it is done.' }) status: string;
  @Field(() => ID, { nullable: true, description: 'The job that does it; its progress is seen there by whoever started it.' }) jobId: number | null;
  @Field(() => InstantScalar, { description: 'When it was asked for; what was recognised later is not in it.' }) createdAt: string;
  @Field(() => String, { description: 'Who asked for it.' }) createdByName: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was done.' }) endedAt: string | null;
  @Field(() => String, { description: 'The rule set that judges today.' }) ruleSetName: string;
  @Field(() => Int, { description: 'Teachers looked at so far.' }) teacherCount: number;
  @Field(() => [SimulationTotal], { description: 'By outcome, all of them.' }) totals: SimulationTotal[];
  @Field(() => Int, { description: 'How many meet the requirements today.' }) beforeMetCount: number;
  @Field(() => Int, { description: 'How many would.' }) afterMetCount: number;
  @Field(() => Int, { description: 'What counts for a teacher today, on average.' }) beforeAverageCenticredits: number;
  @Field(() => Int, { description: 'What would count.' }) afterAverageCenticredits: number;
  @Field(() => Int, { description: "Teachers whose ledger is not what today's rules make of its sources; their comparison is less certain." }) differsFromLedgerCount: number;
  @Field(() => [SimulationCause], { description: 'What makes the difference, what concerns most teachers first; 20 at most.' }) causes: SimulationCause[];
}

@ObjectType('SimulationSchool', { description: 'What a draft would do to the teachers of a school. Amounts are hundredths.' })
export class SimulationSchool {
  @Field(() => School, { description: 'Which school.' }) school: School;
  @Field(() => Int, { description: 'Teachers looked at.' }) teacherCount: number;
  @Field(() => [SimulationTotal], { description: 'By outcome, all of them.' }) totals: SimulationTotal[];
  @Field(() => Int, { description: 'How many meet the requirements today.' }) beforeMetCount: number;
  @Field(() => Int, { description: 'How many would.' }) afterMetCount: number;
  @Field(() => Int, { description: 'What counts for a teacher today, on average.' }) beforeAverageCenticredits: number;
  @Field(() => Int, { description: 'What would count.' }) afterAverageCenticredits: number;
}

@ObjectType('SimulationResult', { description: 'What a draft would do to one teacher in the cycle. Amounts are hundredths.' })
export class SimulationResult {
  @Field(() => Teacher, { description: 'Who.' }) teacher: Teacher;
  @Field(() => SimulationOutcomeEnum, { description: 'What.' }) outcome: string;
  @Field(() => Boolean, { description: 'Whether he meets the requirements today.' }) beforeMet: boolean;
  @Field(() => Boolean, { description: 'Whether he would.' }) afterMet: boolean;
  @Field(() => Int, { description: 'What counts today.' }) beforeCenticredits: number;
  @Field(() => Int, { description: 'What would count.' }) afterCenticredits: number;
  @Field(() => Int, { description: 'What he lacks today: to the goal, or in all categories together, whichever is more.' }) beforeShortCenticredits: number;
  @Field(() => Int, { description: 'What he would lack.' }) afterShortCenticredits: number;
  @Field(() => Boolean, { description: "Whether his ledger is not what today's rules make of its sources." }) differsFromLedger: boolean;
  @Field(() => [SimulationDifference], { description: 'What makes the difference.' }) differences: SimulationDifference[];
}

export const SimulationResultPage = pageOf<SimulationResult>('SimulationResult', () => SimulationResult);

@ObjectType('SimulatedRecord', { description: 'What one of the two rule sets makes of a record. Amounts are hundredths.' })
export class SimulatedRecord {
  @Field(() => Int, { nullable: true, description: 'What it brings after caps; null: it is refused.' }) centicredits: number | null;
  @Field(() => Int, { nullable: true, description: 'What it is worth before caps; null: it is refused.' }) worthCenticredits: number | null;
  @Field(() => String, { nullable: true, description: 'Why it is refused, for programs.' }) refusal: string | null;
  @Field(() => [String], { description: "How it came about, sentence by sentence, in the request's language." }) explanation: string[];
}

@ObjectType('ComparedRecord', { description: 'A recognised record under both rule sets.' })
export class ComparedRecord {
  @Field(() => String, { description: 'What was recognised.' }) title: string;
  @Field(() => DayScalar, { description: 'Its last day.' }) day: string;
  @Field(() => String, { description: 'The source, such as `claim:12`.' }) sourceKey: string;
  @Field(() => Boolean, { description: 'Whether the two come to different amounts.' }) differs: boolean;
  @Field(() => SimulatedRecord, { description: 'Under the rules in force on its day.' }) before: SimulatedRecord;
  @Field(() => SimulatedRecord, { description: 'Under the draft.' }) after: SimulatedRecord;
}

@ObjectType('SimulatedStanding', { description: 'How the teacher stands in the cycle under one of the two. Amounts are hundredths.' })
export class SimulatedStanding {
  @Field(() => String, { description: 'The rule set, with its version.' }) ruleSetName: string;
  @Field(() => String, { description: 'Its unit.' }) unitName: string;
  @Field(() => DayScalar, { description: 'First day of the cycle.' }) startDay: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endDay: string;
  @Field(() => Boolean, { description: 'Whether the requirements are met.' }) met: boolean;
  @Field(() => Int, { description: 'What counts.' }) totalCenticredits: number;
  @Field(() => Int, { nullable: true, description: 'The goal.' }) targetCenticredits: number | null;
  @Field(() => [StatementCategory], { description: 'By category.' }) categories: StatementCategory[];
  @Field(() => [String], { description: 'The result, what moved, what was lost and what is missing, in words.' }) explanation: string[];
}

@ObjectType('SimulatedTeacher', { description: 'One teacher of a trial, worked out again in full.' })
export class SimulatedTeacher {
  @Field(() => SimulationResult, { description: 'The result.' }) result: SimulationResult;
  @Field(() => SimulatedStanding, { nullable: true, description: 'Under the rules in force; null when a date is not on file.' }) before: SimulatedStanding | null;
  @Field(() => SimulatedStanding, { nullable: true, description: 'Under the draft.' }) after: SimulatedStanding | null;
  @Field(() => [ComparedRecord], { description: 'Every record up to the day, in the order it was recognised.' }) records: ComparedRecord[];
}

@InputType({ description: 'Which teachers of a trial.' })
export class SimulationResultFilter {
  @IsOptional() @ArrayMaxSize(6)
  @Field(() => [SimulationOutcomeEnum], { nullable: true, description: 'Treated in one of these ways.' }) outcomes?: (keyof typeof SimulationOutcomeEnum)[] | null;
  @Field(() => ID, { nullable: true, description: 'Of this school.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this area.' }) areaId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search?: string | null;
}

@InputType({ description: 'A draft to be tried on all teachers.' })
export class RuleSetSimulationStartInput extends MutationInput {
  @Field(() => ID, { description: 'Which draft.' }) draftId: string;
  @IsOptional()
  @Field(() => DayScalar, { nullable: true, description: 'The cycles that hold this day are tried; left out: today. The last day of an earlier cycle tries that one.' }) asOfDay?: string | null;
}
