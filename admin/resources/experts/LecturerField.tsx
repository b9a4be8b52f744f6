import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { ExpertChoicesDocument, type ExpertChoicesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';

type Choice = ExpertChoicesQuery['experts']['items'][number];

export interface Lecturer {
  readonly expertId: string | null;
  readonly name: string;
}

/** Somebody of the pool, by name or pinyin; or a name as it is typed, for somebody who is not in it. */
export function LecturerField({ value, label, ariaLabel, isFocused = false, required = false, error, onChange }: { value: Lecturer; label?: string; ariaLabel: string; isFocused?: boolean; required?: boolean; error?: string | undefined; onChange: (lecturer: Lecturer) => void }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const search = value.expertId ? '' : value.name.trim();
  const { data } = useRead(ExpertChoicesDocument, { search: search || null }, { enabled: isOpen, keepPrevious: true });
  return (
    <Autocomplete<Choice, false, true, true>
      freeSolo disableClearable openOnFocus options={data?.experts.items ?? []} filterOptions={(options) => options} inputValue={value.name} onOpen={() => setOpen(true)} onClose={() => setOpen(false)}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)} getOptionKey={(option) => (typeof option === 'string' ? option : option.id)}
      onInputChange={(_, text, reason) => reason === 'input' && onChange({ expertId: null, name: text })}
      onChange={(_, chosen) => onChange(typeof chosen === 'string' ? { expertId: null, name: chosen } : { expertId: chosen.id, name: chosen.name })}
      renderOption={({ key, ...props }, option) => <Box component="li" key={key} {...props}><Box><Typography component="span" sx={{ fontWeight: 600 }}>{option.name}</Typography> <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{option.organisation} {option.title}</Typography></Box></Box>}
      slotProps={{ popper: { sx: { minWidth: 280 }, placement: 'bottom-start' } }}
      renderInput={(params) => <TextField {...params} autoFocus={isFocused} label={label} required={required} error={error !== undefined} helperText={error} placeholder={t('experts.lecturer.hint')} slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, 'aria-label': ariaLabel, maxLength: 100 } }} />}
    />
  );
}
