import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import { Flag, Id, InstantAt, Json, KeyRef, Ref, Text } from '../../platform/data/columns.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow } from '../training/index.js';
import type { SurveyKind } from './rules/survey.js';

@Entity('surveys')
@Index('ix_surveys_cohort', ['cohortId', 'opensAt'])
@Index('uq_surveys_follows', ['followsId'], { unique: true })
export class SurveyRow {
  @Id() id: number;
  @Ref('fk_surveys_cohort', () => CohortRow) cohortId: number;
  @Text(15) kind: SurveyKind;
  @Text(120) title: string;
  /** What was promised when it was opened; it never changes. */
  @Flag() anonymous: boolean;
  @InstantAt() opensAt: string;
  @InstantAt() closesAt: string;
  @Json() questions: string;
  /** Of a follow-up, the survey that it is held against. */
  @Column('integer', { nullable: true }) followsId: number | null;
  @InstantAt() createdAt: string;
}

/** Who has answered: without a time, an order or anything that leads to an answer. */
@Entity('survey_participations')
@Index('ix_survey_participations_teacher', ['teacherId'])
export class SurveyParticipationRow {
  @KeyRef('fk_survey_participations_survey', () => SurveyRow) surveyId: number;
  @KeyRef('fk_survey_participations_teacher', () => TeacherRow) teacherId: number;
}

/** What was said. The id is drawn at random, so that neither it nor the place in the file tells when. */
@Entity('survey_answers')
@Index('ix_survey_answers_survey', ['surveyId'])
export class SurveyAnswerRow {
  @PrimaryColumn('integer') id: number;
  @Ref('fk_survey_answers_survey', () => SurveyRow) surveyId: number;
  /** Only where no anonymity was promised. */
  @Ref('fk_survey_answers_teacher', () => TeacherRow, { nullable: true }) teacherId: number | null;
  @Json() given: string;
}

export const surveysEntities = [SurveyRow, SurveyParticipationRow, SurveyAnswerRow];
