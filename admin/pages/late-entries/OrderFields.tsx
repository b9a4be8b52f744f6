import { Box, TextField, Typography } from '@mui/material';

import type { Command } from '../../data/useCommand.js';
import type { Translate } from '../../i18n/words.js';
import type { ConsoleKey } from '../../i18n/index.js';
import { useT } from '../../i18n/useT.js';
import { UploadBox } from '../../shared/UploadBox.js';

const MEBIBYTE = 1024 * 1024;
const MOST = { orderNumber: 60, organ: 100, orderTitle: 200 } as const;
const LEAST = 2;
export const TEXTS = ['orderNumber', 'organ', 'orderTitle'] as const;
export const DAYS = ['orderDay', 'cutOffDay', 'fromDay', 'toDay'] as const;

export type OrderForm = Record<(typeof TEXTS)[number] | (typeof DAYS)[number], string> & { readonly file: { readonly id: string; readonly name: string } | null };

/** What an order cannot be without, by label. */
export const missingOf = (form: OrderForm, t: Translate<ConsoleKey>): string[] => [
  ...TEXTS.filter((key) => form[key].trim().length < LEAST), ...DAYS.filter((key) => form[key] === ''),
].map((key) => t(`lateEntries.${key}`));

/** The order of a batch and what it covers, to open one or to mend it. */
export function OrderFields({ form, set, errorOf, fileHint }: { form: OrderForm; set: (change: Partial<OrderForm>) => void; errorOf: Command<never, never>['errorOf']; fileHint: string }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>
      {TEXTS.map((key) => (
        <TextField key={key} sx={{ gridColumn: key === 'orderTitle' ? '1 / -1' : { xs: '1 / -1', sm: 'span 2' } }} label={t(`lateEntries.${key}`)} required value={form[key]} onChange={(event) => set({ [key]: event.target.value })} error={Boolean(errorOf(key))} helperText={errorOf(key)} slotProps={{ htmlInput: { maxLength: MOST[key] } }} />
      ))}
      {DAYS.map((key) => (
        <TextField key={key} type="date" sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }} label={t(`lateEntries.${key}`)} required value={form[key]} onChange={(event) => set({ [key]: event.target.value })} error={Boolean(errorOf(key))} helperText={errorOf(key) ?? (key === 'cutOffDay' ? t('lateEntries.cutOffHint') : undefined)} slotProps={{ inputLabel: { shrink: true } }} />
      ))}
      <Box sx={{ gridColumn: '1 / -1' }}>
        <UploadBox purpose="evidence" accept=".pdf,.jpg,.jpeg,.png" mostBytes={10 * MEBIBYTE} hint={fileHint} onUploaded={({ id, name }) => set({ file: { id, name } })} />
        {form.file && <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('lateEntries.fileBrought', { name: form.file.name })}</Typography>}
      </Box>
    </Box>
  );
}
