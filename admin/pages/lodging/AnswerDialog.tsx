import { Box, TextField } from '@mui/material';
import { useState } from 'react';

import { type Diet, type LodgingCardFragment, LodgingAnswerDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { codeOf, mealsOf, OfferFields } from './OfferFields.js';
import type { Person } from './People.js';

const DIETS: readonly Diet[] = ['NONE', 'HALAL', 'VEGETARIAN', 'OTHER'];

/** The centre enters what a participant said on the telephone, after the deadline too. */
export function AnswerDialog({ desk: { cohortId, terms }, person: { teacherId, name, stay }, onClose }: { desk: LodgingCardFragment; person: Person; onClose: () => void }) {
  const t = useT();
  const [form, setForm] = useState({ nights: stay?.nights ?? [], meals: (stay?.meals ?? []).map(codeOf), diet: stay?.diet ?? 'NONE', dietNote: stay?.dietNote ?? '' });
  const save = useCommand(LodgingAnswerDocument, { done: t('lodging.answer.saved'), onDone: onClose });
  const within = { nights: terms?.nights ?? [], meals: (terms?.meals ?? []).map(codeOf) };
  const days = [...new Set([...within.nights, ...(terms?.meals ?? []).map(({ day }) => day)])].sort();
  const submit = () => {
    void save.run({ cohortId, teacherId, nights: [...form.nights], meals: mealsOf(form.meals), diet: form.diet, dietNote: form.dietNote.trim() });
  };
  return (
    <FormDialog title={t('lodging.answer.title', { name })} isPending={save.isPending} submitLabel={t('common.save')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <OfferFields days={days} within={within} value={form} onChange={(offer) => setForm({ ...form, nights: [...offer.nights], meals: [...offer.meals] })} />
        <ChoiceField required label={t('lodging.people.diet')} value={form.diet} choices={DIETS.map((id) => ({ id, name: t(`lodging.diets.${id}`) }))} onChange={(diet) => diet && setForm({ ...form, diet: diet as Diet })} />
        {form.diet === 'OTHER' && <TextField label={t('lodging.answer.dietNote')} required value={form.dietNote} error={save.errorOf('dietNote') !== undefined} helperText={save.errorOf('dietNote')} onChange={(event) => setForm({ ...form, dietNote: event.target.value })} slotProps={{ htmlInput: { maxLength: 60 } }} />}
      </Box>
    </FormDialog>
  );
}
