import type { Day } from '../../../platform/clock.js';

export interface FilingFacts {
  /** Whether the decision stands and is one about this teacher. */
  readonly isKnown: boolean;
  readonly isAppealed: boolean;
  /** Null: the rule set of the decision's day grants no appeal. */
  readonly lastDay: Day | null;
  readonly today: Day;
  readonly files: number;
  readonly knownFiles: number;
}

/** In order of precedence. */
export type FilingRefusal =
  | { readonly code: 'MATTER_UNKNOWN' }
  | { readonly code: 'APPEALED_ALREADY' }
  | { readonly code: 'NO_APPEAL_GRANTED' }
  | { readonly code: 'TOO_LATE'; readonly lastDay: Day }
  | { readonly code: 'EVIDENCE_UNKNOWN' };

/** Why this decision may not be appealed against now, or null when it may. The last day itself is still in time. */
export function refusalToFile({ isKnown, isAppealed, lastDay, today, files, knownFiles }: FilingFacts): FilingRefusal | null {
  if (!isKnown) return { code: 'MATTER_UNKNOWN' };
  if (isAppealed) return { code: 'APPEALED_ALREADY' };
  if (lastDay === null) return { code: 'NO_APPEAL_GRANTED' };
  if (today > lastDay) return { code: 'TOO_LATE', lastDay };
  if (knownFiles !== files) return { code: 'EVIDENCE_UNKNOWN' };
  return null;
}
