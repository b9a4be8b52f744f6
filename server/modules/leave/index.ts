export { leaveEntities, LeaveRequestFileRow, LeaveRequestRow, LeaveRequestSessionRow, LeaveStepRow } from './leave.entities.js';
export { leaveModule } from './leave.module.js';
