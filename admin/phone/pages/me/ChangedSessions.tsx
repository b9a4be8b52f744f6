import type { SessionChangedFragment } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { formatInstant } from '../../../shared/format.js';
import { useWords } from '../../words.js';

type At = SessionChangedFragment['to'];

/** A change is told until its session would have begun and is to have begun. */
const isAhead = ({ from, to }: SessionChangedFragment, now: string): boolean => [from, to].some((at) => at !== null && at.startsAt > now);

/** What changed in the plan of his class and lies ahead: the last word on each session, with the time that it had before. */
export function ChangedSessions({ changes }: { changes: readonly SessionChangedFragment[] }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const now = new Date().toISOString();
  const last = changes.filter(({ sessionId }, at) => changes.findIndex((each) => each.sessionId === sessionId) === at).filter((each) => isAhead(each, now));
  if (last.length === 0) return null;
  const said = (at: At): string => (at ? `${formatInstant(at.startsAt)} ${at.place}` : '');
  return (
    <div className="note warn" role="note">
      <b>{t('training.changed')}</b>
      {last.map(({ id, kind, ordinal, topic, topicEn, from, to, reason }) => (
        <p key={id}>{t(`training.change.${kind}`, { ordinal, topic: isEnglish ? topicEn || topic : topic, to: said(to) })}{from && <><br /><s>{t('training.changeFrom', { from: said(from) })}</s></>}{reason && <><br /><span className="small">{reason}</span></>}</p>
      ))}
    </div>
  );
}
