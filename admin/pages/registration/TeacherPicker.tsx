import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';

import { TeacherChoicesDocument, type TeacherChoicesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useName } from '../../shared/useName.js';

export type TeacherChoice = TeacherChoicesQuery['teachers']['items'][number];

const MOST_SHOWN = 20;

/** Teachers within reach by name, pinyin or number. */
export function TeacherPicker({ label, schoolId = null, chosen, onChange, isFocused = true, hint }: { label: string; schoolId?: string | null; chosen: readonly TeacherChoice[]; onChange: (chosen: readonly TeacherChoice[]) => void; isFocused?: boolean; hint?: string }) {
  const t = useT();
  const nameOf = useName();
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const { data, isFetching } = useRead(TeacherChoicesDocument, { search: search || null, schoolId, page: { limit: MOST_SHOWN, offset: 0 } }, { enabled: search !== '' || schoolId !== null, keepPrevious: true });
  return (
    <Autocomplete<TeacherChoice, true>
      multiple filterSelectedOptions options={search || schoolId ? data?.teachers.items ?? [] : []} value={chosen as TeacherChoice[]} loading={isFetching} filterOptions={(options) => options} noOptionsText={t(search ? 'common.noMatchTitle' : 'training.desk.addSearch')}
      getOptionKey={({ id }) => id} getOptionLabel={({ name, number, school }) => `${name} ${number} · ${nameOf(school)}`} isOptionEqualToValue={(a, b) => a.id === b.id}
      onChange={(_, next) => onChange(next)} onInputChange={(_, text, reason) => reason !== 'reset' && setTyped(text)}
      renderInput={(params) => <TextField {...params} autoFocus={isFocused} label={label} helperText={hint} placeholder={chosen.length === 0 ? t('training.desk.addSearch') : ''} />}
    />
  );
}
