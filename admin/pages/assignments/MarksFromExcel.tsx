import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';

import { MarkingWorkbookApplyDocument, MarkingWorkbookCheckDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { UploadBox } from '../../shared/UploadBox.js';

const MOST_BYTES = 5 * 1024 * 1024;

/** A filled-in sheet: first what it would enter and what is wrong, cell by cell; then all of it or nothing. */
export function MarksFromExcel({ assignmentId, onClose }: { assignmentId: string; onClose: () => void }) {
  const t = useT();
  const [fileId, setFileId] = useState<string | null>(null);
  const { data, error, refetch } = useRead(MarkingWorkbookCheckDocument, { assignmentId, fileId: fileId ?? '' }, { enabled: fileId !== null });
  const apply = useCommand(MarkingWorkbookApplyDocument, { done: ({ entered }) => t('assignments.marking.applied', { smart_count: entered ?? 0 }), onDone: onClose });
  const check = fileId ? data?.markingWorkbookCheck : undefined;
  return (
    <Dialog open onClose={apply.isPending ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby="marks-title">
      <DialogTitle id="marks-title">{t('assignments.marking.excelIn')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('assignments.marking.excelText')}</Typography>
        <UploadBox purpose="marks" accept=".xlsx" mostBytes={MOST_BYTES} onUploaded={({ id }) => setFileId(id)} />
        <Box sx={{ mt: 2 }} aria-live="polite">
          {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
          {fileId && !check && !error && <Loading />}
          {check?.problems.length === 0 && <Alert severity="success">{t('assignments.marking.ready', { smart_count: check.marks })}</Alert>}
          {check && check.problems.length > 0 && (
            <>
              <Alert severity="error" sx={{ mb: 1.5 }}>{t('assignments.marking.problems', { smart_count: check.problems.length })}</Alert>
              <ResponsiveList
                rows={check.problems.map((problem, at) => ({ id: String(at), ...problem }))} label={t('assignments.marking.excelIn')} density="compact"
                columns={[
                  { key: 'cell', label: t('assignments.marking.cell'), width: 90, card: 'title', value: ({ address }) => address || '—' },
                  { key: 'found', label: t('assignments.marking.found'), width: 160, value: ({ found }) => found || '—' },
                  { key: 'reason', label: t('assignments.marking.reason'), value: ({ reason }) => reason },
                ]}
              />
            </>
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={apply.isPending}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={!check || check.problems.length > 0 || check.marks === 0} loading={apply.isPending} onClick={() => fileId && void apply.run({ assignmentId, fileId })}>{t('assignments.marking.apply')}</Button>
      </DialogActions>
    </Dialog>
  );
}
