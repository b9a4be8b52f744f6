import { useRef, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { type Diet, LodgingAnswerDocument, MyLodgingDocument, type MyLodgingQuery } from '../../data/generated/operations.js';
import { Intents, sendCommand } from '../../data/send-command.js';
import { useLocale } from '../../i18n/locale.js';
import { myLodging as words } from '../../i18n/my-lodging.js';
import { formatInstant } from '../../shared/format.js';
import { useKeptDraft } from '../kept-draft.js';
import { useViewer } from '../SignedIn.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import './me/me.css';

type Own = MyLodgingQuery['viewerLodging'][number];
interface Choice { readonly nights: readonly string[]; readonly meals: readonly string[]; readonly diet: Diet; readonly dietNote: string }
const DIETS: readonly Diet[] = ['NONE', 'HALAL', 'VEGETARIAN', 'OTHER'];
const codeOf = ({ day, meal }: Own['terms']['meals'][number]): string => `${day}/${meal}`;
const toggled = (list: readonly string[], each: string): string[] => (list.includes(each) ? list.filter((other) => other !== each) : [...list, each]);

/** Where the teacher's classes offer beds or meals: what he takes of them, and where he sleeps. */
export default function Lodging() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MyLodgingDocument, {});
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const back = <a className="button wide" href="/me#training">{t('back')}</a>;
  if (data.viewerLodging.length === 0) return <Notice tone="plain" title={t('none')} text={t('noneText')}>{back}</Notice>;
  return <><h1>{t('title')}</h1>{data.viewerLodging.map((own) => <Class key={own.cohortId} own={own} />)}{back}</>;
}

function Class({ own: { cohortId, cohortTitle, cohortTitleEn, terms, stay, canAnswer, roomName, bed } }: { own: Own }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const intents = useRef(new Intents());
  const draft = useKeptDraft<Choice>(`lodging.${useViewer().accountId}.${cohortId}`, stay ? { nights: stay.nights, meals: stay.meals.map(codeOf), diet: stay.diet, dietNote: stay.dietNote } : { nights: [], meals: [], diet: 'NONE', dietNote: '' });
  const [state, setState] = useState<'open' | 'sending' | 'done'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const { value } = draft;
  const change = (changes: Partial<Choice>) => { setState('open'); draft.set({ ...value, ...changes }); };
  const send = async () => {
    setState('sending');
    try {
      const meals = terms.meals.filter((each) => value.meals.includes(codeOf(each))).map(({ day, meal }) => ({ day, meal }));
      const { userErrors: [refusal] } = await sendCommand(LodgingAnswerDocument, { cohortId, nights: value.nights.filter((each) => terms.nights.includes(each)), meals, diet: value.diet, dietNote: value.dietNote.trim() }, intents.current);
      setProblem(refusal?.message ?? null);
      setState(refusal ? 'open' : 'done');
    } catch (error) {
      const told = asApiError(error);
      setProblem(told.isPassing ? t('lost') : told.message);
      setState('open');
    }
  };
  const hasAnswered = stay !== null || state === 'done';
  const tick = (label: string, isChosen: boolean, onChange: () => void) => <label key={label} className="option"><input type="checkbox" checked={isChosen} disabled={!canAnswer} onChange={onChange} />{label}</label>;
  return (
    <form className="sheet form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <p className="between"><b>{isEnglish ? cohortTitleEn : cohortTitle}</b><span className={`chip ${hasAnswered ? 'good' : 'warn'}`}>{t(hasAnswered ? 'answered' : 'unanswered')}</span></p>
      <p className="faint small">{[t('until', { at: formatInstant(terms.answerBy) }), terms.note].filter(Boolean).join(' · ')}</p>
      {stay && stay.nights.length > 0 && <p className={`note ${roomName ? 'good' : 'plain'}`}>{roomName ? t('room', { room: roomName, bed: bed ?? '' }) : t('noRoom')}</p>}
      {!canAnswer && <p className="note plain">{t('closed')}</p>}
      {canAnswer && <div className="row"><button type="button" className="button" onClick={() => change({ nights: terms.nights, meals: terms.meals.map(codeOf) })}>{t('all')}</button><button type="button" className="button" onClick={() => change({ nights: [], meals: [] })}>{t('nothing')}</button></div>}
      {terms.nights.length > 0 && <fieldset className="question"><legend>{t('nights')}</legend>{terms.nights.map((day) => tick(t('night', { day: day.slice(5) }), value.nights.includes(day), () => change({ nights: toggled(value.nights, day) })))}</fieldset>}
      {terms.meals.length > 0 && <fieldset className="question"><legend>{t('meals')}</legend>{terms.meals.map((each) => tick(`${each.day.slice(5)} ${t(`meal.${each.meal}`)}`, value.meals.includes(codeOf(each)), () => change({ meals: toggled(value.meals, codeOf(each)) })))}</fieldset>}
      {terms.meals.length > 0 && (
        <fieldset className="question"><legend>{t('diet')}</legend>
          {DIETS.map((diet) => <label key={diet} className="option"><input type="radio" name={`diet${cohortId}`} checked={value.diet === diet} disabled={!canAnswer} onChange={() => change({ diet })} />{t(`diets.${diet}`)}</label>)}
          {value.diet === 'OTHER' && <input value={value.dietNote} maxLength={60} disabled={!canAnswer} aria-label={t('dietNote')} placeholder={t('dietNote')} onChange={(event) => change({ dietNote: event.target.value })} />}
        </fieldset>
      )}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {state === 'done' && <p className="note good" role="status">{t('saved')}</p>}
      {canAnswer && <button type="submit" className="main" disabled={state === 'sending'}>{t(state === 'sending' ? 'saving' : 'save')}</button>}
    </form>
  );
}
