import { Autocomplete, Box, TextField } from '@mui/material';
import { useState } from 'react';

import { type HonourLevel, HonourRecordDocument, TeachersDocument, type TeachersQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useChoices } from '../../shared/useChoices.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';

type Teacher = TeachersQuery['teachers']['items'][number];
const EMPTY = { level: 'CITY' as HonourLevel, code: '', title: '', titleEn: '', grade: '', grantedOn: '', documentNumber: '', expiresOn: '' };
const MOST_SHOWN = 20;

/** An honour of city or province, from the order that granted it. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const levels = useChoices('honourLevel');
  const form = useDraft('honour-record', EMPTY);
  const [teacher, setTeacher] = useState<Teacher | null>(null);
  const [typed, setTyped] = useState('');
  const found = useRead(TeachersDocument, { filter: { search: typed.trim() || null }, sort: 'NAME', page: { limit: MOST_SHOWN, offset: 0 } }, { enabled: typed.trim() !== '', keepPrevious: true });
  const record = useCommand(HonourRecordDocument, { done: t('selection.honours.recorded'), onDone: () => { form.discard(); onClose(); } });
  const { value } = form;
  const set = (changes: Partial<typeof EMPTY>) => form.set({ ...value, ...changes });
  const field = (name: Exclude<keyof typeof EMPTY, 'level' | 'grade'>, label: string, type: 'text' | 'date' = 'text') => (
    <TextField type={type} label={label} value={value[name]} onChange={(event) => set({ [name]: event.target.value })} error={record.errorOf(name) !== undefined} helperText={record.errorOf(name)} slotProps={type === 'date' ? { inputLabel: { shrink: true } } : {}} />
  );
  const canConfirm = teacher !== null && [value.code, value.title, value.titleEn, value.grantedOn].every((each) => each.trim() !== '');
  const submit = (): void => {
    if (!teacher) return;
    const { level, code, title, titleEn, grade, grantedOn, documentNumber, expiresOn } = value;
    void record.run({ teacherId: teacher.id, level, code: code.trim(), title: title.trim(), titleEn: titleEn.trim(), grade: grade === 'EXCELLENT' ? grade : null, grantedOn, documentNumber: documentNumber.trim() || null, expiresOn: expiresOn || null });
  };
  return (
    <ConfirmDialog open title={t('selection.honours.record')} consequence={t('selection.honours.recordText')} undo={t('selection.honours.recordUndo')} confirmLabel={t('selection.honours.record')} isPending={record.isPending} canConfirm={canConfirm} onClose={onClose} onConfirm={submit}>
      <Box sx={{ display: 'grid', gap: 2, mt: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Autocomplete<Teacher>
            options={found.data?.teachers.items ?? []} value={teacher} loading={found.isFetching} getOptionLabel={({ name, number, school }) => `${name} ${number} ${nameOf(school)}`} getOptionKey={({ id }) => id} isOptionEqualToValue={(a, b) => a.id === b.id}
            filterOptions={(options) => options} onChange={(_, next) => setTeacher(next)} onInputChange={(_, text, reason) => { if (reason === 'input') setTyped(text); }} noOptionsText={t('people.teachersSearch')}
            renderInput={(params) => <TextField {...params} autoFocus label={t('selection.honours.teacher')} placeholder={t('people.teachersSearch')} />}
          />
        </Box>
        <ChoiceField label={t('selection.honours.level')} required value={value.level} choices={levels} onChange={(level) => set({ level: (level ?? 'CITY') as HonourLevel })} />
        {field('code', t('selection.honours.code'))}
        {field('title', t('selection.honours.titleZh'))}{field('titleEn', t('selection.honours.titleEn'))}
        {field('grantedOn', t('selection.honours.grantedOn'), 'date')}{field('expiresOn', t('selection.honours.until'), 'date')}
        {field('documentNumber', t('selection.honours.document'))}
        <ChoiceField label={t('selection.honours.grade')} required value={value.grade || 'NONE'} choices={[{ id: 'NONE', name: t('selection.honours.gradeNone') }, { id: 'EXCELLENT', name: t('selection.honours.excellent') }]} onChange={(grade) => set({ grade: grade === 'EXCELLENT' ? grade : '' })} />
      </Box>
    </ConfirmDialog>
  );
}
