import { IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { pageOf } from '../../platform/graphql/payload.js';
import { type RollKind, RollKindEnum } from '../attendance/index.js';
import { Teacher } from '../teachers/index.js';
import type { TrainingCategory } from './rules/vocabulary.js';
import { TrainingCategoryEnum } from './training.enums.js';

@ObjectType({ description: 'Attendance added up over sessions of a year. Whole minutes.' })
export abstract class AttendanceSum {
  @Field(() => Int, { description: 'Sessions planned.' }) sessions: number;
  @Field(() => Int, { description: 'Minutes of all sessions planned.' }) plannedMinutes: number;
  @Field(() => Int, { description: 'Minutes of sessions that count: their register is closed or their time is over.' }) heldMinutes: number;
  @Field(() => Int, { description: 'Minutes present.' }) presentMinutes: number;
  @Field(() => Int, { description: 'Minutes of leave.' }) leaveMinutes: number;
  @Field(() => Int, { description: 'Minutes held that are neither presence nor leave.' }) absentMinutes: number;
}

@ObjectType('TeacherAttendance', { description: 'What registers say of one teacher over all his classes of a year.' })
export class TeacherAttendance extends AttendanceSum {
  @Field(() => Teacher, { description: 'The teacher.' }) teacher: Teacher;
  @Field(() => Int, { description: 'Classes that he is enrolled in.' }) classes: number;
}

export const TeacherAttendancePage = pageOf<TeacherAttendance>('TeacherAttendance', () => TeacherAttendance);

@ObjectType('ClassAttendance', { description: 'What the register of one class says of one teacher in a year.' })
export class ClassAttendance extends AttendanceSum {
  @Field(() => ID, { description: 'The roll.' }) rollId: number;
  @Field(() => RollKindEnum, { description: 'What its sessions belong to.' }) kind: RollKind;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => ID, { nullable: true, description: 'The cohort, when it is one.' }) cohortId: number | null;
}

@InputType({ description: 'Whose attendance, and in which classes; conditions add up.' })
export class AttendanceOverviewFilter {
  @Min(2000) @Max(2100)
  @Field(() => Int, { description: 'Of the sessions of this year.' }) year: number;
  @Field(() => ID, { nullable: true, description: 'Only teachers of this area.' }) areaId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only teachers of this school.' }) schoolId?: string | null;
  @Field(() => TrainingCategoryEnum, { nullable: true, description: 'Only classes of programmes of this category.' }) category?: TrainingCategory | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the teacher's name, its pinyin, or the beginning of the number." }) search?: string | null;
}
