export { creditYearsEntities } from './credit-years.entities.js';
export { type CreditYears, creditYearsModule } from './credit-years.module.js';
export type { FrozenTeacher } from './frozen-years.js';
