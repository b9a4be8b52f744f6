import { Box, TextField } from '@mui/material';
import { useState } from 'react';

import { RegistrationReplaceDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { type TeacherChoice, TeacherPicker } from './TeacherPicker.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** Somebody of the same school takes the seat over. */
export function ReplaceDialog({ registrationId, name, schoolId, onClose }: { registrationId: string; name: string; schoolId: string; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [chosen, setChosen] = useState<TeacherChoice | null>(null);
  const [reason, setReason] = useState('');
  const replace = useCommand(RegistrationReplaceDocument, { done: t('training.desk.replaced'), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('training.desk.replaceTitle', { name })} consequence={t('training.desk.replaceText')} undo={t('training.desk.replace')} confirmLabel={t('training.desk.replace')} isPending={replace.isPending} missing={[...(chosen ? [] : [t('training.desk.replaceWith')]), ...missingReason(reason, t('training.desk.reason'))]}
      onClose={onClose} onConfirm={() => chosen && void replace.run({ registrationId, teacherId: chosen.id, reason: reason.trim() })}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <TeacherPicker label={t('training.desk.replaceWith')} schoolId={schoolId} chosen={chosen ? [chosen] : []} onChange={(next) => setChosen(next.at(-1) ?? null)} />
        <TextField label={t('training.desk.reason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
      </Box>
    </ConfirmDialog>
  );
}
