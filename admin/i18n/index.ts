import { accountResources, accounts } from './accounts.js';
import { appeals } from './appeals.js';
import { archives } from './archives.js';
import { assignments } from './assignments.js';
import { attendance } from './attendance.js';
import { gate } from './gate.js';
import { calendar } from './calendar.js';
import { cascade } from './cascade.js';
import { certificateResources, certificates } from './certificates.js';
import { claimImportResources, claimImports } from './claim-imports.js';
import { common } from './common.js';
import { creditWarnings } from './credit-warnings.js';
import { credits } from './credits.js';
import { expertResources, experts } from './experts.js';
import { intake, intakeResources } from './intake.js';
import { creditYears } from './credit-years.js';
import { lateEntries } from './late-entries.js';
import { leave } from './leave.js';
import { lodging } from './lodging.js';
import { placements } from './placements.js';
import { overview } from './overview.js';
import { people, peopleResources } from './people.js';
import { planning, planningResources } from './planning.js';
import { punches } from './punches.js';
import { reactAdmin } from './react-admin.js';
import { registration } from './registration.js';
import { registrationImport } from './registration-import.js';
import { roster, rosterResources } from './roster.js';
import { ruleSets } from './rule-sets.js';
import { schoolTotals } from './school-totals.js';
import { selection, selectionResources } from './selection.js';
import { shell } from './shell.js';
import { surveys } from './surveys.js';
import { transcriptBooks } from './transcript-books.js';
import { training, trainingResources } from './training.js';
import { studioResources, studios } from './studios.js';
import { vocabulary } from './vocabulary.js';
import type { KeyOf } from './words.js';

/** Every word of the console. An area adds its file here: one line for its words, one for its resources. */
export const consoleWords = {
  ra: reactAdmin,
  common,
  shell,
  vocabulary,
  appeals,
  archives,
  assignments,
  surveys,
  lodging,
  placements,
  attendance,
  leave,
  overview,
  punches,
  gate,
  calendar,
  cascade,
  certificates,
  creditWarnings,
  schoolTotals,
  transcriptBooks,
  credits,
  claimImports,
  lateEntries,
  creditYears,
  ruleSets,
  experts,
  people,
  intake,
  studios,
  registration,
  registrationImport,
  planning,
  roster,
  accounts,
  selection,
  training,
  resources: { ...trainingResources, ...certificateResources, ...peopleResources, ...rosterResources, ...claimImportResources, ...accountResources, ...selectionResources, ...intakeResources, ...studioResources, ...expertResources, ...planningResources },
};

export type ConsoleKey = KeyOf<typeof consoleWords>;
export type Vocabulary = keyof typeof vocabulary;
