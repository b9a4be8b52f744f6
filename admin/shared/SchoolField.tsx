import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';

import { SchoolsDocument, type SchoolsQuery } from '../data/generated/operations.js';
import { useRead } from '../data/useRead.js';
import { useT } from '../i18n/useT.js';
import { useName } from './useName.js';

type School = SchoolsQuery['schools']['items'][number];

const MOST_SHOWN = 100;

interface SchoolFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (schoolId: string | null, school: School | null) => void;
  readonly areaId?: string | null;
  readonly error?: string;
  /** Without one nothing can be done: no school does not mean all of them. */
  readonly required?: boolean;
}

/** A school within reach, found by name or code. */
export function SchoolField({ label, value, onChange, areaId = null, error, required = false }: SchoolFieldProps) {
  const t = useT();
  const name = useName();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useRead(SchoolsDocument, { search: null, areaId, page: { limit: MOST_SHOWN, offset: 0 } });
  const isCut = (data?.schools.totalCount ?? 0) > MOST_SHOWN;
  const found = useRead(SchoolsDocument, { search: typed.trim() || null, areaId, page: { limit: MOST_SHOWN, offset: 0 } }, { enabled: isCut && typed.trim() !== '', keepPrevious: true });
  const schools = (isCut && typed.trim() ? found.data : data)?.schools.items ?? [];
  const chosen = [...schools, ...(data?.schools.items ?? [])].find(({ id }) => id === value) ?? null;
  return (
    <Autocomplete<School>
      options={schools} value={chosen} loading={isFetching} getOptionLabel={name} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
      onChange={(_, school) => onChange(school?.id ?? null, school)} onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      filterOptions={(options, { inputValue }) => options.filter((each) => `${each.name} ${each.nameEn} ${each.code}`.toLowerCase().includes(inputValue.trim().toLowerCase()))}
      noOptionsText={t('common.noMatchTitle')}
      renderInput={(params) => <TextField {...params} label={label} required={required && value === null} placeholder={required ? t('people.schoolsSearch') : t('common.all')} error={error !== undefined} helperText={error} slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }} />}
    />
  );
}
