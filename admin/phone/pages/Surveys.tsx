import { useState } from 'react';

import { MySurveysDocument, type MySurveysQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { mySurveys as words } from '../../i18n/my-surveys.js';
import { formatInstant } from '../../shared/format.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import { SurveyForm } from './survey/SurveyForm.js';
import './me/me.css';

type Own = MySurveysQuery['viewerSurveys'][number];

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
  if (open) return <SurveyForm key={open.survey.id} own={open} onBack={() => { setOpenId(null); again(); }} />;
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
      <p className="faint small">{survey.cohortId === null ? t('county') : isEnglish ? survey.cohortTitleEn : survey.cohortTitle} · {t('closes', { at: formatInstant(survey.closesAt) })}</p>
      {canAnswer && <button type="button" className="main" onClick={onOpen}>{t('fill')}</button>}
    </section>
  );
}
