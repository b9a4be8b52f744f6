import { TextField } from '@mui/material';
import { useState } from 'react';

import { LearningProviderResumeDocument, LearningProviderSuspendDocument, type ProviderCardFragment } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';

/** Stops a platform at once, or lets it send again; either with a reason. */
export function SuspendDialog({ provider, onClose }: { provider: ProviderCardFragment; onClose: () => void }) {
  const t = useT();
  const name = useName()(provider);
  const isActive = provider.status === 'ACTIVE';
  const draft = useDraft(`intake.suspend.${provider.id}`, '');
  const [isTold, setTold] = useState(false);
  const finish = (): void => { draft.discard(); onClose(); };
  const suspend = useCommand(LearningProviderSuspendDocument, { done: t('intake.suspend.done'), onDone: finish });
  const resume = useCommand(LearningProviderResumeDocument, { done: t('intake.suspend.resumeDone'), onDone: finish });
  const command = isActive ? suspend : resume;
  const reason = draft.value.trim();
  const confirm = () => (reason.length < 2 ? setTold(true) : void command.run({ providerId: provider.id, reason }));
  return (
    <ConfirmDialog
      open title={t(isActive ? 'intake.suspend.title' : 'intake.suspend.resumeTitle', { name })} consequence={t(isActive ? 'intake.suspend.consequence' : 'intake.suspend.resumeConsequence')}
      undo={t(isActive ? 'intake.suspend.undo' : 'intake.suspend.resumeUndo')} confirmLabel={t(isActive ? 'intake.suspend.action' : 'intake.suspend.resumeAction')}
      isDangerous={isActive} isPending={command.isPending} onConfirm={confirm} onClose={onClose}
    >
      <TextField sx={{ mt: 2 }} label={t('intake.suspend.reason')} value={draft.value} autoFocus multiline minRows={2} error={isTold || command.errorOf('reason') !== undefined} helperText={command.errorOf('reason') ?? (isTold ? t('intake.suspend.reasonShort') : undefined)} onChange={(event) => { draft.set(event.target.value); setTold(false); }} slotProps={{ htmlInput: { maxLength: 300 } }} />
    </ConfirmDialog>
  );
}
