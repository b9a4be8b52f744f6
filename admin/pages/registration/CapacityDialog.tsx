import { TextField } from '@mui/material';
import { useState } from 'react';

import { CohortSetCapacityDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';

export function CapacityDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const { id, capacity, taken, waitingCount } = cohort;
  const [text, setText] = useState(String(capacity));
  const set = useCommand(CohortSetCapacityDocument, { done: (payload) => t('training.desk.capacityDone', { capacity: payload.cohort?.capacity, taken: payload.cohort?.taken }), onDone: onClose });
  const wanted = Number(text);
  return (
    <ConfirmDialog
      open title={t('training.desk.capacityTitle')} consequence={t('training.desk.capacityText', { capacity, taken, waiting: waitingCount })} undo={t('training.desk.capacityUndo')} confirmLabel={t('common.save')} isPending={set.isPending}
      canConfirm={wanted > 0 && wanted !== capacity} onClose={onClose} onConfirm={() => void set.run({ id, capacity: wanted })}
    >
      <TextField label={t('training.desk.capacityNew')} value={text} autoFocus onChange={(event) => setText(event.target.value.replace(/\D/g, ''))} error={set.errorOf('capacity') !== undefined} helperText={set.errorOf('capacity')} slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }} sx={{ mt: 2, maxWidth: 200 }} />
    </ConfirmDialog>
  );
}
