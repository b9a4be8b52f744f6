import { MyPlacementsDocument, type MyPlacementsQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { myPlacements as words } from '../../i18n/my-placements.js';
import { formatDay, formatTime, todayInCounty } from '../../shared/format.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useT, useWords } from '../words.js';
import './me/me.css';

type Own = MyPlacementsQuery['viewerPlacements'][number];

/** Where, when and with whom the teacher is placed in his shadowing classes. */
export default function Placements() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MyPlacementsDocument, {});
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const back = <a className="button wide" href="/me#training">{t('back')}</a>;
  if (data.viewerPlacements.length === 0) return <Notice tone="plain" title={t('none')} text={t('noneText')}>{back}</Notice>;
  return <><h1>{t('title')}</h1>{data.viewerPlacements.map((own) => <Class key={own.cohortId} own={own} />)}{back}</>;
}

function Class({ own: { cohortTitle, cohortTitleEn, hostName, hostNameEn, mentor, days } }: { own: Own }) {
  const t = useWords(words);
  const common = useT();
  const locale = useLocale();
  const isEnglish = locale === 'en';
  const today = todayInCounty();
  const present = days.filter(({ status }) => status === 'PRESENT' || status === 'LATE' || status === 'LEFT_EARLY').length;
  const teaches = mentor && [common(`vocabulary.stage.${mentor.stage}`), common(`vocabulary.subject.${mentor.subject}`)].join(isEnglish ? ' · ' : '');
  return (
    <section className="sheet">
      <p className="faint">{isEnglish ? cohortTitleEn : cohortTitle}</p>
      {!mentor ? <p className="note plain">{t('waiting')}</p> : (
        <>
          <p><span className="faint small">{t('host')}</span><br /><b>{isEnglish ? hostNameEn : hostName}</b></p>
          <p><span className="faint small">{t('mentor')}</span><br /><b>{mentor.name}</b> <span className="faint">{teaches}</span></p>
          {mentor.note && <p><span className="faint small">{t('note')}</span><br />{mentor.note}</p>}
          <p className="between"><b>{t('days')}</b><span className="faint">{t('present', { n: present, all: days.length })}</span></p>
          {days.map(({ sessionId, day, startsAt, endsAt, status }) => (
            <p key={sessionId} className="between">
              <span>{formatDay(day, locale)}{day === today ? ` · ${t('today')}` : ''} <span className="faint small">{formatTime(startsAt)}–{formatTime(endsAt)}</span></span>
              <span className={status ? '' : 'faint small'}>{status ? common(`vocabulary.presenceStatus.${status}`) : t(day > today ? 'coming' : 'unconfirmed')}</span>
            </p>
          ))}
          <p className="faint small">{t('hint')}</p>
        </>
      )}
    </section>
  );
}
