import { useState } from 'react';

import { CohortSetCapacityDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { figureOf } from '../../shared/figures.js';

const SEATS = { least: 1, most: 10_000 };

export function CapacityDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const { id, capacity, taken, waitingCount } = cohort;
  const [text, setText] = useState(String(capacity));
  const set = useCommand(CohortSetCapacityDocument, { done: (payload) => t('training.desk.capacityDone', { capacity: payload.cohort?.capacity, taken: payload.cohort?.taken }), onDone: onClose });
  const wanted = figureOf(text, SEATS);
  return (
    <ConfirmDialog
      open title={t('training.desk.capacityTitle')} consequence={t('training.desk.capacityText', { capacity, taken, waiting: waitingCount })} undo={t('training.desk.capacityUndo')} confirmLabel={t('common.save')} isPending={set.isPending}
      canConfirm={wanted !== capacity} onClose={onClose} onConfirm={() => { if (wanted !== null) void set.run({ id, capacity: wanted }); }}
    >
      <FigureField label={t('training.desk.capacityNew')} required {...SEATS} value={text} autoFocus onChange={setText} error={set.errorOf('capacity')} sx={{ mt: 2, maxWidth: 280 }} />
    </ConfirmDialog>
  );
}
