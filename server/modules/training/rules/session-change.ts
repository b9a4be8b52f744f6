import { dayOf } from '../../../platform/clock.js';
import { type PlannedTimes, refusalOfSchedule } from './cohort-life.js';
import type { CohortStatus } from './vocabulary.js';

/** The shortest reason that people are given. */
export const LEAST_REASON = 2;

interface ChangeFacts {
  readonly status: CohortStatus;
  /** Whoever decides saw the session as it stands. */
  readonly isSeen: boolean;
  readonly isCheckInOpen: boolean;
  /** Presences that somebody scanned or staff entered. */
  readonly recorded: number;
  readonly reason: string;
}

interface ClassDays {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly registrationOpensAt: string;
  readonly registrationClosesAt: string;
}

/** Whole minutes; the place counts as changed in any other spelling. */
interface At {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly durationMinutes: number;
  readonly place: string;
}

type CommonRefusal = { readonly code: 'COHORT_ENDED'; readonly status: CohortStatus } | { readonly code: 'CHANGED_MEANWHILE' } | { readonly code: 'CHECK_IN_OPEN' };

/** In order of precedence. */
export type MoveRefusal =
  | CommonRefusal
  | { readonly code: 'NOTHING_CHANGED' }
  | { readonly code: 'DURATION_STANDS'; readonly recorded: number; readonly granted: number }
  | { readonly code: 'REASON_MISSING' }
  | AddRefusal;

export type AddRefusal =
  | { readonly code: 'COHORT_ENDED'; readonly status: CohortStatus }
  | { readonly code: 'OUTSIDE_DAYS'; readonly startsOn: string; readonly endsOn: string }
  | { readonly code: 'OVERLAPS_OWN' };

export type CancelRefusal =
  | CommonRefusal
  | { readonly code: 'REGISTER_HOLDS'; readonly recorded: number }
  | { readonly code: 'FEE_PAID'; readonly name: string }
  | { readonly code: 'LAST_SESSION' }
  | { readonly code: 'REASON_MISSING' };

/**
 * Why a session may not be moved like this, or null. Pure. What a register counted, it counted by the session's
 * length, so that stands; another time for a session that is recorded or over is a correction and needs a reason.
 */
export function refusalToMove(facts: ChangeFacts & { from: At; to: At; granted: number; now: string; others: readonly PlannedTimes[]; days: ClassDays; stretches: boolean }): MoveRefusal | null {
  const { from, to, recorded, granted, now } = facts;
  const common = commonRefusal(facts);
  if (common) return common;
  const isMoved = from.startsAt !== to.startsAt || from.durationMinutes !== to.durationMinutes;
  if (!isMoved && from.place === to.place) return { code: 'NOTHING_CHANGED' };
  if (from.durationMinutes !== to.durationMinutes && recorded + granted > 0) return { code: 'DURATION_STANDS', recorded, granted };
  const isCorrection = isMoved && (recorded > 0 || from.endsAt <= now || to.endsAt <= now);
  if (isCorrection && facts.reason.length < LEAST_REASON) return { code: 'REASON_MISSING' };
  return isMoved ? refusalOfTime(facts) : null;
}

/** Why a session may not be added there, or null. */
export function refusalToAdd(facts: { status: CohortStatus; to: At; others: readonly PlannedTimes[]; days: ClassDays; stretches: boolean }): AddRefusal | null {
  const { status } = facts;
  return status === 'CLOSING' || status === 'CLOSED' ? { code: 'COHORT_ENDED', status } : refusalOfTime(facts);
}

/** Why a session may not be cancelled, or null: what a register or an account book holds is not undone by a plan. */
export function refusalToCancel(facts: ChangeFacts & { paidTo: string | null; sessions: number }): CancelRefusal | null {
  const common = commonRefusal(facts);
  if (common) return common;
  if (facts.recorded > 0) return { code: 'REGISTER_HOLDS', recorded: facts.recorded };
  if (facts.paidTo !== null) return { code: 'FEE_PAID', name: facts.paidTo };
  if (facts.sessions <= 1 && facts.status !== 'DRAFT') return { code: 'LAST_SESSION' };
  return facts.reason.length < LEAST_REASON ? { code: 'REASON_MISSING' } : null;
}

/** The days of the class with that of the session among them. */
export function stretchedDays({ startsOn, endsOn }: Pick<ClassDays, 'startsOn' | 'endsOn'>, startsAt: string): { startsOn: string; endsOn: string } {
  const day = dayOf(startsAt);
  return { startsOn: day < startsOn ? day : startsOn, endsOn: day > endsOn ? day : endsOn };
}

function commonRefusal({ status, isSeen, isCheckInOpen }: ChangeFacts): CommonRefusal | null {
  if (status === 'CLOSING' || status === 'CLOSED') return { code: 'COHORT_ENDED', status };
  if (!isSeen) return { code: 'CHANGED_MEANWHILE' };
  return isCheckInOpen ? { code: 'CHECK_IN_OPEN' } : null;
}

function refusalOfTime({ to, others, days, stretches }: { to: At; others: readonly PlannedTimes[]; days: ClassDays; stretches: boolean }): AddRefusal | null {
  const session = { day: dayOf(to.startsAt), startsAt: to.startsAt, endsAt: to.endsAt };
  const refusal = refusalOfSchedule({ ...days, ...(stretches ? stretchedDays(days, to.startsAt) : {}), sessions: [session], standing: others });
  switch (refusal?.code) {
    case 'SESSION_OUTSIDE_DAYS': return { code: 'OUTSIDE_DAYS', startsOn: days.startsOn, endsOn: days.endsOn };
    case 'SESSIONS_OVERLAP': return { code: 'OVERLAPS_OWN' };
    // Days and window were found in order when the class was planned.
    case 'DAYS_REVERSED':
    case 'WINDOW_REVERSED':
    case undefined: return null;
  }
}
