import { useCallback, useEffect, useRef, useState } from 'react';

import { type ApiError, asApiError } from '../../data/api-error.js';
import { CheckInHoldDocument } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { checkIn as words } from '../../i18n/check-in.js';
import { keepPages } from '../offline/keep-pages.js';
import { KeptScanNotice, KeptScans } from '../offline/KeptScans.js';
import type { Params } from '../routes.js';
import { SignIn } from '../SignIn.js';
import { usePageTitle } from '../ui.js';
import { useWords } from '../words.js';
import { CheckInAnswer } from './CheckInAnswer.js';
import { CheckInUnderway } from './CheckInUnderway.js';
import { type CheckInPayload, useCheckIn } from './useCheckIn.js';

type State =
  | { readonly at: 'underway' }
  | { readonly at: 'out'; readonly code: string; readonly isHeld: boolean }
  | { readonly at: 'answered'; readonly payload: CheckInPayload }
  | { readonly at: 'kept'; readonly scanId: string }
  | { readonly at: 'failed'; readonly error: ApiError };

/**
 * What the QR code opens: checks in at once. Whoever is not signed in does so first, while the code
 * is kept for this phone. Without a network the scan itself is kept, and sent later.
 */
export default function CheckIn({ params }: { params: Params }) {
  const t = useWords(words);
  usePageTitle(t('title'));
  const code = useRef(params.code ?? '');
  const { send, attempt } = useCheckIn();
  const [state, setState] = useState<State>({ at: 'underway' });

  const go = useCallback(async () => {
    setState({ at: 'underway' });
    try {
      const answer = await send(code.current);
      setState('keptScanId' in answer ? { at: 'kept', scanId: answer.keptScanId } : { at: 'answered', payload: answer });
      void keepPages();
    } catch (error) {
      const told = asApiError(error);
      if (told.code !== 'UNAUTHENTICATED') return setState({ at: 'failed', error: told });
      const held = await request(CheckInHoldDocument, { input: { code: code.current } }, { asIs: true }).catch(() => null);
      const kept = held?.checkInHold.code;
      if (kept) code.current = kept;
      setState({ at: 'out', code: code.current, isHeld: kept != null });
    }
  }, [send]);
  useEffect(() => {
    // The first try belongs to the page's opening; React has nothing to draw before it.
    void Promise.resolve().then(go);
  }, [go]);

  if (state.at === 'underway') return <CheckInUnderway attempt={attempt} />;
  if (state.at === 'out') return <SignIn lead={t(state.isHeld ? 'signInLead' : 'signInLate')} onSignedIn={() => void go()} />;
  if (state.at === 'kept') return <><KeptScanNotice scanId={state.scanId} /><KeptScans except={state.scanId} /></>;
  return <><CheckInAnswer {...(state.at === 'answered' ? { payload: state.payload } : { error: state.error })} onRetry={() => void go()} /><KeptScans /></>;
}
