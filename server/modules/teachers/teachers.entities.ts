import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, LongText, Ref, Text } from '../../platform/data/columns.js';
import { SchoolRow } from '../organisations/index.js';

export type TeacherStatus = 'ACTIVE' | 'LEFT';

@Entity('teachers')
@Index('uq_teachers_number', ['number'], { unique: true })
@Index('uq_teachers_national_id', ['nationalIdKey'], { unique: true })
@Index('ix_teachers_name', ['nameKey', 'id'])
@Index('ix_teachers_school', ['schoolId', 'nameKey', 'id'])
@Index('ix_teachers_import', ['rosterImportId'])
export class TeacherRow {
  @Id() id: number;
  @Text(20) number: string;
  @Text(60) name: string;
  /** Full pinyin without tones in syllables, joined, and as initials, such as `zhang wei zhangwei zw`: order and search. */
  @Text(120) nameKey: string;
  @LongText({ nullable: true }) nationalIdSealed: string | null;
  /** Blind index of the national id; unique. */
  @Text(43, { nullable: true }) nationalIdKey: string | null;
  @LongText({ nullable: true }) mobileSealed: string | null;
  @Text(10) sex: string;
  @DayOn({ nullable: true }) bornOn: string | null;
  @Ref('fk_teachers_school', () => SchoolRow) schoolId: number;
  @Text(20) title: string;
  @Text(20) post: string;
  @Text(30) subject: string;
  @Text(20) stage: string;
  @DayOn({ nullable: true }) hiredOn: string | null;
  @Text(10) status: TeacherStatus;
  @Int({ nullable: true }) rosterImportId: number | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

export const teachersEntities = [TeacherRow];
