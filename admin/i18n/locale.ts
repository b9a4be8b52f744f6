import { useSyncExternalStore } from 'react';

export type Locale = 'zh-CN' | 'en';

const KEY = 'shixun.locale';
const listeners = new Set<() => void>();

function remembered(): Locale {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'en' || kept === 'zh-CN') return kept;
  } catch { /* Storage may be forbidden; the choice then lasts as long as the page. */ }
  return navigator.languages.find((each) => /^(zh|en)/i.test(each))?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

let locale: Locale = remembered();
document.documentElement.lang = locale;

export const currentLocale = (): Locale => locale;

export function changeLocale(next: Locale): void {
  locale = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch { /* As above. */ }
  for (const tell of listeners) tell();
}

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** The language in use; whoever calls it is drawn again when it changes, and keeps what was typed. */
export const useLocale = (): Locale => useSyncExternalStore(subscribe, currentLocale);
