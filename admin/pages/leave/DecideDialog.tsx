import { Box, Chip, TextField } from '@mui/material';
import { useNotify } from 'react-admin';

import { type LeaveDecision, LeaveRequestDecideDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import type { LeaveRow } from './LeaveBoard.js';
import { DECISION_KEYS } from './leave-words.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

const NOTES = ['proof', 'sessions', 'exam'] as const;

/** Says what follows; what is returned or refused needs a word that the teacher reads. */
export function DecideDialog({ decision, rows, onClose }: { decision: LeaveDecision; rows: readonly LeaveRow[]; onClose: (isDone: boolean) => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const notify = useNotify();
  const key = DECISION_KEYS[decision];
  const note = useDraft(`leave-${key}`, '');
  const decide = useCommand(LeaveRequestDecideDocument, {
    onDone: ({ results }) => {
      const kept = (results ?? []).filter(({ code }) => code !== null);
      const done = (results ?? []).length - kept.length;
      if (done > 0) notify(t('leave.done', { smart_count: done }), { type: 'success' });
      if (kept.length > 0) notify(t('leave.kept', { smart_count: kept.length, why: [...new Set(kept.map(({ message }) => message))].join(' ') }), { type: 'warning', multiLine: true, autoHideDuration: 8_000 });
      note.discard();
      onClose(true);
    },
  });
  const needsNote = decision !== 'APPROVE';
  const text = note.value.trim();
  return (
    <ConfirmDialog
      open isDangerous={decision === 'REFUSE'} title={t(`leave.${key}Title`, { smart_count: rows.length })} consequence={<>{rows.slice(0, 8).map(({ teacher }) => teacher.name).join(t('common.listComma'))}{rows.length > 8 && '…'}<br />{t(`leave.${key}Text`)}</>} undo={t(`leave.${key}Undo`)}
      confirmLabel={t(`leave.${key}`)} isPending={decide.isPending} missing={needsNote ? missingReason(text, t('leave.note')) : []} onClose={() => onClose(false)} onConfirm={() => void decide.run({ ids: rows.map(({ id }) => id), decision, note: text })}
    >
      <Box sx={{ display: 'grid', gap: 1.5, mt: 2 }}>
        <TextField label={t('leave.note')} value={note.value} autoFocus multiline minRows={2} onChange={(event) => note.set(event.target.value)} error={decide.errorOf('note') !== undefined} helperText={decide.errorOf('note') ?? t(needsNote ? 'leave.noteNeeded' : 'leave.noteOptional')} slotProps={{ htmlInput: { maxLength: 300 } }} />
        {needsNote && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{NOTES.map((each) => <Chip key={each} variant="outlined" label={t(`leave.notes.${each}`)} onClick={() => note.set(t(`leave.notes.${each}`))} />)}</Box>}
      </Box>
    </ConfirmDialog>
  );
}
