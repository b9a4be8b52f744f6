import { useEffect, useRef, useState } from 'react';

import { KEPT } from './SignedIn.js';

export interface KeptDraft<Draft> {
  readonly draft: Draft;
  /** Whether it comes from an earlier visit. */
  readonly wasKept: boolean;
  /** The blank draft itself starts afresh. */
  readonly change: (changes: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;
}

/** What is typed stays on the phone until it has arrived. @param blank one and the same object at every call. */
export function useKeptDraft<Draft extends object>(name: string, blank: Draft): KeptDraft<Draft> {
  const key = `${KEPT}${name}`;
  const [start] = useState(() => kept<Draft>(key));
  const [draft, setDraft] = useState<Draft>(start ?? blank);
  useEffect(() => {
    try {
      if (draft === blank) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
    } catch { /* A full or forbidden storage keeps nothing; the form still works. */ }
  }, [draft, key, blank]);
  return {
    draft, wasKept: start !== null,
    change: (changes) => setDraft((before) => {
      const next = typeof changes === 'function' ? changes(before) : changes;
      return next === blank ? blank : { ...before, ...next };
    }),
  };
}

/** What did not get through is sent again as soon as there is a connection. */
export function useSendWhenOnline(isWaiting: boolean, wasKept: boolean, send: () => Promise<void>): void {
  const latest = useRef(send);
  useEffect(() => { latest.current = send; });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const again = () => void latest.current();
    if (navigator.onLine && wasKept) again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isWaiting, wasKept]);
}

function kept<Draft>(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}
