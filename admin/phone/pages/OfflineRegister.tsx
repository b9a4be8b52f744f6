import { useEffect, useState } from 'react';

import { type ApiError, asApiError } from '../../data/api-error.js';
import { useLocale } from '../../i18n/locale.js';
import { offline as words } from '../../i18n/offline.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { keepPages } from '../offline/keep-pages.js';
import { keptRegister, type KeptRegister, readRegister } from '../offline/kept-register.js';
import { OfflineList } from '../offline/OfflineList.js';
import type { Params } from '../routes.js';
import { SignedIn } from '../SignedIn.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useWords } from '../words.js';

/** Roll call on a phone or laptop that may have no network: the list stays on the device, entries are sent later. */
export default function OfflineRegister({ params: { id = '' } }: { params: Params }) {
  usePageTitle(useWords(words)('register.title'));
  useEffect(() => void keepPages(), []);
  return <SignedIn whenAway={(again) => <Kept id={id} onRetry={again} />}><Fresh key={id} id={id} /></SignedIn>;
}

function Fresh({ id }: { id: string }) {
  const [register, setRegister] = useState<KeptRegister | null>(() => keptRegister(id));
  const [error, setError] = useState<ApiError | null>(null);
  const [round, setRound] = useState(0);
  const [isReading, setReading] = useState(true);
  useEffect(() => {
    let isGone = false;
    readRegister(id).then((read) => { if (!isGone) { setRegister(read); setError(null); } }, (failure: unknown) => { if (!isGone) setError(asApiError(failure)); })
      .finally(() => { if (!isGone) setReading(false); });
    return () => { isGone = true; };
  }, [id, round]);
  const again = () => { setReading(true); setRound(round + 1); };
  if (error && !error.isPassing) return <Problem error={error} onRetry={again} />;
  if (!register) return isReading ? <Busy /> : <None />;
  return <Sheet register={register} onRefresh={again} isReading={isReading} />;
}

function Kept({ id, onRetry }: { id: string; onRetry: () => void }) {
  const register = keptRegister(id);
  return register ? <Sheet register={register} onRefresh={onRetry} isReading={false} /> : <None />;
}

function None() {
  return <Notice tone="warn" title={useWords(words)('register.title')} text={useWords(words)('register.none')} />;
}

function Sheet({ register, onRefresh, isReading }: { register: KeptRegister; onRefresh: () => void; isReading: boolean }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const { session, at } = register;
  return (
    <section className="sheet">
      <h1>{isEnglish ? session.topicEn || session.topic : session.topic}</h1>
      <p className="faint small">{[isEnglish ? session.roll.titleEn || session.roll.title : session.roll.title, `${formatInstant(session.startsAt)}–${formatTime(session.endsAt)}`, session.place].filter(Boolean).join(' · ')}</p>
      <p className="note plain small between"><span>{t('register.lead', { at: formatTime(at) })}</span><button type="button" className="button" disabled={isReading} onClick={onRefresh}>{t('register.refreshed')}</button></p>
      {session.roll.closedAt ? <p className="note warn">{t('register.closed')}</p> : <OfflineList register={register} />}
    </section>
  );
}
