import { useState } from 'react';

import { checkIn as words } from '../../i18n/check-in.js';
import { useWords } from '../words.js';

const DIGITS = 6;

/** Six digits, also full-width ones; sends by itself when the last is typed. */
export function PinForm({ title, onPin }: { title: string; onPin: (pin: string) => void }) {
  const t = useWords(words);
  const [pin, setPin] = useState('');
  const [isShort, setShort] = useState(false);
  const type = (text: string) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS);
    setPin(digits);
    setShort(false);
    if (digits.length === DIGITS) onPin(digits);
  };
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (pin.length === DIGITS) onPin(pin); else setShort(true); }}>
      <h2>{title}</h2>
      <p className="faint small">{t('pinLead')}</p>
      {isShort && <p className="note bad" role="alert">{t('pinShort')}</p>}
      <label>{t('pin')}<input className="pin" inputMode="numeric" autoFocus autoComplete="one-time-code" value={pin} onChange={(event) => type(event.target.value)} /></label>
      <button type="submit" className="main">{t('submit')}</button>
    </form>
  );
}
