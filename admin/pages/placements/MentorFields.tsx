import { TextField } from '@mui/material';

import type { PlacementMentorInput, Stage, Subject } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { useChoices } from '../../shared/useChoices.js';

export interface MentorForm { readonly name: string; readonly subject: Subject; readonly stage: Stage; readonly capacity: string; readonly note: string }
export const NEW_MENTOR: MentorForm = { name: '', subject: 'CHINESE', stage: 'PRIMARY', capacity: '2', note: '' };
export const mentorInputOf = ({ name, subject, stage, capacity, note }: MentorForm): Required<PlacementMentorInput> => ({ name: name.trim(), subject, stage, capacity: Number(capacity), note: note.trim() });

/** One mentor: who, what he teaches, how many he takes. */
export function MentorFields({ value, onChange, errorOf }: { value: MentorForm; onChange: (value: MentorForm) => void; errorOf: (field: string) => string | undefined }) {
  const t = useT();
  const [subjects, stages] = [useChoices('subject'), useChoices('stage')];
  const name = errorOf('name');
  return (
    <>
      <TextField label={t('placements.mentor.name')} value={value.name} required error={name !== undefined} helperText={name} onChange={(event) => onChange({ ...value, name: event.target.value })} slotProps={{ htmlInput: { maxLength: 60 } }} />
      <ChoiceField required label={t('placements.mentor.stage')} value={value.stage} choices={stages} onChange={(stage) => stage && onChange({ ...value, stage: stage as Stage })} />
      <ChoiceField required label={t('placements.mentor.subject')} value={value.subject} choices={subjects} onChange={(subject) => subject && onChange({ ...value, subject: subject as Subject })} />
      <FigureField label={t('placements.mentor.capacity')} required least={1} most={20} value={value.capacity} onChange={(capacity) => onChange({ ...value, capacity })} error={errorOf('capacity')} />
      <TextField label={t('placements.mentor.note')} value={value.note} onChange={(event) => onChange({ ...value, note: event.target.value })} slotProps={{ htmlInput: { maxLength: 100 } }} />
    </>
  );
}
