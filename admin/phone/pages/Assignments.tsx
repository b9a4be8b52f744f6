import { MyAssignmentsDocument, type MyAssignmentsQuery } from '../../data/generated/operations.js';
import { handIns as words } from '../../i18n/hand-ins.js';
import { useLocale } from '../../i18n/locale.js';
import { formatInstant } from '../../shared/format.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import './me/me.css';

type Own = MyAssignmentsQuery['viewerAssignments'][number];

/** The teacher's assignments: what is to do first. */
export default function Assignments() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MyAssignmentsDocument, {});
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const all = data.viewerAssignments;
  const open = all.filter(({ canWrite }) => canWrite);
  const others = all.filter(({ canWrite }) => !canWrite);
  if (all.length === 0) return <Notice tone="plain" title={t('none')} text={t('noneText')}><a className="button" href="/me#training">{t('back')}</a></Notice>;
  return (
    <>
      <h1>{t('title')}</h1>
      {open.length > 0 && <h2 className="over">{t('open')}</h2>}
      {open.map((own) => <Card key={own.assignment.id} own={own} />)}
      {others.length > 0 && <h2 className="over">{t('over')}</h2>}
      {others.map((own) => <Card key={own.assignment.id} own={own} />)}
      <a className="button wide" href="/me#training">{t('back')}</a>
    </>
  );
}

function Card({ own: { assignment, handIn } }: { own: Own }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const tone = handIn?.status === 'MARKED' ? (handIn.passed ? 'good' : 'bad') : handIn?.status === 'SUBMITTED' ? 'good' : 'warn';
  const state = handIn?.status === 'MARKED' ? t(handIn.passed ? 'passed' : 'failed') : t(`state.${handIn?.status ?? 'NONE'}`);
  return (
    <a className="sheet card" href={`/me/assignments/${assignment.id}`}>
      <p className="between"><b>{assignment.title}</b><span className={`chip ${tone}`}>{state}</span></p>
      <p className="faint small">{isEnglish ? assignment.cohortTitleEn : assignment.cohortTitle}</p>
      <p className="small">{handIn?.status === 'MARKED' && handIn.resultMilliPoints != null ? t('result', { points: handIn.resultMilliPoints / 1000, full: assignment.fullPoints }) : t('due', { at: formatInstant(assignment.dueAt) })}</p>
    </a>
  );
}
