import { addMilliseconds, type Clock, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { sha256 } from '../../platform/sha256.js';
import { system } from '../../platform/transactions/jobs.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { SignInFailure } from './accounts.entities.js';

const WINDOW_MS = 15 * 60_000;
const MOST_PER_ACCOUNT = 8;
const MOST_PER_ADDRESS = 60;

export type Buckets = readonly [account: string, address: string];

/** Wrong passwords and wrong codes alike, counted per account and per address for a quarter of an hour. */
export class FailedTries {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock) {}

  buckets(loginName: string, address: string): Buckets {
    return [`account:${sha256(loginName).slice(0, 32)}`, `address:${address}`.slice(0, 70)];
  }

  /** How long to wait before the next try, or null when there is nothing to wait for. */
  async minutesToWait(buckets: Buckets): Promise<number | null> {
    const failures = await this.reader.rows<{ bucket: string; n: number }>('SELECT bucket, COUNT(*) AS n FROM sign_in_failures WHERE bucket IN (?) AND at > ? GROUP BY bucket', [[...buckets], this.since()]);
    const failed = (bucket: string): number => failures.find((each) => each.bucket === bucket)?.n ?? 0;
    return failed(buckets[0]) >= MOST_PER_ACCOUNT || failed(buckets[1]) >= MOST_PER_ADDRESS ? WINDOW_MS / 60_000 : null;
  }

  note(buckets: Buckets): Promise<void> {
    const since = this.since();
    return this.work.run(system, async (tx) => {
      for (const bucket of buckets) await tx.insert(SignInFailure, { bucket, at: tx.now });
      await tx.run('DELETE FROM sign_in_failures WHERE at < ?', [since]);
    });
  }

  private since(): string {
    return addMilliseconds(instantOf(this.clock.now()), -WINDOW_MS);
  }
}
