import { Button } from '@mui/material';
import { Link } from 'react-router';

import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { useChoices } from '../../shared/useChoices.js';
import { recentYears, useIsCentre } from '../programmes/training-words.js';
import { type CohortRow, useCohortColumns } from './CohortTable.js';

export default function CohortList() {
  const t = useT();
  const isCentre = useIsCentre();
  const create = isCentre && <Button variant="contained" component={Link} to="/cohorts/create">{t('training.cohorts.create')}</Button>;
  const scopes = [{ id: 'county', name: t('training.cohorts.scopeCounty') }, { id: 'school', name: t('training.cohorts.scopeSchool') }, { id: 'all', name: t('training.cohorts.scopeAll') }];
  return (
    <ResourceList<CohortRow>
      title={t('training.cohorts.title')} sub={t('training.cohorts.sub')} to={({ id }) => `/cohorts/${id}/show`} actions={create}
      empty={{ title: t('training.cohorts.none'), text: t('training.cohorts.noneText'), action: create }}
      sorts={[
        { id: 'NEWEST', name: t('training.cohorts.byNewest') }, { id: 'STARTS', name: t('training.cohorts.byStarts') }, { id: 'REQUESTS', name: t('training.cohorts.byRequests') },
        { id: 'FREE_SEATS', name: t('training.cohorts.byFree') }, { id: 'TITLE', name: t('training.cohorts.byTitle') },
      ]}
      filters={[
        { source: 'search', search: t('training.cohorts.search') },
        { source: 'status', label: t('training.cohorts.status'), choices: useChoices('cohortStatus') },
        { source: 'year', label: t('training.programmes.year'), choices: recentYears() },
        { source: 'sponsorLevel', label: t('training.programmes.level'), choices: useChoices('sponsorLevel') },
        { source: 'mode', label: t('training.programmes.mode'), choices: useChoices('trainingMode') },
        { source: 'scope', field: (value, onChange) => <ChoiceField label={t('training.cohorts.scope')} required value={value ?? 'county'} choices={scopes} onChange={(next) => onChange(next === 'county' ? null : next)} /> },
      ]}
      columns={useCohortColumns()}
    />
  );
}
