import { type SubmitEvent, useState } from 'react';

import { asApiError } from '../data/api-error.js';
import { signIn, type Viewer } from '../data/viewer.js';
import { useT } from './words.js';

export function SignIn({ onSignedIn, lead }: { onSignedIn: (viewer: Viewer) => void; lead?: string }) {
  const t = useT();
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!loginName.trim()) return setProblem(t('signIn.missingName'));
    if (!password) return setProblem(t('signIn.missingPassword'));
    setPending(true);
    setProblem(null);
    try {
      const answer = await signIn(loginName, password);
      if ('viewer' in answer) return onSignedIn(answer.viewer);
      setProblem(answer.refusal.message);
      if (answer.refusal.code === 'WRONG_NAME_OR_PASSWORD') setPassword('');
    } catch (error) {
      setProblem(asApiError(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="sheet form" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t('signIn.title')}</h1>
      {lead && <p className="faint">{lead}</p>}
      {problem && <p className="note bad" role="alert">{problem}</p>}
      <label>{t('signIn.name')}<input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} value={loginName} onChange={(event) => setLoginName(event.target.value)} placeholder={t('signIn.nameHint')} /></label>
      <label>{t('signIn.password')}<input name="password" type="password" autoComplete="current-password" maxLength={200} value={password} onChange={(event) => setPassword(event.target.value)} /></label>
      <button type="submit" className="main" disabled={isPending}>{t(isPending ? 'signIn.submitting' : 'signIn.submit')}</button>
      <p className="small"><a href="/activate">{t('signIn.activate')}</a></p>
      <p className="faint small">{t('signIn.forgotten')}</p>
    </form>
  );
}
