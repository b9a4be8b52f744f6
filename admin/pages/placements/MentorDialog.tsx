import { Box } from '@mui/material';
import { useState } from 'react';

import { type PlacementBoardFragment, PlacementSetMentorDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { MentorFields, type MentorForm, mentorInputOf, NEW_MENTOR } from './MentorFields.js';

export type Mentor = PlacementBoardFragment['hosts'][number]['mentors'][number];

/** Adds a mentor to a host, or changes one. */
export function MentorDialog({ cohortId, hostId, mentor, onClose }: { cohortId: string; hostId: string; mentor: Mentor | null; onClose: () => void }) {
  const t = useT();
  const [form, setForm] = useState<MentorForm>(mentor ? { ...mentor, capacity: String(mentor.capacity) } : NEW_MENTOR);
  const save = useCommand(PlacementSetMentorDocument, { done: t('placements.mentor.saved'), onDone: onClose });
  const submit = () => {
    void save.run({ cohortId, hostId, mentorId: mentor?.id ?? null, ...mentorInputOf(form) });
  };
  return (
    <FormDialog title={t('placements.mentor.title')} isPending={save.isPending} submitLabel={t('common.save')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}><MentorFields value={form} onChange={setForm} errorOf={save.errorOf} /></Box>
    </FormDialog>
  );
}
