import { useSyncExternalStore } from 'react';

const MOVED = 'shixun:moved';

function subscribe(tell: () => void): () => void {
  window.addEventListener('popstate', tell);
  window.addEventListener(MOVED, tell);
  return () => {
    window.removeEventListener('popstate', tell);
    window.removeEventListener(MOVED, tell);
  };
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => window.location.pathname);

/** Goes to another page for phones without loading the frame again. */
export function goTo(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}
