import { Box, Checkbox, FormControlLabel, FormGroup, FormLabel, TextField } from '@mui/material';
import { useState } from 'react';

import { LearningProviderChangeDocument, LearningProviderOpenDocument, type ProviderCardFragment, type SponsorLevel } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import type { Choice } from '../../shared/ChoiceField.js';
import { useChoices } from '../../shared/useChoices.js';
import { todayInCounty } from '../../shared/format.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useCategoryChoices } from './useProviderChoices.js';

interface Terms {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: SponsorLevel;
  readonly categoryKey: string;
  readonly accredited: boolean;
  readonly levels: readonly SponsorLevel[];
  readonly categoryKeys: readonly string[];
  readonly fromYear: string;
  readonly toYear: string;
  readonly dailyRecordQuota: string;
}

const NEW_QUOTA = '20000';

function termsOf(provider: ProviderCardFragment | null): Terms {
  if (!provider) return { key: '', nameZh: '', nameEn: '', level: 'PROVINCE', categoryKey: 'remote', accredited: true, levels: ['PROVINCE'], categoryKeys: ['remote'], fromYear: todayInCounty().slice(0, 4), toYear: '', dailyRecordQuota: NEW_QUOTA };
  const { key, name, nameEn, level, categoryKey, accredited, levels, categoryKeys, fromYear, toYear, dailyRecordQuota } = provider;
  return { key, nameZh: name, nameEn, level, categoryKey, accredited, levels, categoryKeys, fromYear: String(fromYear), toYear: toYear === null ? '' : String(toYear), dailyRecordQuota: String(dailyRecordQuota) };
}

/** Registers a platform, or changes the terms of one. */
export function ProviderTermsDialog({ provider, onClose }: { provider: ProviderCardFragment | null; onClose: () => void }) {
  const t = useT();
  const [terms, setTerms] = useState(() => termsOf(provider));
  const levels = useChoices('sponsorLevel');
  const categories = useCategoryChoices();
  const open = useCommand(LearningProviderOpenDocument, { done: t('intake.terms.opened'), onDone: onClose });
  const change = useCommand(LearningProviderChangeDocument, { done: t('intake.terms.changed'), onDone: onClose });
  const command = provider ? change : open;
  const set = (changes: Partial<Terms>): void => setTerms({ ...terms, ...changes });
  const text = (name: 'key' | 'nameZh' | 'nameEn' | 'fromYear' | 'toYear' | 'dailyRecordQuota', hint?: string) => {
    const error = command.errorOf(name);
    return (
      <TextField
        label={name === 'dailyRecordQuota' ? t('intake.providers.quota') : t(`intake.terms.${name}`)} value={terms[name]} onChange={(event) => set({ [name]: event.target.value })} error={error !== undefined} helperText={error ?? hint}
        slotProps={{ htmlInput: { maxLength: 100, ...(/Year|Quota/.test(name) ? { inputMode: 'numeric', pattern: '[0-9]*' } : {}) } }} required={name !== 'toYear'}
      />
    );
  };
  const submit = () => {
    const { key, fromYear, toYear, dailyRecordQuota, levels: sent, categoryKeys, ...rest } = terms;
    const input = { ...rest, levels: [...sent], categoryKeys: [...categoryKeys], fromYear: Number(fromYear), toYear: toYear ? Number(toYear) : null, dailyRecordQuota: Number(dailyRecordQuota) };
    void (provider ? change.run({ ...input, providerId: provider.id }) : open.run({ ...input, key: key.trim() }));
  };
  return (
    <FormDialog title={t(provider ? 'intake.terms.changeTitle' : 'intake.terms.openTitle')} isPending={command.isPending} isReady={terms.levels.length > 0 && terms.categoryKeys.length > 0} submitLabel={t(provider ? 'intake.terms.save' : 'intake.terms.submit')} onSubmit={submit} onClose={onClose}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, pt: 1 }}>
        {!provider && text('key', t('intake.terms.keyHint'))}
        {!provider && <span />}
        {text('nameZh')}
        {text('nameEn')}
        <ChoiceField label={t('intake.providers.level')} value={terms.level} required choices={levels} onChange={(level) => level && set({ level: level as SponsorLevel })} error={command.errorOf('level')} />
        <ChoiceField label={t('intake.providers.category')} value={terms.categoryKey} required choices={categories} onChange={(categoryKey) => categoryKey && set({ categoryKey })} error={command.errorOf('categoryKey')} />
      </Box>
      <Checks label={t('intake.providers.levels')} choices={levels} chosen={terms.levels} onChange={(chosen) => set({ levels: chosen as SponsorLevel[] })} />
      <Checks label={t('intake.providers.categories')} choices={categories} chosen={terms.categoryKeys} onChange={(categoryKeys) => set({ categoryKeys })} error={command.errorOf('categoryKeys')} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '1fr 1fr 1fr' }, gap: 2, pt: 2 }}>
        {text('fromYear')}
        {text('toYear', t('intake.terms.toYearHint'))}
        {text('dailyRecordQuota')}
      </Box>
      <FormControlLabel sx={{ mt: 1 }} control={<Checkbox checked={terms.accredited} onChange={(_, accredited) => set({ accredited })} />} label={t('intake.providers.accredited')} />
    </FormDialog>
  );
}

function Checks({ label, choices, chosen, onChange, error }: { label: string; choices: readonly Choice[]; chosen: readonly string[]; onChange: (chosen: string[]) => void; error?: string }) {
  const toggle = (id: string, isOn: boolean): void => onChange(choices.map((each) => each.id).filter((each) => (each === id ? isOn : chosen.includes(each))));
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mt: 2, p: 0 }}>
      <FormLabel component="legend" error={error !== undefined} sx={{ fontSize: 13 }}>{error ? `${label} · ${error}` : label}</FormLabel>
      <FormGroup row>
        {choices.map(({ id, name }) => <FormControlLabel key={id} control={<Checkbox size="small" checked={chosen.includes(id)} onChange={(_, isOn) => toggle(id, isOn)} />} label={name} />)}
      </FormGroup>
    </Box>
  );
}
