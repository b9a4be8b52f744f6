import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow } from '../training/index.js';
import type { Diet, ForWhom } from './rules/vocabulary.js';

/** What a class offers; its row is the lock under which beds of the class are given. */
@Entity('lodging_terms')
@Index('uq_lodging_terms_cohort', ['cohortId'], { unique: true })
export class LodgingTermsRow {
  @Id() id: number;
  @Ref('fk_lodging_terms_cohort', () => CohortRow) cohortId: number;
  /** Days whose night can be slept there: a list of days. */
  @Json() nights: string;
  /** Meals that are served: a list such as `2026-07-11/LUNCH`. */
  @Json() meals: string;
  /** Until when teachers answer by themselves. */
  @InstantAt() answerBy: string;
  @Text(200) note: string;
  @InstantAt() changedAt: string;
}

/** What one participant said: which nights, which meals, what he does not eat. */
@Entity('lodging_stays')
@Index('uq_lodging_stays_teacher', ['cohortId', 'teacherId'], { unique: true })
@Index('ix_lodging_stays_teacher', ['teacherId'])
export class LodgingStayRow {
  @Id() id: number;
  @Ref('fk_lodging_stays_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_lodging_stays_teacher', () => TeacherRow) teacherId: number;
  @Json() nights: string;
  @Json() meals: string;
  @Text(12) diet: Diet;
  @Text(60) dietNote: string;
  @Text(100) answeredByName: string;
  @InstantAt() answeredAt: string;
}

@Entity('lodging_rooms')
@Index('uq_lodging_rooms_name', ['cohortId', 'name'], { unique: true })
export class LodgingRoomRow {
  @Id() id: number;
  @Ref('fk_lodging_rooms_cohort', () => CohortRow) cohortId: number;
  @Text(30) name: string;
  @Int() beds: number;
  /** Beds given: a counter, kept with the rows of `lodging_beds`. */
  @Int() used: number;
  @Text(6) forWhom: ForWhom;
}

/** A bed that was given, for all nights of its participant. */
@Entity('lodging_beds')
@Index('uq_lodging_beds_bed', ['roomId', 'bed'], { unique: true })
@Index('uq_lodging_beds_teacher', ['cohortId', 'teacherId'], { unique: true })
@Index('ix_lodging_beds_teacher', ['teacherId'])
export class LodgingBedRow {
  @Id() id: number;
  @Ref('fk_lodging_beds_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_lodging_beds_room', () => LodgingRoomRow) roomId: number;
  /** From 1. */
  @Int() bed: number;
  @Ref('fk_lodging_beds_teacher', () => TeacherRow) teacherId: number;
  @InstantAt() givenAt: string;
}

export const lodgingEntities = [LodgingTermsRow, LodgingStayRow, LodgingRoomRow, LodgingBedRow];
