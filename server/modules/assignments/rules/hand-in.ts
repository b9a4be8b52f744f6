import type { HandInStatus } from './vocabulary.js';

export interface HandInFacts {
  readonly now: string;
  readonly opensAt: string;
  readonly dueAt: string;
  readonly lateUntil: string | null;
  readonly resitUntil: string | null;
  readonly cohortEnded: boolean;
  /** The last attempt; null before the first. */
  readonly last: { readonly attempt: number; readonly status: HandInStatus; readonly passed: boolean | null; readonly revision: number; readonly marksBegun: boolean } | null;
}

export type WritingRefusal =
  | { readonly code: 'COHORT_ENDED' }
  | { readonly code: 'NOT_OPEN_YET'; readonly opensAt: string }
  | { readonly code: 'HANDED_IN_ALREADY' }
  | { readonly code: 'RESULT_STANDS' }
  | { readonly code: 'RESIT_OVER'; readonly resitUntil: string }
  | { readonly code: 'TOO_LATE'; readonly endedAt: string }
  | { readonly code: 'CHANGED_ELSEWHERE'; readonly revision: number };

/** May he write on, on the copy that he read? `attempt` is the one that is written. */
export function attemptToWrite(facts: HandInFacts & { readonly readRevision: number }): { readonly attempt: number } | WritingRefusal {
  const { now, last, readRevision } = facts;
  if (facts.cohortEnded) return { code: 'COHORT_ENDED' };
  if (now < facts.opensAt) return { code: 'NOT_OPEN_YET', opensAt: facts.opensAt };
  if (last?.status === 'SUBMITTED') return { code: 'HANDED_IN_ALREADY' };
  if (last?.status === 'MARKED') {
    if (last.passed || facts.resitUntil === null || last.attempt > 1) return { code: 'RESULT_STANDS' };
    return now > facts.resitUntil ? { code: 'RESIT_OVER', resitUntil: facts.resitUntil } : { attempt: last.attempt + 1 };
  }
  const endedAt = (last?.attempt ?? 1) > 1 ? facts.resitUntil ?? facts.dueAt : facts.lateUntil ?? facts.dueAt;
  if (now > endedAt) return { code: 'TOO_LATE', endedAt };
  if (last && last.revision !== readRevision) return { code: 'CHANGED_ELSEWHERE', revision: last.revision };
  return { attempt: last?.attempt ?? 1 };
}

/** A first attempt after the due time is late; a re-sit has its own time. */
export function isLate({ now, dueAt }: Pick<HandInFacts, 'now' | 'dueAt'>, attempt: number): boolean {
  return attempt === 1 && now > dueAt;
}

export type WithdrawRefusal = { readonly code: 'NOT_HANDED_IN' } | { readonly code: 'COHORT_ENDED' } | { readonly code: 'DUE_TIME_OVER'; readonly dueAt: string } | { readonly code: 'BEING_MARKED' };

/** Why what was handed in cannot be taken back for another look. */
export function refusalToWithdraw({ last, cohortEnded, now, dueAt, resitUntil }: HandInFacts): WithdrawRefusal | null {
  if (last?.status !== 'SUBMITTED') return { code: 'NOT_HANDED_IN' };
  if (cohortEnded) return { code: 'COHORT_ENDED' };
  const until = last.attempt > 1 ? resitUntil ?? dueAt : dueAt;
  if (now > until) return { code: 'DUE_TIME_OVER', dueAt: until };
  return last.marksBegun ? { code: 'BEING_MARKED' } : null;
}
