export { appealsEntities } from './appeals.entities.js';
export { AppealDesk } from './appeal-desk.service.js';
export { AppealFiling } from './appeal-filing.service.js';
export { AppealPanel } from './appeal-panel.service.js';
export { appealsModule } from './appeals.module.js';
export { type Matter, mattersOf } from './matters.js';
