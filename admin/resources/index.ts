import { accounts } from './accounts/index.js';
import { areas } from './areas/index.js';
import type { ConsoleResource } from './console-resource.js';
import { rosterImports } from './roster/index.js';
import { schools } from './schools/index.js';
import { teachers } from './teachers/index.js';

/** Every resource, in the order of the menu. */
export const resources: readonly ConsoleResource[] = [
  teachers,
  schools,
  areas,
  rosterImports,
  accounts,
];
