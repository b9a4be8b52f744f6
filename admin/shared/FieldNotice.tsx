import { Alert, Popper } from '@mui/material';
import { useEffect, useState } from 'react';

import { useT } from '../i18n/useT.js';

type Box = HTMLInputElement | HTMLTextAreaElement;
type T = ReturnType<typeof useT>;

/**
 * What the browser finds missing or out of range when a form is sent, said at the first such field in the language
 * of the page: the browser's own words are in the browser's language and do not name the field.
 */
export function FieldNotice() {
  const t = useT();
  const [told, setTold] = useState<{ at: Element; text: string } | null>(null);
  useEffect(() => {
    let isTelling = false;
    const tell = (event: Event): void => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return;
      event.preventDefault();
      if (isTelling) return;
      // A form tells of all its fields in one go; the first is the one to mend.
      isTelling = true;
      setTimeout(() => { isTelling = false; });
      const field = box.closest('.MuiFormControl-root') ?? box;
      const reached = box.tabIndex < 0 ? field.querySelector<HTMLElement>('[role="combobox"]') ?? box : box;
      reached.focus();
      // What a field says itself stands there already.
      setTold(box.validity.customError ? null : { at: field, text: wordsOf(box, nameOf(field, box), t) });
    };
    const clear = (): void => setTold(null);
    document.addEventListener('invalid', tell, true);
    document.addEventListener('focusin', limitYear);
    for (const kind of ['input', 'pointerdown', 'keydown'] as const) document.addEventListener(kind, clear, true);
    return () => {
      document.removeEventListener('invalid', tell, true);
      document.removeEventListener('focusin', limitYear);
      for (const kind of ['input', 'pointerdown', 'keydown'] as const) document.removeEventListener(kind, clear, true);
    };
  }, [t]);
  return (
    <Popper open={told !== null && told.at.isConnected} anchorEl={told?.at ?? null} placement="bottom-start" sx={({ zIndex }) => ({ zIndex: zIndex.tooltip, maxWidth: 'min(360px, 92vw)' })}>
      <Alert severity="error" elevation={4} sx={{ mt: 0.5, py: 0 }}>{told?.text}</Alert>
    </Popper>
  );
}

const LAST: Readonly<Record<string, string>> = { date: '9999-12-31', 'datetime-local': '9999-12-31T23:59' };

/** Date boxes take years of six digits unless they are told where to end. */
function limitYear({ target }: Event): void {
  const last = target instanceof HTMLInputElement && target.max === '' ? LAST[target.type] : undefined;
  if (last && target instanceof HTMLInputElement) target.max = last;
}

const nameOf = (field: Element, box: Box): string => (field.querySelector('.MuiInputLabel-root, label')?.textContent || box.getAttribute('aria-label') || '').replace(/[\s*]+$/, '');

function wordsOf(box: Box, name: string, t: T): string {
  const { validity } = box;
  const [min, max] = box instanceof HTMLInputElement ? [box.min.replace('T', ' '), box.max.replace('T', ' ')] : ['', ''];
  if (validity.valueMissing) return t(box.type === 'text' && box.tabIndex < 0 ? 'common.invalid.choose' : 'common.invalid.missing', { name });
  if (validity.rangeUnderflow) return t(box.type === 'number' ? 'common.invalid.atLeast' : 'common.invalid.notBefore', { name, min });
  if (validity.rangeOverflow) return t(box.type === 'number' ? 'common.invalid.atMost' : 'common.invalid.notAfter', { name, max });
  if (validity.badInput) return t(box.type === 'number' ? 'common.invalid.figure' : 'common.invalid.incomplete', { name });
  return t('common.invalid.other', { name });
}
