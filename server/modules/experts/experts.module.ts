import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { ExpertSessionsReadModel } from './expert-sessions.read-model.js';
import { ExpertSessionsResolver } from './expert-sessions.resolver.js';
import { serveExpertDownloads } from './experts.downloads.js';
import { expertsInvariants } from './experts.invariants.js';
import { expertsPolicy } from './experts.policy.js';
import { ExpertsReadModel } from './experts.read-model.js';
import { ExpertsResolver } from './experts.resolver.js';
import { Experts } from './experts.service.js';
import { Fees } from './fees.service.js';
import { Invitations } from './invitations.service.js';
import { SessionLecturers } from './session-lecturers.service.js';

/** `lecturers` is for modules that plan sessions. */
export function expertsModule(platform: Platform, attendance: Attendance): ModuleParts<RequestContext> & { readonly lecturers: SessionLecturers } {
  const { work, reader, clock, secrets } = platform;
  const lecturers = new SessionLecturers(work, attendance);
  const sessions = new ExpertSessionsReadModel(reader, clock);
  return {
    lecturers,
    policy: expertsPolicy,
    resolvers: [
      new ExpertsResolver(new Experts(work, secrets), lecturers, new ExpertsReadModel(reader, clock, secrets)),
      new ExpertSessionsResolver(new Invitations(work, lecturers), new Fees(work), sessions),
    ],
    routes: (http, contextOf) => serveExpertDownloads(http, contextOf, platform, sessions),
    invariants: expertsInvariants,
  };
}
