import type { CohortStatus } from '../../training/index.js';
import type { Standing } from './standing.js';

/** In order of precedence. */
export type IssueRefusal =
  | { readonly code: 'COHORT_NOT_CLOSED'; readonly status: CohortStatus }
  | { readonly code: 'ISSUE_RUNNING'; readonly byName: string }
  | { readonly code: 'NAMES_NOT_PRINTABLE'; readonly people: readonly { readonly name: string; readonly characters: readonly string[] }[] }
  | { readonly code: 'NOBODY_READY' };

export interface IssueFacts {
  readonly status: CohortStatus;
  /** Who has a batch of this cohort under way. */
  readonly runningByName: string | null;
  readonly lines: readonly { readonly name: string; readonly standing: Standing }[];
  /** Whoever asks has seen the names that cannot be printed and goes on without them. */
  readonly leavesOutUnprintable: boolean;
}

export function refusalToIssue({ status, runningByName, lines, leavesOutUnprintable }: IssueFacts): IssueRefusal | null {
  if (status !== 'CLOSED') return { code: 'COHORT_NOT_CLOSED', status };
  if (runningByName !== null) return { code: 'ISSUE_RUNNING', byName: runningByName };
  const people = lines.flatMap(({ name, standing }) => (standing.code === 'NAME_NOT_PRINTABLE' ? [{ name, characters: standing.characters }] : []));
  if (people.length > 0 && !leavesOutUnprintable) return { code: 'NAMES_NOT_PRINTABLE', people };
  return lines.some(({ standing }) => standing.code === 'READY') ? null : { code: 'NOBODY_READY' };
}
