export type PlanRefusal = { readonly code: 'STUDIO_CLOSED' } | { readonly code: 'IN_THE_PAST' } | { readonly code: 'OVERLAPS'; readonly topic: string };

export interface MeetingPlanFacts {
  readonly isClosed: boolean;
  /** Business days. */
  readonly day: string;
  readonly today: string;
  /** Another meeting of the studio at that time. */
  readonly overlappingTopic: string | null;
}

/** Why a meeting may not be planned, or null. One of an earlier day has no register that anybody could take. */
export function refusalToPlan({ isClosed, day, today, overlappingTopic }: MeetingPlanFacts): PlanRefusal | null {
  if (isClosed) return { code: 'STUDIO_CLOSED' };
  if (day < today) return { code: 'IN_THE_PAST' };
  return overlappingTopic === null ? null : { code: 'OVERLAPS', topic: overlappingTopic };
}

export type FilingRefusal = { readonly code: 'REGISTER_NOT_CLOSED' } | { readonly code: 'NOBODY_PRESENT' } | { readonly code: 'ALREADY_FILED'; readonly claimCount: number };

export interface FilingFacts {
  readonly isRegisterClosed: boolean;
  readonly presentCount: number;
  /** Those of them who have a claim already; a corrected register may show more who were there. */
  readonly claimCount: number;
}

/** Why the claims of a meeting may not be filed now, or null; in the order of {@link FilingRefusal}. */
export function refusalToFile({ isRegisterClosed, presentCount, claimCount }: FilingFacts): FilingRefusal | null {
  if (!isRegisterClosed) return { code: 'REGISTER_NOT_CLOSED' };
  if (presentCount === 0) return { code: 'NOBODY_PRESENT' };
  return claimCount >= presentCount ? { code: 'ALREADY_FILED', claimCount } : null;
}
