import { Alert, Box, Button, Checkbox, FormControlLabel, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';

import { LateEntryRowsUploadDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { Panel } from '../../shared/Panel.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { AddRowDialog } from './AddRowDialog.js';

const MEBIBYTE = 1024 * 1024;

/** Rows out of Excel, or one by one. */
export function FillPanel({ batchId }: { batchId: string }) {
  const t = useT();
  const locale = useLocale();
  const [replaces, setReplaces] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const read = useCommand(LateEntryRowsUploadDocument, { showsErrors: true, done: ({ batch }) => t('lateEntries.fill.uploaded', { ready: batch?.readyCount ?? 0, suspect: batch?.suspectCount ?? 0, refused: batch?.refusedCount ?? 0 }) });
  return (
    <Panel title={t('lateEntries.fill.title')} actions={<Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><DownloadButton variant="text" href={`/downloads/late-entries/${batchId}/template.xlsx?lang=${locale}`} label={t('lateEntries.fill.template')} /><Button variant="text" onClick={() => setAdding(true)}>{t('lateEntries.fill.add')}</Button></Box>}>
      <Typography sx={{ mb: 1.5 }}>{t('lateEntries.fill.excel')}</Typography>
      <UploadBox purpose="claims" accept=".xlsx,.csv" mostBytes={10 * MEBIBYTE} hint={t('lateEntries.fill.hint')} onUploaded={async ({ id }) => (await read.run({ batchId, fileId: id, replaces })) !== null} />
      {read.errors.map(({ message }) => <Alert key={message} severity="error" sx={{ mt: 1 }}>{message}</Alert>)}
      {read.isPending && <LinearProgress aria-label={t('lateEntries.fill.title')} sx={{ mt: 1, height: 6, borderRadius: 3 }} />}
      <FormControlLabel sx={{ mt: 1 }} control={<Checkbox size="small" checked={replaces} onChange={(_, checked) => setReplaces(checked)} />} label={t('lateEntries.fill.replaces')} />
      {isAdding && <AddRowDialog batchId={batchId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
