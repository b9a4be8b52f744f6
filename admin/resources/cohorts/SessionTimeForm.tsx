import { Box, Checkbox, FormControlLabel, TextField } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { ClashWarnings } from '../../pages/calendar/PlannedWarnings.js';
import { type TypedSession, usePlannedClashes } from '../../pages/calendar/usePlannedClashes.js';
import { SESSION_MINUTES } from './session-drafts.js';
import { FigureField } from '../../shared/FigureField.js';
import { figureOf } from '../../shared/figures.js';

export interface TimeDraft {
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly place: string;
  readonly reason: string;
  /** Clashes were seen and taken into account. */
  readonly acceptsClashes: boolean;
  readonly stretchesDays: boolean;
}

type Days = { readonly id: string; readonly startsOn: string; readonly endsOn: string };

/** Whether a session typed can be sent: clashes are known and, where there are any, accepted. What is missing the fields ask for. */
export function useTimeCheck(cohort: Days, draft: TimeDraft, { lecturer, expertId }: Pick<TypedSession, 'lecturer' | 'expertId'>) {
  const { day, time, minutes, place } = draft;
  const { clashes, isSettled } = usePlannedClashes([{ day, time, minutes, place, lecturer, expertId }], cohort.id);
  const isOutside = day !== '' && (day < cohort.startsOn || day > cohort.endsOn);
  const isComplete = day !== '' && time !== '' && place.trim() !== '' && figureOf(minutes, SESSION_MINUTES) !== null;
  return { clashes, isOutside, isReady: !isComplete || (isSettled && (clashes.length === 0 || draft.acceptsClashes) && (!isOutside || draft.stretchesDays)) };
}

interface SessionTimeFormProps {
  readonly cohort: Days;
  readonly ordinal: number;
  readonly draft: TimeDraft;
  readonly check: ReturnType<typeof useTimeCheck>;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (draft: TimeDraft) => void;
}

/** When and where a session is to be held, what that clashes with, and what the class is told. */
export function SessionTimeForm({ cohort, ordinal, draft, check: { clashes, isOutside }, errorOf, onChange }: SessionTimeFormProps) {
  const t = useT();
  const alter = (changes: Partial<TimeDraft>) => onChange({ ...draft, ...('reason' in changes || 'acceptsClashes' in changes ? {} : { acceptsClashes: false }), ...changes });
  const field = (name: 'day' | 'time' | 'place' | 'reason', label: string, type = 'text', input = '') => {
    const error = errorOf(input || name);
    return <TextField label={label} type={type} required={name !== 'reason'} value={draft[name]} onChange={(event) => alter({ [name]: event.target.value })} error={error !== undefined} helperText={error} slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 200 } }} />;
  };
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, mt: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: '1.3fr 1fr 0.8fr' }, '& > :first-of-type': { gridColumn: { xs: '1 / -1', sm: 'auto' } } }}>
        {field('day', t('training.sessions.date'), 'date', 'startsAt')}
        {field('time', t('training.sessions.time'), 'time')}
        <FigureField label={t('training.changes.minutes')} required {...SESSION_MINUTES} value={draft.minutes} onChange={(minutes) => alter({ minutes })} error={errorOf('durationMinutes')} />
      </Box>
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        {field('place', t('training.sessions.place'))}
        {field('reason', t('training.changes.reasonTold'))}
      </Box>
      {isOutside && <FormControlLabel sx={{ mt: 1.5 }} control={<Checkbox checked={draft.stretchesDays} onChange={(_, stretchesDays) => alter({ stretchesDays })} />} label={t('training.changes.stretch', { from: cohort.startsOn, to: cohort.endsOn })} />}
      <ClashWarnings clashes={clashes} ordinalOf={() => ordinal} />
      {clashes.length > 0 && <FormControlLabel sx={{ mt: 0.5 }} control={<Checkbox checked={draft.acceptsClashes} onChange={(_, acceptsClashes) => alter({ acceptsClashes })} />} label={t('training.changes.acceptClashes')} />}
    </>
  );
}
