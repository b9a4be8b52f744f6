export { AssessmentOutcomeRow, AssignmentMarkerRow, AssignmentRow, assignmentsEntities, HandInFileRow, HandInMarkRow, HandInRow, HandInSimilarityRow } from './assignments.entities.js';
export { HandIns } from './hand-ins.service.js';
export { Marking } from './marking.service.js';
export { comparingJob } from './similarity.job.js';
export { assignmentsModule } from './assignments.module.js';
export { Assignments, type AssignmentInput } from './assignments.service.js';
export { assignmentsPolicy } from './assignments.policy.js';
