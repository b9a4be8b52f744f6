import { useState } from 'react';

import { type ApiError, asApiError } from '../../data/api-error.js';
import { checkIn as words } from '../../i18n/check-in.js';
import { usePageTitle } from '../ui.js';
import { useWords } from '../words.js';
import { CheckInAnswer } from './CheckInAnswer.js';
import { CheckInUnderway } from './CheckInUnderway.js';
import { PinForm } from './PinForm.js';
import { type CheckInPayload, useCheckIn } from './useCheckIn.js';

/** For phones that cannot scan: the six digits of the screen. */
export default function CheckInByPin() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { send, attempt } = useCheckIn();
  const [pin, setPin] = useState('');
  const [isUnderway, setUnderway] = useState(false);
  const [answer, setAnswer] = useState<{ payload: CheckInPayload } | { error: ApiError } | null>(null);
  const go = async (code: string) => {
    setPin(code);
    setUnderway(true);
    setAnswer(await send(code).then((payload) => ({ payload }), (error: unknown) => ({ error: asApiError(error) })));
    setUnderway(false);
  };
  if (isUnderway) return <CheckInUnderway attempt={attempt} />;
  if (answer) return <CheckInAnswer {...answer} onRetry={() => void go(pin)} />;
  return <section className="sheet"><PinForm title={t('pinTitle')} onPin={(code) => void go(code)} /></section>;
}
