import { LinearProgress, Typography } from '@mui/material';

import { useJobProgress } from '../data/useJobProgress.js';
import { Panel } from './Panel.js';

interface JobPanelProps {
  readonly jobId: string | null;
  readonly title: string;
  readonly text: string;
  /** What is known without the job: whoever did not start it cannot follow it. */
  readonly known?: { readonly done: number; readonly total: number };
}

/** A job at work on a page that follows it by itself. */
export function JobPanel({ jobId, title, text, known }: JobPanelProps) {
  const job = useJobProgress(jobId);
  const done = Math.max(known?.done ?? 0, job?.progressDone ?? 0);
  const total = known ? known.total : job?.progressTotal ?? 0;
  const share = total > 0 ? Math.min(100, (100 * done) / total) : undefined;
  return (
    <Panel title={title}>
      <LinearProgress {...(share === undefined ? {} : { variant: 'determinate', value: share })} aria-label={title} sx={{ height: 6, borderRadius: 3, my: 1 }} />
      {known && <Typography aria-live="polite">{done} / {total}</Typography>}
      <Typography sx={{ color: 'text.secondary' }}>{text}</Typography>
    </Panel>
  );
}
