import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { organisationsPolicy } from './organisations.policy.js';
import { OrganisationsReadModel } from './organisations.read-model.js';
import { OrganisationsResolver } from './organisations.resolver.js';

export function organisationsModule(platform: Platform): ModuleParts<RequestContext> {
  return { policy: organisationsPolicy, resolvers: [new OrganisationsResolver(new OrganisationsReadModel(platform.reader))] };
}
