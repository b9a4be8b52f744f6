import { Box } from '@mui/material';
import { useState } from 'react';

import { CohortAllotDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { type QuotaDraft, QuotaEditor, quotaInputOf } from '../../resources/cohorts/QuotaEditor.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';

export function AllotDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const [quotas, setQuotas] = useState<readonly QuotaDraft[]>(() => cohort.quotas.map(({ school, area, seats }) => ({ kind: school ? 'school' : 'area', placeId: school?.id ?? area?.id ?? null, seats: String(seats) })));
  const allot = useCommand(CohortAllotDocument, { done: t('training.quotas.saved'), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('training.quotas.title')} consequence={t('training.quotas.text')} undo={t('training.quotas.undo')} confirmLabel={t('training.quotas.save')} isPending={allot.isPending} canConfirm={quotas.every(({ placeId }) => placeId !== null)}
      onClose={onClose} onConfirm={() => void allot.run({ id: cohort.id, quotas: quotas.map(quotaInputOf) })}
    >
      <Box sx={{ mt: 2 }}><QuotaEditor quotas={quotas} capacity={cohort.capacity} errorOf={allot.errorOf} onChange={setQuotas} /></Box>
    </ConfirmDialog>
  );
}
