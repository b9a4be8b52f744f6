import { useEffect, useState } from 'react';

import { JobDocument, type JobStatus } from './generated/operations.js';
import { request } from './request.js';

export interface JobProgress {
  readonly status: JobStatus;
  /** Steps done and in all; 0 in all while unknown. */
  readonly progressDone: number;
  readonly progressTotal: number;
  /** What the job returned, as JSON. */
  readonly result: string | null;
  readonly error: string | null;
}

const POLL_EVERY_MS = 2_000;
/** Server-sent events that break this often in a row are not coming through, such as behind an old proxy. */
const MOST_BREAKS = 2;

const hasEnded = ({ status }: JobProgress): boolean => status === 'DONE' || status === 'FAILED';

/** Follows a job by server-sent events, by asking again and again where these do not come through. */
export function useJobProgress(jobId: string | null | undefined): JobProgress | null {
  const [seen, setSeen] = useState<{ jobId: string; progress: JobProgress } | null>(null);
  useEffect(() => (jobId ? followJob(jobId, (progress) => setSeen({ jobId, progress })) : undefined), [jobId]);
  return seen && seen.jobId === jobId ? seen.progress : null;
}

/** Returns how to stop. */
export function followJob(jobId: string, tell: (progress: JobProgress) => void): () => void {
  let stopped = false;
  let breaks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const poll = async (): Promise<void> => {
    const job = await request(JobDocument, { id: jobId }).then((answer) => answer.job, () => null);
    if (stopped) return;
    if (job) tell(job);
    if (!job || !hasEnded(job)) timer = setTimeout(() => void poll(), POLL_EVERY_MS);
  };

  const events = new EventSource(`/events/jobs/${encodeURIComponent(jobId)}`);
  events.onmessage = ({ data }: MessageEvent<string>) => {
    breaks = 0;
    const progress = JSON.parse(data) as JobProgress;
    if (hasEnded(progress)) events.close();
    tell(progress);
  };
  events.onerror = () => {
    breaks += 1;
    if (breaks < MOST_BREAKS && events.readyState !== EventSource.CLOSED) return;
    events.close();
    void poll();
  };
  return () => {
    stopped = true;
    events.close();
    clearTimeout(timer);
  };
}
