import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';

import { LateEntryPreviewDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import type { Row } from './LateEntryRows.js';

/** How what a row posts comes about: rule, hours, weight, caps. */
export function PreviewDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useT();
  const { data, error, refetch } = useRead(LateEntryPreviewDocument, { rowId: row.id });
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="late-entry-preview">
      <DialogTitle id="late-entry-preview">{row.person} · {row.title}</DialogTitle>
      <DialogContent>
        {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {row.reasons.map((reason) => <Typography key={reason} sx={{ mb: 0.5 }}>{reason}</Typography>)}
        {data && !data.lateEntryPreview && row.reasons.length === 0 && <Typography>{t('lateEntries.rows.previewNone')}</Typography>}
        {data?.lateEntryPreview && (
          <>
            <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{data.lateEntryPreview.ruleSetName}</Typography>
            {data.lateEntryPreview.explanation.map((sentence) => <Typography key={sentence} sx={{ mb: 0.5 }}>{sentence}</Typography>)}
            {row.claimId === null && <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('lateEntries.rows.previewNote')}</Typography>}
          </>
        )}
      </DialogContent>
      <DialogActions><Button variant="outlined" onClick={onClose}>{t('lateEntries.rows.close')}</Button></DialogActions>
    </Dialog>
  );
}
