import { MenuItem, TextField } from '@mui/material';

import { useT } from '../i18n/useT.js';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** One of a few. Without `required`, “all” is a choice and gives null; with `isNeeded` a form is not sent before one is chosen. */
export function ChoiceField({ label, value, choices, onChange, required = false, isNeeded = false, error }: { label: string; value: string | null; choices: readonly Choice[]; onChange: (value: string | null) => void; required?: boolean; isNeeded?: boolean; error?: string }) {
  const t = useT();
  const isKnown = choices.some(({ id }) => id === value);
  return (
    <TextField select label={label} required={isNeeded && !isKnown} value={isKnown ? value : ''} onChange={(event) => onChange(event.target.value || null)} error={error !== undefined} helperText={error} slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}>
      {!required && <MenuItem value="">{t('common.all')}</MenuItem>}
      {choices.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
    </TextField>
  );
}
