import { dayOf, instantOf } from '../../platform/clock.js';
import type { Platform } from '../../platform/module.js';
import { matchingKey, readSpreadsheet, type SheetRow, SpreadsheetError, type UnreadableCode } from '../../platform/spreadsheets/index.js';
import type { JobHandler, Progress } from '../../platform/transactions/jobs.js';
import type { Author } from '../../platform/transactions/tx.js';
import { type Reach, reachSql } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { type Candidates, loadCandidates, loadSeats } from './candidates.js';
import { RegistrationImportLineRow, type RegistrationImportRow } from './registration-imports.entities.js';
import { type FormField, fieldsOf, tidied } from './rules/form.js';
import { type LineOutcome, type LineProblem, outcomeOfRefusal } from './rules/import-outcome.js';
import { type ImportColumns, importColumns, type ImportLine, importLines } from './rules/import-sheet.js';
import { identifier, type KnownPerson, type KnownSchool } from './rules/import-person.js';
import { placementOf, refusalToRegister } from './rules/registration.js';
import type { SeatBoard } from './rules/seat-board.js';
import type { CohortRow } from './training.entities.js';

export const REGISTRATION_CHECK_JOB = 'registration.check';
export const MOST_LINES = 10_000;
const MOST_COLUMNS = 60;
/** Teachers whose circumstances are read in one go. */
const AT_ONCE = 500;

/** Why a whole file was refused. */
export type FileProblem = { readonly code: UnreadableCode } | { readonly code: 'NO_HEADS' } | { readonly code: 'NOBODY_IN_IT' };

type Told = Pick<RegistrationImportLineRow, 'teacherId' | 'outcome' | 'fieldKey' | 'found'> & { readonly problem: LineProblem | null };

/**
 * The dry run of a list: what would become of each line as the seats are now, in the order of the list.
 * Asks the rules that every registration asks, and writes nothing but its findings; taking the list asks again.
 */
export class RegistrationCheck {
  constructor(private readonly platform: Platform, private readonly credits: Credits) {}

  readonly job: JobHandler = ({ importId }: { importId: number }, { author, progress }) => this.run(importId, author, progress);

  private async run(importId: number, author: Author, progress: Progress): Promise<{ importId: number } | null> {
    const { reader, work, files } = this.platform;
    const row = await reader.row<RegistrationImportRow>('SELECT * FROM registration_imports WHERE id = ?', [importId]);
    if (row?.status !== 'CHECKING') return null;
    const cohort = await reader.row<CohortRow>('SELECT * FROM cohorts WHERE id = ?', [row.cohortId]) as CohortRow;
    const fields = fieldsOf((await reader.row<{ formFields: string | null }>('SELECT formFields FROM programmes WHERE id = ?', [cohort.programmeId]))?.formFields ?? null);
    const { bytes } = await files.open(row.fileId, 'registrations');
    const read = await readList(bytes, fields);
    if ('problem' in read) {
      await work.run(author, (tx) => tx.run("UPDATE registration_imports SET status = 'REFUSED', refusal = ? WHERE id = ? AND status = 'CHECKING'", [JSON.stringify(read.problem), importId]));
      return { importId };
    }
    const { columns, lines } = read;
    const identified = await this.identify(JSON.parse(row.reach) as Reach, lines);
    const seats = (await loadSeats(reader, [cohort])).get(cohort.id) as SeatBoard;
    const told: Told[] = [];
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      await progress.report(from, lines.length);
      const part = identified.slice(from, from + AT_ONCE);
      const ids = part.flatMap(({ teacherId }) => teacherId ?? []);
      const candidates = ids.length === 0 ? null : await loadCandidates(reader, this.credits, [cohort], ids);
      part.forEach((each, at) => told.push(each.problem || !candidates ? each : this.forecast(cohort, row, fields, seats, candidates, each, lines[from + at] as ImportLine)));
    }
    await work.run(author, async (tx) => {
      const taken = await tx.run("UPDATE registration_imports SET status = 'CHECKED', ignoredColumns = ? WHERE id = ? AND status = 'CHECKING'", [JSON.stringify(columns.ignored.slice(0, MOST_COLUMNS)), importId]);
      if (taken !== 1) return;
      await tx.insertMany(RegistrationImportLineRow, lines.map(({ row: rowNumber, name, school, answers, addresses }, at) => {
        const { problem, found, ...rest } = told[at] as Told;
        return {
          importId, seq: at + 1, rowNumber, name: cut(name, 60), place: cut(school, 100), ...rest, address: rest.fieldKey === null ? null : addresses[rest.fieldKey] ?? null, found: found === null ? null : cut(found, 200), problem: problem && JSON.stringify(problem),
          answers: answers.length === 0 ? null : JSON.stringify(answers), status: null, registrationId: null,
        };
      }));
    });
    return { importId };
  }

  private forecast(cohort: CohortRow, { path }: RegistrationImportRow, fields: readonly FormField[], seats: SeatBoard, candidates: Candidates, each: Told, { answers }: ImportLine): Told {
    const facts = candidates.facts(cohort, each.teacherId as number, { now: instantOf(this.platform.clock.now()), path, seats, answers: tidied(fields, answers) });
    if (!facts) return { ...each, outcome: 'NO_SUCH_PERSON', problem: { code: 'OUT_OF_REACH' } };
    const refusal = refusalToRegister(facts);
    if (refusal) {
      const field = 'label' in refusal ? fields.find(({ label }) => label === refusal.label) : undefined;
      return { ...each, outcome: outcomeOfRefusal(refusal), fieldKey: field ? `form:${field.key}` : null, found: field ? answers.find(({ key }) => key === field.key)?.value ?? null : null, problem: refusal };
    }
    const { status } = placementOf(facts);
    if (status === 'ADMITTED') seats.take(facts.teacher);
    return { ...each, outcome: status satisfies LineOutcome };
  }

  /** Who each line means; whoever comes a second time counts by the first line only. */
  private async identify(reach: Reach, lines: readonly ImportLine[]): Promise<Told[]> {
    const { reader, secrets, clock } = this.platform;
    const scope = reachSql(reach, { area: 's.areaId', school: 't.schoolId' });
    const people = (await reader.rows<KnownPerson & { status: string; mobileSealed: string | null }>(
      `SELECT t.id, t.number, t.name, t.schoolId, t.nationalIdKey, t.status, t.mobileSealed FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${scope.sql} ORDER BY t.id`, [...scope.params])).map((each) => ({ ...each, inService: each.status === 'ACTIVE' }));
    const schoolScope = reachSql(reach, { area: 's.areaId', school: 's.id' });
    const schools = await reader.rows<KnownSchool>(`SELECT s.id, s.code, s.name FROM schools s WHERE ${schoolScope.sql} ORDER BY s.id`, [...schoolScope.params]);
    const sealed = new Map(people.map(({ id, mobileSealed }) => [id, mobileSealed]));
    const identify = identifier({
      keyOf: matchingKey, people, schools, today: dayOf(clock.now()), nationalIdKey: (nationalId) => secrets.blindIndex('nationalId', nationalId),
      mobileOf: ({ id, number }) => { const mobile = sealed.get(id); return mobile ? secrets.decrypt(mobile, `teacher:${number}:mobile`) : null; },
    });
    const firstRowOf = new Map<number, number>();
    return lines.map((line): Told => {
      const found = identify(line);
      if ('problem' in found) return { teacherId: null, outcome: 'NO_SUCH_PERSON', fieldKey: found.field, found: found.field === 'nationalId' || found.field === 'mobile' ? null : line[found.field], problem: found.problem };
      const { id } = found.person;
      const first = firstRowOf.get(id);
      if (first !== undefined) return { teacherId: id, outcome: 'TWICE', fieldKey: null, found: null, problem: { code: 'TWICE', row: first } };
      firstRowOf.set(id, line.row);
      return { teacherId: id, outcome: 'ADMITTED', fieldKey: null, found: null, problem: null };
    });
  }
}

async function readList(bytes: Uint8Array, fields: readonly FormField[]): Promise<{ columns: ImportColumns; lines: ImportLine[] } | { problem: FileProblem }> {
  try {
    const { sheets } = await readSpreadsheet(bytes, { maxRows: MOST_LINES, maxColumns: MOST_COLUMNS });
    const headed = (rows: readonly SheetRow[]): ImportColumns | null => importColumns(rows, fields, matchingKey);
    for (const { hidden, rows } of sheets) {
      const columns = hidden ? null : headed(rows);
      if (!columns) continue;
      const lines = importLines(rows, columns);
      return lines.length === 0 ? { problem: { code: 'NOBODY_IN_IT' } } : { columns, lines };
    }
    return { problem: { code: 'NO_HEADS' } };
  } catch (error) {
    if (!(error instanceof SpreadsheetError) || error.code === 'SHEET_MISSING') throw error;
    return { problem: { code: error.code } };
  }
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
