import { firstStep } from './approval.js';
import { type AnswerRefusal, type Answers, type FormField, refusalOfAnswers } from './form.js';
import type { Admission, ApprovalStep, CohortStatus, RegistrationPath, RegistrationStatus } from './vocabulary.js';
import type { Words } from '../../../platform/locale.js';
import { kindOf, type Place, type QuotaOf, type SeatBoard } from './seat-board.js';

/** What of a cohort decides who may register. Instants are UTC text and compare as text. */
export interface CohortTerms {
  readonly status: CohortStatus;
  readonly registrationOpensAt: string;
  readonly registrationClosesAt: string;
  readonly admission: Admission;
  readonly hasWaitingList: boolean;
  /** Stage and subject codes; empty for any. */
  readonly stages: readonly string[];
  readonly subjects: readonly string[];
  readonly titles: readonly string[];
  readonly minYearsTaught: number | null;
  readonly maxYearsTaught: number | null;
  /** Of its programme. */
  readonly approvalChain: readonly ApprovalStep[];
  readonly formFields: readonly FormField[];
}

export interface CohortTitle {
  readonly title: string;
  readonly titleEn: string;
}

export interface FullCategory {
  readonly category: Words;
  /** The year whose cap is reached; null when it is the whole cycle. */
  readonly year: number | null;
  readonly countedCenticredits: number;
  readonly maximumCenticredits: number | null;
}

export interface RegistrationFacts {
  readonly now: string;
  readonly path: RegistrationPath;
  readonly cohort: CohortTerms;
  readonly seats: SeatBoard;
  readonly teacher: Place & { readonly inService: boolean; readonly stage: string; readonly title: string;
    /** Full years from the day of hire to the first day of the class; null when the day of hire is not known. */
    readonly yearsTaught: number | null };
  /** The teacher's earlier registration in this cohort. */
  readonly existing: RegistrationStatus | null;
  /** Another cohort that admitted him and meets at the same time, where the programme refuses such clashes. */
  readonly clash: CohortTitle | null;
  /** A completed training that the cohort takes nobody from. */
  readonly trainedBefore: (CohortTitle & { readonly year: number }) | null;
  /** His cycle takes no more of the category, where the cohort asks; centicredits. */
  readonly fullCycle: FullCategory | null;
  /** What he answered to the form; undefined where only the permission is asked. */
  readonly answers?: Answers | undefined;
  /** He is one of a group of which somebody cannot come. */
  readonly isGroupIncomplete?: boolean;
}

/** In order of precedence: clients see the first that holds. */
export type RegistrationRefusal =
  | { readonly code: 'COHORT_NOT_OPEN'; readonly status: CohortStatus }
  | { readonly code: 'REGISTRATION_NOT_STARTED'; readonly opensAt: string }
  | { readonly code: 'REGISTRATION_ENDED'; readonly closedAt: string }
  | { readonly code: 'TEACHER_NOT_IN_SERVICE' }
  | { readonly code: 'ALREADY_REGISTERED'; readonly status: 'REQUESTED' | 'ADMITTED' | 'WAITING' }
  | { readonly code: 'DECLINED_BEFORE' }
  | { readonly code: 'CLASHES_WITH_COHORT'; readonly title: string; readonly titleEn: string }
  | { readonly code: 'STAGE_NOT_INVITED'; readonly stages: readonly string[] }
  | { readonly code: 'SUBJECT_NOT_INVITED'; readonly subjects: readonly string[] }
  | { readonly code: 'TITLE_NOT_INVITED'; readonly titles: readonly string[] }
  | { readonly code: 'YEARS_TAUGHT_OUTSIDE'; readonly yearsTaught: number | null; readonly min: number | null; readonly max: number | null }
  | { readonly code: 'TRAINED_BEFORE'; readonly title: string; readonly titleEn: string; readonly year: number }
  | ({ readonly code: 'CYCLE_FULL' } & FullCategory)
  | { readonly code: 'NO_SEATS_ALLOTTED'; readonly of: 'PLACE' | 'SUBJECT' }
  | { readonly code: 'QUOTA_USED_UP'; readonly of: QuotaOf; readonly seats: number }
  | { readonly code: 'FULL'; readonly capacity: number }
  | AnswerRefusal
  | { readonly code: 'GROUP_INCOMPLETE' };

/**
 * Why this teacher may not register, or null when he may; whether he then gets a seat is for
 * {@link placementOf}. The centre's own staff (path COORDINATOR) may add people outside the window,
 * while the cohort runs, and after a refusal; nobody gets past clash, conditions, quota or capacity.
 * Where the cohort keeps a waiting list, a used-up quota or a full cohort is no refusal.
 */
export function refusalToRegister(facts: RegistrationFacts): RegistrationRefusal | null {
  const { cohort, teacher, path, existing, clash, trainedBefore, fullCycle, seats, now } = facts;
  const byCentre = path === 'COORDINATOR';
  if (cohort.status !== 'OPEN' && !(byCentre && cohort.status === 'RUNNING')) return { code: 'COHORT_NOT_OPEN', status: cohort.status };
  if (!byCentre && now < cohort.registrationOpensAt) return { code: 'REGISTRATION_NOT_STARTED', opensAt: cohort.registrationOpensAt };
  if (!byCentre && now >= cohort.registrationClosesAt) return { code: 'REGISTRATION_ENDED', closedAt: cohort.registrationClosesAt };
  if (!teacher.inService) return { code: 'TEACHER_NOT_IN_SERVICE' };
  if (existing === 'REQUESTED' || existing === 'ADMITTED' || existing === 'WAITING') return { code: 'ALREADY_REGISTERED', status: existing };
  if (existing === 'DECLINED' && !byCentre) return { code: 'DECLINED_BEFORE' };
  if (clash) return { code: 'CLASHES_WITH_COHORT', ...clash };
  if (cohort.stages.length > 0 && !cohort.stages.includes(teacher.stage)) return { code: 'STAGE_NOT_INVITED', stages: cohort.stages };
  if (cohort.subjects.length > 0 && !cohort.subjects.includes(teacher.subject)) return { code: 'SUBJECT_NOT_INVITED', subjects: cohort.subjects };
  if (cohort.titles.length > 0 && !cohort.titles.includes(teacher.title)) return { code: 'TITLE_NOT_INVITED', titles: cohort.titles };
  const { minYearsTaught: min, maxYearsTaught: max } = cohort;
  if (!isBetween(teacher.yearsTaught, min, max)) return { code: 'YEARS_TAUGHT_OUTSIDE', yearsTaught: teacher.yearsTaught, min, max };
  if (trainedBefore) return { code: 'TRAINED_BEFORE', ...trainedBefore };
  if (fullCycle) return { code: 'CYCLE_FULL', ...fullCycle };
  const notAllotted = seats.notAllotted(teacher);
  if (notAllotted) return { code: 'NO_SEATS_ALLOTTED', of: notAllotted };
  const noSeat = cohort.hasWaitingList ? null : refusalOfSeat(seats, teacher);
  if (noSeat) return noSeat;
  const notAnswered = facts.answers ? refusalOfAnswers(cohort.formFields, facts.answers, { mayLackSome: byCentre }) : null;
  return notAnswered ?? (facts.isGroupIncomplete ? { code: 'GROUP_INCOMPLETE' } : null);
}

function isBetween(years: number | null, min: number | null, max: number | null): boolean {
  if (min === null && max === null) return true;
  return years !== null && years >= (min ?? 0) && years <= (max ?? years);
}

/** Why there is no seat for him now, or null when there is one. */
export function refusalOfSeat(seats: SeatBoard, place: Place): Extract<RegistrationRefusal, { code: 'NO_SEATS_ALLOTTED' | 'QUOTA_USED_UP' | 'FULL' }> | null {
  const notAllotted = seats.notAllotted(place);
  if (notAllotted) return { code: 'NO_SEATS_ALLOTTED', of: notAllotted };
  const quota = seats.exhausted(place);
  if (quota) return { code: 'QUOTA_USED_UP', of: kindOf(quota), seats: quota.seats };
  return seats.isFull ? { code: 'FULL', capacity: seats.capacity } : null;
}

/** What a registration that may be made becomes, and whose approval it awaits first. */
export function placementOf({ cohort, seats, teacher, path }: RegistrationFacts): Placement {
  const step = firstStep(cohort.approvalChain, path, teacher);
  if (step) return { status: 'REQUESTED', step };
  return { status: seatOrPlace(cohort, path, seats.fits(teacher)), step: null };
}

export interface Placement {
  readonly status: 'REQUESTED' | 'ADMITTED' | 'WAITING';
  readonly step: ApprovalStep | null;
}

/** What comes of a registration that nobody but the cohort has to approve. */
export function seatOrPlace(cohort: Pick<CohortTerms, 'admission'>, path: RegistrationPath, fits: boolean): Placement['status'] {
  if (cohort.admission === 'COORDINATOR_ADMITS' && path !== 'COORDINATOR') return 'REQUESTED';
  return fits ? 'ADMITTED' : 'WAITING';
}
