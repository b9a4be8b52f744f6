import { type SubmitEvent, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { type VerificationFragment, VerifyCertificateNumberDocument } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { useLocale } from '../../i18n/locale.js';
import { verify as words } from '../../i18n/verify.js';
import { usePageTitle } from '../ui.js';
import { useWords } from '../words.js';
import { VerifyAnswer } from './VerifyAnswer.js';

/** Teacher number, first year of the cycle and the head of a fingerprint, such as T10001428-2023-RVRODUEO. */
const TRANSCRIPT_NUMBER = /^\S+-\d{4}-[\w-]{8}$/;

/** For a paper whose code cannot be read. What was typed stays, whatever the answer. */
export default function VerifyByNumber() {
  const t = useWords(words);
  const locale = useLocale();
  usePageTitle(t('title'));
  const [number, setNumber] = useState('');
  const [holderName, setHolderName] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ found: VerificationFragment; locale: string } | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!number.trim()) return setProblem(t('missingNumber'));
    // The register of certificates would say that there is no such thing.
    if (TRANSCRIPT_NUMBER.test(number.trim())) return setProblem(t('isTranscript'));
    if (!holderName.trim()) return setProblem(t('missingName'));
    setPending(true);
    setProblem(null);
    setAnswer(null);
    try {
      setAnswer({ found: (await request(VerifyCertificateNumberDocument, { number, holderName })).certificateByNumber, locale });
      window.scrollTo(0, 0);
    } catch (error) {
      setProblem(asApiError(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      {/* The reason is in the language it was asked in; in another one it is asked again. */}
      {answer && answer.locale === locale && <VerifyAnswer found={answer.found} />}
      <form className="sheet form no-print" noValidate onSubmit={(event) => void submit(event)}>
        <h1>{t('formTitle')}</h1>
        <p className="faint">{t('formLead')}</p>
        {problem && <p className="note bad" role="alert">{problem}</p>}
        <label>{t('number')}<input name="number" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={60} value={number} placeholder={t('numberHint')} onChange={(event) => setNumber(event.target.value)} /><small>{t('numberHelp')}</small></label>
        <label>{t('holderFull')}<input name="holder" autoComplete="off" spellCheck={false} maxLength={60} value={holderName} onChange={(event) => setHolderName(event.target.value)} /></label>
        <button type="submit" className="main" disabled={isPending}>{t(isPending ? 'submitting' : 'submit')}</button>
      </form>
    </>
  );
}
