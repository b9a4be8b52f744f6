import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Typography } from '@mui/material';
import { useState } from 'react';

import { CascadeEvidenceAddDocument, CascadeEvidenceRemoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatBytes, formatInstant } from '../../shared/format.js';
import { UploadBox } from '../../shared/UploadBox.js';
import type { Step } from './cascade-tones.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** What shows that a step was held, and the place to put more. */
export function EvidenceDialog({ step, onClose }: { step: Step; onClose: () => void }) {
  const t = useT();
  const [removing, setRemoving] = useState<Step['evidence'][number] | null>(null);
  const add = useCommand(CascadeEvidenceAddDocument, { done: t('cascade.evidenceAdded') });
  const remove = useCommand(CascadeEvidenceRemoveDocument, { done: t('cascade.removed'), onDone: () => setRemoving(null) });
  const canChange = step.viewerCanKeep && step.state !== 'WITHDRAWN';
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="evidence-title">
      <DialogTitle id="evidence-title">{t('cascade.evidence')}</DialogTitle>
      <DialogContent>
        {step.evidence.map((file) => (
          <Box key={file.id} sx={({ tokens }) => ({ display: 'flex', alignItems: 'center', gap: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Link href={`/downloads/cascade-evidence/${file.id}`} sx={{ overflowWrap: 'anywhere' }}>{file.name}</Link>
              <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{formatBytes(file.sizeBytes)} · {file.addedByName} {formatInstant(file.addedAt)}</Typography>
            </Box>
            {canChange && <Button variant="text" color="error" onClick={() => setRemoving(file)}>{t('cascade.removeEvidence')}</Button>}
          </Box>
        ))}
        {canChange && <Box sx={{ mt: 2 }}><UploadBox purpose="cascade" multiple accept=".pdf,.docx,.pptx,.xlsx,.jpg,.jpeg,.png" mostBytes={MOST_BYTES} hint={t('cascade.evidenceHint')} onUploaded={async (file) => await add.run({ stepId: step.id, fileId: file.id }) !== null} /></Box>}
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('cascade.close')}</Button></DialogActions>
      {removing && <ConfirmDialog open isDangerous title={t('cascade.removeTitle', { name: removing.name })} consequence={t('cascade.removeText')} undo={t('cascade.removeUndo')} confirmLabel={t('cascade.removeEvidence')} isPending={remove.isPending} onConfirm={() => void remove.run({ id: removing.id })} onClose={() => setRemoving(null)} />}
    </Dialog>
  );
}
