import { Alert, Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { type LeaveDecision, LeaveRequestWithdrawDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { formatInstant } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useLocale } from '../../i18n/locale.js';
import { useName } from '../../shared/useName.js';
import { STATUS_TONES } from '../attendance/session-words.js';
import type { LeaveRow } from './LeaveBoard.js';
import { LEAVE_TONES } from './leave-words.js';
import { RevokeLeave } from './RevokeLeave.js';

/** Everything about one request, and what can be done with it. */
export function LeavePanel({ request, withRoll, onDecide }: { request: LeaveRow; withRoll: boolean; onDecide: (decision: LeaveDecision) => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const titleOf = useTitle();
  const isEnglish = useLocale() === 'en';
  const { id, teacher, roll, kind, reason, status, step, sessions, proofs, steps, enteredByName, viewerCanDecide, viewerCanChange, viewerCanRevoke } = request;
  const approvedAt = steps.findIndex(({ action, step: of }) => action === 'APPROVED' && of === 'KEEPER');
  const isSealed = roll.closedAt !== null && step !== null;
  return (
    <Box sx={{ p: 2.5, display: 'grid', gap: 2 }}>
      <Box>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'flex-start', gap: 1 }}>
          <Typography variant="h2" sx={{ fontSize: 17 }}>{teacher.name}</Typography>
          <StatusChip tone={LEAVE_TONES[status]} label={step ? label('leaveStep', step) : label('leaveStatus', status)} />
        </Stack>
        <Typography sx={{ color: 'text.secondary', fontSize: 13 }}>{teacher.number} · {nameOf(teacher.school)}{enteredByName !== teacher.name && ` · ${t('leave.enteredBy', { who: enteredByName })}`}</Typography>
        {withRoll && <Typography sx={{ fontSize: 13 }}>{titleOf(roll)}</Typography>}
      </Box>
      <Typography><b>{label('leaveKind', kind)}</b>　{reason}</Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {sessions.map(({ sessionId, ordinal, topic, topicEn, startsAt, minutes, durationMinutes, presence }) => (
          <Box component="li" key={sessionId} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'baseline' }}>
            <span><MuiLink component={Link} to={`/attendance/${sessionId}`}>{ordinal}. {isEnglish ? topicEn || topic : topic}</MuiLink><br /><Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{formatInstant(startsAt)} · {minutes === durationMinutes ? t('leave.minutes', { minutes }) : t('leave.ofMinutes', { minutes, all: durationMinutes })}</Box></span>
            {presence && <StatusChip tone={STATUS_TONES[presence]} label={label('presenceStatus', presence)} />}
          </Box>
        ))}
      </Box>
      {proofs.length === 0 ? <Typography sx={{ color: 'text.secondary', fontSize: 13 }}>{t('leave.noProofs')}</Typography> : <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>{proofs.map((each) => <DownloadButton key={each.id} href={`/downloads/leave-proof/${id}/${each.id}`} label={each.name} />)}</Stack>}
      {step !== null && !viewerCanDecide.allowed && viewerCanDecide.reason && <Alert severity="info" icon={false} sx={{ py: 0 }}>{viewerCanDecide.reason}</Alert>}
      {(viewerCanDecide.allowed || isSealed) && (
        <Stack direction="row" spacing={1}>
          {viewerCanDecide.allowed && <><Button variant="contained" onClick={() => onDecide('APPROVE')}>{t(step === 'SCHOOL' ? 'leave.passOn' : 'leave.approve')}</Button><Button variant="outlined" onClick={() => onDecide('RETURN')}>{t('leave.return')}</Button></>}
          <Button variant="outlined" onClick={() => onDecide('REFUSE')}>{t('leave.refuse')}</Button>
        </Stack>
      )}
      {viewerCanRevoke && <RevokeLeave id={id} name={teacher.name} />}
      {viewerCanChange && <Withdraw id={id} />}
      <Box>
        <Typography sx={{ fontSize: 13, fontWeight: 600, mb: 0.5 }}>{t('leave.steps')}</Typography>
        {steps.map(({ action, note, byName, at }, index) => <Typography key={`${at} ${action}`} sx={{ fontSize: 13 }}>{action === 'REFUSED' && approvedAt >= 0 && index > approvedAt ? t('leave.revokedStep') : label('leaveAction', action)} · {byName} · {formatInstant(at)}{note && <Box component="span" sx={{ color: 'text.secondary' }}>　{note}</Box>}</Typography>)}
      </Box>
    </Box>
  );
}

/** For a school that entered it. */
function Withdraw({ id }: { id: string }) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useCommand(LeaveRequestWithdrawDocument, { done: t('leave.withdrawn'), onDone: () => setAsking(false) });
  return (
    <>
      <Button variant="text" onClick={() => setAsking(true)} sx={{ justifySelf: 'start' }}>{t('leave.withdraw')}</Button>
      {isAsking && <ConfirmDialog open title={t('leave.withdrawTitle')} consequence={t('leave.withdrawText')} undo={null} confirmLabel={t('leave.withdraw')} isPending={withdraw.isPending} onClose={() => setAsking(false)} onConfirm={() => void withdraw.run({ id })} />}
    </>
  );
}
