import SearchIcon from '@mui/icons-material/Search';
import { InputAdornment, TextField } from '@mui/material';
import { type ChangeEvent, type CompositionEvent, useEffect, useRef, useState } from 'react';

import { useT } from '../i18n/useT.js';

const PAUSE_MS = 300;

/** Searches after a pause, and not while a Chinese input method is still composing. */
export function SearchField({ value, onChange, hint }: { value: string; onChange: (value: string) => void; hint: string }) {
  const t = useT();
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const [sent, setSent] = useState(value);
  if (given !== value) {
    setGiven(value);
    // What was sent from here comes back late; somebody may have typed on.
    if (value !== sent) setText(value);
  }
  const isComposing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const later = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSent(next.trim());
      onChange(next.trim());
    }, PAUSE_MS);
  };
  const onType = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setText(target.value);
    if (!isComposing.current) later(target.value);
  };
  const onComposed = ({ currentTarget }: CompositionEvent<HTMLInputElement>) => {
    isComposing.current = false;
    later(currentTarget.value);
  };
  return (
    <TextField
      type="search" placeholder={hint} value={text} onChange={onType}
      slotProps={{
        htmlInput: { 'aria-label': `${t('common.search')} ${hint}`, maxLength: 60, onCompositionStart: () => { isComposing.current = true; }, onCompositionEnd: onComposed },
        input: { startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment> },
      }}
    />
  );
}
