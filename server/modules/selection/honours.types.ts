import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { DayScalar } from '../../platform/graphql/scalars.js';
import { SubjectEnum, Teacher } from '../teachers/index.js';
import type { RecordingRefusal, RevocationRefusal } from './honours.service.js';
import { HonourLevelEnum } from './rounds.types.js';

export const HonourGradeEnum = { EXCELLENT: 'EXCELLENT' } as const;
registerEnumType(HonourGradeEnum, { name: 'HonourGrade', description: 'How an order grades holders of one honour; they are counted within it.' });

@ObjectType('HonourRound', { description: 'The round that an honour comes from.' })
export class HonourRound {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
}

@ObjectType('Honour', { description: 'An honour on a teacher\'s record (骨干称号).' })
export class Honour {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Teacher, { description: 'Whose.' }) teacher: Teacher;
  @Field(() => String, { description: 'Its code.' }) code: string;
  @Field(() => HonourLevelEnum, { description: 'Who granted it.' }) level: string;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => HonourGradeEnum, { nullable: true, description: 'Its grade, where the order grades.' }) grade: string | null;
  @Field(() => DayScalar, { description: 'The day it was granted.' }) grantedOn: string;
  @Field(() => Int, { description: 'The year it counts for.' }) year: number;
  @Field(() => HonourRound, { nullable: true, description: 'The round it comes from; null when it was granted elsewhere.' }) round: HonourRound | null;
  @Field(() => String, { nullable: true, description: 'Number of the order that granted it.' }) documentNumber: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'The last day it holds; null when it does not lapse.' }) expiresOn: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'The day it was revoked.' }) revokedOn: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was revoked.' }) revokedReason: string | null;
  @Field(() => Boolean, { description: 'Whether it holds today.' }) inForce: boolean;
}

@ObjectType('HonourKind', { description: 'A kind of honour that selections grant or the register knows.' })
export class HonourKind {
  @Field(() => String, { description: 'Its code.' }) code: string;
  @Field(() => HonourLevelEnum, { description: 'Who grants it.' }) level: string;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
}

export const HonourPage = pageOf<Honour>('Honour', () => Honour);

export const HonourSortEnum = { NEWEST: 'NEWEST', NAME: 'NAME', SCHOOL: 'SCHOOL' } as const;
registerEnumType(HonourSortEnum, { name: 'HonourSort', description: 'Order of a list of honours: newest first, by pinyin of the name, or by school.' });

@InputType({ description: 'Which honours; conditions add up.' })
export class HonourFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the teacher's name, pinyin or initials, or of the honour's title." }) search?: string | null;
  @Field(() => Int, { nullable: true, description: 'Only of this year.' }) year?: number | null;
  @Field(() => HonourLevelEnum, { nullable: true, description: 'Only of this level.' }) level?: string | null;
  @IsOptional() @Length(1, 40) @Field(() => String, { nullable: true, description: 'Only with this code.' }) code?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of teachers of this school.' }) schoolId?: string | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'Only of teachers of this subject.' }) subject?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that hold today, or only those that do not.' }) inForce?: boolean | null;
}

@InputType({ description: 'An honour that was granted elsewhere.' })
export class HonourRecordInput extends MutationInput {
  @Field(() => ID, { description: 'Whose.' }) teacherId: string;
  @Length(1, 40) @Field(() => String, { description: 'Its code.' }) code: string;
  @Field(() => HonourLevelEnum, { description: 'Who granted it.' }) level: 'COUNTY' | 'CITY' | 'PROVINCE';
  @Length(1, 60) @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Length(1, 120) @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => HonourGradeEnum, { nullable: true, description: 'Its grade, where the order grades.' }) grade?: 'EXCELLENT' | null;
  @Field(() => DayScalar, { description: 'The day it was granted.' }) grantedOn: string;
  @IsOptional() @Length(1, 60) @Field(() => String, { nullable: true, description: 'Number of the order that granted it.' }) documentNumber?: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'The last day it holds.' }) expiresOn?: string | null;
}

@InputType({ description: 'An honour to take back.' })
export class HonourRevokeInput extends MutationInput {
  @Field(() => ID, { description: 'Which honour.' }) honourId: string;
  @Length(2, 500) @Field(() => String, { description: 'Why.' }) reason: string;
}

const honour = { field: 'honour', type: () => Honour, description: 'The honour.' };
const own = { IS_OWN: () => ({ zh: '不能登记或撤销本人的荣誉。', en: 'You may not record or revoke an honour of your own.' }) };
export const honourRecordPayload = payloadOf<RecordingRefusal, Honour>('HonourRecord', honour, {
  ...own,
  HELD_ALREADY: ({ year }) => ({ zh: `该教师 ${year} 年的这项荣誉已经登记。`, en: `This honour of ${year} is recorded for the teacher already.` }),
  GRANTED_IN_FUTURE: () => ({ zh: '授予日期不能晚于今天。', en: 'The day of the grant is in the future.', field: 'input.grantedOn' }),
});
export const honourRevokePayload = payloadOf<RevocationRefusal, Honour>('HonourRevoke', honour, {
  ...own,
  ALREADY_REVOKED: ({ revokedOn }) => ({ zh: `该荣誉已于 ${revokedOn} 撤销。`, en: `This honour was revoked on ${revokedOn}.` }),
});
