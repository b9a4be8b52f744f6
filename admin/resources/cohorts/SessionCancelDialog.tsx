import { TextField } from '@mui/material';
import { useState } from 'react';

import { CohortSessionCancelDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';
import { hoursOf } from '../programmes/training-words.js';
import type { Cohort } from './CohortShow.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** Cancels a session; what follows for minutes, lecturer and class is said first. */
export function SessionCancelDialog({ sessions, session: { id, revision, ordinal, topic, topicEn, startsAt, durationMinutes, lecturer, expertId }, onClose }: Pick<Cohort, 'sessions'> & { session: Cohort['sessions'][number]; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const nameOf = useName();
  const [reason, setReason] = useState('');
  const cancel = useCommand(CohortSessionCancelDocument, { done: t('training.changes.cancelled'), onDone: onClose });
  const left = sessions.reduce((sum, each) => sum + each.durationMinutes, 0) - durationMinutes;
  const problem = cancel.errors[0]?.message;
  return (
    <ConfirmDialog
      open title={t('training.changes.cancelTitle', { ordinal, topic: nameOf({ name: topic, nameEn: topicEn }), at: formatInstant(startsAt) })} consequence={`${t('training.changes.cancelText', { count: sessions.length - 1, hours: hoursOf(left) })}${expertId !== null ? ` ${t('training.changes.freesLecturer', { lecturer })}` : ''}`}
      undo={null} confirmLabel={t('training.changes.cancel')} isPending={cancel.isPending} missing={missingReason(reason, t('training.changes.cancelReason'))} onClose={onClose} onConfirm={() => void cancel.run({ sessionId: id, revision, reason: reason.trim() })}
    >
      <TextField sx={{ mt: 2 }} label={t('training.changes.cancelReason')} value={reason} autoFocus required onChange={(event) => setReason(event.target.value)} error={problem !== undefined} helperText={problem} slotProps={{ htmlInput: { maxLength: 200 } }} />
    </ConfirmDialog>
  );
}
