import { type SubmitEvent, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { MySurveyAnswerDocument, MySurveysDocument, type MySurveysQuery } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { useLocale } from '../../i18n/locale.js';
import { mySurveys as words } from '../../i18n/my-surveys.js';
import { formatInstant } from '../../shared/format.js';
import { useDraft } from '../../shared/useDraft.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import './me/me.css';

type Own = MySurveysQuery['viewerSurveys'][number];
type Question = Own['survey']['questions'][number];
interface Given { readonly choices: readonly number[]; readonly scale: number | null; readonly text: string }
const NOTHING: Given = { choices: [], scale: null, text: '' };
const SCALE = [1, 2, 3, 4, 5];

/** The teacher's surveys: those to answer open at once. */
export default function Surveys() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MySurveysDocument, {});
  const [openId, setOpenId] = useState<string | null>(null);
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const all = data.viewerSurveys;
  const back = <a className="button wide" href="/me#training">{t('back')}</a>;
  if (all.length === 0) return <Notice tone="plain" title={t('none')} text={t('noneText')}>{back}</Notice>;
  const open = all.find(({ survey }) => survey.id === openId);
  if (open) return <Form key={open.survey.id} own={open} onBack={() => { setOpenId(null); again(); }} />;
  return (
    <>
      <h1>{t('title')}</h1>
      {all.map((own) => <Card key={own.survey.id} own={own} onOpen={() => setOpenId(own.survey.id)} />)}
      {back}
    </>
  );
}

function Card({ own: { survey, answered, canAnswer }, onOpen }: { own: Own; onOpen: () => void }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  return (
    <section className="sheet">
      <p className="between"><b>{survey.title}</b><span className={`chip ${answered ? 'good' : canAnswer ? 'warn' : 'plain'}`}>{t(answered ? 'answered' : canAnswer ? 'open' : 'over')}</span></p>
      <p className="faint small">{isEnglish ? survey.cohortTitleEn : survey.cohortTitle} · {t('closes', { at: formatInstant(survey.closesAt) })}</p>
      {canAnswer && <button type="button" className="main" onClick={onOpen}>{t('fill')}</button>}
    </section>
  );
}

function Form({ own: { survey }, onBack }: { own: Own; onBack: () => void }) {
  const t = useWords(words);
  // For this tab only, and thrown away when sent: a phone that is lent tells nothing.
  const draft = useDraft<Readonly<Record<string, Given>>>(`survey.${survey.id}`, {});
  const [state, setState] = useState<'open' | 'sending' | 'done'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const change = (key: string, changes: Partial<Given>) => draft.set({ ...draft.value, [key]: { ...NOTHING, ...draft.value[key], ...changes } });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setState('sending');
    try {
      const answers = survey.questions.map(({ key }) => { const given = draft.value[key] ?? NOTHING; return { question: key, choices: [...given.choices], scale: given.scale, text: given.text.trim() || null }; });
      const { surveyAnswer: { userErrors: [refusal] } } = await request(MySurveyAnswerDocument, { input: { surveyId: survey.id, answers } });
      const isKept = !refusal || refusal.code === 'ANSWERED_ALREADY';
      setProblem(isKept ? null : refusal.message);
      setState(isKept ? 'done' : 'open');
      if (isKept) draft.discard();
    } catch (error) {
      const told = asApiError(error);
      setProblem(told.isPassing ? t('lost') : told.message);
      setState('open');
    }
  };
  if (state === 'done') return <Notice tone="good" title={t('done')} text={t('doneText')}><button type="button" className="main" onClick={onBack}>{t('back')}</button></Notice>;
  return (
    <form className="sheet form" onSubmit={(event) => void submit(event)}>
      <h1>{survey.title}</h1>
      <p className="note plain">{t(survey.anonymous ? 'anonymous' : 'named')}</p>
      {survey.questions.map((question, at) => <Field key={question.key} at={at} question={question} given={draft.value[question.key] ?? NOTHING} onChange={(changes) => change(question.key, changes)} />)}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <button type="submit" className="main" disabled={state === 'sending'}>{t(state === 'sending' ? 'submitting' : 'submit')}</button>
      <button type="button" className="button" onClick={onBack}>{t('back')}</button>
    </form>
  );
}

function Field({ at, question: { key, kind, title, required, options }, given, onChange }: { at: number; question: Question; given: Given; onChange: (changes: Partial<Given>) => void }) {
  const t = useWords(words);
  return (
    <fieldset className="question">
      <legend>{at + 1}. {title}{!required && <small className="faint">{t('optional')}</small>}</legend>
      {kind === 'TEXT' && <textarea rows={4} maxLength={1000} value={given.text} required={required} aria-label={title} onChange={(event) => onChange({ text: event.target.value })} />}
      {kind === 'SCALE' && (
        <>
          <div className="scale">{SCALE.map((value) => <label key={value} className={given.scale === value ? 'chosen' : ''}><input type="radio" name={key} required={required} checked={given.scale === value} onChange={() => onChange({ scale: value })} />{value}</label>)}</div>
          <p className="between faint small"><span>{t('low')}</span><span>{t('high')}</span></p>
        </>
      )}
      {(kind === 'SINGLE' || kind === 'MULTIPLE') && options.map((option, place) => (
        <label key={option} className="option">
          <input type={kind === 'SINGLE' ? 'radio' : 'checkbox'} name={key} required={required && kind === 'SINGLE'} checked={given.choices.includes(place)}
            onChange={() => onChange({ choices: kind === 'SINGLE' ? [place] : given.choices.includes(place) ? given.choices.filter((each) => each !== place) : [...given.choices, place] })} />
          {option}
        </label>
      ))}
    </fieldset>
  );
}
