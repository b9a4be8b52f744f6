export { CohortQuotaRow, CohortRow, CompletionRow, ProgrammeRow, RegistrationRow, trainingEntities } from './training.entities.js';
