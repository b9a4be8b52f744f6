import { useState } from 'react';

import { type ApiError, asApiError } from '../../data/api-error.js';
import { PublicNoticesDocument, PublicObjectionDocument, type PublicObjectionQuery } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { useLocale } from '../../i18n/locale.js';
import { publicNotice as words } from '../../i18n/public-notice.js';
import { formatDay, formatInstant } from '../../shared/format.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';

/** Every public notice, the latest first, and what became of an objection; for anyone. */
export default function Notices() {
  const t = useWords(words);
  const locale = useLocale();
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(PublicNoticesDocument, {});
  return (
    <>
      {!data && (error ? <Problem error={error} onRetry={again} /> : <Busy />)}
      {data?.publicNotices.items.length === 0 && <Notice tone="plain" title={t('none')} text={t('noneText')} />}
      {data?.publicNotices.items.map(({ roundId, title, titleEn, startsOn, endsOn, takesObjections, concluded }) => (
        <section className="sheet" key={roundId}>
          <h2><a href={`/notices/${roundId}`}>{t('of', { title: locale === 'en' ? titleEn : title })}</a></h2>
          <p className="faint small">{t('periodValue', { from: formatDay(startsOn, locale), to: formatDay(endsOn, locale) })} · {t(concluded ? 'concluded' : takesObjections ? 'running' : 'over')}</p>
        </section>
      ))}
      <ReceiptForm />
      <p className="row"><a className="button" href="/open/school-totals">{t('schoolTotals')}</a></p>
    </>
  );
}

type Found = PublicObjectionQuery['publicObjection'];

function ReceiptForm() {
  const t = useWords(words);
  const [receipt, setReceipt] = useState('');
  const [answer, setAnswer] = useState<{ found: Found } | { error: ApiError } | null>(null);
  const ask = async (): Promise<void> => setAnswer(await request(PublicObjectionDocument, { receipt }).then(({ publicObjection }) => ({ found: publicObjection }), (error: unknown) => ({ error: asApiError(error) })));
  return (
    <form className="sheet form" onSubmit={(event) => { event.preventDefault(); if (receipt.trim()) void ask(); }}>
      <h2>{t('ask')}</h2>
      <label>{t('receipt')}<input value={receipt} onChange={(event) => setReceipt(event.target.value)} placeholder="K7M2-9QDF-4TBX" autoCapitalize="characters" autoComplete="off" maxLength={20} /></label>
      <button type="submit" className="main">{t('askButton')}</button>
      {answer && 'error' in answer && <p className="note bad" role="alert">{answer.error.message}</p>}
      {answer && 'found' in answer && (answer.found ? (
        <div className={`note ${answer.found.status === 'OPEN' ? 'warn' : 'plain'}`} role="status">
          <strong>{t(`status.${answer.found.status}`)}</strong>
          {answer.found.decision && <p>{answer.found.decision}</p>}
          <p className="small">{formatInstant(answer.found.decidedAt ?? answer.found.createdAt)}</p>
        </div>
      ) : <p className="note bad" role="alert">{t('unknown')}</p>)}
    </form>
  );
}
