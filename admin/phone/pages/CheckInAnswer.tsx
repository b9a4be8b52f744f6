import type { ApiError } from '../../data/api-error.js';
import { checkIn as words } from '../../i18n/check-in.js';
import { useLocale } from '../../i18n/locale.js';
import { formatTime } from '../../shared/format.js';
import { goTo } from '../navigation.js';
import { leave } from '../SignedIn.js';
import { Notice } from '../ui.js';
import { useT, useWords } from '../words.js';
import './check-in.css';
import type { CheckInPayload } from './useCheckIn.js';

/** The result, to be read at arm's length; or why not, and what to do next. */
export function CheckInAnswer({ payload, error, onRetry }: { payload?: CheckInPayload; error?: ApiError; onRetry: () => void }) {
  const t = useWords(words);
  const common = useT();
  if (error?.code === 'FORBIDDEN') return <Notice tone="bad" title={t('notTeacherTitle')} text={t('notTeacherText')}><button type="button" className="main" onClick={() => void leave()}>{t('switchAccount')}</button></Notice>;
  if (error) return <Notice tone="warn" title={error.isPassing ? t('lostTitle') : t('refusedTitle')} text={error.isPassing ? t('lostText') : error.message}><button type="button" className="main" onClick={onRetry}>{common('common.retry')}</button></Notice>;
  if (payload?.result) return <Present result={payload.result} />;
  const [refusal] = payload?.userErrors ?? [];
  const canScanAgain = refusal?.code === 'CODE_EXPIRED' || refusal?.code === 'CODE_INVALID';
  return (
    <Notice tone="bad" title={t('refusedTitle')} text={refusal?.message}>
      {canScanAgain && <button type="button" className="main" onClick={() => goTo('/check-in')}>{t('byPin')}</button>}
      {refusal?.code === 'SESSION_NOT_OPEN' && <button type="button" className="main" onClick={onRetry}>{common('common.retry')}</button>}
    </Notice>
  );
}

function Present({ result }: { result: NonNullable<CheckInPayload['result']> }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const { outcome, status, checkedInAt, teacherName, place, startsAt } = result;
  const time = checkedInAt ? formatTime(checkedInAt) : null;
  const hasLeft = outcome === 'LEFT';
  const isLate = outcome !== 'CONFIRMED' && (hasLeft ? status === 'LEFT_EARLY' : status === 'LATE');
  const isNew = outcome === 'PRESENT';
  const isConfirmed = outcome === 'CONFIRMED';
  const title = isConfirmed ? 'confirmedTitle' : hasLeft ? 'leftTitle' : !isNew ? 'alreadyTitle' : isLate ? 'lateTitle' : 'presentTitle';
  const text = isConfirmed ? t('confirmedText') : hasLeft ? t(isLate ? 'leftEarlyText' : 'leftText') : !isNew ? (time ? t('alreadyAt', { time }) : t('alreadyByHand')) : isLate ? t('lateText', { start: formatTime(startsAt) }) : t('presentText');
  return (
    <>
      <Notice tone={isLate ? 'warn' : 'good'} title={t(title)}>
        {time && <p className="time">{time}</p>}
        <p>{text}</p>
      </Notice>
      <section className="sheet">
        <dl className="facts">
          <dt>{t('who')}</dt><dd>{teacherName}</dd>
          <dt>{t('className')}</dt><dd>{isEnglish && result.rollTitleEn ? result.rollTitleEn : result.rollTitle}</dd>
          <dt>{t('topic')}</dt><dd>{isEnglish && result.topicEn ? result.topicEn : result.topic}</dd>
          {place && <><dt>{t('place')}</dt><dd>{place}</dd></>}
        </dl>
      </section>
      <p className="row"><a className="button" href="/me">{t('mine')}</a></p>
    </>
  );
}
