import { kindOf } from './seat-board.js';
import type { CohortStatus, ProgrammeStatus } from './vocabulary.js';

/** In order of precedence. */
export type OpenRefusal =
  | { readonly code: 'COHORT_NOT_DRAFT'; readonly status: CohortStatus }
  | { readonly code: 'PROGRAMME_NOT_PUBLISHED' }
  | { readonly code: 'NO_SESSIONS' };

/** Why registration may not be opened. */
export function refusalToOpen(facts: { status: CohortStatus; programmeStatus: ProgrammeStatus; sessions: number }): OpenRefusal | null {
  if (facts.status !== 'DRAFT') return { code: 'COHORT_NOT_DRAFT', status: facts.status };
  if (facts.programmeStatus !== 'PUBLISHED') return { code: 'PROGRAMME_NOT_PUBLISHED' };
  return facts.sessions === 0 ? { code: 'NO_SESSIONS' } : null;
}

export type StartRefusal = { readonly code: 'COHORT_NOT_OPEN'; readonly status: CohortStatus } | { readonly code: 'NOBODY_ADMITTED' };

/** Why the class may not begin: afterwards the waiting list no longer moves by itself. */
export function refusalToStart(facts: { status: CohortStatus; taken: number }): StartRefusal | null {
  if (facts.status !== 'OPEN') return { code: 'COHORT_NOT_OPEN', status: facts.status };
  return facts.taken === 0 ? { code: 'NOBODY_ADMITTED' } : null;
}

export type CapacityRefusal =
  | { readonly code: 'COHORT_ENDED'; readonly status: CohortStatus }
  | { readonly code: 'CAPACITY_BELOW_TAKEN'; readonly taken: number }
  | { readonly code: 'CAPACITY_BELOW_QUOTAS'; readonly allotted: number };

/** Why the number of seats may not become this one. */
export function refusalOfCapacity(facts: { status: CohortStatus; taken: number; capacity: number; quotas: readonly QuotaSeats[] }): CapacityRefusal | null {
  if (facts.status === 'CLOSING' || facts.status === 'CLOSED') return { code: 'COHORT_ENDED', status: facts.status };
  if (facts.capacity < facts.taken) return { code: 'CAPACITY_BELOW_TAKEN', taken: facts.taken };
  const allotted = mostAllotted(facts.quotas);
  return allotted > facts.capacity ? { code: 'CAPACITY_BELOW_QUOTAS', allotted } : null;
}

export interface QuotaSeats {
  readonly schoolId: number | null;
  readonly areaId: number | null;
  readonly subject: string | null;
  readonly seats: number;
}

export type QuotaRefusal =
  | { readonly code: 'COHORT_ENDED'; readonly status: CohortStatus }
  | { readonly code: 'QUOTA_NAMES_ONE_PLACE'; readonly index: number }
  | { readonly code: 'QUOTA_TWICE'; readonly index: number }
  | { readonly code: 'QUOTA_BELOW_USED'; readonly index: number; readonly used: number }
  | { readonly code: 'QUOTAS_OVER_CAPACITY'; readonly allotted: number; readonly capacity: number };

/**
 * Why seats may not be allotted like this. Schools, areas and subjects are layers over the same seats:
 * each layer may allot the capacity once.
 *
 * @param usedBy how many of a row's place are admitted already.
 */
export function refusalOfQuotas(facts: { status: CohortStatus; capacity: number; rows: readonly QuotaSeats[]; usedBy: (row: QuotaSeats) => number }): QuotaRefusal | null {
  if (facts.status === 'CLOSING' || facts.status === 'CLOSED') return { code: 'COHORT_ENDED', status: facts.status };
  const seen = new Set<string>();
  for (const [index, row] of facts.rows.entries()) {
    if ([row.schoolId, row.areaId, row.subject].filter((each) => each !== null).length !== 1) return { code: 'QUOTA_NAMES_ONE_PLACE', index };
    const key = `${row.schoolId}/${row.areaId}/${row.subject}`;
    if (seen.has(key)) return { code: 'QUOTA_TWICE', index };
    seen.add(key);
    const used = facts.usedBy(row);
    if (row.seats < used) return { code: 'QUOTA_BELOW_USED', index, used };
  }
  const allotted = mostAllotted(facts.rows);
  return allotted > facts.capacity ? { code: 'QUOTAS_OVER_CAPACITY', allotted, capacity: facts.capacity } : null;
}

function mostAllotted(rows: readonly QuotaSeats[]): number {
  const byLayer = new Map<string, number>();
  for (const row of rows) byLayer.set(kindOf(row), (byLayer.get(kindOf(row)) ?? 0) + row.seats);
  return Math.max(0, ...byLayer.values());
}

export type CloseRefusal =
  | { readonly code: 'CLOSED_ALREADY'; readonly status: CohortStatus }
  | { readonly code: 'NOT_BEGUN'; readonly status: CohortStatus }
  | { readonly code: 'SESSIONS_NOT_OVER'; readonly endsAt: string }
  | { readonly code: 'ASSESSMENTS_MISSING'; readonly missing: number };

/** Why a cohort may not be closed now. Missing assessments can be accepted: those participants do not complete. */
export function refusalToClose(facts: { status: CohortStatus; now: string; lastEndsAt: string | null; missingAssessments: number; acceptsMissing: boolean }): CloseRefusal | null {
  if (facts.status === 'CLOSING' || facts.status === 'CLOSED') return { code: 'CLOSED_ALREADY', status: facts.status };
  if (facts.status !== 'RUNNING') return { code: 'NOT_BEGUN', status: facts.status };
  if (facts.lastEndsAt !== null && facts.now < facts.lastEndsAt) return { code: 'SESSIONS_NOT_OVER', endsAt: facts.lastEndsAt };
  return facts.missingAssessments > 0 && !facts.acceptsMissing ? { code: 'ASSESSMENTS_MISSING', missing: facts.missingAssessments } : null;
}

export type ReopenRefusal = { readonly code: 'NOT_CLOSED'; readonly status: CohortStatus } | { readonly code: 'OWN_COHORT' };

/** Why a closing may not be taken back: credits of his own nobody touches. */
export function refusalToReopen({ status, isParticipant }: { status: CohortStatus; isParticipant: boolean }): ReopenRefusal | null {
  if (status !== 'CLOSED') return { code: 'NOT_CLOSED', status };
  return isParticipant ? { code: 'OWN_COHORT' } : null;
}

export type ScheduleRefusal =
  | { readonly code: 'DAYS_REVERSED' }
  | { readonly code: 'WINDOW_REVERSED' }
  | { readonly code: 'SESSION_OUTSIDE_DAYS'; readonly index: number }
  | { readonly code: 'SESSIONS_OVERLAP'; readonly index: number };

export interface PlannedTimes {
  /** Day in the county on which it begins. */
  readonly day: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export type ConditionRefusal = { readonly code: 'YEARS_TAUGHT_REVERSED' };

/** Why nobody could meet the conditions. */
export function refusalOfConditions({ minYearsTaught: least, maxYearsTaught: most }: { readonly minYearsTaught: number | null; readonly maxYearsTaught: number | null }): ConditionRefusal | null {
  return least !== null && most !== null && most < least ? { code: 'YEARS_TAUGHT_REVERSED' } : null;
}

/** Why days, registration window and sessions do not fit together. `index` is the session's place in the list. */
export function refusalOfSchedule(facts: { startsOn: string; endsOn: string; registrationOpensAt: string; registrationClosesAt: string; sessions: readonly PlannedTimes[]; standing?: readonly PlannedTimes[] }): ScheduleRefusal | null {
  if (facts.endsOn < facts.startsOn) return { code: 'DAYS_REVERSED' };
  if (facts.registrationClosesAt <= facts.registrationOpensAt) return { code: 'WINDOW_REVERSED' };
  const earlier: PlannedTimes[] = [...(facts.standing ?? [])];
  for (const [index, session] of facts.sessions.entries()) {
    if (session.day < facts.startsOn || session.day > facts.endsOn) return { code: 'SESSION_OUTSIDE_DAYS', index };
    if (earlier.some((each) => session.startsAt < each.endsAt && each.startsAt < session.endsAt)) return { code: 'SESSIONS_OVERLAP', index };
    earlier.push(session);
  }
  return null;
}
