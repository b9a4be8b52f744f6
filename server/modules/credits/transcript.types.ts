import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { StatementCategory } from './credits.types.js';

export type TranscriptVerdict = 'GENUINE' | 'CHANGED_SINCE' | 'LEDGER_DIFFERS' | 'ALTERED' | 'UNKNOWN_TEACHER';
const TranscriptVerdictEnum: { [V in TranscriptVerdict]: V } = {
  GENUINE: 'GENUINE', CHANGED_SINCE: 'CHANGED_SINCE', LEDGER_DIFFERS: 'LEDGER_DIFFERS', ALTERED: 'ALTERED', UNKNOWN_TEACHER: 'UNKNOWN_TEACHER',
};
registerEnumType(TranscriptVerdictEnum, {
  name: 'TranscriptVerdict',
  description: 'GENUINE: signed here and true today. CHANGED_SINCE: signed here, and the ledger has moved on. LEDGER_DIFFERS: signed here, but the ledger of then is another. ALTERED: not signed here. UNKNOWN_TEACHER: signed here for a teacher who is not known any more.',
});

@ObjectType('TranscriptVerification', { description: 'What is true of a printed transcript. The figures are those of the database today; those printed are named so.' })
export class TranscriptVerification {
  @Field(() => TranscriptVerdictEnum, { description: 'The answer, for programs.' }) verdict: TranscriptVerdict;
  @Field(() => String, { description: "The answer as a sentence, in the request's language." }) message: string;
  @Field(() => String, { nullable: true, description: 'The holder, masked to the family name.' }) holderName: string | null;
  @Field(() => String, { nullable: true, description: "The holder's school today." }) schoolName: string | null;
  @Field(() => String, { nullable: true, description: 'Teacher number, as printed.' }) teacherNumber: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was printed.' }) printedOn: string | null;
  @Field(() => Int, { nullable: true, description: 'The year its cycle begins in.' }) cycleStartYear: number | null;
  @Field(() => DayScalar, { nullable: true, description: 'First day of the cycle.' }) startDay: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Last day of the cycle.' }) endDay: string | null;
  @Field(() => Int, { nullable: true, description: 'The total printed on it, in hundredths of a credit.' }) printedCenticredits: number | null;
  @Field(() => Int, { nullable: true, description: 'The total today, in hundredths.' }) totalCenticredits: number | null;
  @Field(() => Int, { nullable: true, description: 'The goal of the cycle, in hundredths.' }) targetCenticredits: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether nothing is owed today.' }) met: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Ledger entries of the cycle today.' }) entryCount: number | null;
  @Field(() => String, { nullable: true, description: 'The rule set that judges the cycle.' }) ruleSetName: string | null;
  @Field(() => String, { nullable: true, description: 'Its unit.' }) unitName: string | null;
  @Field(() => [StatementCategory], { description: 'By category, today.' }) categories: StatementCategory[];
}
