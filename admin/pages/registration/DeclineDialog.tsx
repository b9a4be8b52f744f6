import { Box, Chip, TextField } from '@mui/material';

import { RegistrationDeclineDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import type { Row } from './useRegistrationSelection.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

const REASONS = ['conditions', 'schoolFull', 'lastYear', 'full'] as const;

/** Declines with a reason that people read. */
export function DeclineDialog({ cohort, rows, onClose }: { cohort: Cohort; rows: readonly Row[]; onClose: (isDone: boolean) => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const reason = useDraft(`registration-decline:${cohort.id}`, '');
  const decline = useCommand(RegistrationDeclineDocument, {
    done: ({ results }) => t('training.desk.declined', { smart_count: results?.filter(({ code }) => code === null).length ?? 0 }),
    onDone: () => {
      reason.discard();
      onClose(true);
    },
  });
  const admitted = rows.filter(({ status }) => status === 'ADMITTED').length;
  const text = reason.value.trim();
  const isRelease = admitted === rows.length;
  return (
    <ConfirmDialog
      open isDangerous title={t(isRelease ? 'training.desk.releaseTitle' : 'training.desk.declineTitle', { smart_count: rows.length })} undo={t('training.desk.declineUndo')} confirmLabel={t(isRelease ? 'training.desk.release' : 'training.desk.decline')} isPending={decline.isPending} missing={missingReason(text, t('training.desk.reason'))}
      consequence={<>{t('training.desk.declineText')}{admitted > 0 && <><br />{isRelease ? t('training.desk.withdrawText') : t('training.desk.declineFrees', { admitted })}</>}</>}
      onClose={() => onClose(false)} onConfirm={() => void decline.run({ cohortId: cohort.id, registrationIds: rows.map(({ id }) => id), reason: text })}
    >
      <Box sx={{ display: 'grid', gap: 1.5, mt: 2 }}>
        <TextField label={t('training.desk.reason')} value={reason.value} autoFocus multiline minRows={2} onChange={(event) => reason.set(event.target.value)} error={decline.errorOf('reason') !== undefined} helperText={decline.errorOf('reason') ?? t('training.desk.reasonHint')} slotProps={{ htmlInput: { maxLength: 200 } }} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{REASONS.map((each) => <Chip key={each} variant="outlined" label={t(`training.desk.reasons.${each}`)} onClick={() => reason.set(t(`training.desk.reasons.${each}`))} />)}</Box>
      </Box>
    </ConfirmDialog>
  );
}
