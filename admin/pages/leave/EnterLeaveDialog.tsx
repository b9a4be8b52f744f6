import { Box, Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { LeaveChoicesDocument, type LeaveChoicesQuery, type LeaveKind, LeaveRequestSendDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { FigureField } from '../../shared/FigureField.js';
import { formatInstant } from '../../shared/format.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { useChoices } from '../../shared/useChoices.js';
import { type TeacherChoice, TeacherPicker } from '../registration/TeacherPicker.js';
import { useMissingReason } from '../../shared/useMissingReason.js';

type Roll = LeaveChoicesQuery['leaveChoices'][number];
const MOST_PROOF_BYTES = 10 * 1024 * 1024;

/** A school asks for leave for one of its teachers. */
export function EnterLeaveDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const missingReason = useMissingReason();
  const titleOf = useTitle();
  const kinds = useChoices('leaveKind');
  const [teacher, setTeacher] = useState<TeacherChoice | null>(null);
  const [rollId, setRollId] = useState<string | null>(null);
  const [minutes, setMinutes] = useState<Readonly<Record<string, string>>>({});
  const [kind, setKind] = useState<LeaveKind>('OFFICIAL');
  const [reason, setReason] = useState('');
  const [proofId, setProofId] = useState<string | null>(null);
  const choices = useRead(LeaveChoicesDocument, { teacherId: teacher?.id ?? '0' }, { enabled: teacher !== null }).data?.leaveChoices ?? [];
  const roll = choices.find((each) => each.rollId === rollId) ?? choices[0];
  const send = useCommand(LeaveRequestSendDocument, { done: t('leave.enterDone'), onDone: onClose });
  const asked = Object.entries(minutes).map(([sessionId, text]) => ({ sessionId, minutes: Number(text) }));
  const missing = [...(teacher ? [] : [t('leave.pickTeacher')]), ...(asked.length > 0 ? [] : [t('leave.sessions')]), ...missingReason(reason, t('leave.reason')), ...(roll?.needsProof && proofId === null ? [t('leave.proofs')] : [])];
  return (
    <ConfirmDialog
      open title={t('leave.enterTitle')} consequence={t('leave.enterText')} undo={t('leave.enterUndo')} confirmLabel={t('leave.send')} isPending={send.isPending} missing={missing} onClose={onClose}
      onConfirm={() => { if (teacher && roll) void send.run({ rollId: roll.rollId, teacherId: teacher.id, kind, reason: reason.trim(), sessions: asked, proofFileIds: proofId ? [proofId] : [] }); }}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, mt: 2 }}>
        <TeacherPicker label={t('leave.pickTeacher')} chosen={teacher ? [teacher] : []} onChange={(chosen) => { setTeacher(chosen.at(-1) ?? null); setRollId(null); setMinutes({}); }} />
        {teacher && choices.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('leave.noSessions')}</Typography>}
        {roll && <ChoiceField label={t('leave.roll')} required value={roll.rollId} choices={choices.map((each) => ({ id: each.rollId, name: titleOf(each) }))} onChange={(next) => { setRollId(next); setMinutes({}); }} />}
        {roll && <Sessions roll={roll} minutes={minutes} onChange={setMinutes} />}
        <ChoiceField label={t('leave.kind')} required value={kind} choices={kinds} onChange={(next) => setKind(next as LeaveKind)} />
        <TextField label={t('leave.reason')} value={reason} onChange={(event) => setReason(event.target.value)} multiline minRows={2} error={send.errorOf('reason') !== undefined} helperText={send.errorOf('reason')} slotProps={{ htmlInput: { maxLength: 300 } }} />
        <UploadBox purpose="leave-proof" accept=".jpg,.jpeg,.png,.pdf" mostBytes={MOST_PROOF_BYTES} hint={roll?.needsProof ? t('leave.needsProof') : t('leave.proofs')} onUploaded={({ id }) => setProofId(id)} />
      </Box>
    </ConfirmDialog>
  );
}

function Sessions({ roll, minutes, onChange }: { roll: Roll; minutes: Readonly<Record<string, string>>; onChange: (minutes: Readonly<Record<string, string>>) => void }) {
  const t = useT();
  const label = useLabel();
  const isEnglish = useLocale() === 'en';
  const toggle = (sessionId: string, duration: number, isOn: boolean) => onChange(isOn ? { ...minutes, [sessionId]: String(duration) } : Object.fromEntries(Object.entries(minutes).filter(([each]) => each !== sessionId)));
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, maxHeight: 240, overflowY: 'auto' }}>
      <Typography component="legend" sx={{ fontSize: 13, color: 'text.secondary' }}>{t('leave.pickSessions')}</Typography>
      {roll.sessions.map(({ sessionId, ordinal, topic, topicEn, startsAt, durationMinutes, asked }) => (
        <Box key={sessionId} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
          <FormControlLabel disabled={asked !== null} control={<Checkbox size="small" checked={sessionId in minutes} onChange={(event) => toggle(sessionId, durationMinutes, event.target.checked)} />} label={<>{ordinal}. {isEnglish ? topicEn || topic : topic} <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{formatInstant(startsAt)}{asked && ` · ${label('leaveStatus', asked)}`}</Box></>} />
          {sessionId in minutes && <FigureField required ariaLabel={t('leave.minutes', { minutes: durationMinutes })} least={1} most={durationMinutes} value={minutes[sessionId] ?? ''} onChange={(next) => onChange({ ...minutes, [sessionId]: next })} sx={{ width: 104, flexShrink: 0 }} />}
        </Box>
      ))}
    </Box>
  );
}
