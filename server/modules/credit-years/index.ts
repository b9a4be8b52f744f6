export { creditYearsEntities } from './credit-years.entities.js';
export { creditYearsModule } from './credit-years.module.js';
