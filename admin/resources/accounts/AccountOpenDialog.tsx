import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { AccountOpenDocument, type AccountOpenMutation } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ShownOnce } from './ShownOnce.js';

type Opened = NonNullable<AccountOpenMutation['accountOpen']['opened']>;

/** An account for somebody outside the roster; then its code, shown once. */
export function AccountOpenDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [loginName, setLoginName] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCommand(AccountOpenDocument, { onDone: (payload) => setOpened(payload.opened) });
  if (opened) {
    return (
      <Dialog open maxWidth="sm" fullWidth aria-labelledby="opened-title">
        <DialogTitle id="opened-title">{t('accounts.open.doneTitle')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>{t('accounts.open.doneText')}</Typography>
          <ShownOnce label={t('accounts.loginName')} value={opened.activation.loginName} />
          <ShownOnce label={t('accounts.activate.code')} value={opened.activation.code} />
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose}>{t('common.close')}</Button>
          <Button variant="contained" component={Link} to={`/accounts/${opened.account.id}/show`}>{t('accounts.open.next')}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  const canSubmit = name.trim() !== '' && loginName.trim() !== '' && !open.isPending;
  const submit = () => { if (canSubmit) void open.run({ name: name.trim(), loginName: loginName.trim() }); };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="open-title">
      <DialogTitle id="open-title">{t('accounts.open.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ color: 'text.secondary' }}>{t('accounts.open.text')}</Typography>
        <Stack component="form" id="open-form" spacing={2} sx={{ mt: 2 }} onSubmit={(event) => { event.preventDefault(); submit(); }}>
          <TextField label={t('accounts.name')} value={name} onChange={(event) => setName(event.target.value)} autoFocus error={open.errorOf('name') !== undefined} helperText={open.errorOf('name')} slotProps={{ htmlInput: { maxLength: 40 } }} />
          <TextField
            label={t('accounts.loginName')} value={loginName} onChange={(event) => setLoginName(event.target.value)} error={open.errorOf('loginName') !== undefined}
            helperText={open.errorOf('loginName') ?? t('accounts.open.nameHint')} slotProps={{ htmlInput: { maxLength: 60, autoCapitalize: 'none', spellCheck: false } }}
          />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" type="submit" form="open-form" disabled={!canSubmit}>{t('accounts.open.submit')}</Button>
      </DialogActions>
    </Dialog>
  );
}
