import { createContext, useCallback, useContext, useEffect, useState } from 'react';

import { type ApiError, asApiError } from '../../../data/api-error.js';
import { CreditWaysDocument, type CreditWaysQuery, MyAskedDocument, type MyAskedQuery, MyPageDocument, type MyPageQuery } from '../../../data/generated/operations.js';
import { request } from '../../../data/request.js';
import { currentLocale, useLocale } from '../../../i18n/locale.js';
import { KEPT } from '../../SignedIn.js';

/** Everything on the page comes at one moment: nothing moves under a finger later. */
export interface MyPageData extends MyPageQuery {
  /** What waits for an answer of his; null when it could not be asked. */
  readonly asked: MyAskedQuery | null;
  /** Which classes would close the gap; null as above. */
  readonly way: CreditWaysQuery['creditWays'];
}

/** The page itself; what stands beside it may be missing. */
async function readPage(teacherId: string, signal: AbortSignal): Promise<MyPageData> {
  const [page, asked, ways] = await Promise.all([
    request(MyPageDocument, { teacherId }, { signal }), request(MyAskedDocument, {}, { signal }).catch(() => null), request(CreditWaysDocument, { teacherId }, { signal }).catch(() => null),
  ]);
  return { ...page, asked, way: ways?.creditWays ?? null };
}

type Claim = MyPageQuery['ownClaims']['items'][number];

/** The newest he filed, and older ones that are still open. */
export function ownClaimsOf({ ownClaims, openClaims }: MyPageData): readonly Claim[] {
  return [...ownClaims.items, ...openClaims.items.filter(({ id, sourceType }) => sourceType === 'TEACHER' && !ownClaims.items.some((each) => each.id === id))];
}

/** What was last seen, for a moment without connection. It stays on this phone until signing out. */
export interface Kept {
  readonly accountId: string;
  readonly teacherId: string;
  readonly locale: string;
  readonly at: string;
  readonly data: MyPageData;
}

/** The number grows with what the page asks: an answer kept before that is none any more. */
const NAME = `${KEPT}me.6`;

export function lastSeen(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function keep(seen: Kept): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(seen));
  } catch { /* A full or forbidden storage keeps nothing; the page still works. */ }
}

export interface MyPage {
  readonly teacherId: string;
  readonly data: MyPageData;
  /** When these figures were read, if they are not of now. */
  readonly keptAt: string | null;
  readonly hourMinutes: number;
  readonly again: () => void;
}

const USUAL_HOUR = 45;
const Context = createContext<MyPage | null>(null);
export const MyPageProvider = Context;

export function useMyPage(): MyPage {
  const page = useContext(Context);
  if (!page) throw new Error('Only within the page of a teacher.');
  return page;
}

export const hourMinutesOf = (data: MyPageData): number => data.ruleSetInForce?.hourMinutes ?? USUAL_HOUR;

interface Seen {
  /** What was asked for when this answer or error came. */
  readonly asked: string | null;
  readonly data: MyPageData | null;
  readonly keptAt: string | null;
  readonly error: ApiError | null;
}

/** What was last seen stands there until the answer comes. */
export function useMyPageData(accountId: string, teacherId: string): { data: MyPageData | null; keptAt: string | null; error: ApiError | null; isPending: boolean; again: () => void } {
  const locale = useLocale();
  const [round, setRound] = useState(0);
  const asked = `${teacherId} ${locale} ${round}`;
  const [{ asked: answered, data, keptAt, error }, setSeen] = useState<Seen>(() => {
    const seen = lastSeen();
    const isMine = seen?.accountId === accountId && seen.locale === currentLocale();
    return { asked: null, data: isMine ? seen.data : null, keptAt: isMine ? seen.at : null, error: null };
  });
  useEffect(() => {
    const stop = new AbortController();
    readPage(teacherId, stop.signal).then(
      (fresh) => {
        setSeen({ asked, data: fresh, keptAt: null, error: null });
        keep({ accountId, teacherId, locale, at: new Date().toISOString(), data: fresh });
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) setSeen((before) => ({ ...before, asked, keptAt: before.keptAt ?? (before.data ? lastSeen()?.at ?? null : null), error: asApiError(failure) }));
      },
    );
    return () => stop.abort();
  }, [accountId, teacherId, locale, asked]);
  const isPending = answered !== asked;
  return { data, keptAt, error: isPending ? null : error, isPending, again: useCallback(() => setRound((before) => before + 1), []) };
}
