import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert, Button, IconButton, InputAdornment, Stack, TextField } from '@mui/material';
import { type KeyboardEvent, type SubmitEvent, useRef, useState } from 'react';

import { asApiError } from '../data/api-error.js';
import { signIn, type Viewer } from '../data/viewer.js';
import { useT } from '../i18n/useT.js';

type Problem = { readonly severity: 'error' | 'warning'; readonly message: string };

/** Account and password, with a word for each way it can go wrong; the account stays when the password was wrong. */
export function SignInForm({ onSignedIn }: { onSignedIn: (viewer: Viewer) => void }) {
  const t = useT();
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!loginName.trim() || !password || isPending) return;
    setPending(true);
    setProblem(null);
    try {
      const answer = await signIn(loginName, password);
      if ('viewer' in answer) return onSignedIn(answer.viewer);
      setProblem({ severity: 'error', message: answer.refusal.message });
      if (answer.refusal.code === 'WRONG_NAME_OR_PASSWORD') {
        setPassword('');
        setTried(false);
        passwordField.current?.focus();
      }
    } catch (error) {
      setProblem({ severity: 'warning', message: asApiError(error).message });
    } finally {
      setPending(false);
    }
  };

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const missing = (value: string, words: string) => (wasTried && !value.trim() ? words : undefined);
  const nameProblem = missing(loginName, t('shell.signIn.missingName'));
  const passwordProblem = missing(password, t('shell.signIn.missingPassword')) ?? (hasCapsLock ? t('shell.signIn.capsLock') : undefined);
  return (
    <Stack component="form" spacing={2} noValidate onSubmit={(event) => void submit(event)}>
      {problem && <Alert severity={problem.severity} role="alert">{problem.message}</Alert>}
      <TextField
        label={t('shell.signIn.name')} name="username" autoComplete="username" autoFocus value={loginName} onChange={(event) => setLoginName(event.target.value)}
        helperText={nameProblem ?? t('shell.signIn.nameHint')} error={nameProblem !== undefined} slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false, maxLength: 60 } }}
      />
      <TextField
        label={t('shell.signIn.password')} name="password" type={isShown ? 'text' : 'password'} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)}
        onKeyUp={watchCapsLock} helperText={passwordProblem} error={wasTried && !password} inputRef={passwordField}
        slotProps={{
          htmlInput: { maxLength: 200 },
          input: { endAdornment: <InputAdornment position="end"><IconButton edge="end" size="small" aria-label={t(isShown ? 'shell.signIn.hide' : 'shell.signIn.show')} onClick={() => setShown(!isShown)}>{isShown ? <HideIcon fontSize="small" /> : <ShowIcon fontSize="small" />}</IconButton></InputAdornment> },
        }}
      />
      <Button type="submit" variant="contained" size="large" disabled={isPending} fullWidth>{t(isPending ? 'shell.signIn.submitting' : 'shell.signIn.submit')}</Button>
    </Stack>
  );
}
