export { rosterEntities } from './roster.entities.js';
