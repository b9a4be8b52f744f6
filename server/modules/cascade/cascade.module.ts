import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance, RegisterPapers } from '../attendance/index.js';
import { CascadeProofsReadModel } from './cascade-proofs.read-model.js';
import { CascadeProofsResolver } from './cascade-proofs.resolver.js';
import { CascadeProofs } from './cascade-proofs.service.js';
import { serveCascades } from './cascade.downloads.js';
import { cascadeInvariants } from './cascade.invariants.js';
import { cascadePolicy } from './cascade.policy.js';
import { CascadesReadModel } from './cascade.read-model.js';
import { CascadeResolver } from './cascade.resolver.js';
import { Cascades } from './cascade.service.js';

export function cascadeModule(platform: Platform, attendance: Attendance, registers: RegisterPapers): ModuleParts<RequestContext> {
  const proofs = new CascadeProofsReadModel(platform.reader);
  const readModel = new CascadesReadModel(platform.reader, platform.clock, proofs);
  return {
    policy: cascadePolicy,
    resolvers: [new CascadeResolver(new Cascades(platform.work, attendance), readModel), new CascadeProofsResolver(new CascadeProofs(platform.work), proofs)],
    routes: (http, contextOf) => serveCascades(http, contextOf, platform, { readModel, proofs, registers }),
    invariants: cascadeInvariants,
  };
}
