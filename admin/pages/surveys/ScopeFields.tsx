import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { AreasDocument, SchoolsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useChoices } from '../../shared/useChoices.js';
import type { Choice } from '../../shared/ChoiceField.js';
import { useName } from '../../shared/useName.js';

export interface Scope { readonly areaIds: readonly string[]; readonly schoolIds: readonly string[]; readonly stages: readonly string[]; readonly subjects: readonly string[] }

export const NOBODY_CHOSEN: Scope = { areaIds: [], schoolIds: [], stages: [], subjects: [] };
const MOST_SHOWN = 100;

/** Whom a survey asks; an empty field sets no condition. */
export function ScopeFields({ scope, error, onChange }: { scope: Scope; error: string | undefined; onChange: (scope: Scope) => void }) {
  const t = useT();
  const name = useName();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<readonly Choice[]>([]);
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  const schools = useRead(SchoolsDocument, { search: typed.trim() || null, areaId: scope.areaIds.length === 1 ? scope.areaIds[0] ?? null : null, page: { limit: MOST_SHOWN, offset: 0 } }, { keepPrevious: true }).data?.schools.items ?? [];
  const several = (field: keyof Scope, label: string, choices: readonly Choice[], onType?: (text: string) => void) => (
    <Autocomplete<Choice, true>
      multiple disableCloseOnSelect size="small" options={[...choices]} value={scope[field].map((id) => [...choices, ...known].find((each) => each.id === id) ?? { id, name: id })} getOptionLabel={(each) => each.name} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      onChange={(_, chosen) => { setKnown([...known, ...chosen]); onChange({ ...scope, [field]: chosen.map(({ id }) => id) }); }} {...(onType ? { onInputChange: (_: unknown, text: string) => onType(text), filterOptions: (options: Choice[]) => options } : {})}
      renderInput={(params) => <TextField {...params} label={label} placeholder={scope[field].length === 0 ? t('surveys.scope.any') : ''} slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }} />}
    />
  );
  return (
    <Box>
      <Typography sx={{ fontSize: 13, mb: 1, color: error ? 'error.main' : 'text.secondary' }}><b>{t('surveys.scope.title')}</b> {error ?? t('surveys.scope.text')}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        {several('areaIds', t('surveys.scope.areas'), areas.map((each) => ({ id: each.id, name: name(each) })))}
        {several('schoolIds', t('surveys.scope.schools'), schools.map((each) => ({ id: each.id, name: name(each) })), setTyped)}
        {several('stages', t('surveys.scope.stages'), useChoices('stage'))}
        {several('subjects', t('surveys.scope.subjects'), useChoices('subject'))}
      </Box>
    </Box>
  );
}
