import { Button } from '@mui/material';
import { useState } from 'react';

import { CohortSurveysDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { SurveyDialog } from './SurveyDialog.js';

/** The surveys of a class. */
export default function CohortSurveys() {
  return <OfCohort>{(cohort) => <Surveys cohort={cohort} />}</OfCohort>;
}

function Surveys({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const { id } = cohort;
  const { data, error, refetch } = useRead(CohortSurveysDocument, { cohortId: id });
  const [isCreating, setCreating] = useState(false);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const action = <Button variant="contained" onClick={() => setCreating(true)}>{t('surveys.create')}</Button>;
  return (
    <>
      <CohortHead cohort={cohort} actions={data.cohortSurveys.length > 0 && action} />
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
