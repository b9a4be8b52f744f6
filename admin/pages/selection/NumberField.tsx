import { TextField } from '@mui/material';

import { wholeOf } from './rules-form.js';

/** A whole number; empty is null. Full-width digits are taken too. */
export function NumberField({ label, value, onChange, disabled = false, error }: { label: string; value: number | null; onChange: (value: number | null) => void; disabled?: boolean; error?: string | undefined }) {
  return <TextField label={label} value={value ?? ''} disabled={disabled} onChange={(event) => onChange(wholeOf(event.target.value))} error={error !== undefined} helperText={error} slotProps={{ htmlInput: { inputMode: 'numeric' } }} />;
}
