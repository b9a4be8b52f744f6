import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface KeyBinding {
  /** As in `KeyboardEvent.key`: `a`, `Enter`, `ArrowDown`; with `mod+` for Ctrl or ⌘, `shift+` for a capital letter. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

let bound: readonly (readonly KeyBinding[])[] = [];
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A checkbox takes no letters: keys go on working after a click on one. */
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && !target.matches('input[type=checkbox], input[type=radio]') && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

export const matches = (event: KeyboardEvent, keys: string): boolean => {
  const key = keys.replace('mod+', '').replace('shift+', '').toLowerCase();
  // Signs such as ? need Shift on some keyboards; only with letters does it tell two keys apart.
  const isShiftRight = !/^[a-z]$/.test(key) || event.shiftKey === keys.includes('shift+');
  return (event.ctrlKey || event.metaKey) === keys.startsWith('mod+') && !event.altKey && isShiftRight && event.key.toLowerCase() === key;
};

/** Binds keys while the caller is on screen; they rest while somebody types or a dialog is open. Shown with `?`. */
export function useKeys(bindings: readonly KeyBinding[], isActive = true): void {
  const latest = useRef(bindings);
  useEffect(() => { latest.current = bindings; });
  const shown = bindings.map(({ keys, label }) => `${keys} ${label}`).join('\n');
  useEffect(() => {
    if (!isActive) return undefined;
    const mine = latest.current;
    bound = [...bound, mine];
    tell();
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      const hit = latest.current.find(({ keys }) => matches(event, keys));
      if (!hit || (isTyping(event.target) && !hit.keys.startsWith('mod+'))) return;
      event.preventDefault();
      hit.run();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      bound = bound.filter((each) => each !== mine);
      tell();
    };
  }, [isActive, shown]);
}

export const useBoundKeys = (): readonly KeyBinding[] => useSyncExternalStore(subscribe, () => bound).flat();
