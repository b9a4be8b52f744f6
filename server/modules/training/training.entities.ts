import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { RollRow } from '../attendance/index.js';
import type { Level } from '../credits/index.js';
import { AreaRow, SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type {
  Admission, Assessment, CohortStatus, ProgrammeStatus, RegistrationPath, RegistrationStatus, TrainingCategory, TrainingMode,
} from './rules/vocabulary.js';
import type { CompletionReason } from './rules/completion.js';

@Entity('programmes')
@Index('uq_programmes_code', ['code'], { unique: true })
@Index('ix_programmes_year', ['year', 'status'])
export class ProgrammeRow {
  @Id() id: number;
  @Text(40) code: string;
  @Text(100) title: string;
  @Text(150) titleEn: string;
  @Text(10) sponsorLevel: Level;
  @Text(15) mode: TrainingMode;
  /** A category key of the rule sets, such as `face-to-face`. */
  @Text(64) category: TrainingCategory;
  @Text(100) organiser: string;
  /** What one participant attends: hours of 45 minutes. */
  @Int() minutes: number;
  @Int() year: number;
  /** Seats budgeted for all its cohorts together. */
  @Int() seats: number;
  @Flag() assessmentRequired: boolean;
  /** Absent for this share of the time or more: not completed. Compared as whole minutes. */
  @Int() absenceNumerator: number;
  @Int() absenceDenominator: number;
  @Text(10) status: ProgrammeStatus;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

@Entity('cohorts')
@Index('uq_cohorts_code', ['code'], { unique: true })
@Index('uq_cohorts_roll', ['rollId'], { unique: true })
@Index('ix_cohorts_programme', ['programmeId', 'id'])
@Index('ix_cohorts_status', ['status', 'startsOn'])
@Index('ix_cohorts_host_school', ['hostSchoolId'])
export class CohortRow {
  @Id() id: number;
  @Ref('fk_cohorts_programme', () => ProgrammeRow) programmeId: number;
  @Text(60) code: string;
  @Text(120) title: string;
  @Text(200) titleEn: string;
  @Int() capacity: number;
  /** Counters below are kept in the transaction that changes a registration, under this row's lock. */
  @Int() taken: number;
  @Int() waitingCount: number;
  @Int() requestedCount: number;
  /** The last number drawn for the waiting list; never goes back. */
  @Int() lastQueueNumber: number;
  @DayOn() startsOn: string;
  @DayOn() endsOn: string;
  @Text(100) place: string;
  @Text(150) placeEn: string;
  @InstantAt() registrationOpensAt: string;
  @InstantAt() registrationClosesAt: string;
  @Text(20) admission: Admission;
  @Flag() hasWaitingList: boolean;
  /** Stage codes with commas between; empty for any. */
  @Text(200) stages: string;
  /** Subject codes with commas between; empty for any. */
  @Text(500) subjects: string;
  @Text(10) status: CohortStatus;
  /** The roll of the attendance module. */
  @Ref('fk_cohorts_roll', () => RollRow) rollId: number;
  /** The school that runs it, for school-based training. */
  @Ref('fk_cohorts_host_school', () => SchoolRow, { nullable: true }) hostSchoolId: number | null;
  @Int({ nullable: true }) closingJobId: number | null;
  @InstantAt({ nullable: true }) closedAt: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** Seats allotted to one school or one area; a teacher uses one seat of every row that covers him. */
@Entity('cohort_quotas')
@Index('uq_cohort_quotas_school', ['cohortId', 'schoolId'], { unique: true })
@Index('uq_cohort_quotas_area', ['cohortId', 'areaId'], { unique: true })
@Index('ix_cohort_quotas_school', ['schoolId'])
@Index('ix_cohort_quotas_area', ['areaId'])
export class CohortQuotaRow {
  @Id() id: number;
  @Ref('fk_cohort_quotas_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_cohort_quotas_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  @Ref('fk_cohort_quotas_area', () => AreaRow, { nullable: true }) areaId: number | null;
  @Int() seats: number;
  @Int() used: number;
}

@Entity('registrations')
@Index('uq_registrations_teacher', ['cohortId', 'teacherId'], { unique: true })
@Index('uq_registrations_queue', ['cohortId', 'queueNumber'], { unique: true })
@Index('ix_registrations_status', ['cohortId', 'status', 'queueNumber'])
@Index('ix_registrations_teacher', ['teacherId', 'status', 'cohortId'])
@Index('ix_registrations_school', ['schoolId', 'cohortId'])
export class RegistrationRow {
  @Id() id: number;
  @Ref('fk_registrations_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_registrations_teacher', () => TeacherRow) teacherId: number;
  /** School and area on the day of registration: whose quota it uses, and who sees it. */
  @Ref('fk_registrations_school', () => SchoolRow) schoolId: number;
  @Int({ nullable: true }) areaId: number | null;
  @Text(12) path: RegistrationPath;
  @Text(10) status: RegistrationStatus;
  /** Place in the order of the waiting list while waiting; the position is its rank. */
  @Int({ nullable: true }) queueNumber: number | null;
  @Text(200, { nullable: true }) reason: string | null;
  /** Who admitted or declined it; null when a seat was free at once, or came from the waiting list by itself. */
  @Text(100, { nullable: true }) decidedByName: string | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  /** When a freed seat brought it in from the waiting list. */
  @InstantAt({ nullable: true }) promotedAt: string | null;
  /** The registration that took this seat over. */
  @Int({ nullable: true }) replacedById: number | null;
  @Text(10, { nullable: true }) assessment: Assessment | null;
  /** SHA-256 of the idempotency key of a self-registration: a retry is told what the first try was. */
  @Text(64, { nullable: true }) requestKey: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** The completion list of a closed cohort: what was true of each participant when it was frozen. */
@Entity('completions')
@Index('uq_completions_teacher', ['cohortId', 'teacherId'], { unique: true })
@Index('ix_completions_teacher', ['teacherId', 'cohortId'])
@Index('ix_completions_registration', ['registrationId'])
export class CompletionRow {
  @Id() id: number;
  @Ref('fk_completions_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_completions_registration', () => RegistrationRow) registrationId: number;
  @Ref('fk_completions_teacher', () => TeacherRow) teacherId: number;
  @Int() requiredMinutes: number;
  @Int() absentMinutes: number;
  @Int() attendedPermille: number;
  /** Sessions whose presence was entered by hand. */
  @Int() handEntered: number;
  @Text(12) assessment: Assessment | 'NOT_REQUIRED' | 'MISSING';
  @Flag() completed: boolean;
  @Text(30) reason: CompletionReason;
  /** What the ledger was given for it; 0 when nothing was earned. */
  @Int() centicredits: number;
  /** Why a completion earned nothing: words in both languages. */
  @Json({ nullable: true }) creditNote: string | null;
  @InstantAt() frozenAt: string;
}

export const trainingEntities = [ProgrammeRow, CohortRow, CohortQuotaRow, RegistrationRow, CompletionRow];
