import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { TeachersReadModel } from '../teachers/index.js';
import { Claims } from './claims.service.js';
import { creditInvariants } from './credits.invariants.js';
import { creditsPolicy } from './credits.policy.js';
import { CreditsReadModel } from './credits.read-model.js';
import { CreditsResolver } from './credits.resolver.js';
import { LedgerCorrections } from './ledger-corrections.service.js';
import { OwnClaims } from './own-claims.service.js';
import { Postings } from './posting.service.js';
import { RuleSets } from './rule-sets.store.js';
import { StatementReadModel } from './statement.read-model.js';

/** What other modules may ask of credits. */
export interface Credits {
  readonly ruleSets: RuleSets;
  readonly claims: Claims;
  readonly postings: Postings;
  readonly statements: StatementReadModel;
}

export function creditsModule(platform: Platform): ModuleParts<RequestContext> & { readonly credits: Credits } {
  const { work, reader, clock, secrets } = platform;
  const ruleSets = new RuleSets();
  const postings = new Postings(ruleSets);
  const claims = new Claims(work, ruleSets, postings);
  const teachers = new TeachersReadModel(reader, secrets);
  const statements = new StatementReadModel(reader, ruleSets, teachers, clock);
  const resolver = new CreditsResolver(claims, new OwnClaims(work, reader, ruleSets, claims), new LedgerCorrections(work, postings), new CreditsReadModel(reader, ruleSets, clock), statements, teachers);
  return { credits: { ruleSets, claims, postings, statements }, policy: creditsPolicy, resolvers: [resolver], invariants: creditInvariants };
}
