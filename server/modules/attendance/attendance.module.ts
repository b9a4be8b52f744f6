import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { Attendance } from './attendance.js';
import { attendancePolicy } from './attendance.policy.js';

export function attendanceModule(platform: Platform): ModuleParts<RequestContext> & { attendance: Attendance } {
  const attendance = new Attendance(platform.clock);
  return { attendance, policy: attendancePolicy, resolvers: [] };
}
