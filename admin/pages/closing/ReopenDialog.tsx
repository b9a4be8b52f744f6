import { TextField } from '@mui/material';

import { CohortReopenDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatCredits } from '../../shared/format.js';
import { useDraft } from '../../shared/useDraft.js';
import type { CompletionList } from './ClosingDesk.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** Takes a closing back: what happens to credits and certificates, in figures, before it is done. */
export function ReopenDialog({ cohort, summary, onClose }: { cohort: Cohort; summary: CompletionList['summary']; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const title = useTitle()(cohort);
  const draft = useDraft(`reopen.${cohort.id}`, '');
  const reopen = useCommand(CohortReopenDocument, { done: t('training.closing.reopened'), onDone: () => { draft.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open isDangerous title={t('training.closing.reopenTitle', { title })} consequence={t('training.closing.reopenText', { completed: summary.completed, credits: formatCredits(summary.centicredits) })} undo={t('training.closing.reopenUndo')}
      confirmLabel={t('training.closing.reopen')} isPending={reopen.isPending} missing={missingReason(draft.value, t('training.closing.reopenReason'))} onConfirm={() => void reopen.run({ id: cohort.id, reason: draft.value.trim() })} onClose={onClose}
    >
      <TextField label={t('training.closing.reopenReason')} required autoFocus fullWidth multiline minRows={2} sx={{ mt: 2 }} value={draft.value} onChange={(event) => draft.set(event.target.value)} error={reopen.errorOf('reason') !== undefined} helperText={reopen.errorOf('reason')} slotProps={{ htmlInput: { maxLength: 300 } }} />
    </ConfirmDialog>
  );
}
