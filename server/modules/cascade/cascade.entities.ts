import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { RegisterSessionRow, RollRow } from '../attendance/index.js';
import { AreaRow, SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import { CohortRow } from '../training/index.js';
import type { StepLevel } from './rules/lineage.js';

/** A training that is passed on; its row is the lock of its steps. */
@Entity('cascades')
@Index('ix_cascades_due', ['dueOn'])
@Index('ix_cascades_cohort', ['cohortId'])
export class CascadeRow {
  @Id() id: number;
  @Text(120) title: string;
  @Text(200) titleEn: string;
  /** NATIONAL, PROVINCE, CITY or COUNTY. */
  @Text(10) level: string;
  @Text(100) organiser: string;
  /** Our own cohort that it starts from; null for an outside training, whose attendees are named. */
  @Ref('fk_cascades_cohort', () => CohortRow, { nullable: true }) cohortId: number | null;
  @DayOn() startsOn: string;
  @DayOn() endsOn: string;
  /** The last day on which every target school is to be reached. */
  @DayOn() dueOn: string;
  /** Subject codes with commas between; empty for all teachers. */
  @Text(500) subjects: string;
  @Text(100) createdByName: string;
  @InstantAt() createdAt: string;
}

@Entity('cascade_targets')
@Index('uq_cascade_targets_school', ['cascadeId', 'schoolId'], { unique: true })
@Index('ix_cascade_targets_school', ['schoolId'])
export class CascadeTargetRow {
  @Id() id: number;
  @Ref('fk_cascade_targets_cascade', () => CascadeRow) cascadeId: number;
  @Ref('fk_cascade_targets_school', () => SchoolRow) schoolId: number;
}

/** Who of our county was at an outside training, and what proves it. */
@Entity('cascade_attendees')
@Index('uq_cascade_attendees_teacher', ['cascadeId', 'teacherId'], { unique: true })
@Index('ix_cascade_attendees_teacher', ['teacherId'])
export class CascadeAttendeeRow {
  @Id() id: number;
  @Ref('fk_cascade_attendees_cascade', () => CascadeRow) cascadeId: number;
  @Ref('fk_cascade_attendees_teacher', () => TeacherRow) teacherId: number;
  @Text(200) proof: string;
}

/** Once passed on: one session on the register that everything shares. Withdrawn, never deleted. */
@Entity('cascade_steps')
@Index('uq_cascade_steps_session', ['sessionId'], { unique: true })
@Index('ix_cascade_steps_cascade', ['cascadeId', 'id'])
@Index('ix_cascade_steps_school', ['schoolId'])
@Index('ix_cascade_steps_giver', ['giverId'])
export class CascadeStepRow {
  @Id() id: number;
  @Ref('fk_cascade_steps_cascade', () => CascadeRow) cascadeId: number;
  @Ref('fk_cascade_steps_parent', () => CascadeStepRow, { nullable: true }) parentId: number | null;
  @Text(10) level: StepLevel;
  @Ref('fk_cascade_steps_area', () => AreaRow, { nullable: true }) areaId: number | null;
  @Ref('fk_cascade_steps_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  @Ref('fk_cascade_steps_giver', () => TeacherRow) giverId: number;
  @Ref('fk_cascade_steps_roll', () => RollRow) rollId: number;
  @Ref('fk_cascade_steps_session', () => RegisterSessionRow) sessionId: number;
  @Text(100) createdByName: string;
  @InstantAt() createdAt: string;
  @InstantAt({ nullable: true }) withdrawnAt: string | null;
  @Text(100, { nullable: true }) withdrawnByName: string | null;
  @Text(300, { nullable: true }) withdrawReason: string | null;
}

/** What shows that a step was held: its plan, pictures, the signed register. */
@Entity('cascade_evidence')
@Index('uq_cascade_evidence_file', ['fileId'], { unique: true })
@Index('ix_cascade_evidence_step', ['stepId', 'id'])
export class CascadeEvidenceRow {
  @Id() id: number;
  @Ref('fk_cascade_evidence_step', () => CascadeStepRow) stepId: number;
  @Ref('fk_cascade_evidence_file', () => StoredFile) fileId: number;
  @Text(100) addedByName: string;
  @Int() addedByAccountId: number;
  @InstantAt() addedAt: string;
}

/** The certificate or the notice of somebody who was at an outside training. */
@Entity('cascade_proofs')
@Index('uq_cascade_proofs_file', ['fileId'], { unique: true })
@Index('ix_cascade_proofs_attendee', ['attendeeId', 'id'])
export class CascadeProofRow {
  @Id() id: number;
  @Ref('fk_cascade_proofs_attendee', () => CascadeAttendeeRow) attendeeId: number;
  @Ref('fk_cascade_proofs_file', () => StoredFile) fileId: number;
  @Text(100) addedByName: string;
  @Int() addedByAccountId: number;
  @InstantAt() addedAt: string;
}

export const cascadeEntities = [CascadeRow, CascadeTargetRow, CascadeAttendeeRow, CascadeStepRow, CascadeEvidenceRow, CascadeProofRow];
