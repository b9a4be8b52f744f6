import { useRef, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { LinkConfirmDocument, LinkDeclineDocument, LinkedRegistrationDocument, type LinkedRegistrationQuery } from '../../data/generated/operations.js';
import { Intents, sendCommand } from '../../data/send-command.js';
import { answer as words } from '../../i18n/answer.js';
import { useLocale } from '../../i18n/locale.js';
import type { Params } from '../routes.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import { AskFirst } from './me/AskFirst.js';
import './me/me.css';

type Linked = NonNullable<LinkedRegistrationQuery['registrationByLink']>;

/** What the link of a registration opens: whoever holds it says whether he comes, without signing in. */
export default function Answer({ params }: { params: Params }) {
  const t = useWords(words);
  usePageTitle(t('title'));
  const token = params.token ?? '';
  // The reasons are the server's words, so another language asks again.
  const { data, error, again } = useAnswer(LinkedRegistrationDocument, { token });
  const locale = useLocale();
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  if (!data.registrationByLink) return <Notice tone="bad" title={t('invalid')} text={t('invalidText')} />;
  return <Letter key={locale} token={token} registration={data.registrationByLink} onAnswered={again} />;
}

function Letter({ token, registration, onAnswered }: { token: string; registration: Linked; onAnswered: () => void }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const intents = useRef(new Intents());
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { status, position, confirmedAt, refusal, teacherName, startsOn, endsOn } = registration;
  const send = async (ask: () => Promise<{ readonly userErrors: readonly { readonly message: string }[] }>) => {
    setPending(true);
    try {
      const { userErrors } = await ask();
      setProblem(userErrors[0]?.message ?? null);
      onAnswered();
    } catch (error) {
      setProblem(asApiError(error).message);
    }
    setPending(false);
  };
  const details = (
    <>
      <p><b>{isEnglish ? registration.cohortTitleEn : registration.cohortTitle}</b></p>
      <p className="faint">{startsOn === endsOn ? startsOn : `${startsOn} ~ ${endsOn}`}<br />{isEnglish ? registration.placeEn : registration.place}</p>
    </>
  );
  if (status === 'WITHDRAWN') return <Notice tone="plain" title={t('declined')} text={t('declinedText')}>{details}</Notice>;
  if (refusal) return <Notice tone="warn" title={t('closed')} text={refusal}>{details}</Notice>;
  return (
    <section className="sheet">
      <h1>{t(status === 'ADMITTED' && confirmedAt ? 'confirmed' : 'title')}</h1>
      <p>{t('hello', { name: teacherName })}</p>
      <p>{status === 'ADMITTED' ? t(confirmedAt ? 'confirmedText' : 'admitted') : status === 'WAITING' ? t('waiting', { position: position ?? 0 }) : t('requested')}</p>
      {details}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {status === 'ADMITTED' && !confirmedAt && <button type="button" className="main" disabled={isPending} onClick={() => void send(() => sendCommand(LinkConfirmDocument, { token }, intents.current))}>{t(isPending ? 'sending' : 'confirm')}</button>}
      <AskFirst label={t('decline')} question={t('declineSure')} isPending={isPending} onYes={() => void send(() => sendCommand(LinkDeclineDocument, { token }, intents.current))} />
    </section>
  );
}
