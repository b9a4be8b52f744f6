import { cycleYearOf } from './calendar.js';
import { closedAfter } from './registration-window.js';
import type { RuleSet } from './rule-set.js';

/** What is known of a draft, read under its lock. */
export interface PublicationFacts {
  readonly status: 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'PUBLISHED';
  readonly actorId: number;
  /** Everybody who wrote in the draft or submitted it. */
  readonly authorIds: readonly number[];
  readonly errorCount: number;
  readonly failedTestCases: number;
  /** The closed year that the draft's first day falls in, or null. */
  readonly closedYear: ClosedYear | null;
}

export interface ClosedYear { readonly cycleYear: number; readonly closedAfterDay: string }

/** What keeps a document from being submitted as well as from being published, in order. */
export type UnfitDocument =
  | { readonly code: 'CONTRADICTIONS'; readonly count: number }
  | { readonly code: 'TEST_CASES_FAIL'; readonly count: number }
  | ({ readonly code: 'START_IN_CLOSED_YEAR' } & ClosedYear);

export type SubmissionRefusal = { readonly code: 'DRAFT_NOT_OPEN'; readonly status: PublicationFacts['status'] } | UnfitDocument;
export type PublicationRefusal = { readonly code: 'DRAFT_NOT_SUBMITTED'; readonly status: PublicationFacts['status'] } | { readonly code: 'PUBLISHER_IS_AUTHOR' } | UnfitDocument;

/** Why a draft may not be handed to a second person, or null. */
export function refusalToSubmit(facts: PublicationFacts): SubmissionRefusal | null {
  if (facts.status !== 'DRAFT') return { code: 'DRAFT_NOT_OPEN', status: facts.status };
  return unfitness(facts);
}

/** Why this person may not bring the draft into force, or null: nobody publishes what he wrote. */
export function refusalToPublish(facts: PublicationFacts): PublicationRefusal | null {
  if (facts.status !== 'SUBMITTED') return { code: 'DRAFT_NOT_SUBMITTED', status: facts.status };
  if (facts.authorIds.includes(facts.actorId)) return { code: 'PUBLISHER_IS_AUTHOR' };
  return unfitness(facts);
}

function unfitness({ errorCount, failedTestCases, closedYear }: PublicationFacts): UnfitDocument | null {
  if (errorCount > 0) return { code: 'CONTRADICTIONS', count: errorCount };
  if (failedTestCases > 0) return { code: 'TEST_CASES_FAIL', count: failedTestCases };
  return closedYear === null ? null : { code: 'START_IN_CLOSED_YEAR', ...closedYear };
}

/**
 * The year that a new version would begin in, where the rules in force then closed it for registration before `today`.
 * Where years hang on the person's dates, the one that begins last speaks: it is the last to close.
 */
export function closedYearOf(inForce: RuleSet, fromDay: string, today: string): ClosedYear | null {
  const year = cycleYearOf(inForce.cycle, { birthDay: fromDay, hireDay: fromDay }, fromDay);
  const closedAfterDay = year && closedAfter(inForce.registration, year);
  return year !== null && closedAfterDay !== null && today > closedAfterDay ? { cycleYear: year.cycleYear, closedAfterDay } : null;
}
