import { TextField } from '@mui/material';
import { useState } from 'react';

import { SelectionDrawHoldDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import type { CountyRound } from './Round.js';

/** The draw: what was called out in the room goes into the committed seed. */
export function DrawDialog({ round, onClose }: { round: CountyRound; onClose: () => void }) {
  const t = useT();
  const [lots, setLots] = useState('');
  const hold = useCommand(SelectionDrawHoldDocument, { done: ({ draw }) => t('selection.judges.drawDone', { n: draw?.pairs ?? 0 }), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('selection.judges.drawTitle')} consequence={t('selection.judges.drawText', { judges: round.rules.judging.judgesPerEntry })} undo={t('selection.judges.drawUndo')} confirmLabel={t('selection.judges.draw')}
      isPending={hold.isPending} onClose={onClose} onConfirm={() => void hold.run({ roundId: round.id, lots: lots.trim() })}
    >
      <TextField label={t('selection.judges.lots')} value={lots} onChange={(event) => setLots(event.target.value)} autoFocus helperText={t('selection.judges.lotsHint')} sx={{ mt: 2 }} slotProps={{ htmlInput: { maxLength: 60 } }} />
    </ConfirmDialog>
  );
}
