export { StudioMeetings } from './studio-meetings.service.js';
export { StudioFilingRow, StudioRow, studiosEntities } from './studios.entities.js';
export { studiosModule } from './studios.module.js';
export { STUDIO_READERS, studiosPolicy } from './studios.policy.js';
