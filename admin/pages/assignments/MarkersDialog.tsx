import { Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { AssignmentAppointMarkersDocument, type AssignmentDeskCardFragment, AssignmentMarkerChoicesDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';

interface Person { readonly accountId: string; readonly name: string }

/** Who marks from now on. */
export function MarkersDialog({ desk, onClose }: { desk: AssignmentDeskCardFragment; onClose: () => void }) {
  const t = useT();
  const [chosen, setChosen] = useState<readonly Person[]>(desk.markers);
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useRead(AssignmentMarkerChoicesDocument, { search: typed.trim() || null }, { keepPrevious: true });
  const appoint = useCommand(AssignmentAppointMarkersDocument, { done: t('assignments.markers.done'), onDone: onClose });
  return (
    <Dialog open onClose={appoint.isPending ? undefined : onClose} maxWidth="sm" fullWidth aria-labelledby="markers-title">
      <DialogTitle id="markers-title">{t('assignments.markers.appoint')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('assignments.markers.text')}</Typography>
        <Autocomplete<Person, true>
          multiple filterSelectedOptions options={data?.assignmentMarkerChoices ?? []} value={chosen as Person[]} loading={isFetching} filterOptions={(options) => options} noOptionsText={t('common.noMatchTitle')}
          getOptionKey={({ accountId }) => accountId} getOptionLabel={({ name }) => name} isOptionEqualToValue={(one, other) => one.accountId === other.accountId}
          onChange={(_, next) => setChosen(next)} onInputChange={(_, text, reason) => reason !== 'reset' && setTyped(text)}
          renderInput={(params) => <TextField {...params} autoFocus label={t('assignments.markers.title')} placeholder={t('assignments.markers.search')} error={appoint.errorOf('accountIds') !== undefined} helperText={appoint.errorOf('accountIds')} />}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={appoint.isPending}>{t('common.cancel')}</Button>
        <Button variant="contained" loading={appoint.isPending} onClick={() => void appoint.run({ id: desk.assignment.id, accountIds: chosen.map(({ accountId }) => accountId) })}>{t('assignments.markers.appoint')}</Button>
      </DialogActions>
    </Dialog>
  );
}
