import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { CreditYears } from '../credit-years/index.js';
import type { Credits } from '../credits/index.js';
import { serveSchoolTotals } from './school-totals.downloads.js';
import { schoolTotalsInvariants } from './school-totals.invariants.js';
import { schoolTotalsPolicy } from './school-totals.policy.js';
import { SchoolTotalsReadModel } from './school-totals.read-model.js';
import { SchoolTotalsResolver } from './school-totals.resolver.js';
import { SchoolTotals, TOTALS_JOB } from './school-totals.service.js';

export function schoolTotalsModule(platform: Platform, credits: Credits, years: CreditYears): ModuleParts<RequestContext> & { readonly totals: SchoolTotals } {
  const totals = new SchoolTotals(platform, credits, years);
  const readModel = new SchoolTotalsReadModel(platform.reader, credits);
  return {
    totals,
    policy: schoolTotalsPolicy,
    resolvers: [new SchoolTotalsResolver(totals, readModel)],
    jobs: { [TOTALS_JOB]: totals.job },
    routes: (http, contextOf) => serveSchoolTotals(http, contextOf, platform, readModel),
    invariants: schoolTotalsInvariants,
  };
}
