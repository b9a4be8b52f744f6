import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { serveCreditYearDownloads } from './credit-years.downloads.js';
import { creditYearInvariants } from './credit-years.invariants.js';
import { creditYearsPolicy } from './credit-years.policy.js';
import { CreditYearsReadModel } from './credit-years.read-model.js';
import { CreditYearsResolver } from './credit-years.resolver.js';
import { frozenTeachers, latestClosing } from './frozen-years.js';
import { FREEZE_JOB, YearClosings } from './year-closings.service.js';

/** What other modules may ask of closed years. */
export interface CreditYears {
  readonly latestClosing: typeof latestClosing;
  readonly frozenTeachers: typeof frozenTeachers;
}

export function creditYearsModule(platform: Platform, credits: Credits): ModuleParts<RequestContext> & { readonly closings: YearClosings; readonly years: CreditYears } {
  const closings = new YearClosings(platform, credits);
  const readModel = new CreditYearsReadModel(platform.reader, credits, platform.clock);
  return {
    closings, years: { latestClosing, frozenTeachers },
    policy: creditYearsPolicy,
    resolvers: [new CreditYearsResolver(closings, readModel)],
    jobs: { [FREEZE_JOB]: closings.job },
    routes: (http, contextOf) => serveCreditYearDownloads(http, contextOf, platform, readModel),
    invariants: creditYearInvariants,
  };
}
