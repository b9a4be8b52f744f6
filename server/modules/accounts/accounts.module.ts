import type { ModuleParts, Platform } from '../../platform/module.js';
import { accountsPolicy } from './accounts.policy.js';
import { AccountsResolver } from './accounts.resolver.js';
import type { RequestContext } from './request-context.js';
import { Sessions } from './sessions.service.js';

export function accountsModule(platform: Platform): ModuleParts<RequestContext> & { sessions: Sessions } {
  const sessions = new Sessions(platform.work, platform.reader, platform.clock);
  return { sessions, policy: accountsPolicy, resolvers: [new AccountsResolver(sessions)] };
}
