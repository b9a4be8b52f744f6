import { TextField } from '@mui/material';

/** Why, in a few lines; the first thing to fill in where it stands. */
export function ReasonField({ label, value, onChange, error, most = 500 }: { label: string; value: string; onChange: (value: string) => void; error?: string | undefined; most?: number }) {
  return <TextField label={label} value={value} onChange={(event) => onChange(event.target.value)} autoFocus multiline minRows={2} sx={{ mt: 2 }} error={error !== undefined} helperText={error} slotProps={{ htmlInput: { maxLength: most } }} />;
}
