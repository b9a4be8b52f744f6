import { accountsEntities } from '../modules/accounts/index.js';
import { appealsEntities } from '../modules/appeals/index.js';
import { archivesEntities } from '../modules/archives/index.js';
import { assignmentsEntities } from '../modules/assignments/index.js';
import { attendanceEntities, callEntities, scanEntities } from '../modules/attendance/index.js';
import { cascadeEntities } from '../modules/cascade/index.js';
import { certificatesEntities } from '../modules/certificates/index.js';
import { creditWarningsEntities } from '../modules/credit-warnings/index.js';
import { creditsEntities, reReviewEntities } from '../modules/credits/index.js';
import { expertsEntities } from '../modules/experts/index.js';
import { intakeEntities } from '../modules/intake/index.js';
import { creditYearsEntities } from '../modules/credit-years/index.js';
import { lateEntriesEntities } from '../modules/late-entries/index.js';
import { leaveEntities } from '../modules/leave/index.js';
import { lodgingEntities } from '../modules/lodging/index.js';
import { placementsEntities } from '../modules/placements/index.js';
import { organisationsEntities } from '../modules/organisations/index.js';
import { planningEntities } from '../modules/planning/index.js';
import { rosterEntities } from '../modules/roster/index.js';
import { schoolTotalsEntities } from '../modules/school-totals/index.js';
import { selectionEntities } from '../modules/selection/index.js';
import { studiosEntities } from '../modules/studios/index.js';
import { surveysEntities } from '../modules/surveys/index.js';
import { teachersEntities } from '../modules/teachers/index.js';
import { transcriptBooksEntities } from '../modules/transcript-books/index.js';
import { registrationImportEntities, seatReturnEntities, trainingEntities } from '../modules/training/index.js';
import { StoredFile } from '../platform/files/files.js';
import { workEntities } from '../platform/transactions/work.entities.js';

export const entities = [
  ...workEntities,
  StoredFile,
  ...accountsEntities,
  ...organisationsEntities,
  ...teachersEntities,
  ...rosterEntities,
  ...attendanceEntities,
  ...scanEntities,
  ...callEntities,
  ...leaveEntities,
  ...creditsEntities, ...reReviewEntities,
  ...lateEntriesEntities,
  ...creditYearsEntities,
  ...schoolTotalsEntities,
  ...transcriptBooksEntities,
  ...intakeEntities,
  ...expertsEntities,
  ...trainingEntities,
  ...seatReturnEntities,
  ...registrationImportEntities,
  ...planningEntities,
  ...assignmentsEntities,
  ...surveysEntities,
  ...lodgingEntities,
  ...placementsEntities,
  ...certificatesEntities,
  ...archivesEntities,
  ...cascadeEntities,
  ...selectionEntities,
  ...studiosEntities,
  ...appealsEntities,
  ...creditWarningsEntities,
];
