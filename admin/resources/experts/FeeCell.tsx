import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';

import { ExpertFeeEnterDocument, ExpertFeeReopenDocument, type ExpertSessionCardFragment } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { fenOf, formatYuan } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useIsCentre } from '../programmes/training-words.js';
import { Yuan } from './expert-words.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

/** The fee of a session with its state, and what can be done about it now. */
export function FeeCell({ session }: { session: ExpertSessionCardFragment }) {
  const t = useT();
  const label = useLabel();
  const isCentre = useIsCentre();
  const [dialog, setDialog] = useState<'enter' | 'reopen' | null>(null);
  const { fee, isOver } = session;
  const isPaid = fee?.status === 'PAID';
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: { xs: 'wrap', sm: 'nowrap' }, justifyContent: 'flex-end' }}>
      {fee ? <><Yuan fen={fee.amountFen} /><StatusChip tone={isPaid ? 'good' : 'wait'} label={label('feeStatus', fee.status)} /></> : isOver && <StatusChip tone="warn" label={t('experts.fees.missing')} />}
      {isCentre && <Button variant="text" size="small" onClick={() => setDialog(isPaid ? 'reopen' : 'enter')}>{t(isPaid ? 'experts.fees.reopen' : fee ? 'experts.fees.change' : 'experts.fees.enter')}</Button>}
      {dialog === 'enter' && <EnterDialog session={session} onClose={() => setDialog(null)} />}
      {dialog === 'reopen' && fee && <ReopenDialog feeId={fee.id} onClose={() => setDialog(null)} />}
    </Box>
  );
}

function EnterDialog({ session: { id, fee, expert, rollTitle }, onClose }: { session: ExpertSessionCardFragment; onClose: () => void }) {
  const t = useT();
  const [yuan, setYuan] = useState(formatYuan(fee?.amountFen ?? expert.feeFen));
  const [note, setNote] = useState(fee?.note ?? '');
  const enter = useCommand(ExpertFeeEnterDocument, { done: t('experts.fees.entered'), onDone: onClose });
  const amountFen = fenOf(yuan);
  const yuanError = amountFen === null ? t('experts.fees.yuanBad') : enter.errorOf('amountFen');
  return (
    <ConfirmDialog open title={t('experts.fees.enterTitle')} consequence={`${expert.name} · ${rollTitle}`} undo={t('experts.fees.change')} confirmLabel={t('experts.fees.enter')} isPending={enter.isPending} canConfirm={amountFen !== null} onClose={onClose} onConfirm={() => amountFen !== null && void enter.run({ sessionId: id, amountFen, note: note.trim() })}>
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <TextField autoFocus label={t('experts.fees.yuan')} value={yuan} onChange={(event) => setYuan(event.target.value)} error={yuanError !== undefined} helperText={yuanError} slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }} />
        <TextField label={t('experts.fees.note')} value={note} onChange={(event) => setNote(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
      </Box>
    </ConfirmDialog>
  );
}

function ReopenDialog({ feeId, onClose }: { feeId: string; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [reason, setReason] = useState('');
  const reopen = useCommand(ExpertFeeReopenDocument, { done: t('experts.fees.reopened'), onDone: onClose });
  return (
    <ConfirmDialog open title={t('experts.fees.reopenTitle')} consequence={t('experts.fees.reopenText')} undo={t('experts.fees.pay')} isDangerous confirmLabel={t('experts.fees.reopen')} isPending={reopen.isPending} missing={missingReason(reason, t('experts.fees.reopenReason'))} onClose={onClose} onConfirm={() => void reopen.run({ id: feeId, reason: reason.trim() })}>
      <Box sx={{ mt: 2 }}><TextField autoFocus label={t('experts.fees.reopenReason')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} /></Box>
    </ConfirmDialog>
  );
}
