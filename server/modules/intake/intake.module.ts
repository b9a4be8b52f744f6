import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { BatchQuarantines } from './batch-quarantine.service.js';
import { intakeInvariants } from './intake.invariants.js';
import { intakePolicy } from './intake.policy.js';
import { IntakeReadModel } from './intake.read-model.js';
import { IntakeBatchesResolver, ProvidersResolver } from './intake.resolver.js';
import { Intake } from './intake.service.js';
import { Providers } from './providers.service.js';
import { PushResolver } from './push.resolver.js';

export function intakeModule({ work, reader, clock, secrets }: Platform, credits: Credits): ModuleParts<RequestContext> {
  const readModel = new IntakeReadModel(reader, clock);
  return {
    policy: intakePolicy,
    resolvers: [
      new PushResolver(new Intake(work, secrets, credits.claims)),
      new ProvidersResolver(new Providers(work, credits.ruleSets), readModel),
      new IntakeBatchesResolver(new BatchQuarantines(work, credits.claims), readModel),
    ],
    invariants: intakeInvariants,
  };
}
