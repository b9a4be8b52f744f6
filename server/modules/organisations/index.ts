export { AreaRow, DesignationRow, organisationsEntities, SchoolRow } from './organisations.entities.js';
export { isCentre, isCentreOrAuditor, OFFICE_ROLES, organisationsPolicy } from './organisations.policy.js';
export { organisationsModule } from './organisations.module.js';
export { Area, School } from './organisations.types.js';
export * from './rules/vocabulary.js';
