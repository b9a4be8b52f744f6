import { TextField } from '@mui/material';

/** Fewer characters than a reason needs; blanks around it do not count. */
export const isShort = (text: string, least: number): boolean => [...text.trim()].length < least;

interface ReasonFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly most?: number;
}

/** Why, in a few lines; the first thing to fill in where it stands. */
export function ReasonField({ label, value, onChange, error, most = 500 }: ReasonFieldProps) {
  return <TextField label={label} value={value} onChange={(event) => onChange(event.target.value)} autoFocus multiline minRows={2} sx={{ mt: 2 }} error={error !== undefined} helperText={error} slotProps={{ htmlInput: { maxLength: most } }} />;
}
