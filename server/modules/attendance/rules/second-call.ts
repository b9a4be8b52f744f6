/** A call is answered within so many minutes. */
export const MOST_CALL_MINUTES = 30;

export type CallRefusal = { readonly code: 'ROLL_CLOSED' } | { readonly code: 'NOT_OPEN' } | { readonly code: 'CALL_RUNNING' } | { readonly code: 'NOBODY_HERE' };

/** Why no second call may be made now, or null. Pure; in the order of {@link CallRefusal}. */
export function refusalToCall(facts: { isRollClosed: boolean; isOpen: boolean; isCallRunning: boolean; attending: number }): CallRefusal | null {
  if (facts.isRollClosed) return { code: 'ROLL_CLOSED' };
  if (!facts.isOpen) return { code: 'NOT_OPEN' };
  if (facts.isCallRunning) return { code: 'CALL_RUNNING' };
  return facts.attending === 0 ? { code: 'NOBODY_HERE' } : null;
}
