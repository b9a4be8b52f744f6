export { selectionEntities } from './selection.entities.js';
