import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { serveCascades } from './cascade.downloads.js';
import { cascadeInvariants } from './cascade.invariants.js';
import { cascadePolicy } from './cascade.policy.js';
import { CascadesReadModel } from './cascade.read-model.js';
import { CascadeResolver } from './cascade.resolver.js';
import { Cascades } from './cascade.service.js';

export function cascadeModule(platform: Platform, attendance: Attendance): ModuleParts<RequestContext> {
  const readModel = new CascadesReadModel(platform.reader, platform.clock);
  return {
    policy: cascadePolicy,
    resolvers: [new CascadeResolver(new Cascades(platform.work, attendance), readModel)],
    routes: (http, contextOf) => serveCascades(http, contextOf, platform, readModel),
    invariants: cascadeInvariants,
  };
}
