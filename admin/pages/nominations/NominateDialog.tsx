import { Box, Checkbox, FormControlLabel, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { RegistrationNominateDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useName } from '../../shared/useName.js';
import type { ToldResult } from '../registration/DecisionResults.js';

const MOST_TOGETHER = 10;

/** Says what follows, asks what the programme's form asks of each, and whether they come together. */
export function NominateDialog({ cohort, chosen, onDone, onClose }: { cohort: Cohort; chosen: ReadonlyMap<string, string>; onDone: (figures: string[], told: ToldResult[]) => void; onClose: () => void }) {
  const t = useT();
  const nameOf = useName();
  const fields = cohort.programme.formFields;
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [asGroup, setGroup] = useState(false);
  const nominate = useCommand(RegistrationNominateDocument, {
    onDone: ({ results }) => {
      const told = (results ?? []).flatMap(({ teacherId, message }): ToldResult[] => (message ? [{ id: teacherId, name: chosen.get(teacherId) ?? '', message }] : []));
      onDone([t('training.nominate.done', { smart_count: (results ?? []).length - told.length })], told);
    },
  });
  const people = [...chosen];
  const at = (teacherId: string, key: string) => `${teacherId}/${key}`;
  const isComplete = people.every(([id]) => fields.every(({ key, required }) => !required || Boolean(answers[at(id, key)]?.trim())));
  const given = people.flatMap(([teacherId]) => fields.flatMap(({ key }) => (answers[at(teacherId, key)]?.trim() ? [{ teacherId, key, value: answers[at(teacherId, key)] as string }] : [])));
  return (
    <ConfirmDialog
      open title={t('training.nominate.actTitle', { smart_count: chosen.size })} undo={t('training.nominate.actUndo')} confirmLabel={t('training.nominate.act')} isPending={nominate.isPending} canConfirm={isComplete}
      consequence={<>{people.slice(0, 20).map(([, name]) => name).join(t('common.listComma'))}{people.length > 20 && ' …'}<br />{t(cohort.admission === 'AUTO_ADMIT' ? 'training.nominate.actAuto' : 'training.nominate.actCentre')}</>}
      onClose={onClose} onConfirm={() => void nominate.run({ cohortId: cohort.id, teacherIds: people.map(([id]) => id), answers: given, asGroup: asGroup && people.length > 1 })}
    >
      {people.length > 1 && people.length <= MOST_TOGETHER && <FormControlLabel sx={{ mt: 1 }} control={<Checkbox checked={asGroup} onChange={(_, checked) => setGroup(checked)} />} label={t('registration.group.asGroup')} />}
      {nominate.errorOf('teacherIds') && <Typography role="alert" sx={{ color: 'error.main', fontSize: 13 }}>{nominate.errorOf('teacherIds')}</Typography>}
      {fields.length > 0 && (
        <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
          {people.map(([id, name]) => (
            <Box key={id} component="fieldset" sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, m: 0, p: 0, border: 0 }}>
              <Typography component="legend" sx={{ p: 0, mb: 1, fontWeight: 600 }}>{name}</Typography>
              {fields.map((field) => (
                <TextField
                  key={field.key} select={field.kind === 'CHOICE'} label={nameOf({ name: field.label, nameEn: field.labelEn })} required={field.required} value={answers[at(id, field.key)] ?? ''}
                  onChange={(event) => setAnswers({ ...answers, [at(id, field.key)]: event.target.value })} slotProps={{ htmlInput: { maxLength: 200, ...(field.kind === 'NUMBER' ? { inputMode: 'decimal' as const } : {}) } }}
                >
                  {field.choices.map((choice) => <MenuItem key={choice} value={choice}>{choice}</MenuItem>)}
                </TextField>
              ))}
            </Box>
          ))}
        </Box>
      )}
    </ConfirmDialog>
  );
}
