import { Entity, Index } from 'typeorm';

import { Flag, Id, InstantAt, Int, Json, KeyRef, LongText, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { AccountRow } from '../accounts/index.js';
import { TeacherRow } from '../teachers/index.js';
import { type Assessment, CohortRow, RegistrationRow } from '../training/index.js';
import type { HandInStatus } from './rules/vocabulary.js';

@Entity('assignments')
@Index('ix_assignments_cohort', ['cohortId', 'dueAt'])
export class AssignmentRow {
  @Id() id: number;
  @Ref('fk_assignments_cohort', () => CohortRow) cohortId: number;
  @Text(120) title: string;
  @LongText() brief: string;
  @InstantAt() opensAt: string;
  @InstantAt() dueAt: string;
  @InstantAt({ nullable: true }) lateUntil: string | null;
  @InstantAt({ nullable: true }) resitUntil: string | null;
  @Flag() required: boolean;
  @Int() weight: number;
  /** 0 when only text is taken. */
  @Int() mostFiles: number;
  /** Criteria with their whole points. */
  @Json() rubric: string;
  @Int() passPoints: number;
  @Int() markersEach: number;
  @Int() mostSpreadPoints: number;
  /** The last comparison of hand-ins. */
  @Int({ nullable: true }) comparingJobId: number | null;
  @InstantAt({ nullable: true }) comparedAt: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

@Entity('assignment_markers')
@Index('uq_assignment_markers_account', ['assignmentId', 'accountId'], { unique: true })
@Index('ix_assignment_markers_account', ['accountId'])
export class AssignmentMarkerRow {
  @Id() id: number;
  @Ref('fk_assignment_markers_assignment', () => AssignmentRow) assignmentId: number;
  @Ref('fk_assignment_markers_account', () => AccountRow) accountId: number;
  @InstantAt() appointedAt: string;
}

/** One attempt of one participant: text as typed, then what was handed in. */
@Entity('hand_ins')
@Index('uq_hand_ins_attempt', ['assignmentId', 'teacherId', 'attempt'], { unique: true })
@Index('ix_hand_ins_status', ['assignmentId', 'status', 'submittedAt'])
@Index('ix_hand_ins_teacher', ['teacherId', 'assignmentId'])
@Index('ix_hand_ins_registration', ['registrationId'])
export class HandInRow {
  @Id() id: number;
  @Ref('fk_hand_ins_assignment', () => AssignmentRow) assignmentId: number;
  @Ref('fk_hand_ins_registration', () => RegistrationRow) registrationId: number;
  @Ref('fk_hand_ins_teacher', () => TeacherRow) teacherId: number;
  @Int() attempt: number;
  @Text(10) status: HandInStatus;
  @LongText() text: string;
  /** Grows with every save: who saves an older copy is told. */
  @Int() revision: number;
  @InstantAt({ nullable: true }) submittedAt: string | null;
  @Flag() late: boolean;
  @Int({ nullable: true }) resultMilliPoints: number | null;
  @Int({ nullable: true }) passed: number | null;
  @InstantAt({ nullable: true }) markedAt: string | null;
  /** Min-hash of the text handed in; null until it was compared. */
  @Text(512, { nullable: true }) print: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

@Entity('hand_in_files')
@Index('uq_hand_in_files_file', ['handInId', 'fileId'], { unique: true })
export class HandInFileRow {
  @Id() id: number;
  @Ref('fk_hand_in_files_hand_in', () => HandInRow) handInId: number;
  @Ref('fk_hand_in_files_file', () => StoredFile) fileId: number;
}

/** One marker's mark of one hand-in; open until `total` is there. */
@Entity('hand_in_marks')
@Index('uq_hand_in_marks_marker', ['handInId', 'accountId'], { unique: true })
@Index('uq_hand_in_marks_ordinal', ['handInId', 'ordinal'], { unique: true })
@Index('ix_hand_in_marks_account', ['accountId', 'markedAt'])
export class HandInMarkRow {
  @Id() id: number;
  @Ref('fk_hand_in_marks_hand_in', () => HandInRow) handInId: number;
  @Ref('fk_hand_in_marks_account', () => AccountRow) accountId: number;
  /** 1 and 2 in order; 3 decides between them. */
  @Int() ordinal: number;
  @Json({ nullable: true }) points: string | null;
  @Int({ nullable: true }) total: number | null;
  @Text(1000, { nullable: true }) comment: string | null;
  @InstantAt({ nullable: true }) markedAt: string | null;
}

/** Two hand-ins that say the same, the lower id first. */
@Entity('hand_in_similarities')
@Index('uq_hand_in_similarities_pair', ['handInId', 'otherId'], { unique: true })
@Index('ix_hand_in_similarities_other', ['otherId'])
export class HandInSimilarityRow {
  @Id() id: number;
  @Ref('fk_hand_in_similarities_one', () => HandInRow) handInId: number;
  @Ref('fk_hand_in_similarities_other', () => HandInRow) otherId: number;
  /** Share of the shorter text, in thousandths. */
  @Int() permille: number;
}

/** What the assignments of a participant came to when it was entered as the assessment, with the reasons. */
@Entity('assessment_outcomes')
@Index('ix_assessment_outcomes_cohort', ['cohortId'])
export class AssessmentOutcomeRow {
  @KeyRef('fk_assessment_outcomes_registration', () => RegistrationRow) registrationId: number;
  @Ref('fk_assessment_outcomes_cohort', () => CohortRow) cohortId: number;
  @Text(10) assessment: Assessment;
  @Int() permille: number;
  @Json() trace: string;
  @InstantAt() recordedAt: string;
}

export const assignmentsEntities = [AssignmentRow, AssignmentMarkerRow, HandInRow, HandInFileRow, HandInMarkRow, HandInSimilarityRow, AssessmentOutcomeRow];
