import { Box, Button } from '@mui/material';
import { Link } from 'react-router';

import type { ProgrammesQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { hoursOf, PROGRAMME_TONES, recentYears, useIsCentre, useTitle } from './training-words.js';

type Row = ProgrammesQuery['programmes']['items'][number];

export default function ProgrammeList() {
  const t = useT();
  const label = useLabel();
  const title = useTitle();
  const isCentre = useIsCentre();
  const create = isCentre && <Button variant="contained" component={Link} to="/programmes/create">{t('training.programmes.create')}</Button>;
  return (
    <ResourceList<Row>
      title={t('training.programmes.title')} sub={t('training.programmes.sub')} to={({ id }) => `/programmes/${id}/show`} actions={create}
      empty={{ title: t('training.programmes.none'), text: t('training.programmes.noneText'), action: create }}
      sorts={[{ id: 'NEWEST', name: t('training.programmes.byNewest') }, { id: 'CODE', name: t('training.programmes.byCode') }, { id: 'TITLE', name: t('training.programmes.byTitle') }]}
      filters={[
        { source: 'search', search: t('training.programmes.search') },
        { source: 'year', label: t('training.programmes.year'), choices: recentYears() },
        { source: 'sponsorLevel', label: t('training.programmes.level'), choices: useChoices('sponsorLevel') },
        { source: 'mode', label: t('training.programmes.mode'), choices: useChoices('trainingMode') },
        { source: 'status', label: t('training.programmes.status'), choices: useChoices('programmeStatus') },
      ]}
      columns={[
        { key: 'title', label: t('training.programmes.name'), card: 'title', value: title },
        { key: 'code', label: t('training.programmes.code'), value: ({ code }) => code, card: 'hidden' },
        { key: 'level', label: t('training.programmes.level'), value: ({ sponsorLevel }) => label('sponsorLevel', sponsorLevel) },
        { key: 'mode', label: t('training.programmes.mode'), value: ({ mode }) => label('trainingMode', mode) },
        { key: 'hours', label: t('training.programmes.hours'), align: 'right', value: ({ minutes }) => t('training.programmes.hoursValue', { hours: hoursOf(minutes) }) },
        { key: 'cohorts', label: t('training.programmes.cohorts'), align: 'right', value: ({ totals }) => t('training.programmes.cohortCount', { smart_count: totals.cohorts }) },
        { key: 'takeUp', label: t('training.programmes.takeUp'), isBare: true, align: 'right', value: ({ totals }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{totals.taken} / {totals.seats}</Box> },
        { key: 'status', label: t('training.programmes.status'), card: 'side', value: ({ status }) => <StatusChip tone={PROGRAMME_TONES[status]} label={label('programmeStatus', status)} /> },
      ]}
    />
  );
}
