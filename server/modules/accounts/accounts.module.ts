import type { ModuleParts, Platform } from '../../platform/module.js';
import { accountsPolicy } from './accounts.policy.js';
import { AccountsResolver } from './accounts.resolver.js';
import { Activations } from './activations.service.js';
import { ActivationsResolver } from './activations.resolver.js';
import { AdministrationReadModel } from './administration.read-model.js';
import { AdministrationResolver } from './administration.resolver.js';
import { AccountAdministration } from './administration.service.js';
import { FailedTries } from './failed-tries.js';
import { FirstAdministrator } from './first-administrator.service.js';
import type { RequestContext } from './request-context.js';
import { Sessions } from './sessions.service.js';

export function accountsModule(platform: Platform): ModuleParts<RequestContext> & { sessions: Sessions; activations: Activations } {
  const { work, reader, clock, secrets } = platform;
  const tries = new FailedTries(work, reader, clock);
  const sessions = new Sessions(work, reader, clock, tries);
  const activations = new Activations(work, reader, clock, secrets, sessions, tries);
  const first = new FirstAdministrator(platform, sessions, tries);
  return {
    sessions, activations, policy: accountsPolicy,
    resolvers: [
      new AccountsResolver(sessions),
      new ActivationsResolver(activations, first),
      new AdministrationResolver(new AccountAdministration(work, sessions, activations), new AdministrationReadModel(reader, clock)),
    ],
    routes: (http) => http.addHook('onReady', () => first.prepare()),
  };
}
