import { useCallback, useEffect, useState } from 'react';

import { type ApiError, asApiError } from '../data/api-error.js';
import type { TypedDocumentString } from '../data/generated/operations.js';
import { request } from '../data/request.js';

export interface Answer<Result> {
  readonly data: Result | null;
  readonly error: ApiError | null;
  readonly isPending: boolean;
  readonly again: () => void;
}

/** Reads a typed document; the last answer stays while it is asked again. */
export function useAnswer<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Answer<Result> {
  const [state, setState] = useState<{ data: Result | null; error: ApiError | null; isPending: boolean }>({ data: null, error: null, isPending: true });
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(variables);
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, error: null, isPending: true }));
    request(document, JSON.parse(asked) as Variables, { signal: stop.signal }).then(
      (data) => setState({ data, error: null, isPending: false }),
      (error: unknown) => { if (!stop.signal.aborted) setState((before) => ({ ...before, error: asApiError(error), isPending: false })); },
    );
    return () => stop.abort();
  }, [document, asked, round]);
  return { ...state, again: useCallback(() => setRound((before) => before + 1), []) };
}
