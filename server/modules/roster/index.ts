export { rosterEntities } from './roster.entities.js';
export { rosterModule } from './roster.module.js';
