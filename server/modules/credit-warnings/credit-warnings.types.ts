import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import { WARNING_LEVELS, type WarningLevel } from './rules/risk.js';

export const WarningLevelEnum = Object.fromEntries(WARNING_LEVELS.map((code) => [code, code])) as { [L in WarningLevel]: L };
registerEnumType(WarningLevelEnum, { name: 'CreditWarningLevel', description: 'Something cannot be reached any more; little time or twice the usual pace needed; behind the pace.' });

@ObjectType('CreditWarningRun', { description: 'A reckoning of who is at risk; made every night and on demand.' })
export class CreditWarningRun {
  @Field(() => DayScalar, { description: 'As of which day.' }) day: string;
  @Field(() => InstantScalar, { description: 'When it was computed.' }) computedAt: string;
  @Field(() => Int, { description: 'Teachers of the county that were looked at.' }) teacherCount: number;
}

@ObjectType('CreditWarning', { description: 'A teacher at risk. Amounts are hundredths of a credit.' })
export class CreditWarning {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Teacher, { description: 'Who.' }) teacher: Teacher;
  @Field(() => WarningLevelEnum, { description: 'How pressing it is.' }) level: WarningLevel;
  @Field(() => Int, { description: 'What is missing, the greater of year and cycle.' }) gapCenticredits: number;
  @Field(() => DayScalar, { description: 'When the year or cycle that it is about ends.' }) endDay: string;
  @Field(() => String, { description: 'Why, in one sentence.' }) sentence: string;
  @Field(() => [String], { description: 'What is missing, a sentence each.' }) missing: string[];
}

export const CreditWarningPage = pageOf<CreditWarning>('CreditWarning', () => CreditWarning);

@ObjectType('CreditWarningSchool', { description: 'How many teachers of a school are at risk.' })
export class CreditWarningSchool {
  @Field(() => School, { description: 'The school.' }) school: School;
  @Field(() => Int, { description: 'Teachers who cannot reach something any more.' }) missedCount: number;
  @Field(() => Int, { description: 'Teachers for whom it is urgent.' }) urgentCount: number;
  @Field(() => Int, { description: 'Teachers behind the pace.' }) behindCount: number;
}

@InputType({ description: 'Which teachers at risk; conditions add up.' })
export class CreditWarningFilter {
  @Field(() => WarningLevelEnum, { nullable: true, description: 'Only at this level.' }) level?: WarningLevel | null;
  @Field(() => ID, { nullable: true, description: 'Only of this school.' }) schoolId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the teacher's name, its pinyin, or the number." }) search?: string | null;
}

@InputType({ description: 'Asks for the warnings to be reckoned now.' })
export class CreditWarningsComputeInput extends MutationInput {}
