import { Autocomplete, TextField } from '@mui/material';

import type { Vocabulary } from '../../i18n/index.js';
import { useLabel } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';

/** Several codes of a vocabulary; none chosen means any. */
export function CodesField({ list, label, hint, value, onChange, disabled = false }: { list: Vocabulary; label: string; hint: string; value: readonly string[]; onChange: (codes: readonly string[]) => void; disabled?: boolean }) {
  const word = useLabel();
  return (
    <Autocomplete
      multiple disableCloseOnSelect disabled={disabled} options={Object.keys(vocabulary[list])} value={[...value]} getOptionLabel={(code) => word(list, code)} onChange={(_, codes) => onChange(codes)} size="small"
      renderInput={(params) => <TextField {...params} label={label} placeholder={value.length === 0 ? hint : ''} slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }} />}
    />
  );
}
