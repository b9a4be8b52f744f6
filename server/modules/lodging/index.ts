export { lodgingEntities } from './lodging.entities.js';
export { lodgingModule } from './lodging.module.js';
export { lodgingPolicy } from './lodging.policy.js';
export { Rooms } from './rooms.service.js';
export { Stays } from './stays.service.js';
