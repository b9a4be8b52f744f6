export { Hosts } from './hosts.service.js';
export { placementsEntities } from './placements.entities.js';
export { placementsModule } from './placements.module.js';
export { placementsPolicy } from './placements.policy.js';
export { Places } from './places.service.js';
