import { LateEntryBatchOpenDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { todayInCounty } from '../../shared/format.js';
import { useDraft } from '../../shared/useDraft.js';
import { missingOf, OrderFields, type OrderForm } from './OrderFields.js';

/** The order and what it covers; what was typed stays until the batch is open. */
export function OpenDialog({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useT();
  const lastYear = Number(todayInCounty().slice(0, 4)) - 1;
  const draft = useDraft<OrderForm>('late-entries.open', { orderNumber: '', organ: '', orderTitle: '', orderDay: todayInCounty(), cutOffDay: '', fromDay: `${lastYear}-01-01`, toDay: `${lastYear}-12-31`, file: null });
  const open = useCommand(LateEntryBatchOpenDocument, { done: t('lateEntries.opened'), onDone: ({ batch }) => { draft.discard(); onClose(); onOpened(batch?.id ?? ''); } });
  const { file, ...input } = draft.value;
  const missing = [...missingOf(draft.value, t), ...(file ? [] : [t('lateEntries.file')])];
  return (
    <FormDialog title={t('lateEntries.open')} maxWidth="md" isPending={open.isPending} errors={open.errors} missing={missing} submitLabel={t('lateEntries.open')} onSubmit={() => { if (file) void open.run({ ...input, fileId: file.id }); }} onClose={onClose}>
      <OrderFields form={draft.value} set={(change) => draft.change((before) => ({ ...before, ...change }))} errorOf={open.errorOf} fileHint={t('lateEntries.fileHint')} />
    </FormDialog>
  );
}
