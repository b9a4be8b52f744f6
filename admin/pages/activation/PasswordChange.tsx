import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';

import { AccountPasswordChangeDocument } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { sendSecret } from './entry.js';
import { EntryForm } from './EntryPage.js';
import { isComplete, NO_PASSWORD, PasswordFields } from './PasswordFields.js';

/** The own password, for whoever is signed in. */
export default function PasswordChange() {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [next, setNext] = useState(NO_PASSWORD);
  const submit = async () => {
    const problems = await sendSecret(AccountPasswordChangeDocument, { input: { password, newPassword: next.password } });
    if (problems) return problems;
    notify(t('accounts.password.done'), { type: 'success' });
    void navigate('/');
    return null;
  };
  return (
    <>
      <PageHeader title={t('accounts.password.title')} sub={t('accounts.password.sub')} />
      <Panel>
        <Box sx={{ maxWidth: 380 }}>
          <EntryForm submitLabel={t('accounts.password.submit')} submittingLabel={t('accounts.password.submit')} canSubmit={password !== '' && isComplete(next)} onSubmit={submit}>
            {({ problems, wasTried }) => (
              <>
                <TextField
                  label={t('accounts.password.now')} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} autoFocus
                  error={problems.password !== undefined || (wasTried && password === '')} helperText={problems.password ?? (wasTried && password === '' ? t('accounts.activate.missing') : undefined)} slotProps={{ htmlInput: { maxLength: 200 } }}
                />
                <PasswordFields value={next} onChange={setNext} label={t('accounts.password.next')} problem={problems.newPassword} wasTried={wasTried} />
              </>
            )}
          </EntryForm>
        </Box>
      </Panel>
    </>
  );
}
