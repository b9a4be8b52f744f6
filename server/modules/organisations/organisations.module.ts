import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { GrantPlacesResolver } from './grant-places.resolver.js';
import { organisationsPolicy } from './organisations.policy.js';
import { OrganisationsReadModel } from './organisations.read-model.js';
import { OrganisationsResolver } from './organisations.resolver.js';

export function organisationsModule(platform: Platform): ModuleParts<RequestContext> {
  const readModel = new OrganisationsReadModel(platform.reader);
  return { policy: organisationsPolicy, resolvers: [new OrganisationsResolver(readModel), new GrantPlacesResolver(readModel)] };
}
