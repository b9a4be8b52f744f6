import { accountsEntities } from '../modules/accounts/index.js';
import { assignmentsEntities } from '../modules/assignments/index.js';
import { attendanceEntities } from '../modules/attendance/index.js';
import { certificatesEntities } from '../modules/certificates/index.js';
import { creditsEntities } from '../modules/credits/index.js';
import { expertsEntities } from '../modules/experts/index.js';
import { intakeEntities } from '../modules/intake/index.js';
import { organisationsEntities } from '../modules/organisations/index.js';
import { planningEntities } from '../modules/planning/index.js';
import { rosterEntities } from '../modules/roster/index.js';
import { selectionEntities } from '../modules/selection/index.js';
import { studiosEntities } from '../modules/studios/index.js';
import { surveysEntities } from '../modules/surveys/index.js';
import { teachersEntities } from '../modules/teachers/index.js';
import { trainingEntities } from '../modules/training/index.js';
import { StoredFile } from '../platform/files/files.js';
import { workEntities } from '../platform/transactions/work.entities.js';

export const entities = [...workEntities, StoredFile, ...accountsEntities, ...organisationsEntities, ...teachersEntities, ...rosterEntities, ...attendanceEntities, ...creditsEntities, ...intakeEntities, ...expertsEntities, ...trainingEntities, ...planningEntities, ...assignmentsEntities, ...surveysEntities, ...certificatesEntities, ...selectionEntities, ...studiosEntities];
