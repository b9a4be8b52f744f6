import { useState } from 'react';

import { MyAssignmentDocument, MyHandInWithdrawDocument, type OwnAssignmentCardFragment } from '../../data/generated/operations.js';
import { handIns as words } from '../../i18n/hand-ins.js';
import { useLocale } from '../../i18n/locale.js';
import { formatInstant } from '../../shared/format.js';
import type { Params } from '../routes.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useSend } from '../useSend.js';
import { useWords } from '../words.js';
import { HandInForm } from './assignment/HandInForm.js';
import { AskFirst } from './me/AskFirst.js';
import './me/me.css';

/** One assignment: what is asked for, the form or what was handed in, the result. */
export default function AssignmentPage({ params: { id = '' } }: { params: Params }) {
  const t = useWords(words);
  const [now] = useState(Date.now);
  const { data, error, again } = useAnswer(MyAssignmentDocument, { id });
  usePageTitle(data?.viewerAssignment?.assignment.title ?? t('title'));
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const own = data.viewerAssignment;
  const back = <a className="button wide" href="/me/assignments">{t('back')}</a>;
  if (!own) return <Notice tone="plain" title={t('none')} text={t('noneText')}>{back}</Notice>;
  return (
    <>
      <About own={own} now={now} />
      {own.handIn?.status === 'MARKED' && <Result own={own} />}
      {own.canWrite && <HandInForm key={`${own.handIn?.attempt ?? 0} ${own.handIn?.status ?? ''}`} own={own} onHandedIn={again} />}
      {own.handIn?.status === 'SUBMITTED' && <HandedIn own={own} onBack={again} />}
      {!own.canWrite && !own.handIn && <Notice tone="plain" title={t('cannot')} text={Date.parse(own.assignment.opensAt) > now ? t('opens', { at: formatInstant(own.assignment.opensAt) }) : t('due', { at: formatInstant(own.assignment.dueAt) })} />}
      {back}
    </>
  );
}

function About({ own: { assignment, handIn, canWrite }, now }: { own: OwnAssignmentCardFragment; now: number }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const isOverdue = Date.parse(assignment.dueAt) < now;
  const isResit = canWrite && (handIn?.status === 'MARKED' || (handIn?.attempt ?? 1) > 1);
  return (
    <section className="sheet">
      <h1>{assignment.title}</h1>
      <p className="faint small">{isEnglish ? assignment.cohortTitleEn : assignment.cohortTitle}</p>
      {isResit && assignment.resitUntil && <p className="note warn">{t('resitUntil', { at: formatInstant(assignment.resitUntil) })}</p>}
      {!isResit && canWrite && isOverdue && assignment.lateUntil && <p className="note warn">{t('lateUntil', { at: formatInstant(assignment.lateUntil) })}</p>}
      {!isOverdue && <p><b>{t('due', { at: formatInstant(assignment.dueAt) })}</b></p>}
      {assignment.brief && <p className="brief">{assignment.brief}</p>}
      <details className="past"><summary>{t('rubric')} · {t('passMark', { points: assignment.passPoints })}</summary>
        <ul className="sentences">{assignment.rubric.map(({ key, title, titleEn, maxPoints }) => <li key={key}>{isEnglish && titleEn ? titleEn : title} · {maxPoints}</li>)}</ul>
      </details>
    </section>
  );
}

function Result({ own: { assignment, handIn, earlier } }: { own: OwnAssignmentCardFragment }) {
  const t = useWords(words);
  if (!handIn) return null;
  return (
    <section className="sheet">
      <p className="between"><b>{t('result', { points: (handIn.resultMilliPoints ?? 0) / 1000, full: assignment.fullPoints })}</b><span className={`chip ${handIn.passed ? 'good' : 'bad'}`}>{t(handIn.passed ? 'passed' : 'failed')}</span></p>
      {earlier && <p className="faint small">{t('earlier', { points: (earlier.resultMilliPoints ?? 0) / 1000 })}</p>}
      {handIn.comments.length > 0 && <><h2>{t('comments')}</h2>{handIn.comments.map((comment, at) => <p key={at} className="brief">{comment}</p>)}</>}
    </section>
  );
}

function HandedIn({ own: { assignment, handIn, canWithdraw }, onBack }: { own: OwnAssignmentCardFragment; onBack: () => void }) {
  const t = useWords(words);
  const { run, isPending, problem } = useSend(MyHandInWithdrawDocument, onBack);
  if (!handIn) return null;
  return (
    <section className="sheet">
      <p className="between"><b>{t('doneAt', { at: formatInstant(handIn.submittedAt ?? '') })}</b><span className={`chip ${handIn.late ? 'warn' : 'good'}`}>{t(handIn.late ? 'late' : 'done')}</span></p>
      {handIn.text && <p className="brief">{handIn.text}</p>}
      {handIn.files.map(({ id, name }) => <p key={id}><a href={`/downloads/hand-in/${handIn.id}/${id}`}>{name}</a></p>)}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {canWithdraw && <AskFirst label={t('withdraw')} question={t('withdrawSure')} isPending={isPending} onYes={() => void run({ assignmentId: assignment.id })} />}
    </section>
  );
}
