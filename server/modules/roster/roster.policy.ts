import { type AccessTable, fields, reached, role, type Role } from '../accounts/index.js';

/** Those of them who work for the whole county; the services look at that too. */
export const ROSTER_IMPORTERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];

const importer = role(...ROSTER_IMPORTERS);

export const rosterPolicy: AccessTable = {
  Query: { rosterImports: importer, rosterImport: importer },
  Mutation: fields(importer, 'rosterImportPrepare rosterImportApply rosterImportUndo'),
  RosterImport: fields(reached, `id status fileName onlyGoodRows createdBy createdAt appliedBy appliedAt undoneBy undoneAt counts refusal jobId isStalled rowsWritten rowsToWrite
    problemGroups problems viewerCanApply viewerCanApplyGoodRows viewerCanUndo`),
  RosterCounts: fields(reached, 'rowsRead rowsRefused errors mended unchanged areasNew areasChanged schoolsNew schoolsChanged teachersNew teachersChanged'),
  RosterProblem: fields(reached, 'id severity sheet sheetName row address column code found message'),
  RosterProblemGroup: fields(reached, 'severity code title count'),
  RosterStep: fields(reached, 'allowed reason'),
};
