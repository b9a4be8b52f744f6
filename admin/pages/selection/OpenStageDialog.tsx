import { type SelectionRoundStatus, SelectionRoundOpenStageDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import type { CountyRound } from './Round.js';
import { useTitle } from './selection-words.js';

/** Says in figures what opening the next stage does before it is done. */
export function OpenStageDialog({ round, status, onClose, onOpened }: { round: CountyRound; status: SelectionRoundStatus; onClose: () => void; onOpened: () => void }) {
  const t = useT();
  const label = useLabel();
  const titleOf = useTitle();
  const open = useCommand(SelectionRoundOpenStageDocument, { done: t('selection.open.done', { stage: label('roundStatus', status) }), onDone: onOpened });
  const { counts, pipeline } = round;
  const stage = status === 'DRAFT' ? 'NOMINATION' : status;
  const honour = titleOf({ title: pipeline.honourTitle, titleEn: pipeline.honourTitleEn });
  return (
    <ConfirmDialog
      open title={t(`selection.open.title${stage}`)} undo={null} confirmLabel={t(`selection.open.${stage}`)} isPending={open.isPending} onClose={onClose} onConfirm={() => void open.run({ roundId: round.id, status })}
      consequence={t(`selection.open.text${stage}`, { seats: counts.seats, entries: counts.nominated + counts.returned, qualified: counts.qualified || counts.nominated, awarded: counts.awarded, honour })}
    />
  );
}
