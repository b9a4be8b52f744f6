import { useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { MySurveyAnswerDocument, type MySurveysQuery } from '../../../data/generated/operations.js';
import { request } from '../../../data/request.js';
import { mySurveys as words } from '../../../i18n/my-surveys.js';
import { useKeptDraft, useSendWhenOnline } from '../../kept-draft.js';
import { useViewer } from '../../SignedIn.js';
import { Notice } from '../../ui.js';
import { useWords } from '../../words.js';

type Own = MySurveysQuery['viewerSurveys'][number];
type Question = Own['survey']['questions'][number];
interface Given { readonly choices: readonly number[]; readonly scale: number | null; readonly text: string }
const NOTHING: Given = { choices: [], scale: null, text: '' };
const SCALE = [1, 2, 3, 4, 5];

/** The form of one survey. What was given stays on this phone until it is sent, and is sent by itself when the connection is back. */
export function SurveyForm({ own: { survey }, onBack }: { own: Own; onBack: () => void }) {
  const t = useWords(words);
  const draft = useKeptDraft<Readonly<Record<string, Given>>>(`survey.${useViewer().accountId}.${survey.id}`, {});
  const [state, setState] = useState<'open' | 'sending' | 'done'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const change = (key: string, changes: Partial<Given>) => draft.set({ ...draft.value, [key]: { ...NOTHING, ...draft.value[key], ...changes } });
  const send = async () => {
    setState('sending');
    try {
      const answers = survey.questions.map(({ key }) => { const given = draft.value[key] ?? NOTHING; return { question: key, choices: [...given.choices], scale: given.scale, text: given.text.trim() || null }; });
      const { surveyAnswer: { userErrors: [refusal] } } = await request(MySurveyAnswerDocument, { input: { surveyId: survey.id, answers } });
      const isKept = !refusal || refusal.code === 'ANSWERED_ALREADY';
      setWaiting(false);
      setProblem(isKept ? null : refusal.message);
      setState(isKept ? 'done' : 'open');
      if (isKept) draft.discard();
    } catch (error) {
      const told = asApiError(error);
      setWaiting(told.isPassing);
      setProblem(told.isPassing ? t('lost') : told.message);
      setState('open');
    }
  };
  useSendWhenOnline(isWaiting, false, send);
  if (state === 'done') return <Notice tone="good" title={t('done')} text={t('doneText')}><button type="button" className="main" onClick={onBack}>{t('back')}</button></Notice>;
  return (
    <form className="sheet form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <h1>{survey.title}</h1>
      <p className="note plain">{t(survey.anonymous ? 'anonymous' : 'named')}</p>
      {draft.wasKept && <p className="note plain kept" role="status"><span>{t('draftKept')}</span><button type="button" className="button" onClick={draft.discard}>{t('draftDiscard')}</button></p>}
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
