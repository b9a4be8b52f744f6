import type { Invariant, ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { TeachersReadModel } from '../teachers/index.js';
import { serveWarningDownloads } from './credit-warnings.downloads.js';
import { CreditWarningRuns, WARNINGS_JOB } from './credit-warnings.job.js';
import { creditWarningsPolicy } from './credit-warnings.policy.js';
import { CreditWarningsReadModel } from './credit-warnings.read-model.js';
import { CreditWarningsResolver } from './credit-warnings.resolver.js';

export function creditWarningsModule(platform: Platform, credits: Credits): ModuleParts<RequestContext> {
  const { reader, secrets } = platform;
  const runs = new CreditWarningRuns(platform, credits);
  const readModel = new CreditWarningsReadModel(reader, new TeachersReadModel(reader, secrets));
  return {
    policy: creditWarningsPolicy,
    resolvers: [new CreditWarningsResolver(runs, readModel)],
    jobs: { [WARNINGS_JOB]: runs.job },
    nightly: runs.nightly,
    routes: (http, contextOf) => serveWarningDownloads(http, contextOf, platform, readModel),
    invariants: [counted],
  };
}

const counted: Invariant = {
  name: '16 the last reckoning of warnings counts its rows',
  violations: (reader) => reader.rows<object>(`SELECT r.id FROM credit_warning_runs r WHERE r.done = 1 AND r.id = (SELECT MAX(x.id) FROM credit_warning_runs x WHERE x.done = 1)
    AND r.missedCount + r.urgentCount + r.behindCount <> (SELECT COUNT(*) FROM credit_warnings w WHERE w.runId = r.id)`),
};
