import { useState } from 'react';

import { PublicNoticeDocument, type PublicNoticeQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { publicNotice as words } from '../../i18n/public-notice.js';
import { formatDay } from '../../shared/format.js';
import type { Params } from '../routes.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useT, useWords } from '../words.js';
import { ObjectionForm } from './ObjectionForm.js';
import './notice.css';

export type PublishedNotice = NonNullable<PublicNoticeQuery['publicNotice']>;

/** The published result of a round: read on a phone, printed on A4, objected to while it runs. For anyone. */
export default function NoticeOfRound({ params }: { params: Params }) {
  const t = useWords(words);
  const { data, error, again } = useAnswer(PublicNoticeDocument, { roundId: /^\d+$/.test(params.id ?? '') ? params.id ?? '0' : '0' });
  usePageTitle(t('title'));
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  if (!data.publicNotice) return <Notice tone="warn" title={t('missing')}><p className="row"><a className="button" href="/notices">{t('all')}</a></p></Notice>;
  return <Published notice={data.publicNotice} />;
}

function Published({ notice }: { notice: PublishedNotice }) {
  const t = useWords(words);
  const common = useT();
  const locale = useLocale();
  const [isObjecting, setObjecting] = useState(false);
  const isEnglish = locale === 'en';
  const { startsOn, endsOn, concluded, takesObjections, lines, roundId } = notice;
  if (isObjecting) return <ObjectionForm notice={notice} onClose={() => setObjecting(false)} />;
  return (
    <div className="notice-page">
      <section className="sheet">
        <h1>{t('of', { title: isEnglish ? notice.titleEn : notice.title })}</h1>
        <p className={`note ${takesObjections ? 'warn' : concluded ? 'good' : 'plain'}`}><strong>{t(concluded ? 'concluded' : takesObjections ? 'running' : 'over')}</strong>　{t('periodValue', { from: formatDay(startsOn, locale), to: formatDay(endsOn, locale) })}</p>
        <p>{t(concluded ? 'granted' : 'honour')}：{isEnglish ? notice.honourTitleEn : notice.honourTitle}</p>
      </section>
      <section className="sheet">
        <h2>{t('list', { n: lines.length })}</h2>
        <ol className="names">
          {lines.map(({ entryId, ordinal, name, school, schoolEn, stage, subject, work, struck }) => (
            <li key={entryId} className={struck ? 'struck' : undefined}>
              <span className="number">{ordinal}</span>
              <div><strong>{name}</strong>　<span>{isEnglish ? schoolEn : school}</span>{struck && <b className="mark-struck">{t('struck')}</b>}<small>{[...(stage === 'KINDERGARTEN' && subject === 'PRESCHOOL' ? [] : [common(`vocabulary.stage.${stage}`)]), common(`vocabulary.subject.${subject}`)].join(isEnglish ? ' ' : '')} · {work}</small></div>
            </li>
          ))}
        </ol>
      </section>
      {takesObjections && <section className="sheet no-paper"><p>{t('objectLead')}</p><button type="button" className="main" onClick={() => setObjecting(true)}>{t('object')}</button></section>}
      <p className="row">
        <button type="button" className="button" onClick={() => window.print()}>{t('print')}</button>
        <a className="button" href={`/downloads/selection-notice/${roundId}.pdf?lang=${locale}`}>{t('pdf')}</a>
        <a className="button" href="/notices">{t('all')}</a>
      </p>
    </div>
  );
}
