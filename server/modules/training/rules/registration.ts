import type { Admission, CohortStatus, RegistrationPath, RegistrationStatus } from './vocabulary.js';
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
}

export interface RegistrationFacts {
  readonly now: string;
  readonly path: RegistrationPath;
  readonly cohort: CohortTerms;
  readonly seats: SeatBoard;
  readonly teacher: Place & { readonly inService: boolean; readonly stage: string };
  /** The teacher's earlier registration in this cohort. */
  readonly existing: RegistrationStatus | null;
  /** Another cohort that admitted him and meets at the same time. */
  readonly clash: { readonly title: string; readonly titleEn: string } | null;
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
  | { readonly code: 'NO_SEATS_ALLOTTED'; readonly of: 'PLACE' | 'SUBJECT' }
  | { readonly code: 'QUOTA_USED_UP'; readonly of: QuotaOf; readonly seats: number }
  | { readonly code: 'FULL'; readonly capacity: number };

/**
 * Why this teacher may not register, or null when he may; whether he then gets a seat is for
 * {@link placementOf}. The centre's own staff (path COORDINATOR) may add people outside the window,
 * while the cohort runs, and after a refusal; nobody gets past clash, conditions, quota or capacity.
 * Where the cohort keeps a waiting list, a used-up quota or a full cohort is no refusal.
 */
export function refusalToRegister(facts: RegistrationFacts): RegistrationRefusal | null {
  const { cohort, teacher, path, existing, clash, seats, now } = facts;
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
  const notAllotted = seats.notAllotted(teacher);
  if (notAllotted) return { code: 'NO_SEATS_ALLOTTED', of: notAllotted };
  return cohort.hasWaitingList ? null : refusalOfSeat(seats, teacher);
}

/** Why there is no seat for him now, or null when there is one. */
export function refusalOfSeat(seats: SeatBoard, place: Place): Extract<RegistrationRefusal, { code: 'NO_SEATS_ALLOTTED' | 'QUOTA_USED_UP' | 'FULL' }> | null {
  const notAllotted = seats.notAllotted(place);
  if (notAllotted) return { code: 'NO_SEATS_ALLOTTED', of: notAllotted };
  const quota = seats.exhausted(place);
  if (quota) return { code: 'QUOTA_USED_UP', of: kindOf(quota), seats: quota.seats };
  return seats.isFull ? { code: 'FULL', capacity: seats.capacity } : null;
}

/** What a registration that may be made becomes. */
export function placementOf({ cohort, seats, teacher, path }: RegistrationFacts): 'REQUESTED' | 'ADMITTED' | 'WAITING' {
  if (cohort.admission === 'COORDINATOR_ADMITS' && path !== 'COORDINATOR') return 'REQUESTED';
  return seats.fits(teacher) ? 'ADMITTED' : 'WAITING';
}
