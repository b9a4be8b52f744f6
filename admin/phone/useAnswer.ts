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
  const [state, setState] = useState<{ data: Result | null; error: ApiError | null; of: string }>({ data: null, error: null, of: '' });
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(variables);
  const of = `${round} ${asked}`;
  useEffect(() => {
    const stop = new AbortController();
    request(document, JSON.parse(asked) as Variables, { signal: stop.signal }).then(
      (data) => setState({ data, error: null, of }),
      (error: unknown) => { if (!stop.signal.aborted) setState((before) => ({ ...before, error: asApiError(error), of })); },
    );
    return () => stop.abort();
  }, [document, asked, of]);
  const isPending = state.of !== of;
  return { data: state.data, error: isPending ? null : state.error, isPending, again: useCallback(() => setRound((before) => before + 1), []) };
}
