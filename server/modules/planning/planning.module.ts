import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { BudgetsResolver } from './budgets.resolver.js';
import { Budgets } from './budgets.service.js';
import { PlanImports } from './plan-imports.service.js';
import { servePlanningDownloads } from './planning.downloads.js';
import { planningInvariants } from './planning.invariants.js';
import { planningPolicy } from './planning.policy.js';
import { PlanningReadModel } from './planning.read-model.js';
import { PlanItemsResolver, PlansResolver } from './planning.resolver.js';
import { Plans } from './plans.service.js';

export function planningModule(platform: Platform): ModuleParts<RequestContext> {
  const { work, reader, files } = platform;
  const readModel = new PlanningReadModel(reader);
  return {
    policy: planningPolicy,
    resolvers: [new PlansResolver(new Plans(work), new PlanImports(work, files), readModel), new PlanItemsResolver(readModel), new BudgetsResolver(new Budgets(work), readModel)],
    routes: (http, contextOf) => servePlanningDownloads(http, contextOf, platform, readModel),
    invariants: planningInvariants,
  };
}
