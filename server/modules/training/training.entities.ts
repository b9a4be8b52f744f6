import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { AccountRow } from '../accounts/index.js';
import { RollRow } from '../attendance/index.js';
import type { Level } from '../credits/index.js';
import { AreaRow, SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type {
  Admission, ApprovalStep, Assessment, ClashPolicy, CohortStatus, ProgrammeStatus, RegistrationPath, RegistrationStatus, TrainedBefore, TrainingCategory, TrainingMode,
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
  /** What it teaches, such as `班主任能力`: programmes of one topic count as the same training; empty for none stated. */
  @Text(40, { default: '' }) topic: string;
  /** Whether a clash of times refuses a registration, or is only shown. */
  @Text(10, { default: 'REFUSE' }) clashPolicy: ClashPolicy;
  /** Steps of {@link ApprovalStep} with commas between, before the cohort's own admission; empty for none. */
  @Text(20, { default: '' }) approvalChain: string;
  /** What its form asks: a list of FormField. */
  @Json({ nullable: true }) formFields: string | null;
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
  /** Title codes with commas between; empty for any. */
  @Text(100, { default: '' }) titles: string;
  @Int({ nullable: true }) minYearsTaught: number | null;
  @Int({ nullable: true }) maxYearsTaught: number | null;
  @Text(10, { default: 'NONE' }) notTrainedIn: TrainedBefore;
  /** Not for those whose cycle has all that the category counts. */
  @Flag({ default: 0 }) refusesFullCycle: boolean;
  /** When seats that quotas left unused flow back; null for never, or when it is done. */
  @InstantAt({ nullable: true }) seatsReturnAt: string | null;
  /** Criteria of the order in which they are offered again, with commas between. */
  @Text(60, { default: 'REMOTENESS,PAST_SHARE,SIZE' }) offerOrder: string;
  /** The last day on which a school replaces people; null up to the beginning of the class. */
  @DayOn({ nullable: true }) replacesUntil: string | null;
  /** From when the waiting list no longer moves by itself; null until the class begins. */
  @InstantAt({ nullable: true }) waitingStopsAt: string | null;
  @Text(10) status: CohortStatus;
  /** The roll of the attendance module. */
  @Ref('fk_cohorts_roll', () => RollRow) rollId: number;
  /** The school that runs it, for school-based training. */
  @Ref('fk_cohorts_host_school', () => SchoolRow, { nullable: true }) hostSchoolId: number | null;
  @Int({ nullable: true }) closingJobId: number | null;
  /** Which completion list is the present one: grows with every reopening. */
  @Int({ default: 1 }) closingRound: number;
  @Text(300, { nullable: true }) reopenReason: string | null;
  @InstantAt({ nullable: true }) closedAt: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** Seats allotted to one school, one area or one subject; a teacher uses one seat of every row that covers him. */
@Entity('cohort_quotas')
@Index('uq_cohort_quotas_school', ['cohortId', 'schoolId'], { unique: true })
@Index('uq_cohort_quotas_area', ['cohortId', 'areaId'], { unique: true })
@Index('uq_cohort_quotas_subject', ['cohortId', 'subject'], { unique: true })
@Index('ix_cohort_quotas_school', ['schoolId'])
@Index('ix_cohort_quotas_area', ['areaId'])
export class CohortQuotaRow {
  @Id() id: number;
  @Ref('fk_cohort_quotas_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_cohort_quotas_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  @Ref('fk_cohort_quotas_area', () => AreaRow, { nullable: true }) areaId: number | null;
  @Text(30, { nullable: true }) subject: string | null;
  @Int() seats: number;
  @Int() used: number;
}

@Entity('registrations')
@Index('uq_registrations_teacher', ['cohortId', 'teacherId'], { unique: true })
@Index('uq_registrations_queue', ['cohortId', 'queueNumber'], { unique: true })
@Index('ix_registrations_status', ['cohortId', 'status', 'queueNumber'])
@Index('ix_registrations_teacher', ['teacherId', 'status', 'cohortId'])
@Index('ix_registrations_school', ['schoolId', 'cohortId'])
@Index('ix_registrations_group', ['cohortId', 'groupId'])
export class RegistrationRow {
  @Id() id: number;
  @Ref('fk_registrations_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_registrations_teacher', () => TeacherRow) teacherId: number;
  /** School, area and subject on the day of registration: whose quota it uses, and who sees it. */
  @Ref('fk_registrations_school', () => SchoolRow) schoolId: number;
  @Int({ nullable: true }) areaId: number | null;
  @Text(30, { default: '' }) subject: string;
  @Text(12) path: RegistrationPath;
  @Text(10) status: RegistrationStatus;
  /** Whose approval a request awaits before the cohort's own admission; null when it awaits that. */
  @Text(10, { nullable: true }) step: ApprovalStep | null;
  /** Id of the first registration of a group that gets its seats together or not at all. */
  @Int({ nullable: true }) groupId: number | null;
  /** What the programme's form asked, by key of the field. */
  @Json({ nullable: true }) answers: string | null;
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
  /** When the teacher said by the link that he comes. */
  @InstantAt({ nullable: true }) confirmedAt: string | null;
  /** When the centre noted that he was admitted and did not come. */
  @InstantAt({ nullable: true }) noShowAt: string | null;
  /** SHA-256 of the idempotency key of a self-registration: a retry is told what the first try was. */
  @Text(64, { nullable: true }) requestKey: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** What a school or an area said to a request; the centre's own decision stands in the registration. */
@Entity('registration_approvals')
@Index('ix_registration_approvals_registration', ['registrationId', 'id'])
export class RegistrationApprovalRow {
  @Id() id: number;
  @Ref('fk_registration_approvals_registration', () => RegistrationRow) registrationId: number;
  @Text(10) step: ApprovalStep;
  @Flag() isApproved: boolean;
  @Text(200, { nullable: true }) reason: string | null;
  @Ref('fk_registration_approvals_account', () => AccountRow) accountId: number;
  @Text(100) byName: string;
  @InstantAt() decidedAt: string;
}

/** The completion list of a closed cohort: what was true of each participant when it was frozen. */
@Entity('completions')
@Index('uq_completions_round', ['cohortId', 'teacherId', 'round'], { unique: true })
@Index('ix_completions_teacher', ['teacherId', 'cohortId'])
@Index('ix_completions_registration', ['registrationId'])
export class CompletionRow {
  @Id() id: number;
  /** The closing that froze it; of an earlier one than its cohort's it was taken back. */
  @Int({ default: 1 }) round: number;
  @Ref('fk_completions_cohort', () => CohortRow) cohortId: number;
  @Ref('fk_completions_registration', () => RegistrationRow) registrationId: number;
  @Ref('fk_completions_teacher', () => TeacherRow) teacherId: number;
  @Int() requiredMinutes: number;
  @Int() absentMinutes: number;
  /** The part of the absence that was excused by granted leave. */
  @Int({ default: 0 }) excusedMinutes: number;
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

export const trainingEntities = [ProgrammeRow, CohortRow, CohortQuotaRow, RegistrationRow, RegistrationApprovalRow, CompletionRow];
