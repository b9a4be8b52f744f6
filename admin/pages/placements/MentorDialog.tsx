import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type SubmitEvent, useState } from 'react';

import { type PlacementBoardFragment, PlacementSetMentorDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { isComplete, MentorFields, type MentorForm, mentorInputOf, NEW_MENTOR } from './MentorFields.js';

export type Mentor = PlacementBoardFragment['hosts'][number]['mentors'][number];

/** Adds a mentor to a host, or changes one. */
export function MentorDialog({ cohortId, hostId, mentor, onClose }: { cohortId: string; hostId: string; mentor: Mentor | null; onClose: () => void }) {
  const t = useT();
  const [form, setForm] = useState<MentorForm>(mentor ? { ...mentor, capacity: String(mentor.capacity) } : NEW_MENTOR);
  const save = useCommand(PlacementSetMentorDocument, { done: t('placements.mentor.saved'), onDone: onClose });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save.run({ cohortId, hostId, mentorId: mentor?.id ?? null, ...mentorInputOf(form) });
  };
  return (
    <Dialog open onClose={save.isPending ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby="mentor-title">
      <Box component="form" onSubmit={submit}>
        <DialogTitle id="mentor-title">{t('placements.mentor.title')}</DialogTitle>
        <DialogContent><Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}><MentorFields value={form} onChange={setForm} errorOf={save.errorOf} /></Box></DialogContent>
        <DialogActions><Button variant="outlined" onClick={onClose} disabled={save.isPending}>{t('common.cancel')}</Button><Button type="submit" variant="contained" loading={save.isPending} disabled={!isComplete(form)}>{t('common.save')}</Button></DialogActions>
      </Box>
    </Dialog>
  );
}
