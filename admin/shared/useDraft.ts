import { useCallback, useState } from 'react';

export interface Draft<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Whether the text comes from an earlier visit that was not saved. */
  readonly wasKept: boolean;
  /** After saving, or to start afresh. */
  readonly discard: () => void;
}

const keyOf = (name: string): string => `shixun.draft.${name}`;

function kept<Value>(name: string): Value | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(name));
    return text === null ? undefined : JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

/**
 * State that outlives a reload or a wrong click until it is saved: `useDraft('claim-return:42', '')`.
 * It is kept for this tab only, and never for passwords or ID numbers.
 */
export function useDraft<Value>(name: string, initial: Value): Draft<Value> {
  const [state, setState] = useState(() => ({ name, ...startOf(name, initial) }));
  const current = state.name === name ? state : { name, ...startOf(name, initial) };
  if (state.name !== name) setState(current);

  const set = useCallback((value: Value) => {
    try {
      sessionStorage.setItem(keyOf(name), JSON.stringify(value));
    } catch { /* A full or forbidden storage keeps nothing; the form still works. */ }
    setState((before) => ({ ...before, name, value }));
  }, [name]);
  const discard = useCallback(() => {
    try {
      sessionStorage.removeItem(keyOf(name));
    } catch { /* As above. */ }
    setState({ name, value: initial, wasKept: false });
  }, [name, initial]);
  return { value: current.value, set, wasKept: current.wasKept, discard };
}

function startOf<Value>(name: string, initial: Value): { value: Value; wasKept: boolean } {
  const earlier = kept<Value>(name);
  return earlier === undefined ? { value: initial, wasKept: false } : { value: earlier, wasKept: true };
}
