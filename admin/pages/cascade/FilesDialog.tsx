import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';

import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatBytes, formatInstant } from '../../shared/format.js';

interface ShownFile { readonly id: string; readonly name: string; readonly sizeBytes: number; readonly addedByName: string; readonly addedAt: string }
interface FilesDialogProps {
  readonly title: string;
  readonly files: readonly ShownFile[];
  readonly hrefOf: (id: string) => string;
  readonly canChange: boolean;
  readonly remove: { readonly isPending: boolean; readonly run: (id: string) => Promise<boolean> };
  readonly onClose: () => void;
  /** The place to put more. */
  readonly children: ReactNode;
}

/** Files on record under a title: to be looked at, taken away, and added to. */
export function FilesDialog({ title, files, hrefOf, canChange, remove, onClose, children }: FilesDialogProps) {
  const t = useT();
  const [removing, setRemoving] = useState<ShownFile | null>(null);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="files-title">
      <DialogTitle id="files-title">{title}</DialogTitle>
      <DialogContent>
        {files.map((file) => (
          <Box key={file.id} sx={({ tokens }) => ({ display: 'flex', alignItems: 'center', gap: 1, minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Link href={hrefOf(file.id)} sx={{ overflowWrap: 'anywhere' }}>{file.name}</Link>
              <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{formatBytes(file.sizeBytes)} · {file.addedByName} {formatInstant(file.addedAt)}</Typography>
            </Box>
            {canChange && <Button variant="text" color="error" onClick={() => setRemoving(file)}>{t('cascade.removeEvidence')}</Button>}
          </Box>
        ))}
        {canChange && <Box sx={{ mt: 2 }}>{children}</Box>}
      </DialogContent>
      <DialogActions><Button variant="contained" onClick={onClose}>{t('cascade.close')}</Button></DialogActions>
      {removing && <ConfirmDialog open isDangerous title={t('cascade.removeTitle', { name: removing.name })} consequence={t('cascade.removeText')} undo={t('cascade.removeUndo')} confirmLabel={t('cascade.removeEvidence')} isPending={remove.isPending} onConfirm={() => void remove.run(removing.id).then((isDone) => isDone && setRemoving(null))} onClose={() => setRemoving(null)} />}
    </Dialog>
  );
}
