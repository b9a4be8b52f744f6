import { FormControlLabel, Radio, RadioGroup, TextField } from '@mui/material';
import { useState } from 'react';

import { ArchivePartRequireDocument, type ArchiveRequirement } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import type { ArchiveItem, ArchiveSheet } from './archive-tones.js';

const REQUIREMENTS: readonly ArchiveRequirement[] = ['REQUIRED', 'OPTIONAL', 'NOT_APPLICABLE'];

/** Whether this class has to have a part; “not applicable” takes its reason. */
export function RequireDialog({ archive, item, onClose }: { archive: ArchiveSheet; item: ArchiveItem; onClose: () => void }) {
  const t = useT();
  const { part } = item;
  const [requirement, setRequirement] = useState<ArchiveRequirement>(item.requirement);
  const [reason, setReason] = useState(item.notApplicableReason ?? '');
  const require = useCommand(ArchivePartRequireDocument, { done: t('archives.required'), onDone: onClose });
  const needsReason = requirement === 'NOT_APPLICABLE';
  return (
    <ConfirmDialog
      open title={t('archives.requireTitle', { part: t(`archives.parts.${part}`) })} consequence={t('archives.requireText')} undo={t('archives.requireUndo')} confirmLabel={t('archives.save')} isPending={require.isPending} missing={needsReason && reason.trim() === '' ? [t('archives.reason')] : []}
      onConfirm={() => void require.run({ cohortId: archive.cohortId, part, requirement, reason: needsReason ? reason.trim() : '' })} onClose={onClose}
    >
      <RadioGroup value={requirement} onChange={(_, value) => setRequirement(value as ArchiveRequirement)} sx={{ mt: 1 }}>
        {REQUIREMENTS.map((each) => <FormControlLabel key={each} value={each} control={<Radio />} label={t(`archives.requirements.${each}`)} />)}
      </RadioGroup>
      {needsReason && <TextField autoFocus fullWidth required label={t('archives.reason')} value={reason} onChange={(event) => setReason(event.target.value)} error={require.errorOf('reason') !== undefined} helperText={require.errorOf('reason')} slotProps={{ htmlInput: { maxLength: 300 } }} sx={{ mt: 1 }} />}
    </ConfirmDialog>
  );
}
