import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import type { SessionLecturers } from '../experts/index.js';
import { serveAnswerLinks } from './answer-links.downloads.js';
import { AnswerLinksResolver } from './answer-links.resolver.js';
import { AnswerLinks } from './answer-links.service.js';
import { serveAttendanceOverview } from './attendance-overview.downloads.js';
import { AttendanceOverview } from './attendance-overview.read-model.js';
import { AttendanceOverviewResolver } from './attendance-overview.resolver.js';
import { Closing, CLOSING_JOB } from './closing.service.js';
import { CohortPapers } from './cohort-papers.js';
import { CohortDrafts } from './cohort-drafts.js';
import { CohortsReadModel } from './cohorts.read-model.js';
import { CohortsResolver } from './cohorts.resolver.js';
import { Cohorts } from './cohorts.service.js';
import { CompletionReadModel } from './completion.read-model.js';
import { CompletionResolver } from './completion.resolver.js';
import { CompletionTraceResolver } from './completion-trace.resolver.js';
import { CreditWaysReadModel } from './credit-ways.read-model.js';
import { CreditWaysResolver } from './credit-ways.resolver.js';
import { ProgrammeCopies } from './programme-copies.service.js';
import { ProgrammesReadModel } from './programmes.read-model.js';
import { ProgrammesResolver } from './programmes.resolver.js';
import { Programmes } from './programmes.service.js';
import { RegistrationApprovals } from './registration-approvals.service.js';
import { RegistrationCheck, REGISTRATION_CHECK_JOB } from './registration-check.js';
import { RegistrationDecisions } from './registration-decisions.service.js';
import { serveRegistrationImportDownloads } from './registration-imports.downloads.js';
import { RegistrationImportsReadModel } from './registration-imports.read-model.js';
import { RegistrationImportsResolver } from './registration-imports.resolver.js';
import { RegistrationImports } from './registration-imports.service.js';
import { REGISTRATION_TAKE_JOB, RegistrationTaking } from './registration-taking.js';
import { RegistrationsReadModel } from './registrations.read-model.js';
import { RegistrationsResolver } from './registrations.resolver.js';
import { Registrations } from './registrations.service.js';
import { SEATS_RETURN_DUE, SeatReturns } from './seat-returns.service.js';
import { SeatsReadModel } from './seats.read-model.js';
import { SessionChangesReadModel } from './session-changes.read-model.js';
import { SessionChangesResolver } from './session-changes.resolver.js';
import { SessionChanges } from './session-changes.service.js';
import { serveTrainingDownloads } from './training.downloads.js';
import { trainingInvariants } from './training.invariants.js';
import { trainingPolicy } from './training.policy.js';

export function trainingModule(platform: Platform, { attendance, credits, lecturers }: { readonly attendance: Attendance; readonly credits: Credits; readonly lecturers: SessionLecturers }): ModuleParts<RequestContext> & { papers: CohortPapers } {
  const { work, reader, clock } = platform;
  const cohorts = new CohortsReadModel(reader, clock, credits);
  const registrations = new RegistrationsReadModel(reader, clock, attendance, credits);
  const completion = new CompletionReadModel(reader, clock, attendance, credits);
  const papers = new CohortPapers(cohorts, registrations, completion);
  const closing = new Closing(work, attendance, credits);
  const imports = new RegistrationImportsReadModel(reader);
  const drafts = new CohortDrafts(attendance, lecturers);
  const links = new AnswerLinks(work, reader, clock, platform.secrets, platform.publicUrl, attendance);
  const overview = new AttendanceOverview(reader, clock);
  return {
    papers,
    policy: trainingPolicy,
    resolvers: [
      new ProgrammesResolver(new Programmes(work), new ProgrammeCopies(work, attendance, lecturers, drafts), new ProgrammesReadModel(reader)),
      new CohortsResolver(new Cohorts(work, attendance, drafts), cohorts, registrations, new SeatsReadModel(reader)),
      new SessionChangesResolver(new SessionChanges(work, drafts, lecturers), new SessionChangesReadModel(reader), cohorts),
      new RegistrationsResolver(new Registrations(work, reader, clock, attendance, credits), new RegistrationDecisions(work, attendance, credits), new RegistrationApprovals(work, attendance), registrations, cohorts),
      new RegistrationImportsResolver(new RegistrationImports(work), imports, cohorts),
      new AnswerLinksResolver(links, registrations, cohorts),
      new CompletionResolver(closing, completion, cohorts),
      new AttendanceOverviewResolver(overview),
      new CreditWaysResolver(new CreditWaysReadModel(reader, clock, credits, cohorts)),
      new CompletionTraceResolver(reader, attendance),
    ],
    subscribers: { [SEATS_RETURN_DUE]: new SeatReturns(attendance).whenDue },
    jobs: { [CLOSING_JOB]: closing.job, [REGISTRATION_CHECK_JOB]: new RegistrationCheck(platform, credits).job, [REGISTRATION_TAKE_JOB]: new RegistrationTaking(platform, attendance, credits).job },
    routes: (http, contextOf) => {
      serveTrainingDownloads(http, contextOf, platform, { cohorts, completion, papers });
      serveAnswerLinks(http, contextOf, platform, { cohorts, registrations, links });
      serveAttendanceOverview(http, contextOf, platform, overview);
      serveRegistrationImportDownloads(http, contextOf, platform, cohorts, imports);
    },
    invariants: trainingInvariants,
  };
}
