import { Alert, Typography } from '@mui/material';

import { LateEntryBatchEditDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import type { Batch } from './LateEntryShow.js';
import { DAYS, missingOf, OrderFields, type OrderForm, TEXTS } from './OrderFields.js';

/** What was typed wrong of the order; only what is changed is sent. */
export function EditDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useT();
  const { id, status, fileName, refusedCount } = batch;
  const draft = useDraft<Partial<OrderForm>>(`late-entries.edit.${id}`, {});
  const form: OrderForm = { ...batch, file: null, ...draft.value };
  const changed = [...TEXTS, ...DAYS].filter((key) => form[key] !== batch[key]);
  const edit = useCommand(LateEntryBatchEditDocument, {
    done: ({ batch: after }) => {
      const more = (after?.refusedCount ?? 0) - refusedCount;
      return more > 0 ? t('lateEntries.edit.refused', { smart_count: more }) : more < 0 ? t('lateEntries.edit.restored', { smart_count: -more }) : t('lateEntries.edit.done');
    },
    onDone: () => { draft.discard(); onClose(); },
  });
  const submit = () => void edit.run({ batchId: id, ...Object.fromEntries(changed.map((key) => [key, form[key].trim()])), ...(form.file ? { fileId: form.file.id } : {}) });
  return (
    <FormDialog title={t('lateEntries.edit.title')} maxWidth="md" isPending={edit.isPending} errors={edit.errors} missing={missingOf(form, t)} isReady={changed.length > 0 || form.file !== null} submitLabel={t('common.save')} onSubmit={submit} onClose={onClose}>
      {status === 'SUBMITTED' && <Alert severity="warning" sx={{ mb: 1 }}>{t('lateEntries.edit.takesBack')}</Alert>}
      <Typography sx={{ mb: 1, fontSize: 13, color: 'text.secondary' }}>{t('lateEntries.edit.text')}</Typography>
      <OrderFields form={form} set={(change) => draft.change((before) => ({ ...before, ...change }))} errorOf={edit.errorOf} fileHint={t('lateEntries.edit.fileKept', { name: fileName })} />
    </FormDialog>
  );
}
