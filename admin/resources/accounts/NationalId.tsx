import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { TeacherNationalIdRevealDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { TEACHER_ADMINISTRATORS } from './roles.js';

const LEAST_REASON = 4;

/** A masked national id, and the way to read it in full: with a reason, which is written down. */
export function NationalId({ teacherId, name, masked }: { teacherId: string; name: string; masked: string | null }) {
  const t = useT();
  const isAllowed = mayUse(TEACHER_ADMINISTRATORS, useRoles());
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [full, setFull] = useState<string | null>(null);
  const reveal = useCommand(TeacherNationalIdRevealDocument, {
    onDone: ({ nationalId }) => {
      setAsked(false);
      setReason('');
      setFull(nationalId);
    },
  });
  if (!masked) return <>{t('common.none')}</>;
  if (!isAllowed) return <>{masked}</>;
  const canConfirm = reason.trim().length >= LEAST_REASON;
  const submit = () => { if (canConfirm && !reveal.isPending) void reveal.run({ teacherId, reason: reason.trim() }); };
  return (
    <>
      <Box component="span" sx={{ mr: 1, whiteSpace: 'nowrap' }}>{full ?? masked}</Box>
      {full ? <Button variant="text" sx={{ minHeight: 24, minWidth: 0, p: 0 }} onClick={() => setFull(null)}>{t('accounts.teacher.hide')}</Button> : <Button variant="text" sx={{ minHeight: 24, minWidth: 0, p: 0 }} onClick={() => setAsked(true)}>{t('accounts.teacher.reveal')}</Button>}
      <ConfirmDialog
        open={isAsked} title={t('accounts.teacher.revealTitle', { name })} consequence={t('accounts.teacher.revealText')} undo={null} confirmLabel={t('accounts.teacher.revealSubmit')}
        isPending={reveal.isPending} canConfirm={canConfirm} onClose={() => setAsked(false)} onConfirm={submit}
      >
        <TextField
          label={t('accounts.teacher.reason')} placeholder={t('accounts.teacher.reasonHint')} value={reason} onChange={(event) => setReason(event.target.value)} autoFocus sx={{ mt: 2 }}
          error={reveal.errorOf('reason') !== undefined} helperText={reveal.errorOf('reason')} slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      </ConfirmDialog>
    </>
  );
}
