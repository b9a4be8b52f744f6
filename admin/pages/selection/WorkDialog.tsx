import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, Stack, TextField, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import { useState } from 'react';

import { SelectionEntryDocument, SelectionEntryMendDocument, SelectionEntryNominateDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { formatBytes } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { useDraft } from '../../shared/useDraft.js';

export type Work = { kind: 'nominate'; roundId: string; teacherId: string; name: string } | { kind: 'mend'; entryId: string; name: string };

interface Form {
  readonly work: string;
  readonly workEn: string;
  readonly statement: string;
  readonly files: readonly { id: string; name: string; sizeBytes: number }[];
}

const MOST_FILES = 10;
const MOST_BYTES = 10 * 1024 * 1024;

/** The work that is judged: title, statement and files. What was typed is kept until it is submitted. */
export function WorkDialog({ work, onClose }: { work: Work; onClose: () => void }) {
  const entryId = work.kind === 'mend' ? work.entryId : '';
  const entry = useRead(SelectionEntryDocument, { id: entryId }, { enabled: work.kind === 'mend' }).data?.selectionEntry;
  if (work.kind === 'mend' && !entry) return <Dialog open onClose={onClose}><Loading /></Dialog>;
  const initial: Form = entry ? { work: entry.work, workEn: entry.workEn ?? '', statement: entry.statement, files: entry.evidence } : { work: '', workEn: '', statement: '', files: [] };
  return <WorkForm work={work} initial={initial} onClose={onClose} />;
}

function WorkForm({ work, initial, onClose }: { work: Work; initial: Form; onClose: () => void }) {
  const t = useT();
  const draft = useDraft(work.kind === 'mend' ? `selection-mend:${work.entryId}` : `selection-work:${work.roundId}:${work.teacherId}`, initial);
  const [uploads, setUploads] = useState(0);
  const { value } = draft;
  const finish = () => { draft.discard(); onClose(); };
  const nominate = useCommand(SelectionEntryNominateDocument, { done: t('selection.nominate.done', { name: work.name }), onDone: finish });
  const mend = useCommand(SelectionEntryMendDocument, { done: t('selection.nominate.mended'), onDone: finish });
  const command = work.kind === 'mend' ? mend : nominate;
  const set = (changes: Partial<Form>) => draft.set({ ...value, ...changes });
  const canSubmit = value.work.trim() !== '' && value.statement.trim() !== '' && !command.isPending;
  const submit = (): void => {
    const input = { work: value.work.trim(), workEn: value.workEn.trim() || null, statement: value.statement.trim(), evidenceFileIds: value.files.map(({ id }) => id) };
    if (work.kind === 'mend') void mend.run({ ...input, entryId: work.entryId });
    else void nominate.run({ ...input, roundId: work.roundId, teacherId: work.teacherId });
  };
  return (
    <Dialog open onClose={command.isPending ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby="work-title">
      <DialogTitle id="work-title">{t(work.kind === 'mend' ? 'selection.nominate.mendTitle' : 'selection.nominate.formTitle', { name: work.name })}</DialogTitle>
      <DialogContent>
        <Alert severity="info" sx={{ mb: 2 }}>{t('selection.nominate.blind')}</Alert>
        {draft.wasKept && <Alert severity="success" sx={{ mb: 2 }} action={<Button onClick={draft.discard}>{t('common.draftDiscard')}</Button>}>{t('common.draftKept')}</Alert>}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          <TextField label={t('selection.nominate.work')} value={value.work} onChange={(event) => set({ work: event.target.value })} autoFocus error={command.errorOf('work') !== undefined} helperText={command.errorOf('work')} slotProps={{ htmlInput: { maxLength: 120 } }} />
          <TextField label={t('selection.nominate.workEn')} value={value.workEn} onChange={(event) => set({ workEn: event.target.value })} slotProps={{ htmlInput: { maxLength: 200 } }} />
          <TextField label={t('selection.nominate.statement')} value={value.statement} onChange={(event) => set({ statement: event.target.value })} multiline minRows={6} maxRows={16} sx={{ gridColumn: '1 / -1' }} error={command.errorOf('statement') !== undefined} helperText={command.errorOf('statement') ?? t('selection.nominate.statementHint')} slotProps={{ htmlInput: { maxLength: 4000 } }} />
        </Box>
        <Typography sx={{ mt: 2, mb: 1, fontSize: 13, color: 'text.secondary' }}>{t('selection.nominate.evidence')}</Typography>
        <Stack spacing={0.5} sx={{ mb: 1 }}>
          {value.files.map(({ id, name, sizeBytes }) => (
            <Stack key={id} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <Typography sx={{ overflowWrap: 'anywhere' }}>{name}</Typography><Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{formatBytes(sizeBytes)}</Typography>
              <IconButton size="small" aria-label={`${t('selection.nominate.removeFile')} ${name}`} onClick={() => set({ files: value.files.filter((each) => each.id !== id) })}><CloseIcon fontSize="small" /></IconButton>
            </Stack>
          ))}
        </Stack>
        {value.files.length < MOST_FILES && <UploadBox key={uploads} purpose="evidence" accept=".pdf,.png,.jpg,.jpeg" mostBytes={MOST_BYTES} onUploaded={(file) => { set({ files: [...value.files, { id: file.id, name: file.name, sizeBytes: file.sizeBytes }] }); setUploads(uploads + 1); }} />}
        {command.errorOf('evidenceFileIds') && <Alert severity="error" sx={{ mt: 1 }}>{command.errorOf('evidenceFileIds')}</Alert>}
      </DialogContent>
      <DialogActions>
        <Typography sx={{ flex: 1, fontSize: 13, color: 'text.secondary' }}>{t('selection.nominate.keep')}</Typography>
        <Button variant="outlined" onClick={onClose} disabled={command.isPending}>{t('common.cancel')}</Button>
        <Button variant="contained" onClick={submit} disabled={!canSubmit}>{t('selection.nominate.submit')}</Button>
      </DialogActions>
    </Dialog>
  );
}
