import { Button, TextField } from '@mui/material';
import { useState } from 'react';

import { LeaveRequestRevokeDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** For whoever keeps the register, until it is sealed. */
export function RevokeLeave({ id, name }: { id: string; name: string }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = useCommand(LeaveRequestRevokeDocument, { done: t('leave.revoked'), onDone: () => setAsking(false) });
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setAsking(true)} sx={{ justifySelf: 'start' }}>{t('leave.revoke')}</Button>
      {isAsking && (
        <ConfirmDialog open isDangerous title={t('leave.revokeTitle', { name })} consequence={t('leave.revokeText')} undo={t('leave.revokeUndo')} confirmLabel={t('leave.revoke')} isPending={revoke.isPending} missing={missingReason(reason, t('leave.reason'))} onClose={() => setAsking(false)} onConfirm={() => void revoke.run({ id, reason: reason.trim() })}>
          <TextField sx={{ mt: 2 }} label={t('leave.reason')} value={reason} autoFocus onChange={(event) => setReason(event.target.value)} error={revoke.errorOf('reason') !== undefined} helperText={revoke.errorOf('reason') ?? t('leave.noteNeeded')} slotProps={{ htmlInput: { maxLength: 180 } }} />
        </ConfirmDialog>
      )}
    </>
  );
}
