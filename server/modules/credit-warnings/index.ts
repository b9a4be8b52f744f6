export { creditWarningsEntities } from './credit-warnings.entities.js';
export { CreditWarningRuns } from './credit-warnings.job.js';
export { creditWarningsModule } from './credit-warnings.module.js';
