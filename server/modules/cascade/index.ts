export { cascadeEntities } from './cascade.entities.js';
export { cascadeModule } from './cascade.module.js';
export { Cascades, CASCADE_UPLOAD } from './cascade.service.js';
