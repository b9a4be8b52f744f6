import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import { Flag, Id, InstantAt, Int, Json, Key, KeyRef, Ref, Text } from '../../platform/data/columns.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow } from '../training/index.js';
import type { Dimension } from './rules/groups.js';
import type { SurveyKind } from './rules/survey.js';

@Entity('surveys')
@Index('ix_surveys_cohort', ['cohortId', 'opensAt'])
@Index('uq_surveys_follows', ['followsId'], { unique: true })
export class SurveyRow {
  @Id() id: number;
  /** The class that is asked; null when teachers of the county are, by {@link scope}. */
  @Ref('fk_surveys_cohort', () => CohortRow, { nullable: true }) cohortId: number | null;
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
  /** Of a survey without class, whom it asks: a Scope. */
  @Json({ nullable: true }) scope: string | null;
  /** The year plan that it prepares. */
  @Int({ nullable: true }) planYear: number | null;
  /** Of a survey without class, how many are asked. */
  @Int({ default: 0 }) asked: number;
  /** When it was over and worked out: counts of small groups erased, ratings of lecturers handed over. */
  @InstantAt({ nullable: true }) settledAt: string | null;
}

/** Whom a survey without class asks, and the groups to which each is counted: as they were when it was set. */
@Entity('survey_recipients')
@Index('ix_survey_recipients_teacher', ['teacherId'])
export class SurveyRecipientRow {
  @KeyRef('fk_survey_recipients_survey', () => SurveyRow) surveyId: number;
  @KeyRef('fk_survey_recipients_teacher', () => TeacherRow) teacherId: number;
  @Int({ nullable: true }) areaId: number | null;
  @Text(20) stage: string;
  @Text(30) subject: string;
}

/** Counts by group in place of answers with a group, which would find their authors. */
@Entity('survey_tallies')
export class SurveyTallyRow {
  @KeyRef('fk_survey_tallies_survey', () => SurveyRow) surveyId: number;
  @Key(10) dimension: Dimension;
  @Key(30) code: string;
  @Key(10) question: string;
  @PrimaryColumn('integer') choice: number;
  @Int() people: number;
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

export const surveysEntities = [SurveyRow, SurveyParticipationRow, SurveyAnswerRow, SurveyRecipientRow, SurveyTallyRow];
