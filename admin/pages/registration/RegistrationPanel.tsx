import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { type FocusEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';

import { RegistrationDocument, RegistrationMarkNoShowDocument, type RegistrationQuery, RegistrationWithdrawDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { REGISTRATION_TONES } from '../../resources/programmes/training-words.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Key } from '../../shared/KeyboardHints.js';
import { Loading } from '../../shared/Loading.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { ReplaceDialog } from './ReplaceDialog.js';

export type OneRegistration = NonNullable<RegistrationQuery['registration']>;

interface RegistrationPanelProps {
  readonly registrationId: string;
  readonly cohort: Cohort;
  readonly canDecide: boolean;
  readonly isBusy: boolean;
  readonly onDecide: (what: 'admit' | 'decline') => void;
}

/** Everything about one registration, why it waits, and what can be done with it. */
export function RegistrationPanel({ registrationId, cohort, canDecide, isBusy, onDecide }: RegistrationPanelProps) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const { data, error, refetch } = useRead(RegistrationDocument, { id: registrationId });
  if (error) return <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>;
  if (!data?.registration) return <Loading />;
  const registration = data.registration;
  const { teacher, area, status, attendance, completion } = registration;
  return (
    <Stack spacing={2} sx={{ p: 2 }}>
      <Box>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h2" component={Link} to={`/teachers/${teacher.id}/show`} sx={{ color: 'inherit', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>{teacher.name}</Typography>
          <StatusChip tone={REGISTRATION_TONES[status]} label={registration.position === null ? label('registrationStatus', status) : `${label('registrationStatus', status)} ${registration.position}`} />
        </Stack>
        <Typography sx={{ color: 'text.secondary' }}>{teacher.number} · {nameOf(teacher.school)}</Typography>
      </Box>
      {registration.explanation && <Alert severity="info" icon={false}><Typography sx={{ fontSize: 13, fontWeight: 600 }}>{t('training.desk.why')}</Typography>{registration.explanation}</Alert>}
      {registration.reason && <Alert severity="warning" icon={false}>{registration.reason}</Alert>}
      {canDecide && <PanelActions registration={registration} cohort={cohort} isBusy={isBusy} onDecide={onDecide} />}
      {registration.step && <Alert severity="info" icon={false}>{t('registration.chain.awaits', { step: label('approvalStep', registration.step) })}</Alert>}
      {registration.answerLink && <CopyLink href={registration.answerLink} />}
      <Facts facts={[
        ...(registration.confirmedAt ? [{ label: t('registration.link.confirmed'), value: formatInstant(registration.confirmedAt) }] : []),
        ...(registration.noShowAt ? [{ label: t('registration.noShow.at'), value: formatInstant(registration.noShowAt) }] : []),
        ...(registration.pastNoShows > 0 ? [{ label: t('registration.noShow.past'), value: t('registration.noShow.times', { smart_count: registration.pastNoShows }) }] : []),
        ...registration.answers.map((answer) => ({ label: nameOf({ name: answer.label, nameEn: answer.labelEn }), value: answer.value })),
        ...(registration.approvals.length > 0 ? [{ label: t('registration.chain.history'), value: <>{registration.approvals.map(({ step, isApproved, byName, decidedAt }) => <Box key={decidedAt + step}>{t(isApproved ? 'registration.chain.approvedBy' : 'registration.chain.rejectedBy', { step: label('approvalStep', step), name: byName, at: formatInstant(decidedAt) })}</Box>)}</> }] : []),
        { label: t('training.desk.teaching'), value: `${label('stage', teacher.stage)} · ${label('subject', teacher.subject)}` },
        { label: t('training.desk.title2'), value: `${label('title', teacher.title)} · ${label('post', teacher.post)}` },
        { label: t('training.desk.area'), value: nameOf(area) },
        { label: t('training.desk.path'), value: label('registrationPath', registration.path) },
        { label: t('training.desk.registered'), value: formatInstant(registration.createdAt) },
        ...(registration.promotedAt ? [{ label: t('training.desk.promoted'), value: formatInstant(registration.promotedAt) }] : []),
        ...(registration.decidedAt ? [{ label: t('training.desk.decidedBy'), value: t('training.desk.decidedByValue', { name: registration.decidedByName, at: formatInstant(registration.decidedAt) }) }] : []),
        ...(attendance && attendance.sessions > 0 ? [{ label: t('training.desk.attendance'), value: t('training.desk.attendanceValue', { sessions: attendance.sessions, absent: attendance.absentMinutes, required: attendance.requiredMinutes }) }] : []),
        ...(completion ? [{ label: t('training.closing.columns.outcome'), value: `${completion.reasonText} · ${t('common.credits', { value: formatCredits(completion.centicredits) })}` }] : []),
      ]} />
    </Stack>
  );
}

/** For the teacher himself: the office sends it by whatever it writes to its teachers with. */
function CopyLink({ href }: { href: string }) {
  const t = useT();
  const notify = useNotify();
  // Without TLS a browser lends no clipboard: then the address is marked, to be copied by hand.
  const copy = () => (navigator.clipboard as Clipboard | undefined)?.writeText(href).then(() => notify(t('registration.link.copied'), { type: 'success' }));
  return <TextField label={t('registration.link.copy')} value={href} helperText={t('registration.link.hint')} slotProps={{ htmlInput: { readOnly: true, onFocus: (event: FocusEvent<HTMLInputElement>) => { event.target.select(); void copy(); } } }} />;
}

function PanelActions({ registration, cohort, isBusy, onDecide }: { registration: OneRegistration; cohort: Cohort; isBusy: boolean; onDecide: (what: 'admit' | 'decline') => void }) {
  const t = useT();
  const notify = useNotify();
  const [asked, setAsked] = useState<'withdraw' | 'replace' | null>(null);
  const { status, teacher } = registration;
  const { name } = teacher;
  const withdraw = useCommand(RegistrationWithdrawDocument, { done: t('training.desk.withdrawn', { name }), onDone: () => setAsked(null) });
  const mark = useCommand(RegistrationMarkNoShowDocument, { onDone: ({ results }) => { const [told] = results ?? []; notify(told?.message ?? t(registration.noShowAt ? 'registration.noShow.unmarked' : 'registration.noShow.marked'), { type: told?.message ? 'warning' : 'success' }); } });
  const isLive = status === 'REQUESTED' || status === 'WAITING' || status === 'ADMITTED';
  const key = (keys: string) => <Box sx={{ display: { xs: 'none', lg: 'inline-flex' }, color: 'text.primary' }}><Key keys={keys} /></Box>;
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      {(status === 'REQUESTED' || status === 'WAITING' || status === 'DECLINED') && registration.step === null && <Button variant="contained" disabled={isBusy} onClick={() => onDecide('admit')} endIcon={key('a')}>{t('training.desk.admit')}</Button>}
      {isLive && <Button variant="outlined" disabled={isBusy} onClick={() => onDecide('decline')} endIcon={key('d')}>{t(status === 'ADMITTED' ? 'training.desk.release' : 'training.desk.decline')}</Button>}
      {status === 'ADMITTED' && <Button variant="outlined" onClick={() => setAsked('replace')}>{t('training.desk.replace')}</Button>}
      {status === 'ADMITTED' && cohort.status === 'RUNNING' && <Button variant="outlined" loading={mark.isPending} onClick={() => void mark.run({ cohortId: cohort.id, registrationIds: [registration.id], isNoShow: registration.noShowAt === null })}>{t(registration.noShowAt ? 'registration.noShow.unmark' : 'registration.noShow.mark')}</Button>}
      {isLive && <Button variant="text" onClick={() => setAsked('withdraw')}>{t('training.desk.withdraw')}</Button>}
      {asked === 'withdraw' && (
        <ConfirmDialog
          open title={t('training.desk.withdrawTitle', { name })} consequence={status === 'ADMITTED' && cohort.waitingCount > 0 ? t('training.desk.withdrawText') : ''} undo={t('training.desk.withdrawUndo')} confirmLabel={t('training.desk.withdraw')}
          isPending={withdraw.isPending} onClose={() => setAsked(null)} onConfirm={() => void withdraw.run({ registrationId: registration.id })}
        />
      )}
      {asked === 'replace' && <ReplaceDialog registrationId={registration.id} name={name} schoolId={teacher.school.id} onClose={() => setAsked(null)} />}
    </Stack>
  );
}
