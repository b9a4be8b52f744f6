import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import type { SubmitEvent } from 'react';

import { StudioMembersAddDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { useDraft } from '../../shared/useDraft.js';

/** Teacher numbers, typed or pasted; all become members or none. */
export function MembersAddDialog({ studioId, onClose }: { studioId: string; onClose: () => void }) {
  const t = useT();
  const draft = useDraft(`studios.members.${studioId}`, '');
  const add = useCommand(StudioMembersAddDocument, { done: t('studios.member.added'), onDone: () => { draft.discard(); onClose(); } });
  const numbers = [...new Set(draft.value.split(/[\s,，、;；]+/u).filter(Boolean))];
  const error = add.errorOf('teacherNumbers');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void add.run({ studioId, teacherNumbers: numbers });
  };
  return (
    <Dialog open onClose={add.isPending ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby="members-title">
      <Box component="form" onSubmit={submit}>
        <DialogTitle id="members-title">{t('studios.member.addTitle')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ color: 'text.secondary' }}>{t('studios.member.addText')}</Typography>
          <TextField sx={{ mt: 2 }} label={t('studios.member.numbers')} value={draft.value} onChange={(event) => draft.set(event.target.value)} multiline minRows={5} maxRows={14} autoFocus error={error !== undefined} helperText={error ?? t('studios.member.numbersCount', { smart_count: numbers.length })} />
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose} disabled={add.isPending}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" loading={add.isPending} disabled={numbers.length === 0}>{t('studios.member.add')}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
