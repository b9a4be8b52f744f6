import { TextField } from '@mui/material';
import { useState } from 'react';

import { type BatchCardFragment, IntakeBatchQuarantineDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';

const LEAST_REASON = 4;

/** Holds a batch back whole: what waits is set aside, what was recognised is taken back. */
export function QuarantineDialog({ batch, onClose }: { batch: BatchCardFragment; onClose: () => void }) {
  const t = useT();
  const draft = useDraft(`intake.quarantine.${batch.id}`, '');
  const [isTold, setTold] = useState(false);
  const hold = useCommand(IntakeBatchQuarantineDocument, {
    done: ({ held }) => t('intake.quarantine.done', { quarantined: held?.quarantined ?? 0, reversed: held?.reversed ?? 0 }),
    onDone: () => { draft.discard(); onClose(); },
  });
  const reason = draft.value.trim();
  const confirm = () => ([...reason].length < LEAST_REASON ? setTold(true) : void hold.run({ batchId: batch.id, reason }));
  return (
    <ConfirmDialog
      open title={t('intake.quarantine.title', { key: batch.batchKey })} consequence={t('intake.quarantine.consequence', { pending: batch.claims.pending, approved: batch.claims.approved })}
      undo={t('intake.quarantine.undo')} confirmLabel={t('intake.quarantine.action')} isDangerous isPending={hold.isPending} onConfirm={confirm} onClose={onClose}
    >
      <TextField sx={{ mt: 2 }} label={t('intake.quarantine.reason')} value={draft.value} autoFocus multiline minRows={2} error={isTold || hold.errorOf('reason') !== undefined} helperText={hold.errorOf('reason') ?? t('intake.quarantine.reasonHint')} onChange={(event) => { draft.set(event.target.value); setTold(false); }} slotProps={{ htmlInput: { maxLength: 300 } }} />
    </ConfirmDialog>
  );
}
