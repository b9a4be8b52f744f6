import { TextField } from '@mui/material';
import { useState } from 'react';

import { LedgerEntriesReverseDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatCredits } from '../../shared/format.js';
import { useDraft } from '../../shared/useDraft.js';
import type { Entry } from './Ledger.js';

const LEAST_REASON = 4;

/** Takes one entry back by its exact opposite, with a reason that stays. */
export function ReverseDialog({ entry, teacherName, onClose }: { entry: Entry; teacherName: string; onClose: () => void }) {
  const t = useT();
  const draft = useDraft(`credits.reverse.${entry.id}`, '');
  const [isTold, setTold] = useState(false);
  const reverse = useCommand(LedgerEntriesReverseDocument, { done: t('credits.reverse.done'), onDone: () => { draft.discard(); onClose(); } });
  const isShort = [...draft.value.trim()].length < LEAST_REASON;
  const confirm = () => (isShort ? setTold(true) : void reverse.run({ entryIds: [entry.id], reason: draft.value.trim() }));
  return (
    <ConfirmDialog
      open title={t('credits.reverse.title')} confirmLabel={t('credits.reverse.action')} isDangerous isPending={reverse.isPending} onConfirm={confirm} onClose={onClose} undo={null}
      consequence={<><strong>{entry.title}</strong><br />{t('credits.reverse.consequence', { credits: formatCredits(-entry.centicredits), name: teacherName, category: entry.category.name })} {t('credits.reverse.after')}</>}
    >
      <TextField sx={{ mt: 2 }} label={t('credits.reverse.reason')} value={draft.value} onChange={(event) => { draft.set(event.target.value); setTold(false); }} multiline minRows={2} autoFocus error={isTold || Boolean(reverse.errorOf('reason'))} helperText={reverse.errorOf('reason') ?? (isTold ? t('credits.reverse.reasonShort') : undefined)} slotProps={{ htmlInput: { maxLength: 300 } }} />
    </ConfirmDialog>
  );
}
