import { useState } from 'react';

import type { MyLeaveQuery } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { myLeave as words } from '../../../i18n/my-leave.js';
import { formatInstant } from '../../../shared/format.js';
import { useT, useWords } from '../../words.js';

type Session = MyLeaveQuery['leaveChoices'][number]['sessions'][number];
type Chosen = Readonly<Record<string, string>>;

/** Sessions ahead first; those that are over fold away, since leave can be asked for afterwards too. */
export function SessionChoices({ sessions, chosen, own, onChange }: { sessions: readonly Session[]; chosen: Chosen; own: boolean; onChange: (chosen: Chosen) => void }) {
  const t = useWords(words);
  const [now] = useState(Date.now);
  const isOver = ({ startsAt, durationMinutes }: Session) => Date.parse(startsAt) + durationMinutes * 60_000 < now;
  const ahead = sessions.filter((each) => !isOver(each));
  const over = sessions.filter(isOver);
  const lines = (list: readonly Session[]) => list.map((each) => <SessionLine key={each.sessionId} session={each} minutes={chosen[each.sessionId]} isOwn={own} onChange={(minutes) => {
    const { [each.sessionId]: _gone, ...rest } = chosen;
    onChange(minutes === null ? rest : { ...rest, [each.sessionId]: minutes });
  }} />);
  return (
    <fieldset className="evidence">
      <legend>{t('sessions')}</legend>
      <small className="faint">{t('sessionsHint')}</small>
      {lines(ahead)}
      {over.length > 0 && <details className="past" open={ahead.length === 0 || over.some(({ sessionId }) => sessionId in chosen)}><summary>{t('past', { count: over.length })}</summary>{lines(over)}</details>}
    </fieldset>
  );
}

function SessionLine({ session, minutes, isOwn, onChange }: { session: Session; minutes: string | undefined; isOwn: boolean; onChange: (minutes: string | null) => void }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { ordinal, topic, topicEn, startsAt, durationMinutes, asked, presence } = session;
  const isChosen = minutes !== undefined;
  const isTaken = asked !== null && !(isOwn && isChosen);
  return (
    <div className="leave-session">
      <label className="leave-check"><input type="checkbox" checked={isChosen} disabled={isTaken} onChange={(event) => onChange(event.target.checked ? String(durationMinutes) : null)} />
        <span>{ordinal}. {isEnglish ? topicEn || topic : topic}<br /><span className="faint small">{formatInstant(startsAt)} · {[t('whole', { minutes: durationMinutes }), presence ? t('presence', { status: common(`vocabulary.presenceStatus.${presence}`) }) : null, isTaken ? common(`vocabulary.leaveStatus.${asked}`) : null].filter(Boolean).join(' · ')}</span></span>
      </label>
      {isChosen && <label className="leave-minutes"><input inputMode="numeric" aria-label={`${ordinal}. ${t('minutes')}`} value={minutes} maxLength={4} onChange={(event) => onChange(event.target.value)} />{t('minutes')}</label>}
    </div>
  );
}
