import { Matches } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { ANSWER_STATUSES, type AnswerCode, type AnswerStatus } from './rules/answer.js';
import { PROBLEM_CODES, type RecordProblem, type SentRecord } from './rules/record-check.js';

const keyed = <T extends string>(values: readonly T[]): { [V in T]: V } => Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

export const AnswerStatusEnum = keyed(ANSWER_STATUSES);
registerEnumType(AnswerStatusEnum, {
  name: 'LearningRecordStatus', description: 'What became of a record.',
  valuesConfig: {
    ACCEPTED: { description: 'Taken; it is a claim now.' },
    DUPLICATE: { description: 'Its id stands for another content; nothing was done.' },
    UNKNOWN_TEACHER: { description: 'Nobody in the county has this number or id.' },
    AMBIGUOUS: { description: 'Number, id and name do not agree on one person.' },
    OUT_OF_SCOPE: { description: 'Not for this platform to send, or not to be credited.' },
    INVALID: { description: 'The record itself is wrong; every problem is named.' },
  },
});

export const AnswerCodeEnum: { [C in AnswerCode]: C } = keyed([
  'SUSPECTED_DUPLICATE', 'CONTENT_CHANGED', 'TWICE_IN_BATCH', 'TEACHER_UNKNOWN', 'IDENTITIES_DISAGREE', 'NAME_DIFFERS', 'TEACHER_LEFT',
  'LEVEL_NOT_ALLOWED', 'CATEGORY_NOT_ALLOWED', 'YEAR_NOT_ALLOWED', 'NOT_PASSED', 'RECORD_INVALID',
]);
registerEnumType(AnswerCodeEnum, { name: 'LearningRecordCode', description: 'Why, for programs.' });

const ProblemEnum = keyed(PROBLEM_CODES);
registerEnumType(ProblemEnum, { name: 'LearningRecordProblemCode', description: 'What is wrong with an invalid record.' });

@ObjectType('LearningRecordProblem', { description: 'One thing that is wrong with a record.' })
export class LearningRecordProblem {
  @Field(() => String, { description: 'The field of the record concerned.' }) field: string;
  @Field(() => ProblemEnum, { description: 'What is wrong, for programs.' }) code: RecordProblem;
  @Field(() => String, { description: "What is wrong, in the request's language." }) message: string;
}

@ObjectType('LearningRecordAnswer', { description: 'The answer to one record.' })
export class LearningRecordAnswer {
  @Field(() => String, { description: 'The id that the platform sent.' }) externalId: string;
  @Field(() => AnswerStatusEnum, { description: 'What became of it.' }) status: AnswerStatus;
  @Field(() => AnswerCodeEnum, { nullable: true, description: 'Why; null when accepted without a doubt.' }) code: AnswerCode | null;
  @Field(() => String, { description: "What became of it and what to do, in the request's language. Never names a person." }) message: string;
  @Field(() => [LearningRecordProblem], { description: 'Everything that is wrong with an invalid record.' }) problems: LearningRecordProblem[];
  @Field(() => ID, { nullable: true, description: 'The claim that came of it.' }) claimId: number | null;
  @Field(() => Boolean, { description: 'Known before and answered as before: nothing was done.' }) repeated: boolean;
}

/** Everything but the id may be missing: that is told record by record and stops no other record. */
@InputType({ description: 'One learning record. What is missing or malformed is told for this record alone; the others are taken.' })
export class LearningRecordInput implements SentRecord {
  @Field(() => String, { description: "The platform's own id of this record, 1 to 100 characters without spaces; the same id is taken once, for ever." }) externalId: string;
  @Field(() => String, { nullable: true, description: "The county's teacher number. Give it, or nationalId, or both, which must then agree." }) teacherNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'National id, 18 characters. It is only looked up: it is neither kept nor answered.' }) nationalId?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. The name as in the roster.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: "The platform's code of the course; parts of one course bear one code." }) courseCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. Title of the course.' }) courseTitle?: string | null;
  @Field(() => String, { nullable: true, description: "Category key of the county's rule set; the platform's own category when absent." }) category?: string | null;
  @Field(() => String, { nullable: true, description: "NATIONAL, PROVINCE, CITY, COUNTY, AREA or SCHOOL; the platform's own level when absent." }) level?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. First day, such as 2026-07-01.' }) startedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. Last day, such as 2026-07-20.' }) completedOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'Required. Whole minutes studied (not hours of 45 minutes).' }) minutes?: number | null;
  @Field(() => Int, { nullable: true, description: 'Score in thousandths, 0 to 1000: 875 is 87.5 of 100.' }) scorePermille?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Required. Whether it was passed.' }) passed?: boolean | null;
}

/** No MutationInput: the batch key is its idempotency key, one that never expires (see decisions). */
@InputType({ description: 'A batch of learning records.' })
export class LearningRecordsPushInput {
  @Matches(/^[\w.:-]{1,80}$/u, { context: { zh: '1–80 位字母、数字、. : _ 和 -', en: '1 to 80 letters, digits, . : _ and -' } })
  @Field(() => String, { description: 'Chosen by the platform, 1 to 80 letters, digits, . : _ or -. The same key with the same records is answered with the first answers, for ever.' }) batchKey: string;
  @Field(() => [LearningRecordInput], { description: 'Up to 500 records.' }) records: LearningRecordInput[];
}
