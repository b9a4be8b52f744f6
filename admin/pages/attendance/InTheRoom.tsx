import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';

import { SessionCallDocument, SessionCountHeadsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { figureOf } from '../../shared/figures.js';
import { formatTime } from '../../shared/format.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { CallMissing } from './CallMissing.js';
import type { Session } from './Register.js';
import { useCountdown } from './useCountdown.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

const USUAL_MINUTES = '3';
const MOST_MINUTES = 30;
const HEADS = { least: 0, most: 10_000 };

/** A second call, and heads counted: whether those on the list are in the room. */
export function InTheRoom({ session }: { session: Session }) {
  const t = useT();
  const { calls, headCounts, state, viewerCanEnter } = session;
  const [asked, setAsked] = useState<'call' | 'heads' | null>(null);
  const [latest] = calls;
  const remaining = useCountdown(latest?.untilAt);
  if (!viewerCanEnter.allowed && calls.length === 0 && headCounts.length === 0) return null;
  return (
    <Paper variant="outlined" component="section" sx={{ mb: 2.5, px: 2, py: 1.5 }} aria-label={t('attendance.second.title')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography component="h2" sx={{ fontSize: 16, fontWeight: 600 }}>{t('attendance.second.title')}</Typography>
        {remaining !== null && <StatusChip tone="run" label={t('attendance.second.running', { time: remaining })} />}
        <Typography sx={{ flex: 1, minWidth: 220, fontSize: 13, color: 'text.secondary' }}>{calls.length === 0 && headCounts.length === 0 ? t('attendance.second.lead') : ''}</Typography>
        {viewerCanEnter.allowed && <Button variant="outlined" disabled={state !== 'OPEN' || remaining !== null || session.presentCount === 0} onClick={() => setAsked('call')}>{t('attendance.second.call')}</Button>}
        {viewerCanEnter.allowed && <Button variant="outlined" onClick={() => setAsked('heads')}>{t('attendance.second.heads')}</Button>}
      </Box>
      {calls.map((call, at) => <Call key={call.id} session={session} call={call} isRunning={at === 0 && remaining !== null} />)}
      {headCounts.map(({ id, heads, attending, note, countedBy, at }) => (
        <Line key={id} what={t('attendance.second.counted', { at: formatTime(at), heads, attending })} rest={[note, countedBy].filter(Boolean).join(' · ')}>
          <StatusChip tone={heads === attending ? 'good' : 'warn'} label={heads === attending ? t('attendance.second.equal') : t(heads > attending ? 'attendance.second.more' : 'attendance.second.fewer', { n: Math.abs(heads - attending) })} />
        </Line>
      ))}
      {asked === 'call' && <CallDialog session={session} onClose={() => setAsked(null)} />}
      {asked === 'heads' && <HeadsDialog session={session} onClose={() => setAsked(null)} />}
    </Paper>
  );
}

function Line({ what, rest, children }: { what: string; rest: string; children: ReactNode }) {
  return (
    <Box sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 1, pt: 1, borderTop: `1px solid ${tokens.line}` })}>
      <Typography sx={{ fontSize: 14 }}>{what}</Typography>{children}<Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{rest}</Typography>
    </Box>
  );
}

function Call({ session, call, isRunning }: { session: Session; call: Session['calls'][number]; isRunning: boolean }) {
  const t = useT();
  const [isListed, setListed] = useState(false);
  const { calledAt, calledBy, expected, answered, answeredByStaff, missing } = call;
  return (
    <>
      <Line what={`${t('attendance.second.over', { at: formatTime(calledAt) })} · ${t('attendance.second.answered', { expected, answered, byStaff: answeredByStaff })}`} rest={calledBy}>
        {missing > 0 ? <Button variant="text" aria-expanded={isListed} onClick={() => setListed(!isListed)} sx={{ minHeight: 28, py: 0 }}><StatusChip tone={isRunning ? 'wait' : 'warn'} label={t('attendance.second.missing', { smart_count: missing })} /></Button> : <StatusChip tone="good" label={t('attendance.second.allHere')} />}
      </Line>
      {isListed && missing > 0 && <CallMissing session={session} callId={call.id} />}
    </>
  );
}

function CallDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT();
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  const call = useCommand(SessionCallDocument, { done: t('attendance.second.called'), onDone: onClose });
  return (
    <ConfirmDialog open title={t('attendance.second.callTitle')} consequence={t('attendance.second.callText', { count: session.presentCount })} undo={t('attendance.second.callUndo')} confirmLabel={t('attendance.second.call')} isPending={call.isPending} onClose={onClose} onConfirm={() => void call.run({ sessionId: session.id, minutes: Number(minutes) })}>
      <FigureField sx={{ mt: 2 }} autoFocus required label={t('attendance.second.minutes')} least={1} most={MOST_MINUTES} value={minutes} onChange={setMinutes} error={call.errorOf('minutes')} />
    </ConfirmDialog>
  );
}

function HeadsDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const [heads, setHeads] = useState('');
  const [note, setNote] = useState('');
  const count = useCommand(SessionCountHeadsDocument, { done: t('attendance.second.headsDone'), onDone: onClose });
  const counted = figureOf(heads, HEADS);
  const differs = counted !== null && counted !== session.presentCount;
  return (
    <ConfirmDialog open title={t('attendance.second.headsTitle')} consequence={t('attendance.second.headsText', { count: session.presentCount })} undo={t('attendance.second.headsUndo')} confirmLabel={t('common.save')} isPending={count.isPending} missing={differs ? missingReason(note, t('attendance.second.headsNote')) : []} onClose={onClose} onConfirm={() => { if (counted !== null) void count.run({ sessionId: session.id, heads: counted, note: note.trim() }); }}>
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <FigureField autoFocus required label={t('attendance.second.headsField')} {...HEADS} value={heads} onChange={setHeads} error={count.errorOf('heads')} />
        {differs && <TextField label={t('attendance.second.headsNote')} placeholder={t('attendance.second.headsNoteHint')} value={note} onChange={(event) => setNote(event.target.value)} error={count.errorOf('note') !== undefined} helperText={count.errorOf('note')} slotProps={{ htmlInput: { maxLength: 200 } }} />}
      </Box>
    </ConfirmDialog>
  );
}
