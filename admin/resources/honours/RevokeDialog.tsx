import { type HonoursQuery, HonourRevokeDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { useTitle } from '../../pages/selection/selection-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';

export function RevokeDialog({ honour, onClose }: { honour: HonoursQuery['honours']['items'][number]; onClose: () => void }) {
  const t = useT();
  const titleOf = useTitle();
  const reason = useDraft(`honour-revoke:${honour.id}`, '');
  const revoke = useCommand(HonourRevokeDocument, { done: t('selection.honours.revokedDone'), onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open title={t('selection.honours.revokeTitle', { name: honour.teacher.name, honour: titleOf(honour) })} consequence={t('selection.honours.revokeText')} undo={null} confirmLabel={t('selection.honours.revoke')} isDangerous
      isPending={revoke.isPending} canConfirm={reason.value.trim().length >= 2} onClose={onClose} onConfirm={() => void revoke.run({ honourId: honour.id, reason: reason.value.trim() })}
    >
      <ReasonField label={t('selection.honours.reason')} value={reason.value} onChange={reason.set} error={revoke.errorOf('reason')} />
    </ConfirmDialog>
  );
}
