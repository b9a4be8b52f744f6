import { useState } from 'react';

import type { Draft } from '../../../shared/useDraft.js';
import { KEPT } from '../../SignedIn.js';

/**
 * A draft that outlives the tab: in-app browsers throw tabs away while the connection is bad. It stays on this
 * phone until it is sent, discarded, or its owner signs out; give a name that holds his account.
 */
export function useKeptDraft<Value>(name: string, initial: Value): Draft<Value> {
  const key = `${KEPT}${name}`;
  const [{ value, wasKept }, setState] = useState(() => {
    const earlier = read<Value>(key);
    return { value: earlier ?? initial, wasKept: earlier !== undefined };
  });
  const write = (change: (storage: Storage) => void) => {
    try {
      change(localStorage);
    } catch { /* A full or forbidden storage keeps nothing; the form still works. */ }
  };
  return {
    value, wasKept,
    set: (next) => {
      write((storage) => storage.setItem(key, JSON.stringify(next)));
      setState({ value: next, wasKept });
    },
    discard: () => {
      write((storage) => storage.removeItem(key));
      setState({ value: initial, wasKept: false });
    },
  };
}

function read<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
