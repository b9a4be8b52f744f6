export { accountsModule } from './accounts.module.js';
export { AccountRow, accountsEntities, ApiKeyRow, GrantRow } from './accounts.entities.js';
export { accountsPolicy } from './accounts.policy.js';
export { AccountsResolver, SESSION_COOKIE } from './accounts.resolver.js';
export { RoleEnum } from './accounts.types.js';
export { Actor, type Grant, isWithin, type Reach, reachSql, type Role, ROLES } from './actor.js';
export { type AccessTable, anyone, deny, fields, reached, RequestContext, role, signedIn } from './request-context.js';
export { Sessions, sha256 } from './sessions.service.js';
