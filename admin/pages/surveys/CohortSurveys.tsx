import { Button } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { CohortDocument, CohortSurveysDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { SurveyDialog } from './SurveyDialog.js';

/** The surveys of a class. */
export default function CohortSurveys() {
  const t = useT();
  const titleOf = useTitle();
  const { id = '' } = useParams();
  const cohort = useRead(CohortDocument, { id });
  const { data, error, refetch } = useRead(CohortSurveysDocument, { cohortId: id });
  const [isCreating, setCreating] = useState(false);
  const failed = error ?? cohort.error;
  if (failed) return <ErrorPanel error={failed} onRetry={() => { void refetch(); void cohort.refetch(); }} />;
  if (!data || !cohort.data) return <Loading />;
  const found = cohort.data.cohort;
  if (!found) return <EmptyState title={t('training.cohorts.notFound')} action={<Button variant="outlined" component={Link} to="/cohorts">{t('common.back')}</Button>} />;
  const action = <Button variant="contained" onClick={() => setCreating(true)}>{t('surveys.create')}</Button>;
  return (
    <>
      <PageHeader title={t('surveys.of', { title: titleOf(found) })} sub={<Link to={`/cohorts/${id}/show`} style={{ color: 'inherit' }}>{found.code}</Link>} actions={data.cohortSurveys.length > 0 && action} />
      <Panel flush>
        <ResponsiveList
          rows={data.cohortSurveys.map((each) => ({ id: each.survey.id, ...each }))} label={t('surveys.title')} to={(row) => `/surveys/${row.id}`} empty={<EmptyState title={t('surveys.none')} text={t('surveys.noneText')} action={action} />}
          columns={[
            { key: 'title', label: t('surveys.name'), card: 'title', value: ({ survey }) => survey.title },
            { key: 'kind', label: t('surveys.kind'), width: 150, value: ({ survey }) => t(`surveys.kinds.${survey.kind}`) },
            { key: 'anonymous', label: t('surveys.anonymous'), width: 100, card: 'side', value: ({ survey }) => <StatusChip tone="plain" label={t(survey.anonymous ? 'surveys.anonymous' : 'surveys.named')} /> },
            { key: 'opens', label: t('surveys.opens'), width: 150, value: ({ survey }) => formatInstant(survey.opensAt) },
            { key: 'closes', label: t('surveys.closes'), width: 150, value: ({ survey }) => formatInstant(survey.closesAt) },
            { key: 'answered', label: t('surveys.answered'), width: 110, align: 'right', value: ({ answered, asked }) => t('surveys.answeredOf', { answered, asked }) },
          ]}
        />
      </Panel>
      {isCreating && <SurveyDialog cohortId={id} onClose={() => setCreating(false)} />}
    </>
  );
}
