export { certificatesEntities } from './certificates.entities.js';
export { certificatesModule } from './certificates.module.js';
