import type { ModuleParts, Platform } from '../../platform/module.js';
import type { JobHandler } from '../../platform/transactions/jobs.js';
import type { RequestContext } from '../accounts/index.js';
import { RosterDependents } from './roster-dependents.js';
import { serveRosterDownloads } from './roster.downloads.js';
import { rosterInvariants } from './roster.invariants.js';
import { RosterImports } from './roster-imports.service.js';
import { rosterPolicy } from './roster.policy.js';
import { RosterPreparation } from './roster-preparation.js';
import { RosterReadModel } from './roster.read-model.js';
import { RosterResolver } from './roster.resolver.js';
import { RosterWriting } from './roster-writing.js';

export function rosterModule(platform: Platform): ModuleParts<RequestContext> {
  const dependents = new RosterDependents(platform.database);
  const readModel = new RosterReadModel(platform.reader, dependents);
  const preparation = new RosterPreparation(platform);
  const writing = new RosterWriting(platform, dependents);
  const prepare: JobHandler = ({ importId }: { importId: number }, { author, progress }) => preparation.run(importId, author, progress);
  const apply: JobHandler = ({ importId }: { importId: number }, { author, progress }) => writing.run(importId, author, progress);
  return {
    policy: rosterPolicy,
    resolvers: [new RosterResolver(new RosterImports(platform, dependents), readModel)],
    jobs: { 'roster.prepare': prepare, 'roster.apply': apply },
    routes: (http, contextOf) => serveRosterDownloads(http, contextOf, readModel),
    invariants: rosterInvariants,
  };
}
