import { useState } from 'react';

import { CreditAppealWithdrawDocument, MyAppealsDocument, type MyAppealsQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { myAppeals as words } from '../../i18n/my-appeals.js';
import { formatCredits, formatDay, formatInstant } from '../../shared/format.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useKeptDraft } from '../kept-draft.js';
import { useAnswer } from '../useAnswer.js';
import { useDownload } from '../useDownload.js';
import { useSend } from '../useSend.js';
import { useT, useWords } from '../words.js';
import { AppealForm } from './appeals/AppealForm.js';
import { blankAppeal } from './appeals/appeal-draft.js';
import { AskFirst } from './me/AskFirst.js';
import './me/me.css';

type Appeal = MyAppealsQuery['viewerCreditAppeals']['items'][number];
type Decision = MyAppealsQuery['viewerAppealableDecisions'][number];

const TONES: Record<Appeal['status'], string> = { FILED: 'plain', ADMITTED: 'warn', WITHDRAWN: 'plain', DISMISSED: 'bad', UPHELD: 'bad', GRANTED: 'good' };

/** The teacher's own appeals: what he can appeal against and until when, and what became of what he filed. */
export default function Appeals() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MyAppealsDocument, {});
  const draft = useKeptDraft('appeal', blankAppeal);
  const [isSent, setSent] = useState(false);
  const [asked] = useState(() => new URLSearchParams(window.location.search).get('claim'));
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const decisions = data.viewerAppealableDecisions;
  const chosen = decisions.find(({ key }) => key === draft.value.matterKey);
  const { items } = data.viewerCreditAppeals;
  return (
    <>
      {isSent && <p className="note good" role="status">{t('sent')}</p>}
      {draft.value.matterKey && <AppealForm key={draft.value.matterKey} decision={chosen ?? null} draft={draft} onSent={() => { setSent(true); again(); }} onRefused={again} />}
      {!chosen && (
        <>
          <section className="sheet"><h1>{t('title')}</h1><p className="faint small">{t('lead')}</p></section>
          <h2 className="over">{t('open')}</h2>
          {decisions.length === 0 && <Notice tone="plain" title={t('none')} text={t('noneText')} />}
          {decisions.toSorted((one, other) => Number(other.key === `claim:${asked}`) - Number(one.key === `claim:${asked}`)).map((each) => <DecisionCard key={each.key} decision={each} isAsked={each.key === `claim:${asked}`} onStart={() => { setSent(false); draft.set({ ...blankAppeal, matterKey: each.key }); window.scrollTo({ top: 0 }); }} />)}
        </>
      )}
      <h2 className="over">{t('mine')}</h2>
      {items.length === 0 && <section className="sheet"><p className="faint">{t('mineNone')}</p></section>}
      {items.map((each) => <AppealCard key={each.id} appeal={each} onChanged={again} />)}
      <a className="button wide" href="/me#claims">{t('back')}</a>
    </>
  );
}

function DecisionCard({ decision: { title, kind, decision, decidedDay, lastDay, daysLeft, stakeCenticredits }, isAsked, onStart }: { decision: Decision; isAsked: boolean; onStart: () => void }) {
  const t = useWords(words);
  const common = useT();
  const locale = useLocale();
  return (
    <section className="sheet claim">
      <p className="between"><b>{title}</b><span className="chip plain">{common(`vocabulary.appealKind.${kind}`)}</span></p>
      <p>{decision}</p>
      <p className="faint small">{[t('decided', { day: formatDay(decidedDay, locale) }), stakeCenticredits > 0 ? t('stake', { credits: formatCredits(stakeCenticredits) }) : null].filter(Boolean).join(' · ')}</p>
      <p className={`small ${daysLeft <= 3 ? 'is-bad' : ''}`}>{daysLeft === 0 ? t('lastDay') : t('last', { day: formatDay(lastDay, locale), days: daysLeft })}</p>
      <button type="button" className={isAsked ? 'main' : 'button strong'} onClick={onStart}>{t('start')}</button>
    </section>
  );
}

function AppealCard({ appeal, onChanged }: { appeal: Appeal; onChanged: () => void }) {
  const t = useWords(words);
  const common = useT();
  const locale = useLocale();
  const withdrawal = useSend(CreditAppealWithdrawDocument, onChanged);
  const letter = useDownload();
  const isPending = withdrawal.isPending || letter.isPending;
  const problem = withdrawal.problem ?? letter.problem;
  const { id, number, title, decision, grounds, filedAt, decideByDay, daysLeft, status, panelSize, grantVotes, outcomeReason, carryOut, effectCenticredits, effectNote, viewerMay } = appeal;
  return (
    <section className="sheet claim">
      <p className="between"><b>{title}</b><span className={`chip ${TONES[status]}`}>{common(`vocabulary.appealStatus.${status}`)}</span></p>
      <p>{decision}</p>
      <p className="faint small">{t('number', { number, at: formatInstant(filedAt) })}</p>
      <p className="small">{t('myGrounds', { text: grounds })}</p>
      {daysLeft !== null && <p className="faint small">{t('decideBy', { day: formatDay(decideByDay, locale) })}</p>}
      {outcomeReason && <p className={`note ${TONES[status]}`}>{t('outcome', { reason: outcomeReason })}</p>}
      {grantVotes !== null && <p className="faint small">{t('votes', { size: panelSize, votes: grantVotes })}</p>}
      {carryOut === 'DONE' && <p className="note good">{effectCenticredits ? t('effect', { credits: formatCredits(effectCenticredits) }) : effectNote}</p>}
      {carryOut === 'PENDING' && <p className="note warn">{t('pending', { note: effectNote ?? '' })}</p>}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {(grantVotes !== null || status === 'DISMISSED') && <button type="button" className="button" disabled={isPending} onClick={() => void letter.fetchFile(`/downloads/credit-appeal/${id}.pdf`)}>{t('letter')}</button>}
      {viewerMay.includes('WITHDRAW') && <AskFirst label={t('withdraw')} question={t('withdrawSure')} isPending={isPending} onYes={() => void withdrawal.run({ id })} />}
    </section>
  );
}
