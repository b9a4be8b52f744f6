import { useEffect, useState } from 'react';

import { type ApiError, asApiError } from '../../data/api-error.js';
import { checkIn as words } from '../../i18n/check-in.js';
import { offline as offlineWords } from '../../i18n/offline.js';
import { keepPages } from '../offline/keep-pages.js';
import { KeptScanNotice, KeptScans } from '../offline/KeptScans.js';
import { SignedIn } from '../SignedIn.js';
import { usePageTitle } from '../ui.js';
import { useWords } from '../words.js';
import { CheckInAnswer } from './CheckInAnswer.js';
import { CheckInUnderway } from './CheckInUnderway.js';
import { PinForm } from './PinForm.js';
import { type CheckInPayload, useCheckIn } from './useCheckIn.js';

/** For phones that cannot scan: the six digits of the screen. Without a network they are kept, and sent later. */
export default function CheckInByPin() {
  usePageTitle(useWords(words)('title'));
  useEffect(() => void keepPages(), []);
  return <SignedIn whenAway={() => <Pin isAway />}><Pin /></SignedIn>;
}

function Pin({ isAway = false }: { isAway?: boolean }) {
  const t = useWords(words);
  const offline = useWords(offlineWords);
  const { send, attempt } = useCheckIn();
  const [pin, setPin] = useState('');
  const [isUnderway, setUnderway] = useState(false);
  const [answer, setAnswer] = useState<{ payload: CheckInPayload } | { keptScanId: string } | { error: ApiError } | null>(null);
  const go = async (code: string) => {
    setPin(code);
    setUnderway(true);
    setAnswer(await send(code).then((reply) => ('keptScanId' in reply ? reply : { payload: reply }), (error: unknown) => ({ error: asApiError(error) })));
    setUnderway(false);
  };
  if (isUnderway) return <CheckInUnderway attempt={attempt} />;
  if (answer && 'keptScanId' in answer) return <><KeptScanNotice scanId={answer.keptScanId} /><KeptScans except={answer.keptScanId} /></>;
  if (answer) return <CheckInAnswer {...answer} onRetry={() => void go(pin)} />;
  return (
    <>
      {isAway && <p className="note warn" role="status">{offline('noNetwork')}</p>}
      <section className="sheet"><PinForm title={t('pinTitle')} onPin={(code) => void go(code)} /></section>
      <KeptScans />
    </>
  );
}
