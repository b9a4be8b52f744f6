import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Checkbox, FormControlLabel, FormGroup, FormLabel, IconButton, TextField } from '@mui/material';

import { PlacementAddHostDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { FigureField } from '../../shared/FigureField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { useDraft } from '../../shared/useDraft.js';
import { MentorFields, type MentorForm, mentorInputOf, NEW_MENTOR } from './MentorFields.js';
import { workingDays } from './working-days.js';

interface Form {
  readonly schoolId: string | null; readonly from: string; readonly to: string; readonly off: readonly string[]; readonly beginsAt: string;
  /** Hours of a day, as typed. */
  readonly hours: string; readonly mentors: readonly MentorForm[];
}
const toggled = (list: readonly string[], each: string): string[] => (list.includes(each) ? list.filter((other) => other !== each) : [...list, each]);

/** Takes in a host school with its days and mentors; what was typed stays until it is saved. */
export function HostDialog({ cohort: { id: cohortId, startsOn, endsOn }, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const draft = useDraft<Form>(`placements.host.${cohortId}`, { schoolId: null, from: startsOn, to: endsOn, off: [], beginsAt: '08:00', hours: '6', mentors: [NEW_MENTOR] });
  const { value: form } = draft;
  const change = (changes: Partial<Form>) => draft.set({ ...form, ...changes });
  const save = useCommand(PlacementAddHostDocument, { done: t('placements.hostAdded'), onDone: () => { draft.discard(); onClose(); } });
  const all = workingDays(form.from, form.to);
  const days = all.filter((day) => !form.off.includes(day));
  const minutes = Math.round(Number(form.hours) * 60);
  const submit = () => {
    if (form.schoolId) void save.run({ cohortId, schoolId: form.schoolId, days, beginsAt: form.beginsAt, dayMinutes: minutes, mentors: form.mentors.map(mentorInputOf) });
  };
  const isReady = days.length > 0;
  const schoolError = save.errorOf('schoolId');
  const problems = [save.errorOf('days'), save.errorOf('name')].filter(Boolean);
  return (
    <FormDialog title={t('placements.host.title')} maxWidth="md" isPending={save.isPending} isReady={isReady} submitLabel={t('placements.addHost')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>
        <Box sx={{ gridColumn: '1 / -1' }}><SchoolField required label={t('placements.hosts.school')} value={form.schoolId} onChange={(schoolId) => change({ schoolId })} {...(schoolError ? { error: schoolError } : {})} /></Box>
        <TextField type="date" label={t('placements.host.from')} value={form.from} required onChange={(event) => change({ from: event.target.value })} slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: startsOn, max: endsOn } }} />
        <TextField type="date" label={t('placements.host.to')} value={form.to} required onChange={(event) => change({ to: event.target.value })} slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: startsOn, max: endsOn } }} />
        <TextField type="time" label={t('placements.host.beginsAt')} value={form.beginsAt} required onChange={(event) => change({ beginsAt: event.target.value })} slotProps={{ inputLabel: { shrink: true } }} />
        <FigureField label={t('placements.host.hours')} required least={0.5} most={10} decimals={2} value={form.hours} onChange={(hours) => change({ hours })} error={save.errorOf('dayMinutes')} />
        <Box sx={{ gridColumn: '1 / -1' }}>
          <FormLabel sx={{ fontSize: 13 }}>{days.length > 0 ? t('placements.host.days') : t('placements.host.noDays')}</FormLabel>
          <FormGroup row>{all.map((day) => <FormControlLabel key={day} sx={{ width: 96, mr: 0 }} control={<Checkbox size="small" checked={!form.off.includes(day)} onChange={() => change({ off: toggled(form.off, day) })} />} label={day.slice(5)} />)}</FormGroup>
          {problems.map((problem) => <Box key={problem} role="alert" sx={{ color: 'error.main', fontSize: 13 }}>{problem}</Box>)}
        </Box>
      </Box>
      <FormLabel sx={{ display: 'block', mt: 2, mb: 1, fontSize: 13 }}>{t('placements.host.mentors')}</FormLabel>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {form.mentors.map((mentor, at) => (
          <Box key={at} sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: { xs: '1fr 1fr', sm: '1fr 1fr 1fr 72px 1.6fr 36px' } }}>
            <MentorFields value={mentor} errorOf={(name) => save.errorOf(`mentors.${at}.${name}`)} onChange={(value) => change({ mentors: form.mentors.map((each, index) => (index === at ? value : each)) })} />
            <IconButton size="small" aria-label={t('placements.mentor.remove')} disabled={form.mentors.length === 1} onClick={() => change({ mentors: form.mentors.filter((_, index) => index !== at) })}><DeleteIcon fontSize="small" /></IconButton>
          </Box>
        ))}
      </Box>
      <Button variant="outlined" size="small" sx={{ mt: 1.5 }} disabled={form.mentors.length >= 40} onClick={() => change({ mentors: [...form.mentors, { ...NEW_MENTOR, subject: form.mentors.at(-1)?.subject ?? 'CHINESE', stage: form.mentors.at(-1)?.stage ?? 'PRIMARY' }] })}>{t('placements.hosts.addMentor')}</Button>
    </FormDialog>
  );
}
