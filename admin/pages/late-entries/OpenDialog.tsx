import { Box, TextField, Typography } from '@mui/material';

import { LateEntryBatchOpenDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { todayInCounty } from '../../shared/format.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { useDraft } from '../../shared/useDraft.js';

const MEBIBYTE = 1024 * 1024;
const TEXTS = ['orderNumber', 'organ', 'orderTitle'] as const;
const DAYS = ['orderDay', 'cutOffDay', 'fromDay', 'toDay'] as const;

/** The order and what it covers; what was typed stays until the batch is open. */
export function OpenDialog({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useT();
  const lastYear = Number(todayInCounty().slice(0, 4)) - 1;
  const draft = useDraft('late-entries.open', { orderNumber: '', organ: '', orderTitle: '', orderDay: todayInCounty(), cutOffDay: '', fromDay: `${lastYear}-01-01`, toDay: `${lastYear}-12-31`, file: null as { id: string; name: string } | null });
  const { value: form } = draft;
  const open = useCommand(LateEntryBatchOpenDocument, { done: t('lateEntries.opened'), onDone: ({ batch }) => { draft.discard(); onClose(); onOpened(batch?.id ?? ''); } });
  const { file, ...input } = form;
  const isReady = file !== null && TEXTS.every((key) => form[key].trim().length >= 2) && DAYS.every((key) => form[key] !== '');
  return (
    <FormDialog title={t('lateEntries.open')} maxWidth="md" isPending={open.isPending} isReady={isReady} submitLabel={t('lateEntries.open')} onSubmit={() => { if (file) void open.run({ ...input, fileId: file.id }); }} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>
        {TEXTS.map((key) => (
          <TextField key={key} sx={{ gridColumn: key === 'orderTitle' ? '1 / -1' : { xs: '1 / -1', sm: 'span 2' } }} label={t(`lateEntries.${key}`)} required value={form[key]} onChange={(event) => draft.set({ ...form, [key]: event.target.value })} error={Boolean(open.errorOf(key))} helperText={open.errorOf(key)} slotProps={{ htmlInput: { maxLength: key === 'orderNumber' ? 60 : key === 'organ' ? 100 : 200 } }} />
        ))}
        {DAYS.map((key) => (
          <TextField key={key} type="date" label={t(`lateEntries.${key}`)} required value={form[key]} onChange={(event) => draft.set({ ...form, [key]: event.target.value })} error={Boolean(open.errorOf(key))} helperText={open.errorOf(key) ?? (key === 'cutOffDay' ? t('lateEntries.cutOffHint') : undefined)} slotProps={{ inputLabel: { shrink: true } }} />
        ))}
        <Box sx={{ gridColumn: '1 / -1' }}>
          <UploadBox purpose="evidence" accept=".pdf,.jpg,.jpeg,.png" mostBytes={10 * MEBIBYTE} hint={t('lateEntries.fileHint')} onUploaded={({ id, name }) => draft.set({ ...form, file: { id, name } })} />
          {file && <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('lateEntries.fileBrought', { name: file.name })}</Typography>}
        </Box>
      </Box>
    </FormDialog>
  );
}
