import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';

import { PlanImportDocument, type PlanImportMutation } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { UploadBox } from '../../shared/UploadBox.js';

type Result = NonNullable<PlanImportMutation['planImport']['result']>;

const MOST_BYTES = 5 * 1024 * 1024;

/** The plan out of Excel: looked through at once, written on request. */
export function ImportDialog({ planId, onClose }: { planId: string; onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const [file, setFile] = useState<string | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const look = useCommand(PlanImportDocument, { showsErrors: true, onDone: (payload) => setResult(payload.result ?? null) });
  const write = useCommand(PlanImportDocument, { done: t('planning.imported'), onDone: onClose });
  const problems = (result?.problems ?? []).map((each) => ({ ...each, id: `${each.address}:${each.message}` }));
  return (
    <Dialog open onClose={write.isPending ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby="plan-import-title">
      <DialogTitle id="plan-import-title">{t('planning.importTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{t('planning.importText')}</Typography>
        <Box sx={{ mb: 2 }}><DownloadButton href={`/downloads/plan-template.xlsx?locale=${locale}`} label={t('planning.template')} /></Box>
        <UploadBox purpose="plan" accept=".xlsx" mostBytes={MOST_BYTES} hint={t('planning.importHint')} onUploaded={({ id }) => { setFile(id); setResult(null); void look.run({ planId, fileId: id, apply: false }); }} />
        {look.errors.map(({ message }) => <Alert key={message} severity="error" sx={{ mt: 2 }}>{message}</Alert>)}
        {result && <Alert severity={problems.length > 0 ? 'error' : 'success'} sx={{ my: 2 }}>{t('planning.importFound', { rows: result.rows, added: result.added, changed: result.changed })} {problems.length > 0 && t('planning.importProblems', { smart_count: problems.length })}</Alert>}
        {problems.length > 0 && (
          <ResponsiveList
            rows={problems} label={t('planning.problem')} density="compact"
            columns={[
              { key: 'cell', label: t('planning.cell'), card: 'title', width: 80, value: ({ address }) => address }, { key: 'column', label: t('planning.column'), card: 'side', value: ({ column }) => column },
              { key: 'found', label: t('planning.found'), value: ({ found }) => found || '—' }, { key: 'message', label: t('planning.problem'), value: ({ message }) => message },
            ]}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={write.isPending}>{t('common.cancel')}</Button>
        <Button variant="contained" loading={write.isPending} disabled={!file || !result || result.rows === 0 || problems.length > 0} onClick={() => file && void write.run({ planId, fileId: file, apply: true })}>{t('planning.importAct')}</Button>
      </DialogActions>
    </Dialog>
  );
}
