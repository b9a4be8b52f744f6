import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { WarningLevel } from './rules/risk.js';

/** One reckoning of who is at risk. Its counts stay; the rows of all but the last go. */
@Entity('credit_warning_runs')
@Index('ix_credit_warning_runs_done', ['done', 'id'])
export class CreditWarningRunRow {
  @Id() id: number;
  @DayOn() day: string;
  @Flag() done: boolean;
  @Int({ nullable: true }) jobId: number | null;
  @Int() lastTeacherId: number;
  @Int() teacherCount: number;
  @Int() missedCount: number;
  @Int() urgentCount: number;
  @Int() behindCount: number;
  @InstantAt() startedAt: string;
  @InstantAt({ nullable: true }) computedAt: string | null;
}

@Entity('credit_warnings')
@Index('uq_credit_warnings_teacher', ['runId', 'teacherId'], { unique: true })
@Index('ix_credit_warnings_school', ['runId', 'schoolId', 'level'])
export class CreditWarningRow {
  @Id() id: number;
  @Ref('fk_credit_warnings_run', () => CreditWarningRunRow) runId: number;
  @Ref('fk_credit_warnings_teacher', () => TeacherRow) teacherId: number;
  @Ref('fk_credit_warnings_school', () => SchoolRow) schoolId: number;
  @Text(10) level: WarningLevel;
  @Int() gapCenticredits: number;
  /** When what it is about ends. */
  @DayOn() endDay: string;
  /** Why he is warned: words in both languages. */
  @Json() sentence: string;
  /** What is missing: a list of words in both languages. */
  @Json() missing: string;
}

export const creditWarningsEntities = [CreditWarningRunRow, CreditWarningRow];
