import { TextField } from '@mui/material';
import { useState } from 'react';

import { AccountActivateDocument } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { enter, sendSecret } from './entry.js';
import { EntryForm, EntryPage } from './EntryPage.js';
import { isComplete, NO_PASSWORD, PasswordFields } from './PasswordFields.js';

/** The first sign-in, and a new password for a forgotten one: name, code, password. */
export default function Activate() {
  const t = useT();
  const [loginName, setLoginName] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const submit = async () => {
    const problems = await sendSecret(AccountActivateDocument, { input: { loginName: loginName.trim(), code, newPassword: password.password } });
    if (!problems) await enter();
    return problems;
  };
  return (
    <EntryPage title={t('accounts.activate.title')} text={t('accounts.activate.text')}>
      <EntryForm submitLabel={t('accounts.activate.submit')} submittingLabel={t('accounts.activate.submitting')} canSubmit={loginName.trim() !== '' && code.trim() !== '' && isComplete(password)} onSubmit={submit}>
        {({ problems, wasTried }) => {
          const missing = (value: string) => (wasTried && value.trim() === '' ? t('accounts.activate.missing') : undefined);
          return (
            <>
              <TextField
                label={t('shell.signIn.name')} name="username" autoComplete="username" autoFocus value={loginName} onChange={(event) => setLoginName(event.target.value)} error={missing(loginName) !== undefined}
                helperText={missing(loginName) ?? t('shell.signIn.nameHint')} slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false, maxLength: 60 } }}
              />
              <TextField
                label={t('accounts.activate.code')} autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} error={(problems.code ?? missing(code)) !== undefined}
                helperText={problems.code ?? missing(code) ?? t('accounts.activate.codeHint')} slotProps={{ htmlInput: { autoCapitalize: 'characters', spellCheck: false, maxLength: 40 } }}
              />
              <PasswordFields value={password} onChange={setPassword} label={t('accounts.activate.password')} problem={problems.newPassword} wasTried={wasTried} />
            </>
          );
        }}
      </EntryForm>
    </EntryPage>
  );
}
