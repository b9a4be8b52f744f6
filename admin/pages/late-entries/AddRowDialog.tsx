import { Box, TextField } from '@mui/material';

import { LateEntryRowAddDocument, CreditRulesDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { isShort } from '../../shared/ReasonField.js';
import { useChoices } from '../../shared/useChoices.js';
import { useDraft } from '../../shared/useDraft.js';

const EMPTY = { number: '', name: '', category: '', item: '', level: '', hours: '', credits: '', startDay: '', endDay: '', title: '', organiser: '' };

/** One row by hand; the dialog stays open for the next one, with the activity kept. */
export function AddRowDialog({ batchId, onClose }: { batchId: string; onClose: () => void }) {
  const t = useT();
  const levels = useChoices('sponsorLevel');
  const { data } = useRead(CreditRulesDocument, {});
  const draft = useDraft(`late-entries.row.${batchId}`, EMPTY);
  const { value: form } = draft;
  const add = useCommand(LateEntryRowAddDocument, { done: t('lateEntries.fill.added'), onDone: () => draft.set({ ...form, number: '', name: '' }) });
  const set = (key: keyof typeof EMPTY) => (value: string | null) => draft.set({ ...form, [key]: value ?? '' });
  const field = (key: keyof typeof EMPTY, label: string, span = 1, isRequired = false, most = 100) => (
    <TextField sx={{ gridColumn: `span ${span}` }} label={label} required={isRequired} value={form[key]} onChange={(event) => set(key)(event.target.value)} error={Boolean(add.errorOf(key))} helperText={add.errorOf(key)} slotProps={{ htmlInput: { maxLength: most, ...(key === 'hours' || key === 'credits' ? { inputMode: 'decimal' as const } : {}) } }} />
  );
  const day = (key: 'startDay' | 'endDay', label: string, isRequired: boolean) => <TextField type="date" sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }} label={label} required={isRequired} value={form[key]} onChange={(event) => set(key)(event.target.value)} error={Boolean(add.errorOf(key))} helperText={add.errorOf(key)} slotProps={{ inputLabel: { shrink: true } }} />;
  const missing = [
    ...(form.number.trim() ? [] : [t('lateEntries.row.number')]), ...(form.category || form.item.trim() ? [] : [t('lateEntries.row.category')]), ...(form.level ? [] : [t('lateEntries.row.level')]),
    ...(isShort(form.title, 2) ? [t('lateEntries.row.name2')] : []), ...(form.startDay ? [] : [t('lateEntries.row.startDay')]),
  ];
  const submit = () => void add.run({ batchId, ...form, endDay: form.endDay || null });
  return (
    <FormDialog title={t('lateEntries.row.title')} maxWidth="md" isPending={add.isPending} errors={add.errors} missing={missing} submitLabel={t('lateEntries.row.save')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>
        {field('number', t('lateEntries.row.number'), 1, true, 30)}
        {field('name', t('lateEntries.row.name'), 1, false, 30)}
        <ChoiceField label={t('lateEntries.row.category')} required value={form.category || null} choices={(data?.ruleSetInForce?.categories ?? []).map(({ name }) => ({ id: name, name }))} onChange={set('category')} />
        <ChoiceField label={t('lateEntries.row.level')} required value={form.level || null} choices={levels} onChange={set('level')} />
        {field('title', t('lateEntries.row.name2'), 2, true, 200)}
        {field('item', t('lateEntries.row.item'), 2, false, 64)}
        {day('startDay', t('lateEntries.row.startDay'), true)}
        {day('endDay', t('lateEntries.row.endDay'), false)}
        {field('hours', t('lateEntries.row.hours'), 1, false, 10)}
        {field('credits', t('lateEntries.row.amount'), 1, false, 10)}
        {field('organiser', t('lateEntries.row.organiser'), 2)}
      </Box>
    </FormDialog>
  );
}
