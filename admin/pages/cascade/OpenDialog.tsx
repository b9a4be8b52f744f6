import { Autocomplete, Box, TextField } from '@mui/material';

import { AreasDocument, CascadeOpenDocument, CohortsDocument, type SponsorLevel, type Subject } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { todayInCounty } from '../../shared/format.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';
import { CodesField } from '../selection/CodesField.js';

const LEVELS: readonly SponsorLevel[] = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY'];
interface Form { source: 'outside' | 'ours'; cohortId: string | null; title: string; level: SponsorLevel; organiser: string; startsOn: string; endsOn: string; dueOn: string; subjects: string[]; attendees: string; areaIds: string[] }

/** `T00012345 市培字 12 号`: a number, then what proves it. */
const attendeesIn = (text: string): { number: string; proof: string }[] =>
  text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => { const [number = '', ...proof] = line.split(/\s+/); return { number, proof: proof.join(' ') }; });

/** A new cascade: where it starts from, whom it is to reach, and by when. What was typed stays until it is set up. */
export function OpenDialog({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const titleOf = useTitle();
  const today = todayInCounty();
  const draft = useDraft<Form>('cascade.new', { source: 'outside', cohortId: null, title: '', level: 'CITY', organiser: '', startsOn: today, endsOn: today, dueOn: today, subjects: [], attendees: '', areaIds: [] });
  const { value: form } = draft;
  const change = (changes: Partial<Form>): void => draft.set({ ...form, ...changes });
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  const cohorts = useRead(CohortsDocument, { page: { limit: 100, offset: 0 }, sort: 'NEWEST', filter: { ofCounty: true, statuses: ['RUNNING', 'CLOSED'] } }, { enabled: form.source === 'ours' }).data?.cohorts.items ?? [];
  const open = useCommand(CascadeOpenDocument, { done: t('cascade.opened'), onDone: ({ sheet }) => { draft.discard(); onClose(); if (sheet) onOpened(sheet.cascade.id); } });
  const submit = () => {
    const { source, subjects, attendees, ...rest } = form;
    void open.run({ ...rest, title: form.title.trim(), organiser: form.organiser.trim(), titleEn: '', cohortId: source === 'ours' ? form.cohortId : null, subjects: subjects as Subject[], attendees: source === 'ours' ? [] : attendeesIn(attendees) });
  };
  const attendeesError = open.errorOf('attendees') ?? open.errors.find(({ field }) => field?.startsWith('input.attendees.'))?.message;
  const failed = (name: string) => ({ error: open.errorOf(name) !== undefined, helperText: open.errorOf(name) });
  const day = (name: 'startsOn' | 'endsOn' | 'dueOn') => <TextField required type="date" label={t(`cascade.${name}`)} value={form[name]} onChange={(event) => change({ [name]: event.target.value })} {...failed(name)} slotProps={{ inputLabel: { shrink: true } }} />;
  return (
    <FormDialog title={t('cascade.openTitle')} isPending={open.isPending} submitLabel={t('cascade.open')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <ChoiceField label={t('cascade.fromCohort')} required value={form.source} choices={[{ id: 'outside', name: t('cascade.outside') }, { id: 'ours', name: t('cascade.ours') }]} onChange={(source) => source && change({ source: source as Form['source'] })} />
        {form.source === 'ours' && <ChoiceField label={t('cascade.cohort')} required isNeeded value={form.cohortId} error={open.errorOf('cohortId')} choices={cohorts.map((each) => ({ id: each.id, name: titleOf(each) }))} onChange={(cohortId) => { const found = cohorts.find((each) => each.id === cohortId); change({ cohortId, ...(found ? { title: form.title || found.title, level: 'COUNTY', startsOn: found.startsOn, endsOn: found.endsOn } : {}) }); }} />}
        <TextField required label={t('cascade.name')} placeholder={t('cascade.titleHint')} value={form.title} onChange={(event) => change({ title: event.target.value })} {...failed('title')} slotProps={{ htmlInput: { maxLength: 100 } }} />
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' }, gap: 2 }}>
          <ChoiceField label={t('cascade.level')} required value={form.level} choices={LEVELS.map((id) => ({ id, name: label('sponsorLevel', id) }))} onChange={(level) => level && change({ level: level as SponsorLevel })} />
          <TextField required label={t('cascade.organiser')} value={form.organiser} onChange={(event) => change({ organiser: event.target.value })} {...failed('organiser')} slotProps={{ htmlInput: { maxLength: 100 } }} />
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' }, gap: 2 }}>{day('startsOn')}{day('endsOn')}{day('dueOn')}</Box>
        {form.source === 'outside' && <TextField required multiline minRows={3} label={t('cascade.numbers')} value={form.attendees} onChange={(event) => change({ attendees: event.target.value })} error={attendeesError !== undefined} helperText={attendeesError ?? t('cascade.numbersHint')} />}
        <Autocomplete
          multiple disableCloseOnSelect options={areas.map((each) => each.id)} value={form.areaIds} onChange={(_, areaIds) => change({ areaIds })} getOptionLabel={(id) => { const area = areas.find((each) => each.id === id); return area ? nameOf(area) : ''; }} size="small"
          renderInput={(params) => <TextField {...params} label={t('cascade.areas')} placeholder={form.areaIds.length === 0 ? t('cascade.allAreas') : ''} {...failed('areaIds')} slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }} />}
        />
        <CodesField list="subject" label={t('cascade.subject')} hint={t('cascade.allSubjects')} value={form.subjects} onChange={(subjects) => change({ subjects: [...subjects] })} />
      </Box>
    </FormDialog>
  );
}
