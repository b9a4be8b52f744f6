import { randomUUID } from 'node:crypto';

import { addMilliseconds, type Clock, instantOf } from '../clock.js';
import type { Database } from '../data/database.js';
import type { Author, Tx } from './tx.js';
import type { UnitOfWork } from './unit-of-work.js';
import { JobRow } from './work.entities.js';

const LEASE_MS = 30_000;
const MOST_ATTEMPTS = 5;

export interface Progress {
  /** Stores how far the job is and prolongs its lease; also lets other work of the process run. */
  report(done: number, total: number): Promise<void>;
}

/** Runs one kind of job. It may be started again after a crash, so it must pick up where it was. */
export type JobHandler = (payload: never, job: { readonly id: number; readonly author: Author; readonly progress: Progress }) => Promise<unknown>;

export interface Logger {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Enqueues in the domain's own transaction: a job exists if and only if its cause committed. */
export function enqueueJob(tx: Tx, kind: string, payload: Readonly<Record<string, unknown>>): Promise<number> {
  return tx.insert(JobRow, {
    kind, payload: JSON.stringify(payload), status: 'QUEUED', progressDone: 0, progressTotal: 0, result: null, error: null,
    ownerAccountId: tx.author.accountId, ownerName: tx.author.name, leaseToken: null, leaseUntil: null, attempts: 0, createdAt: tx.now, endedAt: null,
  });
}

/** Claims queued jobs by a conditional update with a lease; several processes can share one table. */
export class JobWorker {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database, private readonly work: UnitOfWork, private readonly clock: Clock,
    private readonly handlers: ReadonlyMap<string, JobHandler>, private readonly logger: Logger,
  ) {}

  start(everyMs = 300): void {
    this.timer = setInterval(() => this.wake(), everyMs);
    this.timer.unref();
  }

  /** Looks for work now instead of at the next tick. */
  wake(): void {
    if (this.current || this.stopping) return;
    this.current = this.drain().catch((error: unknown) => this.logger.error({ error }, 'the job worker failed')).finally(() => { this.current = undefined; });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.current;
  }

  /** Runs everything that is due; tests call it directly. */
  async drain(): Promise<void> {
    while (!this.stopping && (await this.runOne()));
  }

  private async runOne(): Promise<boolean> {
    const now = instantOf(this.clock.now());
    const due = await this.database.reader.row<JobRow>(
      "SELECT * FROM jobs WHERE status = 'QUEUED' OR (status = 'RUNNING' AND leaseUntil < ?) ORDER BY id LIMIT 1", [now]);
    if (!due) return false;
    const token = randomUUID();
    const claimed = await this.work.run(system, (tx) => tx.run(
      "UPDATE jobs SET status = 'RUNNING', leaseToken = ?, leaseUntil = ?, attempts = attempts + 1 WHERE id = ? AND attempts = ? AND (status = 'QUEUED' OR leaseUntil < ?)",
      [token, addMilliseconds(tx.now, LEASE_MS), due.id, due.attempts, tx.now]));
    if (claimed === 1) await this.execute(due, token);
    return true;
  }

  private async execute(job: JobRow, token: string): Promise<void> {
    const handler = this.handlers.get(job.kind);
    const finish = (status: 'DONE' | 'FAILED' | 'QUEUED', result: unknown, error: string | null): Promise<number> => this.work.run(system, (tx) => tx.run(
      'UPDATE jobs SET status = ?, result = ?, error = ?, endedAt = ?, leaseToken = NULL, leaseUntil = NULL WHERE id = ? AND leaseToken = ?',
      [status, result === undefined ? null : JSON.stringify(result), error, status === 'QUEUED' ? null : tx.now, job.id, token]));
    const prolong = (done: number, total: number): Promise<number> => this.work.run(system, (tx) => tx.run(
      'UPDATE jobs SET progressDone = ?, progressTotal = ?, leaseUntil = ? WHERE id = ? AND leaseToken = ?', [done, total, addMilliseconds(tx.now, LEASE_MS), job.id, token]));
    let progressed: [number, number] = [job.progressDone, job.progressTotal];
    const heartbeat = setInterval(() => void prolong(...progressed).catch(() => undefined), LEASE_MS / 3);
    try {
      if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
      const result = await handler(JSON.parse(job.payload) as never, {
        id: job.id, author: { accountId: job.ownerAccountId, name: job.ownerName },
        progress: {
          report: async (done, total) => {
            progressed = [done, total];
            if ((await prolong(done, total)) !== 1) throw new LeaseLost();
          },
        },
      });
      await finish('DONE', result, null);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      this.logger.error({ error, job: job.id, kind: job.kind }, 'a job failed');
      const message = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      await finish(job.attempts + 1 >= MOST_ATTEMPTS ? 'FAILED' : 'QUEUED', undefined, message);
    } finally {
      clearInterval(heartbeat);
    }
  }
}

export const system: Author = { accountId: null, name: 'system' };

/** Another process took the job over; this one must stop without a word. */
class LeaseLost extends Error {}
