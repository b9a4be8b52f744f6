export { lateEntriesEntities } from './late-entries.entities.js';
export { lateEntriesModule } from './late-entries.module.js';
