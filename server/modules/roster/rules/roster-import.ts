import { Findings } from './findings.js';
import { acceptAreas, acceptSchools } from './organisation-rows.js';
import type { Planned, RosterFacts, RosterInput, RosterPlan, SheetPlan } from './roster-plan.js';
import { readSheets } from './sheet-reading.js';
import { acceptTeachers } from './teacher-rows.js';

/**
 * What an import of this workbook would write, and everything that is wrong with it.
 *
 * Pure: every fact was read before. A row with an error is in neither list; a row that depends on a
 * refused row is refused and names it. A teacher on file at another school is never moved by an
 * import: that is a transfer.
 */
export function planRoster(input: RosterInput, existing: RosterFacts): RosterPlan {
  const findings = new Findings();
  const rows = readSheets(input, existing.today, findings);
  const areas = acceptAreas(rows.areas, existing, findings);
  const schools = acceptSchools(rows.schools, existing, areas.references, findings);
  const teachers = acceptTeachers(rows.teachers, existing, schools.references, findings);
  const problems = findings.sorted();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    areas: split(areas.accepted, ({ code }) => code, existing.areas.map(({ code }) => code)),
    schools: split(schools.accepted, ({ code }) => code, existing.schools.map(({ code }) => code)),
    teachers: split(teachers, ({ number }) => number, existing.teachers.map(({ number }) => number)),
    problems,
    counts: {
      rowsRead: rows.areas.length + rows.schools.length + rows.teachers.length,
      rowsRefused: findings.refusedRows,
      errors,
      mended: problems.length - errors,
    },
  };
}

function split<Row>(accepted: readonly Planned<Row>[], keyOf: (row: Row) => string, keysOnFile: readonly string[]): SheetPlan<Row> {
  const onFile = new Set(keysOnFile);
  return {
    create: accepted.filter(({ values }) => !onFile.has(keyOf(values))),
    update: accepted.filter(({ values }) => onFile.has(keyOf(values))),
  };
}
