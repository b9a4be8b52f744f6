import { Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';

import { CohortCloseDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatCredits } from '../../shared/format.js';
import type { CompletionList } from './ClosingDesk.js';

/** What closing will have done, in figures, before it is done. */
export function CloseDialog({ cohort, summary, onClose }: { cohort: Cohort; summary: CompletionList['summary']; onClose: () => void }) {
  const t = useT();
  const title = useTitle()(cohort);
  const { participants, completed, assessmentMissing, centicredits } = summary;
  const [acceptsMissing, setAccepts] = useState(false);
  const credits = formatCredits(centicredits);
  const close = useCommand(CohortCloseDocument, { done: (payload) => (payload.cohort?.status === 'CLOSED' ? t('training.closing.closed', { credits }) : t('training.closing.progress')), onDone: onClose });
  return (
    <ConfirmDialog
      open title={t('training.closing.closeTitle', { title })} consequence={t('training.closing.closeText', { completed, not: participants - completed, credits })} undo={null} confirmLabel={t('training.closing.close')}
      isPending={close.isPending} canConfirm={assessmentMissing === 0 || acceptsMissing} onClose={onClose} onConfirm={() => void close.run({ id: cohort.id, acceptsMissingAssessments: acceptsMissing })}
    >
      {assessmentMissing > 0 && <FormControlLabel sx={{ mt: 1.5 }} control={<Checkbox checked={acceptsMissing} onChange={(_, checked) => setAccepts(checked)} />} label={t('training.closing.acceptMissing', { count: assessmentMissing })} />}
    </ConfirmDialog>
  );
}
