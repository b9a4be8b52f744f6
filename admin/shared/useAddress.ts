import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

interface Address {
  readonly params: URLSearchParams;
  /** From 1. */
  readonly page: number;
  /** What is empty goes; any change but that of the page leads back to the first page. */
  readonly change: (changes: Readonly<Record<string, string | null>>) => void;
}

/** The conditions of a list, which stand in the address. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const change = useCallback<Address['change']>((changes) => setParams((before) => {
    const next = new URLSearchParams(before);
    for (const [name, value] of Object.entries({ page: null, ...changes })) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return next;
  }, { replace: true }), [setParams]);
  return { params, page: Math.max(1, Number(params.get('page')) || 1), change };
}
