import { Alert, Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { RegisterScanDecideDocument, type RegisterScanDecision, RegisterScansDocument, type RegisterScansQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant, formatTime } from '../../shared/format.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';
import type { Session } from './Register.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

type Scan = RegisterScansQuery['registerScans']['items'][number];
const MOST = 100;
/** A clock so far off is worth a word. */
const WRONG_CLOCK_SECONDS = 60;

/** Scans that do not fit the register, each with its reason: they count, as an entry by hand, or they do not. */
export function ScanConflicts({ session }: { session: Session }) {
  const t = useT();
  const [isAll, setAll] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<RegisterScanDecision | null>(null);
  const { data, error, refetch } = useRead(RegisterScansDocument, { sessionId: session.id, shown: isAll ? 'CONFLICTS' : 'UNDECIDED', page: { limit: MOST, offset: 0 } }, { keepPrevious: true });
  const scans = data?.registerScans.items ?? [];
  const targets = scans.filter(({ id, decision }) => chosen.has(id) && decision === null);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (scans.length === 0 && session.undecidedScans === 0 && !isAll) return null;
  return (
    <Paper variant="outlined" component="section" sx={{ mb: 2.5 }} aria-label={t('attendance.conflicts.title')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, px: 2, py: 1.5 }}>
        <Typography component="h2" sx={{ fontSize: 16, fontWeight: 600 }}>{t('attendance.conflicts.title')}</Typography>
        <StatusChip tone={session.undecidedScans > 0 ? 'warn' : 'good'} label={t('attendance.conflicts.count', { smart_count: session.undecidedScans })} />
        <Typography sx={{ flex: 1, minWidth: 200, fontSize: 13, color: 'text.secondary' }}>{t('attendance.conflicts.lead')}</Typography>
        <Button variant="text" onClick={() => setAll(!isAll)}>{t(isAll ? 'attendance.conflicts.showOpen' : 'attendance.conflicts.showAll')}</Button>
        {session.viewerCanEnter.allowed && <Button variant="outlined" disabled={targets.length === 0} onClick={() => setDeciding('DISMISSED')}>{t('attendance.conflicts.dismiss')}</Button>}
        {session.viewerCanEnter.allowed && <Button variant="contained" disabled={targets.length === 0} onClick={() => setDeciding('ACCEPTED')}>{t('attendance.conflicts.accept')}</Button>}
      </Box>
      <ConflictList scans={scans} selection={session.viewerCanEnter.allowed ? { selected: chosen, onChange: setChosen } : undefined} />
      {deciding && <DecideDialog session={session} decision={deciding} scans={targets} onClose={() => setDeciding(null)} onDone={() => { setDeciding(null); setChosen(new Set()); }} />}
    </Paper>
  );
}

function ConflictList({ scans, selection }: { scans: readonly Scan[]; selection: { selected: ReadonlySet<string>; onChange: (next: ReadonlySet<string>) => void } | undefined }) {
  const t = useT();
  const word = useLabel();
  const nameOf = useName();
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary' }}>{text}</Box>;
  const who = ({ teacher, typed }: Scan) => teacher?.name ?? t('attendance.conflicts.number', { number: typed ?? '' });
  return (
    <ResponsiveList<Scan>
      rows={scans} label={t('attendance.conflicts.title')} density="compact" nameOf={who} selection={selection}
      columns={[
        { key: 'name', label: t('attendance.name'), card: 'title', width: 200, value: (scan) => <><b>{who(scan)}</b> {scan.teacher && faint(`${scan.teacher.number} · ${nameOf(scan.teacher.school)}`)}</> },
        { key: 'problem', label: t('attendance.conflicts.problem'), value: ({ message, deviceOwner }) => <>{message}{deviceOwner && faint(t('common.inBrackets', { text: deviceOwner }))}</> },
        { key: 'channel', label: t('attendance.conflicts.channel'), value: ({ channel, accountName, clockErrorSeconds }) => <>{word('scanChannel', channel)}{channel === 'LAPTOP' && faint(` · ${accountName}`)}{Math.abs(clockErrorSeconds ?? 0) > WRONG_CLOCK_SECONDS && faint(` · ${t('attendance.conflicts.clock', { minutes: Math.round(Math.abs(clockErrorSeconds ?? 0) / 60) })}`)}</> },
        { key: 'at', label: t('attendance.conflicts.at'), width: 150, value: ({ at, receivedAt }) => <>{formatTime(at)} {faint(t('attendance.conflicts.received', { at: formatInstant(receivedAt) }))}</> },
        { key: 'says', label: t('attendance.conflicts.says'), width: 120, value: ({ registered, status }) => <>{registered ? word('presenceStatus', registered) : t('attendance.notRecorded')}{status && faint(` ↔ ${word('presenceStatus', status)}`)}</> },
        { key: 'decision', label: t('attendance.state'), card: 'side', width: 150, value: ({ decision, decidedBy, note }) => (decision ? <><StatusChip tone={decision === 'ACCEPTED' ? 'good' : 'plain'} label={word('scanDecision', decision)} />{faint(` ${decidedBy ?? ''}：${note ?? ''}`)}</> : <StatusChip tone="warn" label={t('attendance.conflicts.open')} />) },
      ]}
    />
  );
}

function DecideDialog({ session, decision, scans, onClose, onDone }: { session: Session; decision: RegisterScanDecision; scans: readonly Scan[]; onClose: () => void; onDone: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const note = useDraft(`scan-decision:${session.id}:${decision}`, '');
  const decide = useCommand(RegisterScanDecideDocument, { showsErrors: true, done: t('attendance.conflicts.done'), onDone: () => { note.discard(); onDone(); } });
  const submit = () => void decide.run({ sessionId: session.id, scanIds: scans.map(({ id }) => id), decision, note: note.value.trim() });
  const isAccepted = decision === 'ACCEPTED';
  return (
    <ConfirmDialog
      open title={t(isAccepted ? 'attendance.conflicts.acceptTitle' : 'attendance.conflicts.dismissTitle', { smart_count: scans.length })} consequence={t(isAccepted ? 'attendance.conflicts.acceptText' : 'attendance.conflicts.dismissText')}
      undo={t('attendance.conflicts.undo')} confirmLabel={t(isAccepted ? 'attendance.conflicts.accept' : 'attendance.conflicts.dismiss')} isPending={decide.isPending} missing={missingReason(note.value, t('attendance.conflicts.note'))} onClose={onClose} onConfirm={submit}
    >
      {decide.errors.length > 0 && <Alert severity="error" sx={{ mt: 2 }}>{decide.errors.map(({ message }) => message).join(' ')}</Alert>}
      <TextField sx={{ mt: 2 }} fullWidth autoFocus label={t('attendance.conflicts.note')} placeholder={t('attendance.conflicts.noteHint')} value={note.value} onChange={(event) => note.set(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
    </ConfirmDialog>
  );
}
