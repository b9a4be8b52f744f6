import { CreditWarningRuns } from '../../../modules/credit-warnings/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { DemoTools } from './demo-tools.js';

/** The warnings as last night left them. */
export async function seedCreditWarnings({ platform }: DemoTools): Promise<void> {
  const runs = new CreditWarningRuns(platform, creditsModule(platform).credits);
  const jobId = await runs.nightly();
  const run = await platform.reader.row<{ id: number }>('SELECT id FROM credit_warning_runs WHERE jobId = ?', [jobId]);
  await runs.job({ runId: run?.id ?? 0 } as never, { id: jobId, author: system, progress: { report: () => Promise.resolve() } });
  await platform.work.run(system, (tx) => tx.run("UPDATE jobs SET status = 'DONE', endedAt = ? WHERE id = ?", [tx.now, jobId]));
}
