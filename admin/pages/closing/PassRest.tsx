import { Button } from '@mui/material';
import { useState } from 'react';

import { CohortCompletionDocument, CohortEnterAssessmentsDocument } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';

const PAGE = 100;
/** One call of the server takes so many. */
const MOST_AT_ONCE = 500;

/** Those who failed are entered one by one; everybody else passed. */
export function PassRest({ cohortId, missing }: { cohortId: string; missing: number }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const enter = useCommand(CohortEnterAssessmentsDocument, { done: ({ entered }) => t('training.closing.entered', { smart_count: entered ?? 0 }), onDone: () => setAsked(false) });
  const passAll = async () => {
    setBusy(true);
    const ids: string[] = [];
    for (let offset = 0; offset < missing; offset += PAGE) {
      const { cohortCompletion } = await request(CohortCompletionDocument, { cohortId, filter: { reason: 'ASSESSMENT_MISSING' }, page: { limit: PAGE, offset } });
      ids.push(...(cohortCompletion?.lines.items ?? []).map((line) => line.registrationId));
    }
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) await enter.run({ cohortId, results: ids.slice(from, from + MOST_AT_ONCE).map((registrationId) => ({ registrationId, assessment: 'PASSED' })) });
    setBusy(false);
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setAsked(true)}>{t('training.closing.passRest')}</Button>
      {isAsked && (
        <ConfirmDialog
          open title={t('training.closing.passRestTitle', { smart_count: missing })} consequence={t('training.closing.passRestText')} undo={t('training.closing.assessUndo')} confirmLabel={t('training.closing.passed')} isPending={isBusy}
          onClose={() => setAsked(false)} onConfirm={() => void passAll().catch(() => setBusy(false))}
        />
      )}
    </>
  );
}
