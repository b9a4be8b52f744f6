import { SchoolTotalsPublishDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

interface PublishDialogProps {
  readonly totals: { readonly id: string; readonly cycleYear: number; readonly day: string };
  /** Something was published of this year before. */
  readonly isCorrection: boolean;
  readonly onClose: () => void;
}

/** Says who will see what before it is published. */
export function PublishDialog({ totals: { id, cycleYear, day }, isCorrection, onClose }: PublishDialogProps) {
  const t = useT();
  const missingReason = useMissingReason();
  const note = useDraft(`school-totals.note.${id}`, '');
  const publish = useCommand(SchoolTotalsPublishDocument, { done: t('schoolTotals.publishedDone'), onDone: () => { note.discard(); onClose(); } });
  return (
    <ConfirmDialog open title={t('schoolTotals.publishTitle', { year: String(cycleYear) })} consequence={t('schoolTotals.publishText', { day })} undo={null} confirmLabel={t('schoolTotals.publish')}
      isPending={publish.isPending} errors={publish.errors} missing={isCorrection ? missingReason(note.value, t('schoolTotals.note')) : []} onClose={onClose} onConfirm={() => void publish.run({ id, ...(isCorrection ? { note: note.value.trim() } : {}) })}>
      {isCorrection && <><p>{t('schoolTotals.publishAgain')}</p><ReasonField label={t('schoolTotals.note')} value={note.value} onChange={note.set} error={publish.errorOf('note')} /></>}
    </ConfirmDialog>
  );
}
