import { Box, Button } from '@mui/material';

import { AreasDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { SearchField } from '../../shared/SearchField.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import type { useDeskFilter } from './desk-filter.js';

export function DeskConditions({ desk }: { desk: ReturnType<typeof useDeskFilter> }) {
  const t = useT();
  const nameOf = useName();
  const areas = (useRead(AreasDocument, {}).data?.areas ?? []).map((area) => ({ id: area.id, name: nameOf(area) }));
  const { search, path, areaId, schoolId, subject, hasConditions, change } = desk;
  return (
    <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(200px, 2fr) repeat(4, minmax(108px, 1fr)) auto' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}><SearchField value={search} onChange={(next) => change({ search: next })} hint={t('training.desk.search')} /></Box>
      <ChoiceField label={t('training.desk.area')} value={areaId} choices={areas} onChange={(next) => change({ areaId: next })} />
      <SchoolField label={t('training.desk.school')} value={schoolId} areaId={areaId} onChange={(next) => change({ schoolId: next })} />
      <ChoiceField label={t('registration.allot.bySubject')} value={subject} choices={useChoices('subject')} onChange={(next) => change({ subject: next })} />
      <ChoiceField label={t('training.desk.path')} value={path} choices={useChoices('registrationPath')} onChange={(next) => change({ path: next })} />
      {hasConditions && <Button variant="text" onClick={() => change({ search: null, path: null, areaId: null, schoolId: null, subject: null })} sx={{ justifySelf: 'start' }}>{t('common.clearFilters')}</Button>}
    </Box>
  );
}
