import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { CertificateSettingsDocument, CertificateSettingsEditDocument, type CertificateSettingsQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';

type Settings = CertificateSettingsQuery['certificateSettings'];

/** How certificates are numbered and signed from now on. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { data, error, refetch } = useRead(CertificateSettingsDocument, {});
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="settings-title">
      <DialogTitle id="settings-title">{t('certificates.settings.title')}</DialogTitle>
      {error && <DialogContent><ErrorPanel error={error} onRetry={() => void refetch()} /></DialogContent>}
      {!data && !error && <Loading />}
      {data && <SettingsForm settings={data.certificateSettings} onClose={onClose} />}
    </Dialog>
  );
}

function SettingsForm({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const t = useT();
  const [values, setValues] = useState({ numberPrefix: settings.numberPrefix, issuer: settings.issuer, issuerEn: settings.issuerEn });
  const [isTold, setTold] = useState(false);
  const edit = useCommand(CertificateSettingsEditDocument, { done: t('certificates.settings.saved'), onDone: onClose });
  const isMissing = Object.values(values).some((each) => each.trim() === '');
  const field = (name: keyof typeof values, label: string, hint: string, most: number) => {
    const problem = edit.errorOf(name) ?? (isTold && values[name].trim() === '' ? t('certificates.settings.missing') : undefined);
    return <TextField label={label} value={values[name]} onChange={(event) => setValues({ ...values, [name]: event.target.value })} error={problem !== undefined} helperText={problem ?? hint} slotProps={{ htmlInput: { maxLength: most } }} />;
  };
  return (
    <>
      <DialogContent>
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('certificates.settings.text')}</Typography>
        <Stack spacing={2}>
          {field('numberPrefix', t('certificates.settings.prefix'), t('certificates.settings.next', { number: settings.nextNumber.replace(settings.numberPrefix, values.numberPrefix.trim()) }), 20)}
          {field('issuer', t('certificates.settings.issuer'), '', 100)}
          {field('issuerEn', t('certificates.settings.issuerEn'), '', 150)}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={edit.isPending} onClick={() => (isMissing ? setTold(true) : void edit.run(values))}>{t('certificates.settings.save')}</Button>
      </DialogActions>
    </>
  );
}
