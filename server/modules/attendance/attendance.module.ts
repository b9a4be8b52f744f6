import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { Attendance } from './attendance.js';
import { attendanceInvariants } from './attendance.invariants.js';
import { attendancePolicy } from './attendance.policy.js';
import { AttendanceReadModel } from './attendance.read-model.js';
import { AttendanceResolver } from './attendance.resolver.js';
import { CheckInCodes } from './check-in-codes.js';
import { CheckIns } from './check-in.service.js';
import { DeviceConflicts } from './device-conflicts.js';
import { HandShares } from './hand-shares.read-model.js';
import { HandSharesResolver } from './hand-shares.resolver.js';
import { OfflineResolver } from './offline.resolver.js';
import { OfflineScans } from './offline-scans.service.js';
import { PunchImportsResolver } from './punch-imports.resolver.js';
import { PunchImports } from './punch-imports.service.js';
import { RegisterPapers, serveRegisterPrints } from './register-prints.js';
import { Registers } from './register.service.js';
import { RegisterTerms } from './register-terms.service.js';
import { ScanDecisions } from './scan-decisions.service.js';
import { ScansReadModel } from './scans.read-model.js';
import { SecondCallsResolver } from './second-calls.resolver.js';
import { SecondCalls } from './second-calls.service.js';

export function attendanceModule(platform: Platform): ModuleParts<RequestContext> & { attendance: Attendance; papers: RegisterPapers } {
  const { work, reader, clock, secrets, publicUrl, files } = platform;
  const codes = new CheckInCodes(secrets, clock);
  const readModel = new AttendanceReadModel(reader, clock);
  return {
    attendance: new Attendance(clock),
    papers: new RegisterPapers(platform, readModel),
    policy: attendancePolicy,
    resolvers: [
      new AttendanceResolver(new Registers(work), new CheckIns(work, reader, clock, secrets, codes, new DeviceConflicts(work)), readModel, codes, clock, publicUrl),
      new OfflineResolver(new OfflineScans(work, reader, clock, secrets, codes), new ScanDecisions(work), new RegisterTerms(work), readModel, new ScansReadModel(reader)),
      new HandSharesResolver(new HandShares(reader)),
      new PunchImportsResolver(new PunchImports(work, reader, files, clock), readModel),
      new SecondCallsResolver(new SecondCalls(work), readModel, reader),
    ],
    routes: (http, contextOf) => serveRegisterPrints(http, contextOf, platform, readModel),
    invariants: attendanceInvariants,
  };
}
