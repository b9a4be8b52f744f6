import { Button } from '@mui/material';
import { useState } from 'react';

import { SurveysDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { CountySurveyDialog } from '../../pages/surveys/SurveyDialog.js';
import { SURVEY_TONES, useWhom } from '../../pages/surveys/survey-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';

/** What teachers were asked before the plan was made, with the way to the results. */
export function PlanSurveys({ year }: { year: number }) {
  const t = useT();
  const whom = useWhom();
  const [isCreating, setCreating] = useState(false);
  const { data, error, refetch } = useRead(SurveysDocument, { page: { limit: 20, offset: 0 }, filter: { planYear: year } });
  return (
    <Panel title={t('surveys.planTitle')} flush actions={<Button variant="outlined" onClick={() => setCreating(true)}>{t('surveys.create')}</Button>}>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && (
        <ResponsiveList
          rows={data.surveys.items.map((each) => ({ ...each, id: each.survey.id }))} label={t('surveys.planTitle')} density="compact" to={({ id }) => `/surveys/${id}`} empty={<EmptyState title={t('surveys.planNone', { year })} />}
          columns={[
            { key: 'title', label: t('surveys.name'), card: 'title', value: ({ survey }) => survey.title }, { key: 'whom', label: t('surveys.all.whom'), value: ({ survey }) => whom(survey) },
            { key: 'answered', label: t('surveys.answered'), align: 'right', value: ({ answered, asked }) => t('surveys.answeredOf', { answered, asked }) }, { key: 'due', label: t('surveys.all.due'), isBare: true, value: ({ survey }) => formatInstant(survey.closesAt) },
            { key: 'state', label: t('surveys.all.state'), card: 'side', value: ({ state }) => <StatusChip tone={SURVEY_TONES[state]} label={t(`surveys.states.${state}`)} /> },
          ]}
        />
      )}
      {isCreating && <CountySurveyDialog planYear={year} onClose={() => setCreating(false)} />}
    </Panel>
  );
}
