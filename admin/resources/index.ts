import { claimImports } from './claim-imports/index.js';
import { accounts } from './accounts/index.js';
import { areas } from './areas/index.js';
import { certificates } from './certificates/index.js';
import type { ConsoleResource } from './console-resource.js';
import { externalRecords, intakeBatches, learningProviders } from './intake/index.js';
import { cohorts } from './cohorts/index.js';
import { experts } from './experts/index.js';
import { plans } from './plans/index.js';
import { programmes } from './programmes/index.js';
import { honours } from './honours/index.js';
import { rosterImports } from './roster/index.js';
import { schools } from './schools/index.js';
import { surveys } from './surveys/index.js';
import { studios } from './studios/index.js';
import { teachers } from './teachers/index.js';

/** Every resource, in the order of the menu. */
export const resources: readonly ConsoleResource[] = [
  honours,
  plans,
  programmes,
  cohorts,
  surveys,
  experts,
  certificates,
  studios,
  claimImports,
  intakeBatches,
  externalRecords,
  learningProviders,
  teachers,
  schools,
  areas,
  rosterImports,
  accounts,
];
