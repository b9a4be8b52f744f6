export { Cohort } from './cohorts.types.js';
export { type CohortFacts, cohortFacts, completionList, type FrozenLine } from './completed-cohort.js';
export { closingCohort, recognised } from './completion-lines.js';
export { COMPLETION_REASONS, type CompletionReason, completionWords } from './rules/completion.js';
export { COHORT_STATUSES, type CohortStatus, SPONSOR_LEVELS, TRAINING_CATEGORIES, type TrainingCategory, TRAINING_MODES, type TrainingMode } from './rules/vocabulary.js';
export { announceReturn, type ReturnedQuota } from './seat-returns.service.js';
export { CohortQuotaRow, CohortRow, CompletionRow, ProgrammeRow, RegistrationRow, SeatOfferRow, SeatReturnRow, trainingEntities } from './training.entities.js';
export { trainingModule } from './training.module.js';
export { trainingPolicy } from './training.policy.js';
