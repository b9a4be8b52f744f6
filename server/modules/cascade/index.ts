export { cascadeEntities } from './cascade.entities.js';
export { CASCADE_PROOF_UPLOAD, CascadeProofs } from './cascade-proofs.service.js';
export { cascadeModule } from './cascade.module.js';
export { Cascades, CASCADE_UPLOAD } from './cascade.service.js';
