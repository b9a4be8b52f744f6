export { type ClassRating, lecturersOf, recordClassRatings } from './class-ratings.js';
export { ExpertClassRatingRow, ExpertFeeRow, ExpertInvitationRow, ExpertRatingRow, ExpertRow, expertsEntities, SessionLecturerRow } from './experts.entities.js';
export { expertsModule } from './experts.module.js';
export { mobileOf } from './experts.service.js';
export { MOST_FEN, yuanOf } from './rules/fee.js';
export { SessionLecturers } from './session-lecturers.service.js';
