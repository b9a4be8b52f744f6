import { Box, Button, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import type { SubmitEvent } from 'react';

import type { ApprovalStep, ClashPolicy, ProgrammeFields, SponsorLevel, TrainingCategory, TrainingMode } from '../../data/generated/operations.js';
import type { Command } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { todayInCounty } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { useChoices } from '../../shared/useChoices.js';
import { type FieldDraft, fieldDraftOf, fieldInputOf, FormFieldsEditor } from './FormFieldsEditor.js';
import { HOUR_MINUTES, hoursOf } from './training-words.js';

/** What is typed, as text until it is sent. */
export interface ProgrammeDraft {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly sponsorLevel: string;
  readonly mode: string;
  readonly category: string;
  readonly organiser: string;
  readonly hours: string;
  readonly year: string;
  readonly seats: string;
  readonly assessmentRequired: boolean;
  readonly absence: string;
  readonly topic: string;
  readonly clashPolicy: string;
  readonly approvalChain: readonly ApprovalStep[];
  readonly formFields: readonly FieldDraft[];
}

export const newProgramme = (): ProgrammeDraft => ({
  code: '', title: '', titleEn: '', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', category: 'FACE_TO_FACE', organiser: '', hours: '', year: todayInCounty().slice(0, 4), seats: '', assessmentRequired: true, absence: '1/5', topic: '', clashPolicy: 'REFUSE', approvalChain: [], formFields: [],
});

const ABSENCES = ['1/10', '1/5', '1/4', '1/3', '1/2'];

export function draftOf({ topic, clashPolicy, approvalChain, formFields, code, title, titleEn, sponsorLevel, mode, category, organiser, minutes, year, seats, assessmentRequired, absenceNumerator, absenceDenominator }: ProgrammeFields & { code: string }): ProgrammeDraft {
  return { code, title, titleEn: titleEn ?? '', sponsorLevel, mode, category, organiser, hours: hoursOf(minutes), year: String(year), seats: String(seats), assessmentRequired: assessmentRequired ?? false, absence: `${absenceNumerator ?? 1}/${absenceDenominator ?? 5}`, topic: topic ?? '', clashPolicy: clashPolicy ?? 'REFUSE', approvalChain: approvalChain ?? [], formFields: (formFields ?? []).map(fieldDraftOf) };
}

export function fieldsOf(draft: ProgrammeDraft): ProgrammeFields {
  const [absenceNumerator = 1, absenceDenominator = 5] = draft.absence.split('/').map(Number);
  return {
    title: draft.title.trim(), titleEn: draft.titleEn.trim() || null, sponsorLevel: draft.sponsorLevel as SponsorLevel, mode: draft.mode as TrainingMode, category: draft.category as TrainingCategory,
    organiser: draft.organiser.trim(), minutes: Math.round(Number(draft.hours) * HOUR_MINUTES), year: Number(draft.year), seats: Number(draft.seats), assessmentRequired: draft.assessmentRequired, absenceNumerator, absenceDenominator,
    topic: draft.topic.trim(), clashPolicy: draft.clashPolicy as ClashPolicy, approvalChain: [...draft.approvalChain], formFields: draft.formFields.map(fieldInputOf),
  };
}

/** The same form for a new programme and for a draft. */
export function ProgrammeForm({ draft, isNew, command, onChange, onSubmit }: { draft: ProgrammeDraft; isNew: boolean; command: Pick<Command<never, unknown>, 'errorOf' | 'isPending'>; onChange: (draft: ProgrammeDraft) => void; onSubmit: () => void }) {
  const t = useT();
  const [levels, modes, categories] = [useChoices('sponsorLevel'), useChoices('trainingMode'), useChoices('trainingCategory')];
  const [steps, clashes] = [useChoices('approvalStep'), useChoices('clashPolicy')];
  const text = (field: keyof ProgrammeDraft, label: string, options: { hint?: string; required?: boolean; most?: number } = {}) => {
    const error = command.errorOf(field === 'code' ? 'code' : `programme.${field}`);
    return (
      <TextField
        label={label} value={draft[field]} required={options.required ?? true} error={error !== undefined} helperText={error ?? options.hint} onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
        slotProps={{ htmlInput: { maxLength: options.most ?? 100 } }}
      />
    );
  };
  const figure = (field: 'year' | 'hours' | 'seats', label: string, limits: { least: number; most: number; decimals?: number; hint?: string }) => <FigureField label={label} required {...limits} value={draft[field]} onChange={(next) => onChange({ ...draft, [field]: next })} error={command.errorOf(`programme.${field === 'hours' ? 'minutes' : field}`)} />;
  const choice = (field: 'sponsorLevel' | 'mode' | 'category', label: string, choices: typeof levels) => <ChoiceField label={label} required value={draft[field]} choices={choices} onChange={(value) => value && onChange({ ...draft, [field]: value })} />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Box component="form" onSubmit={submit}>
      <Panel>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' } }}>
          <Box sx={{ gridColumn: { sm: 'span 2' } }}>{text('title', t('training.programmes.name'))}</Box>
          {isNew ? text('code', t('training.programmes.code'), { hint: t('training.programmes.codeHint'), most: 40 }) : <TextField label={t('training.programmes.code')} value={draft.code} disabled />}
          <Box sx={{ gridColumn: { sm: 'span 2' } }}>{text('titleEn', t('training.programmes.nameEn'), { required: false, most: 150 })}</Box>
          {text('organiser', t('training.programmes.organiser'))}
          {choice('sponsorLevel', t('training.programmes.level'), levels)}
          {choice('mode', t('training.programmes.mode'), modes)}
          {choice('category', t('training.programmes.category'), categories)}
          {figure('year', t('training.programmes.year'), { least: 2000, most: 2100 })}
          {figure('hours', t('training.programmes.hours'), { least: 1, most: 2200, decimals: 1, hint: t('training.programmes.hoursHint') })}
          {figure('seats', t('training.programmes.seats'), { least: 0, most: 100_000 })}
          <TextField select label={t('training.programmes.absence')} value={draft.absence} onChange={(event) => onChange({ ...draft, absence: event.target.value })} sx={{ gridColumn: { md: 'span 2' } }}>
            {[...new Set([...ABSENCES, draft.absence])].map((each) => <MenuItem key={each} value={each}>{each}</MenuItem>)}
          </TextField>
          <FormControlLabel control={<Checkbox checked={draft.assessmentRequired} onChange={(_, checked) => onChange({ ...draft, assessmentRequired: checked })} />} label={t('training.programmes.assessed')} />
        </Box>
      </Panel>
      <Panel title={t('registration.conditions.title')}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' } }}>
          <TextField select label={t('registration.chain.ask')} value={draft.approvalChain} onChange={(event) => onChange({ ...draft, approvalChain: event.target.value as unknown as ApprovalStep[] })} slotProps={{ inputLabel: { shrink: true }, select: { multiple: true, displayEmpty: true, renderValue: () => steps.filter(({ id }) => (draft.approvalChain as readonly string[]).includes(id)).map(({ name }) => name).join(' → ') || t('registration.chain.none') } }}>
            {steps.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
          </TextField>
          <ChoiceField label={t('registration.form.clash')} required value={draft.clashPolicy} choices={clashes} onChange={(value) => value && onChange({ ...draft, clashPolicy: value })} />
          {text('topic', t('registration.form.topic'), { required: false, hint: t('registration.form.topicHint'), most: 40 })}
        </Box>
      </Panel>
      <Panel title={t('registration.form.title')}>
        <FormFieldsEditor fields={draft.formFields} errorOf={command.errorOf} onChange={(formFields) => onChange({ ...draft, formFields })} />
      </Panel>
      <Button type="submit" variant="contained" loading={command.isPending}>{t('training.programmes.save')}</Button>
    </Box>
  );
}
