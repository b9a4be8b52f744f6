import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

import { type ApiError, asApiError } from '../data/api-error.js';
import { onSessionExpired } from '../data/session.js';
import { loadViewer, signOut, type Viewer } from '../data/viewer.js';
import { forgetFiles } from './kept-files.js';
import { SignIn } from './SignIn.js';
import { Busy, Problem } from './ui.js';
import { useT } from './words.js';

export const ViewerContext = createContext<Viewer | null>(null);

/** Names of what pages keep on this phone for moments without connection; gone at signing out. */
export const KEPT = 'shixun.kept.';

/** Whoever is signed in; only within pages that ask for a sign-in. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('This page does not ask for a sign-in.');
  return viewer;
}

type State = { at: 'asking' } | { at: 'out' } | { at: 'failed'; error: ApiError } | { at: 'in'; viewer: Viewer };

/** Asks who is there, and for a sign-in when it is nobody. An expired session is asked over the page; `whenAway` stands in while nobody can be asked. */
export function SignedIn({ children, whenAway }: { children: ReactNode; whenAway?: (again: () => void) => ReactNode }) {
  const t = useT();
  const [state, setState] = useState<State>({ at: 'asking' });
  const [round, setRound] = useState(0);
  const [isExpired, setExpired] = useState(false);
  const settle = useRef<(signedIn: boolean) => void>(() => undefined);

  useEffect(() => {
    loadViewer().then((viewer) => setState(viewer ? { at: 'in', viewer } : { at: 'out' }), (error: unknown) => setState({ at: 'failed', error: asApiError(error) }));
  }, [round]);
  useEffect(() => onSessionExpired(() => new Promise((resolve) => {
    settle.current = resolve;
    setExpired(true);
  })), []);

  if (state.at === 'asking') return <Busy />;
  if (state.at === 'failed') {
    const again = () => { setState({ at: 'asking' }); setRound(round + 1); };
    return whenAway && state.error.isPassing ? whenAway(again) : <Problem error={state.error} onRetry={again} />;
  }
  if (state.at === 'out') return <SignIn onSignedIn={(viewer) => setState({ at: 'in', viewer })} />;
  const resume = (viewer: Viewer) => {
    if (viewer.accountId !== state.viewer.accountId) return window.location.reload();
    setExpired(false);
    settle.current(true);
  };
  return (
    <ViewerContext value={state.viewer}>
      {children}
      {isExpired && <div className="cover" role="dialog" aria-modal="true" aria-label={t('signIn.expiredTitle')}><SignIn lead={t('signIn.expiredText')} onSignedIn={resume} /></div>}
    </ViewerContext>
  );
}

/** Signs out, forgets what was kept, and starts the page again. */
export async function leave(): Promise<void> {
  await signOut();
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(KEPT)) localStorage.removeItem(name);
  } catch { /* Nothing was kept where storage is forbidden. */ }
  await forgetFiles();
  window.location.reload();
}
