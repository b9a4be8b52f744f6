/** Check-in opens at most this long before the start, so that nobody is present at a class of next week. */
export const EARLIEST_OPENING_MINUTES = 180;

export type OpeningRefusal = { readonly code: 'ROLL_CLOSED' } | { readonly code: 'ALREADY_OPEN' } | { readonly code: 'TOO_EARLY'; readonly opensInMinutes: number };
export type ClosingRefusal = { readonly code: 'ROLL_CLOSED' } | { readonly code: 'ALREADY_CLOSED' } | { readonly code: 'NOT_STARTED' };

export interface WindowFacts {
  readonly isRollClosed: boolean;
  readonly isOpen: boolean;
  readonly isClosed: boolean;
  /** Whole minutes from the start to now, negative before it. */
  readonly minutesAfterStart: number;
}

/** Why check-in may not be opened now, or null. A closed session may be reopened until its roll is closed. */
export function refusalToOpen(facts: WindowFacts): OpeningRefusal | null {
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  if (facts.isOpen) return { code: 'ALREADY_OPEN' };
  const opensInMinutes = -EARLIEST_OPENING_MINUTES - facts.minutesAfterStart;
  return opensInMinutes > 0 ? { code: 'TOO_EARLY', opensInMinutes } : null;
}

/**
 * Why the register may not be completed now, or null. A session that was opened before its start
 * may be closed again (which marks nobody absent); one that nobody opened has nothing to close yet.
 */
export function refusalToClose(facts: WindowFacts): ClosingRefusal | null {
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  if (facts.isClosed) return { code: 'ALREADY_CLOSED' };
  return facts.minutesAfterStart < 0 && !facts.isOpen ? { code: 'NOT_STARTED' } : null;
}
