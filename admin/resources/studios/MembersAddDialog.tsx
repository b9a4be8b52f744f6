import { TextField, Typography } from '@mui/material';

import { StudioMembersAddDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';

/** Teacher numbers, typed or pasted; all become members or none. */
export function MembersAddDialog({ studioId, onClose }: { studioId: string; onClose: () => void }) {
  const t = useT();
  const draft = useDraft(`studios.members.${studioId}`, '');
  const add = useCommand(StudioMembersAddDocument, { done: t('studios.member.added'), onDone: () => { draft.discard(); onClose(); } });
  const numbers = [...new Set(draft.value.split(/[\s,，、;；]+/u).filter(Boolean))];
  const error = add.errorOf('teacherNumbers');
  const submit = () => {
    void add.run({ studioId, teacherNumbers: numbers });
  };
  return (
    <FormDialog title={t('studios.member.addTitle')} isPending={add.isPending} isReady={numbers.length > 0} submitLabel={t('studios.member.add')} onSubmit={submit} onClose={onClose}>
      <Typography sx={{ color: 'text.secondary' }}>{t('studios.member.addText')}</Typography>
      <TextField sx={{ mt: 2 }} label={t('studios.member.numbers')} value={draft.value} onChange={(event) => draft.set(event.target.value)} multiline minRows={5} maxRows={14} autoFocus error={error !== undefined} helperText={error ?? t('studios.member.numbersCount', { smart_count: numbers.length })} />
    </FormDialog>
  );
}
