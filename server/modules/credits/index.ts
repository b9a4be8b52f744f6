export type { ClaimResult, FiledClaim, NewClaim } from './claims.service.js';
export { creditsEntities } from './credits.entities.js';
export { type Credits, creditsModule } from './credits.module.js';
export { CREDIT_READERS } from './credits.policy.js';
export { LevelEnum, ViewerCan } from './credits.types.js';
export type { PostingResult, Recognised } from './posting.service.js';
export { seedRuleSets, type StoredRuleSet } from './rule-sets.store.js';
export type { ActivityFacts } from './rules/pricing.js';
export { type Level, LEVELS } from './rules/rule-set.js';
