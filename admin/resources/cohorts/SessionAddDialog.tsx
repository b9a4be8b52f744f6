import { Alert, Box, TextField } from '@mui/material';
import { useState } from 'react';

import { CohortSessionAddDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { LecturerField } from '../experts/LecturerField.js';
import type { Cohort } from './CohortShow.js';
import { countyInstant, HALF_DAY_MINUTES } from './session-drafts.js';
import { SessionTimeForm, type TimeDraft, useTimeCheck } from './SessionTimeForm.js';

/** One more session of a class that is planned already. */
export function SessionAddDialog({ cohort, onClose }: { cohort: Pick<Cohort, 'id' | 'startsOn' | 'endsOn' | 'place' | 'sessions' | 'status'>; onClose: () => void }) {
  const t = useT();
  const last = cohort.sessions.at(-1);
  const ordinal = Math.max(0, ...cohort.sessions.map((each) => each.ordinal)) + 1;
  const [topic, setTopic] = useState('');
  const [lecturer, setLecturer] = useState<{ expertId: string | null; name: string }>({ expertId: null, name: '' });
  const [draft, setDraft] = useState<TimeDraft>({ day: '', time: '14:30', minutes: String(last?.durationMinutes ?? HALF_DAY_MINUTES), place: last?.place ?? cohort.place, reason: '', acceptsClashes: false, stretchesDays: false });
  const check = useTimeCheck(cohort, draft, { lecturer: lecturer.name, expertId: lecturer.expertId });
  const add = useCommand(CohortSessionAddDocument, { done: t('training.changes.added'), onDone: onClose });
  const { day, time, minutes, place, reason } = draft;
  return (
    <FormDialog
      title={t('training.changes.addTitle')} submitLabel={t('training.changes.add')} isPending={add.isPending} isReady={check.isReady} onClose={onClose}
      onSubmit={() => void add.run({ cohortId: cohort.id, session: { topic: topic.trim(), lecturer: lecturer.name.trim(), expertId: lecturer.expertId, startsAt: countyInstant(`${day}T${time}`), durationMinutes: Number(minutes), place: place.trim() }, reason: reason.trim() || null, stretchesDays: check.isOutside && draft.stretchesDays })}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 1, mb: 2 }}>
        <TextField label={t('training.sessions.topic')} required value={topic} autoFocus onChange={(event) => setTopic(event.target.value)} error={add.errorOf('session.topic') !== undefined} helperText={add.errorOf('session.topic')} slotProps={{ htmlInput: { maxLength: 200 } }} />
        <LecturerField required error={add.errorOf('session.lecturer') ?? add.errorOf('session.expertId')} value={lecturer} label={t('training.sessions.lecturer')} ariaLabel={t('training.sessions.lecturer')} onChange={setLecturer} />
      </Box>
      <SessionTimeForm cohort={cohort} ordinal={ordinal} draft={draft} check={check} errorOf={(field) => add.errorOf(`session.${field}`)} onChange={setDraft} />
      {cohort.status !== 'DRAFT' && <Alert severity="info" sx={{ mt: 1.5 }}>{t('training.changes.addText')}</Alert>}
    </FormDialog>
  );
}
