import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { serveCreditYearDownloads } from './credit-years.downloads.js';
import { creditYearInvariants } from './credit-years.invariants.js';
import { creditYearsPolicy } from './credit-years.policy.js';
import { CreditYearsReadModel } from './credit-years.read-model.js';
import { CreditYearsResolver } from './credit-years.resolver.js';
import { FREEZE_JOB, YearClosings } from './year-closings.service.js';

export function creditYearsModule(platform: Platform, credits: Credits): ModuleParts<RequestContext> & { readonly closings: YearClosings } {
  const closings = new YearClosings(platform, credits);
  const readModel = new CreditYearsReadModel(platform.reader, credits, platform.clock);
  return {
    closings,
    policy: creditYearsPolicy,
    resolvers: [new CreditYearsResolver(closings, readModel)],
    jobs: { [FREEZE_JOB]: closings.job },
    routes: (http, contextOf) => serveCreditYearDownloads(http, contextOf, platform, readModel),
    invariants: creditYearInvariants,
  };
}
