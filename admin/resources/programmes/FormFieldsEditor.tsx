import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Checkbox, FormControlLabel, IconButton, TextField, Typography } from '@mui/material';

import type { FormFieldInput, FormFieldKind } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { useChoices } from '../../shared/useChoices.js';

export interface FieldDraft {
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: string;
  /** As they are typed, with commas between. */
  readonly choices: string;
  readonly required: boolean;
}

const MOST = 12;

export const fieldDraftOf = ({ key, label, labelEn, kind, choices, required }: FormFieldInput): FieldDraft => ({ key, label, labelEn: labelEn === label ? '' : labelEn ?? '', kind, choices: (choices ?? []).join('，'), required: required ?? false });

export const fieldInputOf = ({ key, label, labelEn, kind, choices, required }: FieldDraft): FormFieldInput => ({
  key, label: label.trim(), labelEn: labelEn.trim() || null, kind: kind as FormFieldKind, choices: kind === 'CHOICE' ? choices.split(/[,，、]/).map((each) => each.trim()).filter(Boolean) : [], required,
});

/** What a programme asks whoever registers: a line for each question. */
export function FormFieldsEditor({ fields, errorOf, onChange }: { fields: readonly FieldDraft[]; errorOf: (field: string) => string | undefined; onChange: (fields: readonly FieldDraft[]) => void }) {
  const t = useT();
  const kinds = useChoices('formFieldKind');
  const change = (at: number, changes: Partial<FieldDraft>) => onChange(fields.map((each, index) => (index === at ? { ...each, ...changes } : each)));
  const nextKey = () => `f${Math.max(0, ...fields.map(({ key }) => Number(key.slice(1)) || 0)) + 1}`;
  return (
    <>
      <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>{t('registration.form.hint')}</Typography>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {fields.map((field, at) => {
          const of = (name: string) => errorOf(`programme.formFields.${at}.${name}`);
          const [error, choicesError] = [errorOf(`programme.formFields.${at}`) ?? of('label') ?? of('labelEn'), of('choices')];
          return (
            <Box key={field.key} sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', md: '2fr 2fr 108px 2fr auto 36px' }, alignItems: 'start' }}>
              <TextField label={t('registration.form.label')} value={field.label} required onChange={(event) => change(at, { label: event.target.value })} error={error !== undefined} helperText={error} slotProps={{ htmlInput: { maxLength: 60 } }} />
              <TextField label={t('registration.form.labelEn')} value={field.labelEn} onChange={(event) => change(at, { labelEn: event.target.value })} slotProps={{ htmlInput: { maxLength: 100 } }} />
              <ChoiceField label={t('registration.form.kind')} required value={field.kind} choices={kinds} onChange={(kind) => change(at, { kind: kind ?? 'TEXT' })} />
              <TextField label={t('registration.form.choices')} value={field.choices} disabled={field.kind !== 'CHOICE'} required={field.kind === 'CHOICE'} error={choicesError !== undefined} helperText={choicesError} onChange={(event) => change(at, { choices: event.target.value })} />
              <FormControlLabel control={<Checkbox checked={field.required} onChange={(_, required) => change(at, { required })} />} label={t('registration.form.required')} />
              <IconButton size="small" aria-label={t('registration.form.remove', { at: at + 1 })} onClick={() => onChange(fields.filter((_, index) => index !== at))}><DeleteIcon fontSize="small" /></IconButton>
            </Box>
          );
        })}
      </Box>
      {fields.length < MOST && <Button variant="outlined" sx={{ mt: fields.length > 0 ? 1.5 : 0 }} onClick={() => onChange([...fields, { key: nextKey(), label: '', labelEn: '', kind: 'TEXT', choices: '', required: true }])}>{t('registration.form.add')}</Button>}
    </>
  );
}
