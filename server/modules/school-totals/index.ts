export { schoolTotalsEntities } from './school-totals.entities.js';
export { schoolTotalsModule } from './school-totals.module.js';
