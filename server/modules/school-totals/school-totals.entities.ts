import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { RuleSetRow } from '../credits/index.js';
import { AreaRow, SchoolRow } from '../organisations/index.js';

/** One reckoning of a year by school, as of a day. What was published stays as it was; a correction is a newer one. */
@Entity('school_totals_runs')
@Index('ix_school_totals_runs_year', ['cycleYear', 'done', 'id'])
export class SchoolTotalsRunRow {
  @Id() id: number;
  @Int() cycleYear: number;
  @DayOn() day: string;
  /** Names the categories: in force on the last day of the year. */
  @Ref('fk_school_totals_runs_rules', () => RuleSetRow) ruleSetId: number;
  /** The closing whose frozen results were added up; null: the year was open, and the ledger was. */
  @Int({ nullable: true }) closingId: number | null;
  @Flag() done: boolean;
  @Int({ nullable: true }) jobId: number | null;
  @Int() teacherCount: number;
  @Text(100) startedBy: string;
  @InstantAt() startedAt: string;
  @InstantAt({ nullable: true }) computedAt: string | null;
  @Int({ nullable: true }) publishedByAccountId: number | null;
  @Text(100, { nullable: true }) publishedBy: string | null;
  @InstantAt({ nullable: true }) publishedAt: string | null;
  /** Why it took the place of what was published before. */
  @Text(300, { nullable: true }) note: string | null;
}

/** A school in a reckoning. Kept, so that a county's figures are one read. */
@Entity('school_totals')
@Index('uq_school_totals_school', ['runId', 'schoolId'], { unique: true })
export class SchoolTotalRow {
  @Id() id: number;
  @Ref('fk_school_totals_run', () => SchoolTotalsRunRow) runId: number;
  @Ref('fk_school_totals_school', () => SchoolRow) schoolId: number;
  @Ref('fk_school_totals_area', () => AreaRow, { nullable: true }) areaId: number | null;
  @Int() teacherCount: number;
  @Int() countedCenticredits: number;
  /** Of the teachers, those who did what the year asks; where it asks nothing, those whose cycle keeps up with its years. */
  @Int() onCourseCount: number;
  /** Those of whom the cycle asks nothing more. */
  @Int() cycleMetCount: number;
  /** What counted by category key, in centicredits. */
  @Json() categories: string;
}

export const schoolTotalsEntities = [SchoolTotalsRunRow, SchoolTotalRow];
