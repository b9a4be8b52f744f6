export { planningEntities, PlanItemRow, PlanProgrammeRow, ProgrammeBudgetRow, ProgrammeExpenseRow, TrainingPlanRow } from './planning.entities.js';
export { planningModule } from './planning.module.js';
