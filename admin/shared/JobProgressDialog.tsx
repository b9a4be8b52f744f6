import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Typography } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { type JobProgress, useJobProgress } from '../data/useJobProgress.js';
import { useT } from '../i18n/useT.js';

interface JobProgressDialogProps {
  /** Null while there is no job; the dialog is then closed. */
  readonly jobId: string | null;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone?: (job: JobProgress) => void;
  /** What to show when it is done, such as a download, from the job's result (JSON). */
  readonly children?: (result: string | null) => ReactNode;
}

/** Follows a long piece of work. It goes on when the dialog is closed. */
export function JobProgressDialog({ jobId, title, onClose, onDone, children }: JobProgressDialogProps) {
  const t = useT();
  const job = useJobProgress(jobId);
  const queryClient = useQueryClient();
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (job?.status !== 'DONE' || told.current === jobId) return;
    told.current = jobId;
    void queryClient.invalidateQueries();
    onDone?.(job);
  }, [job, jobId, onDone, queryClient]);

  const isOver = job?.status === 'DONE' || job?.status === 'FAILED';
  return (
    <Dialog open={jobId !== null} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="job-title">
      <DialogTitle id="job-title">{title}</DialogTitle>
      <DialogContent aria-live="polite">
        {job?.status === 'FAILED' ? <Alert severity="error">{t('common.job.failed', { reason: job.error })}</Alert> : <Progress job={job} />}
        {job?.status === 'DONE' && children?.(job.result)}
        {!isOver && <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('common.job.mayClose')}</Typography>}
      </DialogContent>
      <DialogActions><Button variant={isOver ? 'contained' : 'outlined'} onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Progress({ job }: { job: JobProgress | null }) {
  const t = useT();
  const done = job?.progressDone ?? 0;
  const total = job?.progressTotal ?? 0;
  const words = !job || job.status === 'QUEUED' ? t('common.job.queued') : job.status === 'DONE' ? t('common.job.done') : total > 0 ? t('common.job.running', { done, total }) : t('common.job.runningUnknown');
  const share = job?.status === 'DONE' ? 100 : total > 0 ? Math.min(100, (100 * done) / total) : undefined;
  return (
    <>
      <Typography sx={{ mb: 1 }}>{words}</Typography>
      <LinearProgress {...(share === undefined ? {} : { variant: 'determinate', value: share })} aria-label={words} sx={{ height: 6, borderRadius: 3 }} />
    </>
  );
}
