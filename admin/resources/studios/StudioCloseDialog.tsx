import { TextField } from '@mui/material';
import { useState } from 'react';

import { type StudioCardFragment, StudioCloseDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';

export function StudioCloseDialog({ studio, onClose }: { studio: StudioCardFragment; onClose: () => void }) {
  const t = useT();
  const name = useName()(studio);
  const draft = useDraft(`studios.close.${studio.id}`, '');
  const [isTold, setTold] = useState(false);
  const close = useCommand(StudioCloseDocument, { done: t('studios.close.done'), onDone: () => { draft.discard(); onClose(); } });
  const reason = draft.value.trim();
  const confirm = () => (reason.length < 2 ? setTold(true) : void close.run({ studioId: studio.id, reason }));
  return (
    <ConfirmDialog open title={t('studios.close.title', { name })} consequence={t('studios.close.consequence')} undo={null} confirmLabel={t('studios.close.action')} isDangerous isPending={close.isPending} onConfirm={confirm} onClose={onClose}>
      <TextField sx={{ mt: 2 }} label={t('studios.close.reason')} value={draft.value} autoFocus multiline minRows={2} error={isTold || close.errorOf('reason') !== undefined} helperText={close.errorOf('reason') ?? (isTold ? t('studios.close.reasonShort') : undefined)} onChange={(event) => { draft.set(event.target.value); setTold(false); }} slotProps={{ htmlInput: { maxLength: 300 } }} />
    </ConfirmDialog>
  );
}
