import { TextField } from '@mui/material';
import { useState } from 'react';

import { AdministratorCreateFirstDocument } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { enter, sendSecret } from './entry.js';
import { EntryForm, EntryPage } from './EntryPage.js';
import { isComplete, NO_PASSWORD, PasswordFields } from './PasswordFields.js';

/** The first administrator of an empty system. */
export default function Setup() {
  const t = useT();
  const [setupCode, setSetupCode] = useState('');
  const [name, setName] = useState('');
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const submit = async () => {
    const problems = await sendSecret(AdministratorCreateFirstDocument, { input: { setupCode: setupCode.trim(), name: name.trim(), loginName: loginName.trim(), password: password.password } });
    if (!problems) await enter();
    return problems;
  };
  const isFilled = [setupCode, name, loginName].every((value) => value.trim() !== '') && isComplete(password);
  return (
    <EntryPage title={t('accounts.setup.title')} text={t('accounts.setup.text')}>
      <EntryForm submitLabel={t('accounts.setup.submit')} submittingLabel={t('accounts.setup.submitting')} canSubmit={isFilled} onSubmit={submit}>
        {({ problems, wasTried }) => {
          const field = (label: string, value: string, set: (value: string) => void, hint: string | undefined, problem: string | undefined, autoFocus = false) => {
            const told = problem ?? (wasTried && value.trim() === '' ? t('accounts.activate.missing') : undefined);
            return <TextField label={label} value={value} onChange={(event) => set(event.target.value)} error={told !== undefined} helperText={told ?? hint} autoFocus={autoFocus} slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false, maxLength: 100 } }} />;
          };
          return (
            <>
              {field(t('accounts.setup.code'), setupCode, setSetupCode, t('accounts.setup.codeHint'), problems.setupCode, true)}
              {field(t('accounts.name'), name, setName, undefined, problems.name)}
              {field(t('accounts.loginName'), loginName, setLoginName, t('accounts.setup.loginHint'), problems.loginName)}
              <PasswordFields value={password} onChange={setPassword} label={t('shell.signIn.password')} problem={problems.password} wasTried={wasTried} />
            </>
          );
        }}
      </EntryForm>
    </EntryPage>
  );
}
