export { Attendance, type MemberAttendance, type NewRoll, type PlannedSession } from './attendance.js';
export { attendanceEntities, CallAnswerRow, HeadCountRow, PresenceRow, RegisterScanRow, RegisterSessionRow, RollMemberRow, type RollKind, RollRow, SessionCallRow } from './attendance.entities.js';
export { attendanceModule } from './attendance.module.js';
export { attendancePolicy, mayManage, mayRead, REGISTER_MANAGERS, REGISTER_READERS } from './attendance.policy.js';
export { type SessionState, stateOf } from './attendance.read-model.js';
export { DEVICE_COOKIE, DEVICE_SECONDS } from './attendance.resolver.js';
export { SessionStateEnum } from './attendance.types.js';
export { ATTENDING, PRESENCE_STATUSES, presentMinutes, type PresenceSource, type PresenceStatus } from './rules/attendance-minutes.js';
