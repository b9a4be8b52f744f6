import { accountResources, accounts } from './accounts.js';
import { attendance } from './attendance.js';
import { common } from './common.js';
import { credits } from './credits.js';
import { people, peopleResources } from './people.js';
import { reactAdmin } from './react-admin.js';
import { roster, rosterResources } from './roster.js';
import { shell } from './shell.js';
import { vocabulary } from './vocabulary.js';
import type { KeyOf } from './words.js';

/** Every word of the console. An area adds its file here: one line for its words, one for its resources. */
export const consoleWords = {
  ra: reactAdmin,
  common,
  shell,
  vocabulary,
  attendance,
  credits,
  people,
  roster,
  accounts,
  resources: { ...peopleResources, ...rosterResources, ...accountResources },
};

export type ConsoleKey = KeyOf<typeof consoleWords>;
export type Vocabulary = keyof typeof vocabulary;
