import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, TextField, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { LecturerField } from '../experts/LecturerField.js';
import { FigureField } from '../../shared/FigureField.js';
import { emptySession, filledDays, pastedSessions, SESSION_MINUTES, type SessionDraft } from './session-drafts.js';

interface SessionsEditorProps {
  readonly sessions: readonly SessionDraft[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (sessions: readonly SessionDraft[]) => void;
}

/** Sessions, one line each: typed, filled by day, or pasted from a sheet. */
export function SessionsEditor({ sessions, startsOn, endsOn, place, errorOf, onChange }: SessionsEditorProps) {
  const t = useT();
  const [isPasting, setPasting] = useState(false);
  const alter = (at: number, changes: Partial<SessionDraft>) => onChange(sessions.map((each, index) => (index === at ? { ...each, ...changes } : each)));
  const cell = (at: number, field: keyof SessionDraft, label: string, type: 'text' | 'date' | 'time' = 'text') => (
    <TextField
      type={type} value={sessions[at]?.[field] ?? ''} onChange={(event) => alter(at, { [field]: event.target.value })} placeholder={label}
      slotProps={{ htmlInput: { 'aria-label': `${t('training.sessions.ordinal', { ordinal: at + 1 })} ${label}`, maxLength: 200 } }}
    />
  );
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <Button variant="outlined" onClick={() => onChange([...sessions, emptySession(sessions.at(-1), place, startsOn)])}>{t('training.sessions.add')}</Button>
        <Tooltip title={t('training.sessions.fillHint')}><span><Button variant="outlined" disabled={!startsOn || !endsOn} onClick={() => onChange([...sessions, ...filledDays(startsOn, endsOn, place)])}>{t('training.sessions.fill')}</Button></span></Tooltip>
        <Button variant="outlined" onClick={() => setPasting(true)}>{t('training.sessions.paste')}</Button>
      </Box>
      {sessions.length > 0 && (
        <Box sx={{ display: 'grid', gap: 1 }}>
          {sessions.map((session, at) => {
            const error = ['', '.startsAt', '.durationMinutes', '.topic', '.lecturer', '.expertId', '.place'].map((field) => errorOf(`sessions.${at}${field}`)).find(Boolean);
            return (
              <Box key={at} sx={({ tokens }) => ({ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: { xs: '1fr 1fr', md: '24px 142px 108px 84px minmax(160px, 2fr) minmax(120px, 1.1fr) minmax(110px, 1.1fr) 36px' }, pb: { xs: 1.5, md: 0 }, borderBottom: { xs: `1px solid ${tokens.line}`, md: 0 } })}>
                <Typography sx={{ color: 'text.secondary', gridColumn: { xs: '1 / -1', md: 'auto' }, fontSize: 13, pt: { md: 1 } }}>{at + 1}</Typography>
                {cell(at, 'day', t('training.sessions.date'), 'date')}
                {cell(at, 'time', t('training.sessions.time'), 'time')}
                <FigureField ariaLabel={`${t('training.sessions.ordinal', { ordinal: at + 1 })} ${t('training.sessions.minutes')}`} {...SESSION_MINUTES} value={session.minutes} onChange={(minutes) => alter(at, { minutes })} />
                {cell(at, 'topic', t('training.sessions.topic'))}
                <LecturerField value={{ expertId: session.expertId ?? null, name: session.lecturer }} ariaLabel={`${t('training.sessions.ordinal', { ordinal: at + 1 })} ${t('training.sessions.lecturer')}`} onChange={({ expertId, name }) => alter(at, { expertId, lecturer: name })} />
                {cell(at, 'place', t('training.sessions.place'))}
                <IconButton size="small" aria-label={t('training.sessions.remove', { ordinal: at + 1 })} onClick={() => onChange(sessions.filter((_, index) => index !== at))}><DeleteIcon fontSize="small" /></IconButton>
                {error && <Typography role="alert" sx={{ gridColumn: '1 / -1', color: 'error.main', fontSize: 13 }}>{error}</Typography>}
              </Box>
            );
          })}
        </Box>
      )}
      {isPasting && <PasteDialog year={startsOn.slice(0, 4)} place={place} onClose={() => setPasting(false)} onTake={(more) => { onChange([...sessions, ...more]); setPasting(false); }} />}
    </>
  );
}

function PasteDialog({ year, place, onClose, onTake }: { year: string; place: string; onClose: () => void; onTake: (sessions: readonly SessionDraft[]) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const { sessions, badRows } = pastedSessions(text, year, place);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('training.sessions.paste')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>{t('training.sessions.pasteHint')}</Typography>
        <TextField multiline minRows={8} maxRows={16} autoFocus value={text} onChange={(event) => setText(event.target.value)} slotProps={{ htmlInput: { 'aria-label': t('training.sessions.paste') } }} />
        {badRows.length > 0 && <Typography role="alert" sx={{ mt: 1, color: 'error.main' }}>{t('training.sessions.pasteBad', { rows: badRows.join(t('common.listComma')) })}</Typography>}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={sessions.length === 0} onClick={() => onTake(sessions)}>{t('training.sessions.pasteApply', { count: sessions.length })}</Button>
      </DialogActions>
    </Dialog>
  );
}
