import { Box, TextField } from '@mui/material';

import { type StudioCardFragment, StudioMeetingPlanDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FigureField } from '../../shared/FigureField.js';
import { todayInCounty } from '../../shared/format.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';

/** China has one time zone, without summer time. */
const COUNTY_OFFSET = '+08:00';

/** Plans a meeting; what was typed stays until it is planned. */
export function MeetingDialog({ studio, onClose }: { studio: StudioCardFragment; onClose: () => void }) {
  const t = useT();
  const draft = useDraft(`studios.meeting.${studio.id}`, { topic: '', topicEn: '', lecturer: studio.host.name, place: studio.school.name, day: todayInCounty(), time: '14:30', minutes: '90' });
  const { value: form } = draft;
  const plan = useCommand(StudioMeetingPlanDocument, { done: t('studios.meeting.planned'), onDone: () => { draft.discard(); onClose(); } });
  const field = (name: Exclude<keyof typeof form, 'minutes'>, label: string, error: string | undefined, type = 'text') => (
    <TextField
      label={label} type={type} value={form[name]} required={name !== 'topicEn'} onChange={(event) => draft.set({ ...form, [name]: event.target.value })} error={error !== undefined} helperText={error}
      slotProps={{ ...(type === 'date' || type === 'time' ? { inputLabel: { shrink: true } } : {}), htmlInput: type === 'date' ? { min: todayInCounty() } : { maxLength: 200 } }}
    />
  );
  const submit = () => {
    const { topic, topicEn, lecturer, place, day, time, minutes } = form;
    void plan.run({ studioId: studio.id, topic: topic.trim(), topicEn: topicEn.trim(), lecturer: lecturer.trim(), place: place.trim(), startsAt: `${day}T${time}:00${COUNTY_OFFSET}`, durationMinutes: Number(minutes) });
  };
  return (
    <FormDialog title={t('studios.meeting.plan')} isPending={plan.isPending} submitLabel={t('studios.meeting.submit')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        {field('topic', t('studios.meeting.topic'), plan.errorOf('topic'))}
        {field('topicEn', t('studios.meeting.topicEn'), plan.errorOf('topicEn'))}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '1.3fr 1fr 1fr' }, gap: 2 }}>
          {field('day', t('studios.meeting.day'), plan.errorOf('startsAt'), 'date')}
          {field('time', t('studios.meeting.time'), undefined, 'time')}
          <FigureField label={t('studios.meeting.duration')} required least={20} most={720} value={form.minutes} onChange={(minutes) => draft.set({ ...form, minutes })} error={plan.errorOf('durationMinutes')} />
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
          {field('place', t('studios.meeting.place'), plan.errorOf('place'))}
          {field('lecturer', t('studios.meeting.lecturer'), plan.errorOf('lecturer'))}
        </Box>
      </Box>
    </FormDialog>
  );
}
