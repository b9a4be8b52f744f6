import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { CountySurveyDialog } from '../../pages/surveys/SurveyDialog.js';
import { SURVEY_TONES, useWhom } from '../../pages/surveys/survey-words.js';
import { formatInstant } from '../../shared/format.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { recentYears } from '../programmes/training-words.js';
import type { SurveyLine } from './index.js';

/** Surveys of every class and of the county, those that close last first. */
export default function SurveyList() {
  const t = useT();
  const whom = useWhom();
  const [isCreating, setCreating] = useState(false);
  const create = <Button variant="contained" startIcon={<AddIcon />} onClick={() => setCreating(true)}>{t('surveys.all.create')}</Button>;
  return (
    <>
      <ResourceList<SurveyLine>
        title={t('surveys.all.title')} sub={t('surveys.all.sub')} to={({ id }) => `/surveys/${id}`} actions={create} empty={{ title: t('surveys.all.none'), text: t('surveys.all.noneText'), action: create }}
        filters={[
          { source: 'search', search: t('surveys.all.search') },
          { source: 'state', label: t('surveys.all.state'), choices: (['OPEN', 'PLANNED', 'CLOSED'] as const).map((id) => ({ id, name: t(`surveys.states.${id}`) })) },
          { source: 'kind', label: t('surveys.kind'), choices: (['NEEDS', 'SATISFACTION', 'FOLLOW_UP'] as const).map((id) => ({ id, name: t(`surveys.kinds.${id}`) })) },
          { source: 'whom', label: t('surveys.all.whom'), choices: [{ id: 'county', name: t('surveys.all.county') }, { id: 'class', name: t('surveys.all.ofClass') }] },
          { source: 'planYear', label: t('surveys.planYear'), choices: recentYears() },
        ]}
        columns={[
          { key: 'title', label: t('surveys.name'), card: 'title', value: ({ survey }) => survey.title },
          { key: 'kind', label: t('surveys.kind'), width: 120, value: ({ survey }) => t(`surveys.kinds.${survey.kind}`) },
          { key: 'whom', label: t('surveys.all.whom'), value: ({ survey }) => whom(survey) },
          { key: 'answered', label: t('surveys.answered'), width: 130, align: 'right', value: ({ answered, asked }) => t('surveys.answeredOf', { answered, asked }) },
          { key: 'due', label: t('surveys.all.due'), width: 140, isBare: true, value: ({ survey }) => formatInstant(survey.closesAt) },
          { key: 'state', label: t('surveys.all.state'), width: 100, card: 'side', value: ({ state }) => <StatusChip tone={SURVEY_TONES[state]} label={t(`surveys.states.${state}`)} /> },
        ]}
      />
      {isCreating && <CountySurveyDialog onClose={() => setCreating(false)} />}
    </>
  );
}
