import { useEffect, useState } from 'react';

import { type ApiError, asApiError } from '../../data/api-error.js';
import { ProjectionDocument, type ProjectionQuery } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';

const EVERY_MS = 2_000;
const TICK_MS = 250;

export interface Projection {
  /** The last answer, kept while the connection is lost. */
  readonly data: ProjectionQuery | null;
  readonly isLost: boolean;
  /** An error that waiting does not mend, such as a session out of reach. */
  readonly error: ApiError | null;
  /** Milliseconds until the next code, and until the one shown is no longer accepted; by the server's clock. */
  readonly nextInMs: number;
  readonly validForMs: number;
}

/** Code and count, asked every other second and right after each change of code; never gives up. */
export function useProjection(sessionId: string): Projection {
  const [answer, setAnswer] = useState<{ data: ProjectionQuery | null; isLost: boolean; error: ApiError | null; offsetMs: number }>({ data: null, isLost: false, error: null, offsetMs: 0 });
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      let wait = EVERY_MS;
      try {
        const data = await request(ProjectionDocument, { sessionId }, { signal: stop.signal });
        const code = data.checkInCode;
        if (code) wait = Math.min(wait, Math.max(100, Date.parse(code.nextAt) - Date.parse(code.now) + 50));
        setAnswer({ data, isLost: false, error: null, offsetMs: code ? Date.parse(code.now) - Date.now() : 0 });
      } catch (error) {
        if (stop.signal.aborted) return;
        const told = asApiError(error);
        setAnswer((before) => (told.isPassing ? { ...before, isLost: true } : { ...before, error: told }));
        if (!told.isPassing) return;
      }
      timer = setTimeout(() => void ask(), wait);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [sessionId]);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);

  const code = answer.data?.checkInCode;
  const until = (instant: string | undefined) => (instant ? Math.max(0, Date.parse(instant) - (now + answer.offsetMs)) : 0);
  return { data: answer.data, isLost: answer.isLost, error: answer.error, nextInMs: until(code?.nextAt), validForMs: until(code?.validUntil) };
}
