import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { type OwnRegistrationsQuery, RegistrationApproveDocument, RegistrationRejectDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DecisionResults, type ToldResult } from '../registration/DecisionResults.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

type Row = OwnRegistrationsQuery['registrations']['items'][number];

/** All that await this school or area, in one go. */
export function ApproveAll({ cohortId, rows }: { cohortId: string; rows: readonly Row[] }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  return <><Button variant="contained" onClick={() => setAsked(true)}>{t('registration.chain.approveAll')} · {rows.length}</Button>{isAsked && <ApproveDialog cohortId={cohortId} rows={rows} onClose={() => setAsked(false)} />}</>;
}

export function ApproveDialog({ cohortId, rows, onClose }: { cohortId: string; rows: readonly Row[]; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const [told, setTold] = useState<{ figures: string[]; told: ToldResult[] } | null>(null);
  const approve = useCommand(RegistrationApproveDocument, {
    onDone: ({ results }) => {
      const nameOf = new Map(rows.map(({ id, teacher }) => [id, teacher.name]));
      const answers = results ?? [];
      const others = answers.flatMap(({ registrationId, message }): ToldResult[] => (message ? [{ id: registrationId, name: nameOf.get(registrationId) ?? '', message }] : []));
      const figures = [t('registration.chain.approved', { smart_count: answers.length - others.length })];
      if (others.length > 0) return setTold({ figures, told: others });
      notify(figures.join(''), { type: 'success' });
      return onClose();
    },
  });
  if (told) return <DecisionResults {...told} onClose={onClose} />;
  return (
    <ConfirmDialog
      open title={t('registration.chain.approvedTitle', { smart_count: rows.length })} undo={t('registration.chain.approveUndo')} confirmLabel={t('registration.chain.approve')} isPending={approve.isPending}
      consequence={<>{rows.slice(0, 20).map(({ teacher }) => teacher.name).join(t('common.listComma'))}<br />{t('registration.chain.approveText')}</>} onClose={onClose} onConfirm={() => void approve.run({ cohortId, registrationIds: rows.map(({ id }) => id) })}
    />
  );
}

export function RejectDialog({ cohortId, row, onClose }: { cohortId: string; row: Row; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [reason, setReason] = useState('');
  const reject = useCommand(RegistrationRejectDocument, { done: t('registration.chain.rejected'), onDone: onClose });
  return (
    <ConfirmDialog
      open isDangerous title={t('registration.chain.rejectTitle', { name: row.teacher.name })} consequence={t('training.desk.declineText')} undo={t('training.desk.declineUndo')} confirmLabel={t('registration.chain.reject')} isPending={reject.isPending} missing={missingReason(reason, t('training.desk.reason'))}
      onClose={onClose} onConfirm={() => void reject.run({ cohortId, registrationIds: [row.id], reason: reason.trim() })}
    >
      <TextField label={t('training.desk.reason')} value={reason} autoFocus onChange={(event) => setReason(event.target.value)} helperText={t('training.desk.reasonHint')} slotProps={{ htmlInput: { maxLength: 200 } }} sx={{ mt: 2 }} />
    </ConfirmDialog>
  );
}
