import { TextField } from '@mui/material';
import { useState } from 'react';

import { RegistrationMarkNoShowDocument, RegistrationWithdrawManyDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DecisionResults, type ToldResult } from './DecisionResults.js';
import type { Row } from './useRegistrationSelection.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

interface Told { readonly registrationId: string; readonly code: string | null; readonly message: string | null }

/** Takes many out of a class, or notes that many did not come, in one call; whoever it was not done for is named with the reason. */
export function ManyDialog({ cohort, what, rows, onClose }: { cohort: Pick<Cohort, 'id'>; what: 'withdraw' | 'noShow'; rows: readonly Row[]; onClose: (isDone: boolean) => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<readonly Told[] | null>(null);
  const take = (results: readonly Told[] | null) => (results?.some(({ code }) => code !== null) ? setTold(results) : onClose(true));
  const doneWords = (results: readonly Told[] | null) => t(what === 'withdraw' ? 'training.desk.withdrawnMany' : 'training.desk.noShowMarked', { count: results?.filter(({ code }) => code === null).length ?? 0 });
  const withdraw = useCommand(RegistrationWithdrawManyDocument, { done: ({ results }) => doneWords(results), onDone: ({ results }) => take(results) });
  const mark = useCommand(RegistrationMarkNoShowDocument, { done: ({ results }) => doneWords(results), onDone: ({ results }) => take(results) });
  if (told) {
    const refused = told.flatMap(({ registrationId, code, message }): ToldResult[] => (code === null ? [] : [{ id: registrationId, name: rows.find(({ id }) => id === registrationId)?.teacher.name ?? '', message: message ?? '' }]));
    return <DecisionResults figures={[doneWords(told), t('training.desk.refusedMany', { count: refused.length })]} told={refused} onClose={() => onClose(true)} />;
  }
  const chosen = { cohortId: cohort.id, registrationIds: rows.map(({ id }) => id) };
  const isWithdrawal = what === 'withdraw';
  return (
    <ConfirmDialog
      open isDangerous={isWithdrawal} title={t(isWithdrawal ? 'training.desk.withdrawManyTitle' : 'training.desk.noShowTitle', { smart_count: rows.length })} consequence={t(isWithdrawal ? 'training.desk.withdrawManyText' : 'training.desk.noShowText')}
      undo={t(isWithdrawal ? 'training.desk.withdrawManyUndo' : 'training.desk.noShowUndo')} confirmLabel={t(isWithdrawal ? 'training.desk.withdrawMany' : 'registration.noShow.mark')} isPending={withdraw.isPending || mark.isPending} missing={isWithdrawal ? missingReason(reason, t('training.desk.reason')) : []} onClose={() => onClose(false)}
      onConfirm={() => void (isWithdrawal ? withdraw.run({ ...chosen, reason: reason.trim() }) : mark.run({ ...chosen, isNoShow: true }))}
    >
      {isWithdrawal && <TextField sx={{ mt: 2 }} label={t('training.desk.reason')} value={reason} autoFocus onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />}
    </ConfirmDialog>
  );
}
