import { Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { type CreditFilingLevel, CreditFilingPrepareDocument, type CreditFilingsQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { todayInCounty } from '../../shared/format.js';
import { isShort } from '../../shared/ReasonField.js';

/** Which days the batch takes; everything that was recognised on them and stands in no batch. */
export function PrepareDialog({ waiting, onClose }: { waiting: CreditFilingsQuery['creditFilingsWaiting']; onClose: (id: string | null) => void }) {
  const t = useT();
  const label = useLabel();
  const today = todayInCounty();
  const dayOf = (level: CreditFilingLevel): string => {
    const first = waiting.find(({ filesAt }) => filesAt === level)?.firstAt;
    return first ? todayInCounty(new Date(first)) : today;
  };
  const [filesAt, setLevel] = useState<CreditFilingLevel>(waiting[0]?.filesAt ?? 'CITY');
  const [fromDay, setFrom] = useState(dayOf(filesAt));
  const [toDay, setTo] = useState(today);
  const [title, setTitle] = useState<string | null>(null);
  const name = title ?? t('credits.filing.usualName', { level: label('filingLevel', filesAt), from: fromDay, to: toDay });
  const command = useCommand(CreditFilingPrepareDocument, { done: t('credits.filing.prepared'), onDone: ({ filing }) => onClose(filing?.id ?? null) });
  const missing = [...(fromDay ? [] : [t('credits.filing.from')]), ...(toDay ? [] : [t('credits.filing.to')]), ...(isShort(name, 2) ? [t('credits.filing.name')] : [])];
  const day = (field: 'fromDay' | 'toDay', value: string, set: (value: string) => void) => (
    <TextField type="date" required label={t(field === 'fromDay' ? 'credits.filing.from' : 'credits.filing.to')} value={value} onChange={(event) => set(event.target.value)} error={command.errorOf(field) !== undefined} helperText={command.errorOf(field)} slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }} />
  );
  return (
    <FormDialog title={t('credits.filing.prepare')} submitLabel={t('credits.filing.prepare')} isPending={command.isPending} errors={command.errors} missing={missing} onSubmit={() => void command.run({ filesAt, fromDay, toDay, title: name.trim() })} onClose={() => onClose(null)}>
      <Stack spacing={2} sx={{ pt: 1 }}>
        <Typography sx={{ fontSize: 14 }}>{t('credits.filing.prepareText')}</Typography>
        <ChoiceField label={t('credits.filing.level')} required value={filesAt} choices={waiting.map((each) => ({ id: each.filesAt, name: label('filingLevel', each.filesAt) }))} onChange={(next) => { const level = waiting.find((each) => each.filesAt === next)?.filesAt; if (level) { setLevel(level); setFrom(dayOf(level)); } }} />
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>{day('fromDay', fromDay, setFrom)}{day('toDay', toDay, setTo)}</Stack>
        <TextField required label={t('credits.filing.name')} value={name} onChange={(event) => setTitle(event.target.value)} error={command.errorOf('title') !== undefined} helperText={command.errorOf('title')} slotProps={{ htmlInput: { maxLength: 200 } }} />
      </Stack>
    </FormDialog>
  );
}
