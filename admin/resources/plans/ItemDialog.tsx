import { Box, Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';

import { PlanItemAddDocument, type PlanItemCardFragment, PlanItemEditDocument, type SponsorLevel, type Stage, type Subject, type TrainingMode } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { fenOf, formatYuan } from '../../shared/format.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useChoices } from '../../shared/useChoices.js';
import { HOUR_MINUTES, hoursOf } from '../programmes/training-words.js';

interface ItemDraft {
  readonly title: string; readonly sponsorLevel: string; readonly mode: string; readonly hours: string; readonly seats: string; readonly startsOn: string; readonly endsOn: string; readonly budget: string;
  readonly responsible: string; readonly stages: readonly string[]; readonly subjects: readonly string[]; readonly traineeGroup: string; readonly note: string;
}

const newItem = (year: number): ItemDraft => ({ title: '', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', hours: '', seats: '', startsOn: `${year}-01-01`, endsOn: `${year}-01-01`, budget: '', responsible: '', stages: [], subjects: [], traineeGroup: '', note: '' });
const draftOf = ({ title, sponsorLevel, mode, minutes, seats, startsOn, endsOn, budgetFen, responsible, stages, subjects, traineeGroup, note }: PlanItemCardFragment): ItemDraft => ({
  title, sponsorLevel, mode, hours: hoursOf(minutes), seats: String(seats), startsOn, endsOn, budget: budgetFen ? formatYuan(budgetFen) : '', responsible, stages, subjects, traineeGroup, note,
});

/** One item, new or changed. */
export function ItemDialog({ planId, year, item, onClose }: { planId: string; year: number; item: PlanItemCardFragment | null; onClose: () => void }) {
  const t = useT();
  const [draft, setDraft] = useState(() => (item ? draftOf(item) : newItem(year)));
  const [levels, modes, stages, subjects] = [useChoices('sponsorLevel'), useChoices('trainingMode'), useChoices('stage'), useChoices('subject')];
  const options = { done: t('planning.saved'), onDone: onClose };
  const add = useCommand(PlanItemAddDocument, options);
  const edit = useCommand(PlanItemEditDocument, options);
  const command = item ? edit : add;
  const change = (changes: Partial<ItemDraft>) => setDraft({ ...draft, ...changes });
  const budgetFen = fenOf(draft.budget || '0');
  const text = (field: 'title' | 'startsOn' | 'endsOn' | 'budget' | 'responsible' | 'traineeGroup' | 'note', label: string, options_: { type?: 'date'; numeric?: boolean; required?: boolean; hint?: string; most?: number } = {}) => {
    const error = command.errorOf(`item.${field === 'budget' ? 'budgetFen' : field}`) ?? (field === 'budget' && budgetFen === null ? t('experts.fees.yuanBad') : undefined);
    return (
      <TextField
        label={label} value={draft[field]} type={options_.type ?? 'text'} required={options_.required ?? true} error={error !== undefined} helperText={error ?? options_.hint} onChange={(event) => change({ [field]: event.target.value })}
        slotProps={{ htmlInput: { maxLength: options_.most ?? 100, ...(options_.numeric ? { inputMode: 'decimal' as const } : {}) }, ...(options_.type ? { inputLabel: { shrink: true } } : {}) }}
      />
    );
  };
  const several = (field: 'stages' | 'subjects', label: string, choices: typeof levels) => (
    <TextField
      select label={label} value={draft[field]} onChange={(event) => change({ [field]: event.target.value as unknown as string[] })}
      slotProps={{ inputLabel: { shrink: true }, select: { multiple: true, displayEmpty: true, renderValue: (value) => (value as string[]).map((code) => choices.find(({ id }) => id === code)?.name).join(t('common.listComma')) || t('planning.any') } }}
    >
      {choices.map(({ id, name }) => <MenuItem key={id} value={id} dense><Checkbox size="small" checked={draft[field].includes(id)} sx={{ py: 0 }} /><ListItemText primary={name} /></MenuItem>)}
    </TextField>
  );
  const submit = () => {
    if (budgetFen === null) return;
    const fields = {
      title: draft.title.trim(), sponsorLevel: draft.sponsorLevel as SponsorLevel, mode: draft.mode as TrainingMode, minutes: Math.round(Number(draft.hours) * HOUR_MINUTES), seats: Number(draft.seats), startsOn: draft.startsOn, endsOn: draft.endsOn, budgetFen,
      responsible: draft.responsible.trim(), stages: draft.stages as Stage[], subjects: draft.subjects as Subject[], traineeGroup: draft.traineeGroup.trim(), note: draft.note.trim(),
    };
    void (item ? edit.run({ id: item.id, item: fields }) : add.run({ planId, item: fields }));
  };
  return (
    <FormDialog title={item ? item.title : t('planning.add')} maxWidth="md" isPending={command.isPending} submitLabel={t('common.save')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' } }}>
        <Box sx={{ gridColumn: { sm: 'span 2' } }}>{text('title', t('planning.itemTitle'))}</Box>
        {text('responsible', t('planning.responsible'), { most: 60 })}
        <ChoiceField label={t('planning.level')} required value={draft.sponsorLevel} choices={levels} onChange={(sponsorLevel) => sponsorLevel && change({ sponsorLevel })} />
        <ChoiceField label={t('planning.mode')} required value={draft.mode} choices={modes} onChange={(mode) => mode && change({ mode })} />
        <FigureField label={t('planning.hours')} required least={0.1} most={2200} decimals={1} value={draft.hours} onChange={(hours) => change({ hours })} error={command.errorOf('item.minutes')} />
        {text('startsOn', t('planning.startsOn'), { type: 'date' })}
        {text('endsOn', t('planning.endsOn'), { type: 'date' })}
        <FigureField label={t('planning.seats')} required least={1} most={100_000} value={draft.seats} onChange={(seats) => change({ seats })} error={command.errorOf('item.seats')} />
        {several('stages', t('planning.stages'), stages)}
        {several('subjects', t('planning.subjects'), subjects)}
        {text('traineeGroup', t('planning.group'), { required: false, hint: t('planning.groupHint') })}
        {text('budget', t('planning.budget'), { numeric: true, required: false })}
        <Box sx={{ gridColumn: { sm: 'span 2' } }}>{text('note', t('planning.note'), { required: false, most: 300 })}</Box>
      </Box>
    </FormDialog>
  );
}
