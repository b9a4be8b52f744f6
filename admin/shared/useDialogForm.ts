import { type KeyboardEvent, useRef } from 'react';

/** What a form in a dialog does not do by accident. */
export function useDialogForm() {
  const isTouched = useRef(false);
  return {
    touch: (): void => { isTouched.current = true; },
    /** Enter in a list that is searched chooses there, and does not send the form when nothing is found yet. */
    keepInList: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.getAttribute('role') === 'combobox') event.preventDefault();
    },
    /** A click beside a dialog in which something was entered leaves it open. */
    leave: (onClose: () => void) => (_event: object, how: 'backdropClick' | 'escapeKeyDown'): void => { if (how === 'escapeKeyDown' || !isTouched.current) onClose(); },
  };
}
