import { VerifyCertificateDocument } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { verify as words } from '../../i18n/verify.js';
import type { Params } from '../routes.js';
import { Busy, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import { VerifyAnswer } from './VerifyAnswer.js';

/** What the QR code of a certificate opens; for anyone. The reason is the server's, so another language asks again. */
export default function Verify({ params }: { params: Params }) {
  usePageTitle(useWords(words)('title'));
  return <Verdict key={useLocale()} token={params.token ?? ''} />;
}

function Verdict({ token }: { token: string }) {
  const t = useWords(words);
  const { data, error, again } = useAnswer(VerifyCertificateDocument, { token });
  if (data) return <VerifyAnswer found={data.certificateByToken}><a className="button" href="/verify">{t(data.certificateByToken.number ? 'another' : 'byNumber')}</a></VerifyAnswer>;
  return error ? <Problem error={error} onRetry={again} /> : <Busy />;
}
