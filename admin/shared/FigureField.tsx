import { TextField, type TextFieldProps } from '@mui/material';
import { useEffect, useRef } from 'react';

import { useT } from '../i18n/useT.js';
import { figureOf } from './figures.js';

interface FigureFieldProps {
  readonly label?: string;
  readonly ariaLabel?: string;
  /** As it is typed. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly least: number;
  readonly most: number;
  /** Digits after the point that are taken; none without. */
  readonly decimals?: number;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** What the server says about it. */
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly sx?: TextFieldProps['sx'];
}

/** A figure. Full-width digits are taken as plain ones; what is none, or lies outside, stays and is said at the field, and the form is not sent. */
export function FigureField({ label, ariaLabel, value, onChange, least, most, decimals = 0, required = false, disabled = false, autoFocus = false, error, hint, sx }: FigureFieldProps) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const problem = value === '' || disabled || figureOf(value, { least, most, decimals }) !== null ? undefined : t(decimals > 0 ? 'common.figure.decimal' : 'common.figure.whole', { least, most, decimals });
  useEffect(() => { box.current?.setCustomValidity(problem ?? ''); }, [problem]);
  const told = problem ?? error;
  return (
    <TextField
      {...(label === undefined ? {} : { label })} value={value} required={required} disabled={disabled} autoFocus={autoFocus} error={told !== undefined} helperText={told ?? hint} inputRef={box} {...(sx ? { sx } : {})}
      onChange={(event) => onChange(event.target.value.normalize('NFKC').trim())} slotProps={{ htmlInput: { inputMode: decimals > 0 ? 'decimal' : 'numeric', autoComplete: 'off', maxLength: 12, ...(ariaLabel ? { 'aria-label': ariaLabel } : {}) } }}
    />
  );
}
