export { ExternalRecordRow, IntakeAnswerRow, IntakeBatchRow, intakeEntities, ProviderCourseRow, ProviderRow } from './intake.entities.js';
export { Intake } from './intake.service.js';
export { intakeModule } from './intake.module.js';
export { INTAKE_READERS, intakePolicy } from './intake.policy.js';
