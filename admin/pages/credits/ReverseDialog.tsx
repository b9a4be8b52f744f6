import { Alert } from '@mui/material';

import { CreditYearsDocument, LedgerEntriesReverseDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatCredits } from '../../shared/format.js';
import { ReasonField } from '../../shared/ReasonField.js';
import { useDraft } from '../../shared/useDraft.js';
import { useMissingReason } from '../../shared/useMissingReason.js';
import type { Entry } from './Ledger.js';

const [LEAST, MOST] = [4, 300];

/** Takes one entry back by its exact opposite, with a reason that stays. */
export function ReverseDialog({ entry, teacherName, onClose }: { entry: Entry; teacherName: string; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const reason = useDraft(`credits.reverse.${entry.id}`, '');
  const isClosed = useRead(CreditYearsDocument, {}).data?.creditYears.some(({ cycleYear, closedAt }) => cycleYear === entry.cycleYear && closedAt) ?? false;
  const reverse = useCommand(LedgerEntriesReverseDocument, {
    done: ({ reversedCount }) => t(reversedCount === 0 ? 'credits.reverse.before' : 'credits.reverse.done'),
    onDone: () => { reason.discard(); onClose(); },
  });
  return (
    <ConfirmDialog
      open title={t('credits.reverse.title')} confirmLabel={t('credits.reverse.action')} isDangerous isPending={reverse.isPending} errors={reverse.errors} undo={null} missing={missingReason(reason.value, t('credits.reverse.reason'), LEAST)}
      onConfirm={() => void reverse.run({ entryIds: [entry.id], reason: reason.value.trim() })} onClose={onClose}
      consequence={<><strong>{entry.title}</strong><br />{t('credits.reverse.consequence', { credits: formatCredits(-entry.centicredits), name: teacherName, category: entry.category.name })}<br />{t('credits.reverse.after')}</>}
    >
      {isClosed && <Alert severity="warning" sx={{ mt: 2 }}>{t('credits.reverse.closedYear', { year: String(entry.cycleYear) })}</Alert>}
      <ReasonField label={t('credits.reverse.reason')} value={reason.value} onChange={reason.set} error={reverse.errorOf('reason')} most={MOST} />
    </ConfirmDialog>
  );
}
