import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { serveAssignmentDownloads } from './assignments.downloads.js';
import { assignmentInvariants } from './assignments.invariants.js';
import { assignmentsPolicy } from './assignments.policy.js';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { AssignmentsResolver } from './assignments.resolver.js';
import { Assignments } from './assignments.service.js';
import { HandInsReadModel } from './hand-ins.read-model.js';
import { HandInsResolver } from './hand-ins.resolver.js';
import { HandIns } from './hand-ins.service.js';
import { Marking } from './marking.service.js';
import { MarkingWorkbooks } from './marking-workbook.js';
import { COMPARE_JOB, comparingJob, Comparisons } from './similarity.job.js';

export function assignmentsModule(platform: Platform): ModuleParts<RequestContext> {
  const { work, reader, clock, files } = platform;
  const assignments = new AssignmentsReadModel(reader, clock);
  const handIns = new HandInsReadModel(reader, clock);
  const workbooks = new MarkingWorkbooks(work, reader, files, handIns);
  return {
    policy: assignmentsPolicy,
    resolvers: [new AssignmentsResolver(new Assignments(work), new Comparisons(work), assignments), new HandInsResolver(new HandIns(work), new Marking(work), workbooks, handIns)],
    jobs: { [COMPARE_JOB]: comparingJob(platform) },
    routes: (http, contextOf) => serveAssignmentDownloads(http, contextOf, platform, { assignments, handIns, workbooks }),
    invariants: assignmentInvariants,
  };
}
