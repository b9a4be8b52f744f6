import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { type SponsorLevel, type StudioKind, StudioOpenDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { todayInCounty } from '../../shared/format.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useChoices } from '../../shared/useChoices.js';

/** The levels at which a county's studios are claimed. */
const CREDIT_LEVELS: readonly SponsorLevel[] = ['COUNTY', 'SCHOOL'];

/** A new studio with its host. */
export function StudioOpenDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [form, setForm] = useState({ code: '', name: '', nameEn: '', hostNumber: '', foundedOn: todayInCounty(), kind: 'MASTER_STUDIO' as StudioKind, creditLevel: 'COUNTY' as SponsorLevel });
  const kinds = useChoices('studioKind');
  const levels = useChoices('sponsorLevel').filter(({ id }) => CREDIT_LEVELS.some((level) => level === id));
  const open = useCommand(StudioOpenDocument, { done: t('studios.open.done'), onDone: ({ studio }) => { onClose(); if (studio) void navigate(`/studios/${studio.id}/show`); } });
  const text = (name: 'code' | 'name' | 'nameEn' | 'hostNumber' | 'foundedOn', label: string, hint?: string) => {
    const error = open.errorOf(name);
    return (
      <TextField
        label={label} value={form[name]} required type={name === 'foundedOn' ? 'date' : 'text'} onChange={(event) => setForm({ ...form, [name]: event.target.value })} error={error !== undefined} helperText={error ?? hint}
        slotProps={{ htmlInput: { maxLength: 100 }, ...(name === 'foundedOn' ? { inputLabel: { shrink: true } } : {}) }}
      />
    );
  };
  const submit = () => {
    void open.run({ ...form, code: form.code.trim().toUpperCase(), name: form.name.trim(), nameEn: form.nameEn.trim(), hostNumber: form.hostNumber.trim(), categoryKey: 'school-based' });
  };
  return (
    <FormDialog title={t('studios.open.title')} isPending={open.isPending} submitLabel={t('studios.open.submit')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, pt: 1 }}>
        {text('name', t('studios.open.nameZh'))}
        {text('nameEn', t('studios.open.nameEn'))}
        {text('code', t('studios.code'))}
        <ChoiceField label={t('studios.kind')} value={form.kind} required choices={kinds} onChange={(kind) => kind && setForm({ ...form, kind: kind as StudioKind })} />
        {text('hostNumber', t('studios.open.host'), t('studios.open.hostHint'))}
        {text('foundedOn', t('studios.foundedOn'))}
        <ChoiceField label={t('studios.level')} value={form.creditLevel} required choices={levels} onChange={(level) => level && setForm({ ...form, creditLevel: level as SponsorLevel })} />
      </Box>
    </FormDialog>
  );
}
