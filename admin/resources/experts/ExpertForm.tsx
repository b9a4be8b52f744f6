import { Box, Button, Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';
import { type SubmitEvent, useState } from 'react';

import type { ExpertCardFragment, ExpertFields, ExpertOrigin, Stage, Subject } from '../../data/generated/operations.js';
import type { Command } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { type TeacherChoice, TeacherPicker } from '../../pages/registration/TeacherPicker.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { fenOf, formatYuan } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { useChoices } from '../../shared/useChoices.js';

/** What is typed. The telephone number is never kept as a draft. */
export interface ExpertDraft {
  readonly name: string; readonly title: string; readonly organisation: string; readonly origin: string; readonly teacherId: string | null;
  readonly subjects: readonly string[]; readonly stages: readonly string[]; readonly topics: string; readonly fee: string; readonly note: string;
}

export const newExpert: ExpertDraft = { name: '', title: '', organisation: '', origin: 'OUTSIDE', teacherId: null, subjects: [], stages: [], topics: '', fee: '', note: '' };

export const draftOf = ({ name, title, organisation, origin, teacherId, subjects, stages, topics, feeFen, note }: ExpertCardFragment): ExpertDraft => ({
  name, title, organisation, origin, teacherId, subjects, stages, topics: topics.join('，'), fee: feeFen > 0 ? formatYuan(feeFen) : '', note,
});

const fieldsOf = (draft: ExpertDraft, mobile: string): ExpertFields => ({
  name: draft.name.trim(), title: draft.title.trim(), organisation: draft.organisation.trim(), origin: draft.origin as ExpertOrigin, teacherId: draft.teacherId, subjects: draft.subjects as Subject[], stages: draft.stages as Stage[],
  topics: draft.topics.split(/[,，、\s]+/).filter(Boolean), feeFen: fenOf(draft.fee || '0') ?? 0, mobile: mobile.trim() || null, note: draft.note.trim(),
});

/** The same form for a new entry and for one that stands. */
export function ExpertForm({ draft, hasMobile, command, onChange, onSubmit }: { draft: ExpertDraft; hasMobile: boolean; command: Pick<Command<never, unknown>, 'errorOf' | 'isPending'>; onChange: (draft: ExpertDraft) => void; onSubmit: (fields: ExpertFields) => void }) {
  const t = useT();
  const [mobile, setMobile] = useState('');
  const [teacher, setTeacher] = useState<readonly TeacherChoice[]>([]);
  const [origins, subjects, stages] = [useChoices('expertOrigin'), useChoices('subject'), useChoices('stage')];
  const feeError = draft.fee !== '' && fenOf(draft.fee) === null ? t('experts.fees.yuanBad') : command.errorOf('expert.feeFen');
  const isFeeBad = draft.fee !== '' && fenOf(draft.fee) === null;
  const text = (field: 'name' | 'title' | 'organisation' | 'topics' | 'note', label: string, options: { hint?: string; required?: boolean; most?: number } = {}) => {
    const error = command.errorOf(`expert.${field}`);
    return <TextField label={label} value={draft[field]} required={options.required ?? false} error={error !== undefined} helperText={error ?? options.hint} onChange={(event) => onChange({ ...draft, [field]: event.target.value })} slotProps={{ htmlInput: { maxLength: options.most ?? 60 } }} />;
  };
  const several = (field: 'subjects' | 'stages', label: string, choices: typeof subjects) => (
    <TextField
      select label={label} value={draft[field]} onChange={(event) => onChange({ ...draft, [field]: event.target.value as unknown as string[] })}
      slotProps={{ inputLabel: { shrink: true }, select: { multiple: true, displayEmpty: true, renderValue: (value) => (value as string[]).map((code) => choices.find(({ id }) => id === code)?.name).join(t('common.listComma')) || t('experts.any') } }}
    >
      {choices.map(({ id, name }) => <MenuItem key={id} value={id} dense><Checkbox size="small" checked={draft[field].includes(id)} sx={{ py: 0 }} /><ListItemText primary={name} /></MenuItem>)}
    </TextField>
  );
  const choose = (chosen: readonly TeacherChoice[]) => {
    const last = chosen.at(-1);
    setTeacher(last ? [last] : []);
    onChange(last ? { ...draft, teacherId: last.id, name: draft.name || last.name, organisation: draft.organisation || last.school.name, origin: 'COUNTY' } : { ...draft, teacherId: null });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isFeeBad) onSubmit(fieldsOf(draft, mobile));
  };
  return (
    <Box component="form" onSubmit={submit}>
      <Panel>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' } }}>
          {text('name', t('experts.name'), { required: true })}
          {text('organisation', t('experts.organisation'), { required: true, most: 100 })}
          {text('title', t('experts.postTitle'))}
          <ChoiceField label={t('experts.origin')} required value={draft.origin} choices={origins} onChange={(origin) => origin && onChange({ ...draft, origin })} />
          <Box sx={{ gridColumn: { sm: 'span 2' } }}>
            <TeacherPicker label={t('experts.teacher')} chosen={teacher} onChange={choose} isFocused={false} hint={command.errorOf('expert.teacherId') ?? t('experts.teacherHint')} />
          </Box>
          {several('subjects', t('experts.subjects'), subjects)}
          {several('stages', t('experts.stages'), stages)}
          <TextField label={t('experts.fee')} value={draft.fee} onChange={(event) => onChange({ ...draft, fee: event.target.value })} error={feeError !== undefined} helperText={feeError ?? t('experts.feeHint')} slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }} />
          <Box sx={{ gridColumn: { sm: 'span 2' } }}>{text('topics', t('experts.topics'), { hint: t('experts.topicsHint'), most: 400 })}</Box>
          <TextField label={t('experts.mobile')} value={mobile} autoComplete="off" onChange={(event) => setMobile(event.target.value)} error={command.errorOf('expert.mobile') !== undefined} helperText={command.errorOf('expert.mobile') ?? (hasMobile ? t('experts.mobileKept') : undefined)} slotProps={{ htmlInput: { inputMode: 'tel', maxLength: 20 } }} />
          <Box sx={{ gridColumn: '1 / -1' }}>{text('note', t('experts.note'), { most: 500 })}</Box>
        </Box>
      </Panel>
      <Button type="submit" variant="contained" loading={command.isPending}>{t('experts.save')}</Button>
    </Box>
  );
}
