import { Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';

import type { Admission, CohortFields as CohortFieldsInput, CohortQuery, Stage, Subject, TeacherTitle, TrainedBefore } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { useChoices } from '../../shared/useChoices.js';
import { countyInstant, localOf } from './session-drafts.js';

/** What is typed; instants as `datetime-local` fields hold them, on the county's clock. */
export interface CohortDraft {
  readonly title: string;
  readonly titleEn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly placeEn: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly admission: string;
  readonly hasWaitingList: boolean;
  readonly stages: readonly string[];
  readonly subjects: readonly string[];
  readonly titles: readonly string[];
  readonly minYears: string;
  readonly maxYears: string;
  readonly notTrainedIn: string;
  readonly refusesFullCycle: boolean;
  readonly replacesUntil: string;
  readonly waitingStopsAt: string;
}

export const newCohort: CohortDraft = { title: '', titleEn: '', startsOn: '', endsOn: '', place: '', placeEn: '', opensAt: '', closesAt: '', admission: 'COORDINATOR_ADMITS', hasWaitingList: true, stages: [], subjects: [], titles: [], minYears: '', maxYears: '', notTrainedIn: 'NONE', refusesFullCycle: false, replacesUntil: '', waitingStopsAt: '' };

export function cohortDraftOf(cohort: NonNullable<CohortQuery['cohort']>): CohortDraft {
  const { title, titleEn, startsOn, endsOn, place, placeEn, registrationOpensAt, registrationClosesAt, admission, hasWaitingList, stages, subjects, titles, minYearsTaught, maxYearsTaught, notTrainedIn, refusesFullCycle, replacesUntil, waitingStopsAt } = cohort;
  return {
    titles, minYears: minYearsTaught === null ? '' : String(minYearsTaught), maxYears: maxYearsTaught === null ? '' : String(maxYearsTaught), notTrainedIn, refusesFullCycle, replacesUntil: replacesUntil ?? '', waitingStopsAt: waitingStopsAt ? localOf(waitingStopsAt) : '',
    title, titleEn, startsOn, endsOn, place, placeEn, opensAt: localOf(registrationOpensAt), closesAt: localOf(registrationClosesAt), admission, hasWaitingList, stages, subjects };
}

/** For the server; null while days or times are missing, which the fields themselves ask for. */
export function cohortInputOf({ title, titleEn, startsOn, endsOn, place, placeEn, opensAt, closesAt, admission, hasWaitingList, stages, subjects, ...more }: CohortDraft): CohortFieldsInput | null {
  if (!startsOn || !endsOn || !opensAt || !closesAt) return null;
  return {
    title: title.trim(), titleEn: titleEn.trim() || null, startsOn, endsOn, place: place.trim(), placeEn: placeEn.trim() || null, registrationOpensAt: countyInstant(opensAt), registrationClosesAt: countyInstant(closesAt),
    admission: admission as Admission, hasWaitingList, stages: [...stages] as Stage[], subjects: [...subjects] as Subject[], titles: [...more.titles] as TeacherTitle[],
    minYearsTaught: more.minYears ? Number(more.minYears) : null, maxYearsTaught: more.maxYears ? Number(more.maxYears) : null, notTrainedIn: more.notTrainedIn as TrainedBefore, refusesFullCycle: more.refusesFullCycle,
    replacesUntil: more.replacesUntil || null, waitingStopsAt: more.waitingStopsAt ? countyInstant(more.waitingStopsAt) : null,
  };
}

/** The fields of a class, for a new one and for changes. Once registration is open `isFixed` keeps days and conditions. */
export function CohortFields({ draft, isFixed, errorOf, onChange }: { draft: CohortDraft; isFixed: boolean; errorOf: (field: string) => string | undefined; onChange: (draft: CohortDraft) => void }) {
  const t = useT();
  const [admissions, stages, subjects, titles, before] = [useChoices('admission'), useChoices('stage'), useChoices('subject'), useChoices('title'), useChoices('trainedBefore')];
  const field = (name: keyof CohortDraft, label: string, server: string, options: { type?: string; required?: boolean; disabled?: boolean; most?: number } = {}) => {
    const error = errorOf(`cohort.${server}`);
    return (
      <TextField
        label={label} type={options.type ?? 'text'} value={draft[name]} required={options.required ?? true} disabled={options.disabled ?? false} error={error !== undefined} helperText={error}
        onChange={(event) => onChange({ ...draft, [name]: event.target.value })} slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: options.most ?? 120 } }}
      />
    );
  };
  const years = (name: 'minYears' | 'maxYears', label: string, server: string) => <FigureField label={label} least={0} most={60} value={draft[name]} disabled={isFixed} error={errorOf(`cohort.${server}`)} onChange={(next) => onChange({ ...draft, [name]: next })} />;
  const several = (name: 'stages' | 'subjects' | 'titles', label: string, choices: typeof stages) => (
    <TextField
      select label={label} value={draft[name]} disabled={isFixed} onChange={(event) => onChange({ ...draft, [name]: event.target.value as unknown as string[] })}
      slotProps={{ inputLabel: { shrink: true }, select: { multiple: true, displayEmpty: true, renderValue: (chosen) => (chosen as string[]).map((id) => choices.find((each) => each.id === id)?.name).join(t('common.listComma')) || t('training.cohorts.anyone') } }}
    >
      {choices.map(({ id, name: word }) => <MenuItem key={id} value={id}>{word}</MenuItem>)}
    </TextField>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(4, 1fr)' } }}>
      <Box sx={{ gridColumn: { sm: 'span 2' } }}>{field('title', t('training.cohorts.name'), 'title')}</Box>
      <Box sx={{ gridColumn: { sm: 'span 2' } }}>{field('titleEn', t('training.cohorts.nameEn'), 'titleEn', { required: false, most: 200 })}</Box>
      {field('startsOn', t('training.cohorts.starts'), 'startsOn', { type: 'date', disabled: isFixed })}
      {field('endsOn', t('training.cohorts.ends'), 'endsOn', { type: 'date', disabled: isFixed })}
      {field('opensAt', t('training.cohorts.opensAt'), 'registrationOpensAt', { type: 'datetime-local' })}
      {field('closesAt', t('training.cohorts.closesAt'), 'registrationClosesAt', { type: 'datetime-local' })}
      <Box sx={{ gridColumn: { sm: 'span 2' } }}>{field('place', t('training.cohorts.place'), 'place', { most: 100 })}</Box>
      <Box sx={{ gridColumn: { sm: 'span 2' } }}>{field('placeEn', t('training.cohorts.placeEn'), 'placeEn', { required: false, most: 150 })}</Box>
      <ChoiceField label={t('training.cohorts.admission')} required value={draft.admission} choices={admissions} onChange={(value) => value && onChange({ ...draft, admission: value })} />
      {several('stages', t('training.cohorts.stages'), stages)}
      {several('subjects', t('training.cohorts.subjects'), subjects)}
      {several('titles', t('registration.conditions.titles'), titles)}
      {years('minYears', t('registration.conditions.minYears'), 'minYearsTaught')}
      {years('maxYears', t('registration.conditions.maxYears'), 'maxYearsTaught')}
      <TextField select label={t('registration.conditions.before')} value={draft.notTrainedIn} disabled={isFixed} onChange={(event) => onChange({ ...draft, notTrainedIn: event.target.value })} slotProps={{ inputLabel: { shrink: true } }}>{before.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}</TextField>
      {field('replacesUntil', t('registration.conditions.replacesUntil'), 'replacesUntil', { type: 'date', required: false })}
      {field('waitingStopsAt', t('registration.conditions.waitingStops'), 'waitingStopsAt', { type: 'datetime-local', required: false })}
      <FormControlLabel sx={{ gridColumn: { sm: 'span 2' } }} control={<Checkbox checked={draft.refusesFullCycle} onChange={(_, checked) => onChange({ ...draft, refusesFullCycle: checked })} />} label={t('registration.conditions.fullCycle')} />
      <FormControlLabel control={<Checkbox checked={draft.hasWaitingList} onChange={(_, checked) => onChange({ ...draft, hasWaitingList: checked })} />} label={t('training.cohorts.waitingList')} />
    </Box>
  );
}
