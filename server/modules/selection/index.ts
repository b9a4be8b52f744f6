export { selectionEntities } from './selection.entities.js';
export { selectionModule } from './selection.module.js';
