import { Alert, Box, Button, Typography } from '@mui/material';
import { Link, useParams } from 'react-router';

import { SurveyResultsDocument, type SurveyResultsQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { BarChart } from './BarChart.js';
import { GroupResults } from './GroupResults.js';
import { SURVEY_TONES, useWhom } from './survey-words.js';

type Result = NonNullable<SurveyResultsQuery['surveyResults']>['questions'][number];

/** What all said, question by question, as bars with their figures; a follow-up marks where it stood before. */
export default function SurveyResults() {
  const t = useT();
  const whom = useWhom();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(SurveyResultsDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const results = data.surveyResults;
  if (!results) return <EmptyState title={t('surveys.notFound')} action={<Button variant="outlined" component={Link} to="/surveys">{t('common.back')}</Button>} />;
  const { desk: { survey, asked, answered, state }, hidden, questions, groups } = results;
  return (
    <>
      <PageHeader
        title={survey.title} status={<><StatusChip tone={SURVEY_TONES[state]} label={t(`surveys.states.${state}`)} /> <StatusChip tone="plain" label={t(survey.anonymous ? 'surveys.anonymous' : 'surveys.named')} /></>}
        sub={<><Link to={survey.cohortId ? `/cohorts/${survey.cohortId}/surveys` : '/surveys'} style={{ color: 'inherit' }}>{whom(survey)}</Link>{survey.planYear !== null && <> · {t('surveys.forPlan', { year: survey.planYear })}</>} · {t(`surveys.kinds.${survey.kind}`)} · {formatInstant(survey.opensAt)} – {formatInstant(survey.closesAt)} · {t('surveys.answeredOf', { answered, asked })}</>}
        actions={!hidden && <><DownloadButton href={`/downloads/survey/${survey.id}.xlsx`} /><PrintButton /></>}
      />
      {hidden && <Alert severity="info">{t(`surveys.hidden.${hidden}`)} · {t('surveys.hiddenText')}</Alert>}
      {groups.length > 0 && <GroupResults questions={questions.map(({ question }) => question)} groups={groups} />}
      {questions.map((result, at) => <Box key={result.question.key} sx={{ breakInside: 'avoid' }}><OneResult at={at} result={result} /></Box>)}
    </>
  );
}

function OneResult({ at, result: { question, answered, counts, meanMilli, texts, earlierMeanMilli, earlierCounts } }: { at: number; result: Result }) {
  const t = useT();
  const before = earlierCounts?.reduce((sum, each) => sum + each, 0) ?? 0;
  const bars = counts.map((count, place) => ({
    label: question.kind === 'SCALE' ? t('surveys.points', { n: place + 1 }) : question.options[place] ?? '', count, share: answered === 0 ? 0 : count / answered, earlierShare: earlierCounts && before > 0 ? (earlierCounts[place] ?? 0) / before : null,
  }));
  const facts = [t('surveys.answeredBy', { count: answered }), meanMilli == null ? null : t('surveys.mean', { mean: (meanMilli / 1000).toFixed(2) }), earlierMeanMilli == null ? null : t('surveys.earlier', { mean: (earlierMeanMilli / 1000).toFixed(2) })];
  return (
    <Panel title={`${at + 1}. ${question.title}`}>
      <Typography sx={{ mb: 1, fontSize: 13, color: 'text.secondary' }}>{facts.filter(Boolean).join(' · ')}</Typography>
      {question.kind === 'TEXT'
        ? texts.length === 0 ? <Typography color="text.secondary">{t('surveys.noText')}</Typography> : <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{texts.map((text, place) => <li key={place}>{text}</li>)}</Box>
        : <BarChart title={question.title} bars={bars} />}
    </Panel>
  );
}
