import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { LeaveDecisions } from './leave-decisions.service.js';
import { serveLeaveDownloads } from './leave.downloads.js';
import { leaveInvariants } from './leave.invariants.js';
import { leavePolicy } from './leave.policy.js';
import { LeaveReadModel } from './leave.read-model.js';
import { LeaveRequests } from './leave-requests.service.js';
import { LeaveResolver } from './leave.resolver.js';
import { LeaveRevocations } from './leave-revocations.service.js';
import { LeaveTerms } from './leave-terms.service.js';

export function leaveModule(platform: Platform, attendance: Attendance): ModuleParts<RequestContext> {
  const { work, reader } = platform;
  const readModel = new LeaveReadModel(reader);
  return {
    policy: leavePolicy,
    resolvers: [new LeaveResolver(new LeaveRequests(work), new LeaveDecisions(work, attendance), new LeaveTerms(work), new LeaveRevocations(work, attendance), readModel)],
    routes: (http, contextOf) => serveLeaveDownloads(http, contextOf, platform, readModel),
    invariants: leaveInvariants,
  };
}
