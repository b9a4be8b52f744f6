import { Box, Chip } from '@mui/material';

import { type EntryRowFragment, SelectionEntryRejectDocument, SelectionEntryReturnDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { ReasonField } from '../../shared/ReasonField.js';

const REASONS = { return: ['reflection', 'evidence'], reject: ['conditions', 'duplicate'] } as const;

interface ReasonDialogProps {
  readonly verdict: 'return' | 'reject';
  readonly entry: EntryRowFragment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why an entry goes back or is refused; the school reads it. */
export function ReasonDialog({ verdict, entry, onClose, onDone }: ReasonDialogProps) {
  const t = useT();
  const { name } = entry.teacher;
  const reason = useDraft(`selection-${verdict}:${entry.id}`, '');
  const finish = () => { reason.discard(); onDone(); };
  const sendBack = useCommand(SelectionEntryReturnDocument, { done: t('selection.check.doneReturn', { name }), onDone: finish });
  const reject = useCommand(SelectionEntryRejectDocument, { done: t('selection.check.doneReject', { name }), onDone: finish });
  const isReturn = verdict === 'return';
  const command = isReturn ? sendBack : reject;
  return (
    <ConfirmDialog
      open title={t(isReturn ? 'selection.check.returnTitle' : 'selection.check.rejectTitle', { name })} consequence={t(isReturn ? 'selection.check.returnText' : 'selection.check.rejectText')} undo={isReturn ? t('selection.check.returnUndo') : null}
      confirmLabel={t(`selection.check.${verdict}`)} isDangerous={!isReturn} isPending={command.isPending} canConfirm={reason.value.trim().length >= 2} onClose={onClose} onConfirm={() => void command.run({ entryId: entry.id, reason: reason.value.trim() })}
    >
      <ReasonField label={t('selection.check.reason')} value={reason.value} onChange={reason.set} error={command.errorOf('reason')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>{REASONS[verdict].map((each) => <Chip key={each} variant="outlined" label={t(`selection.check.reasons.${each}`)} onClick={() => reason.set(t(`selection.check.reasons.${each}`))} />)}</Box>
    </ConfirmDialog>
  );
}
