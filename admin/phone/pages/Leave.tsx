import { useState } from 'react';

import { type LeaveRequestCardFragment, LeaveRequestWithdrawDocument, MyLeaveDocument } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { myLeave as words } from '../../i18n/my-leave.js';
import { formatInstant } from '../../shared/format.js';
import { useKeptDraft } from '../kept-draft.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useSend } from '../useSend.js';
import { useT, useWords } from '../words.js';
import { blankLeave, draftOfReturned } from './leave/leave-draft.js';
import { LeaveForm } from './leave/LeaveForm.js';
import { AskFirst } from './me/AskFirst.js';
import './leave/leave.css';
import './me/me.css';

const TONES: Record<LeaveRequestCardFragment['status'], string> = { REQUESTED: 'warn', RETURNED: 'bad', APPROVED: 'good', REFUSED: 'bad', WITHDRAWN: 'plain' };

/** The teacher's own leave: asking for it, and what became of what was asked. */
export default function Leave() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MyLeaveDocument, {});
  const draft = useKeptDraft('leave', blankLeave);
  const [isSent, setSent] = useState(false);
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const { items } = data.viewerLeaveRequests;
  const mend = (request: LeaveRequestCardFragment) => {
    draft.set(draftOfReturned(request));
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      {isSent && draft.value === blankLeave && <p className="note good" role="status">{t('sent')}</p>}
      {data.leaveChoices.length > 0
        ? <LeaveForm key={draft.value.requestId ?? 'new'} choices={data.leaveChoices} draft={draft} onSent={() => { setSent(true); again(); }} />
        : <Notice tone="plain" title={t('noChoices')} text={t('noChoicesText')} />}
      <h2 className="over">{t('mine')}</h2>
      {items.length === 0 && <section className="sheet"><p className="faint">{t('none')}</p></section>}
      {items.map((each) => <RequestCard key={each.id} request={each} onMend={() => mend(each)} onChanged={again} />)}
      <a className="button wide" href="/me#training">{t('back')}</a>
    </>
  );
}

function RequestCard({ request, onMend, onChanged }: { request: LeaveRequestCardFragment; onMend: () => void; onChanged: () => void }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { run, isPending, problem } = useSend(LeaveRequestWithdrawDocument, onChanged);
  const { id, roll, kind, reason, status, step, sessions, note, decidedByName, decidedAt, viewerCanChange } = request;
  return (
    <section className="sheet">
      <p className="between"><b>{isEnglish ? roll.titleEn || roll.title : roll.title}</b><span className={`chip ${TONES[status]}`}>{common(step ? `vocabulary.leaveStep.${step}` : `vocabulary.leaveStatus.${status}`)}</span></p>
      <p className="faint small">{common(`vocabulary.leaveKind.${kind}`)} · {reason}</p>
      {sessions.map(({ sessionId, ordinal, startsAt, minutes, durationMinutes, presence, presentMinutes }) => (
        <p key={sessionId} className="small">{ordinal}. {formatInstant(startsAt)} · {minutes === durationMinutes ? t('whole', { minutes }) : t('part', { minutes, all: durationMinutes })}
          {status === 'APPROVED' && presence !== null && (presentMinutes ?? 0) > 0 && <span className="faint"> · {t('came')}</span>}</p>
      ))}
      {note && <p className={`note ${status === 'APPROVED' ? 'good' : 'warn'}`}>{t('note', { note })}</p>}
      {decidedByName && decidedAt && <p className="faint small">{t('decided', { who: decidedByName, at: formatInstant(decidedAt) })}</p>}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {viewerCanChange && status === 'RETURNED' && <button type="button" className="button strong" onClick={onMend}>{t('again')}</button>}
      {viewerCanChange && <AskFirst label={t('withdraw')} question={t('withdrawSure')} isPending={isPending} onYes={() => void run({ id })} />}
    </section>
  );
}
