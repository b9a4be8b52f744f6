import { useCallback, useEffect, useRef, useState } from 'react';

export interface Draft<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** For what comes later than the render, such as a file that has arrived: several changes of one moment all count. */
  readonly change: (how: (before: Value) => Value) => void;
  /** Whether the text comes from an earlier visit that was not saved. */
  readonly wasKept: boolean;
  /** After saving, or to start afresh. */
  readonly discard: () => void;
}

/** Where drafts are kept, and under which names. */
export interface DraftPlace {
  readonly prefix: string;
  /** Even asking for it throws where storage is forbidden. */
  readonly storage: () => Storage;
}

const TAB: DraftPlace = { prefix: 'shixun.draft.', storage: () => sessionStorage };

/**
 * State that outlives a reload or a wrong click until it is saved: `useDraft('claim-return:42', '')`.
 * It is kept for this tab unless another place is named, and never for passwords or ID numbers.
 */
export function useDraft<Value>(name: string, initial: Value, place: DraftPlace = TAB): Draft<Value> {
  const [state, setState] = useState(() => ({ name, ...startOf(place, name, initial) }));
  const current = state.name === name ? state : { name, ...startOf(place, name, initial) };
  if (state.name !== name) setState(current);
  const latest = useRef(current.value);
  useEffect(() => { latest.current = current.value; }, [current.value]);

  const put = useCallback((value: Value, isOver: boolean) => {
    latest.current = value;
    try {
      const storage = place.storage();
      if (isOver) storage.removeItem(place.prefix + name);
      else storage.setItem(place.prefix + name, JSON.stringify(value));
    } catch { /* A full or forbidden storage keeps nothing; the form still works. */ }
    setState((before) => ({ name, value, wasKept: before.wasKept && !isOver }));
  }, [name, place]);
  return {
    value: current.value, wasKept: current.wasKept,
    set: useCallback((value) => put(value, false), [put]),
    change: useCallback((how) => put(how(latest.current), false), [put]),
    discard: useCallback(() => put(initial, true), [put, initial]),
  };
}

function startOf<Value>(place: DraftPlace, name: string, initial: Value): { value: Value; wasKept: boolean } {
  try {
    const text = place.storage().getItem(place.prefix + name);
    if (text !== null) return { value: JSON.parse(text) as Value, wasKept: true };
  } catch { /* What cannot be read starts afresh. */ }
  return { value: initial, wasKept: false };
}
