import { Box, TextField } from '@mui/material';
import { useState } from 'react';

import { ExpertInviteDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ClashWarnings } from '../../pages/calendar/PlannedWarnings.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import type { Cohort } from '../cohorts/CohortShow.js';
import { type Lecturer, LecturerField } from './LecturerField.js';
import { useLecturerClashes } from './useLecturerClashes.js';

/** Invites somebody of the pool to the sessions chosen; what he holds at these times is shown first. */
export function InviteDialog({ cohort, sessionIds, onClose }: { cohort: Pick<Cohort, 'id' | 'sessions'>; sessionIds: readonly string[]; onClose: (isSent: boolean) => void }) {
  const t = useT();
  const [expert, setExpert] = useState<Lecturer>({ expertId: null, name: '' });
  const [note, setNote] = useState('');
  const invite = useCommand(ExpertInviteDocument, { done: t('experts.invitations.sent'), onDone: () => onClose(true) });
  const sessions = cohort.sessions.filter(({ id }) => sessionIds.includes(id));
  const { clashes } = useLecturerClashes(cohort.id, sessions, expert);
  return (
    <ConfirmDialog
      open title={t('experts.invitations.inviteTitle')} consequence={t('experts.invitations.inviteText', { smart_count: sessionIds.length })} undo={t('experts.invitations.withdraw')} confirmLabel={t('experts.invitations.invite')} isPending={invite.isPending} missing={expert.expertId === null ? [t('experts.title')] : []} onClose={() => onClose(false)}
      onConfirm={() => expert.expertId && void invite.run({ expertId: expert.expertId, sessionIds: [...sessionIds], note: note.trim() })}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <LecturerField value={expert} ariaLabel={t('experts.title')} label={t('experts.title')} isFocused onChange={setExpert} />
        <ClashWarnings clashes={clashes} ordinalOf={(index) => sessions[index]?.ordinal ?? index + 1} />
        <TextField label={t('experts.invitations.note')} value={note} onChange={(event) => setNote(event.target.value)} slotProps={{ htmlInput: { maxLength: 300 } }} />
      </Box>
    </ConfirmDialog>
  );
}
