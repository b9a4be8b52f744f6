import { Box, TextField } from '@mui/material';
import { useState } from 'react';

import { type LodgingCardFragment, LodgingSetTermsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import { fromLocal, toLocal } from '../assignments/county-time.js';
import { codeOf, MEALS, mealsOf, type Offer, OfferFields } from './OfferFields.js';

interface Form extends Offer { readonly answerBy: string; readonly note: string }
const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

/** From the evening before the class to its last day. */
function daysOf({ startsOn, endsOn }: Cohort): string[] {
  const first = Date.parse(startsOn) - DAY_MS;
  const count = Math.min(MOST_DAYS, Math.round((Date.parse(endsOn) - first) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
}

/** Which nights and meals a class offers; what was typed stays until it is saved. */
export function TermsDialog({ cohort, desk: { cohortId, terms }, onClose }: { cohort: Cohort; desk: LodgingCardFragment; onClose: () => void }) {
  const t = useT();
  const [now] = useState(() => toLocal(new Date().toISOString()));
  const [days] = useState(() => [...new Set([...daysOf(cohort), ...(terms?.nights ?? []), ...(terms?.meals ?? []).map(({ day }) => day)])].sort());
  const usual: Form = terms ? { nights: terms.nights, meals: terms.meals.map(codeOf), answerBy: toLocal(terms.answerBy), note: terms.note }
    : { nights: days.slice(0, -1), meals: days.slice(1).map((day) => `${day}/LUNCH`), answerBy: `${days[0] ?? ''}T12:00`, note: '' };
  const draft = useDraft<Form>(`lodging.terms.${cohortId}`, usual);
  const { value: form } = draft;
  const save = useCommand(LodgingSetTermsDocument, { done: t('lodging.offered'), onDone: () => { draft.discard(); onClose(); } });
  const submit = () => {
    void save.run({ cohortId, nights: [...form.nights], meals: mealsOf(form.meals), answerBy: fromLocal(form.answerBy) as string, note: form.note.trim() });
  };
  return (
    <FormDialog title={t('lodging.terms.title')} isPending={save.isPending} submitLabel={t('common.save')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <OfferFields days={days} within={{ nights: days, meals: days.flatMap((day) => MEALS.map((meal) => codeOf({ day, meal }))) }} value={form} onChange={(offer) => draft.set({ ...form, ...offer })} />
        {save.errorOf('nights') && <Box sx={{ gridColumn: '1 / -1', color: 'error.main', fontSize: 13 }}>{save.errorOf('nights')}</Box>}
        <TextField label={t('lodging.terms.answerBy')} type="datetime-local" required value={form.answerBy} onChange={(event) => draft.set({ ...form, answerBy: event.target.value })} error={save.errorOf('answerBy') !== undefined} helperText={save.errorOf('answerBy')} slotProps={{ inputLabel: { shrink: true }, htmlInput: terms ? {} : { min: now } }} />
        <TextField label={t('lodging.terms.note')} value={form.note} onChange={(event) => draft.set({ ...form, note: event.target.value })} slotProps={{ htmlInput: { maxLength: 200 } }} />
      </Box>
    </FormDialog>
  );
}
