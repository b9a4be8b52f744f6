import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { ArchiveEntries, type ArchiveSources } from './archive-entries.js';
import { serveArchives } from './archives.downloads.js';
import { archiveInvariants } from './archives.invariants.js';
import { bindJob } from './archives.job.js';
import { archivesPolicy } from './archives.policy.js';
import { ArchivesReadModel } from './archives.read-model.js';
import { ArchivesResolver } from './archives.resolver.js';
import { Archives, BIND_JOB, openForReopenedCohort } from './archives.service.js';

export function archivesModule(platform: Platform, sources: ArchiveSources): ModuleParts<RequestContext> {
  const { work, reader, clock } = platform;
  const readModel = new ArchivesReadModel(reader, clock);
  return {
    policy: archivesPolicy,
    resolvers: [new ArchivesResolver(new Archives(work), readModel)],
    jobs: { [BIND_JOB]: bindJob(platform, readModel, new ArchiveEntries(platform, readModel, sources), sources) },
    subscribers: { 'training.cohortReopened': openForReopenedCohort },
    routes: (http, contextOf) => serveArchives(http, contextOf, platform, readModel),
    invariants: archiveInvariants,
  };
}
