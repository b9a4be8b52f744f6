import { LateEntryRowsKeepDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** States that suspected rows repeat nothing; no ids: all of them. */
export function KeepDialog({ batchId, rowIds, onClose }: { batchId: string; rowIds: readonly string[]; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const reason = useDraft(`late-entries.keep.${batchId}`, '');
  const keep = useCommand(LateEntryRowsKeepDocument, { done: t('lateEntries.rows.keptDone'), onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open title={t('lateEntries.rows.keepTitle')} consequence={t('lateEntries.rows.keepText')} undo={t('lateEntries.rows.remove')} confirmLabel={t(rowIds.length > 0 ? 'lateEntries.rows.keep' : 'lateEntries.rows.keepAll')}
      isPending={keep.isPending} errors={keep.errors} missing={missingReason(reason.value, t('lateEntries.rows.keepReason'))} onClose={onClose} onConfirm={() => void keep.run({ batchId, rowIds: [...rowIds], reason: reason.value.trim() })}
    >
      <ReasonField label={t('lateEntries.rows.keepReason')} value={reason.value} onChange={reason.set} error={keep.errorOf('reason')} most={200} />
    </ConfirmDialog>
  );
}
