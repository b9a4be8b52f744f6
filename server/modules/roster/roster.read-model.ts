import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { RosterImportRow, RosterProblemRow } from './roster.entities.js';
import type { RosterDependents } from './roster-dependents.js';
import { columnName, sheetName } from './roster-workbook.js';
import type { RosterImport, RosterProblemFilter, RosterProblemGroup, RosterProblemType, RosterStep } from './roster.types.js';
import { applyWords, PROBLEM_TITLES, undoWords } from './roster-words.js';
import { type FileRefusal, fileWords } from './file-words.js';
import { type ApplyRefusal, type ImportFacts, linesToWrite, refusalToApply, refusalToUndo, type RosterCounts, type UndoRefusal } from './rules/import-steps.js';
import { problemWords } from './rules/problem-words.js';
import type { ProblemParams, RosterProblem } from './rules/roster-plan.js';

type Asked = 'problemGroups' | 'viewerCanApply' | 'viewerCanApplyGoodRows' | 'viewerCanUndo';
/** An import with what its steps are decided by. */
export type RosterImportRecord = Omit<RosterImport, Asked> & { readonly facts: ImportFacts };

const IMPORTS = `SELECT i.*, j.status AS jobStatus, (SELECT COUNT(*) FROM roster_imports o WHERE o.turnKey IS NOT NULL AND o.id <> i.id) AS others
  FROM roster_imports i LEFT JOIN jobs j ON j.id = i.jobId`;

export class RosterReadModel {
  constructor(private readonly reader: Reader, private readonly dependents: RosterDependents) {}

  async page(page: PageInput, locale: Locale): Promise<Page<RosterImportRecord>> {
    const [rows, count] = await Promise.all([
      this.reader.rows<ImportRecord>(`${IMPORTS} ORDER BY i.id DESC LIMIT ? OFFSET ?`, [page.limit, page.offset]),
      this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM roster_imports'),
    ]);
    return { items: rows.map((row) => toImport(row, locale)), totalCount: count?.n ?? 0 };
  }

  async one(id: number, locale: Locale): Promise<RosterImportRecord | null> {
    const row = await this.reader.row<ImportRecord>(`${IMPORTS} WHERE i.id = ?`, [id]);
    return row ? toImport(row, locale) : null;
  }

  async problems(importId: number, filter: RosterProblemFilter, page: PageInput, locale: Locale): Promise<Page<RosterProblemType>> {
    const conditions = ['importId = ?'];
    const params: SqlValue[] = [importId];
    for (const [column, value] of [['severity', filter.severity], ['code', filter.code], ['sheet', filter.sheet], ['rowNumber', filter.row]] as const) {
      if (value === null || value === undefined) continue;
      conditions.push(`${column} = ?`);
      params.push(value);
    }
    const where = conditions.join(' AND ');
    const [rows, count] = await Promise.all([
      this.reader.rows<RosterProblemRow>(`SELECT * FROM roster_problems WHERE ${where} ORDER BY seq LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM roster_problems WHERE ${where}`, params),
    ]);
    return { items: rows.map((row) => toProblem(row, locale)), totalCount: count?.n ?? 0 };
  }

  async allProblems(importId: number): Promise<RosterProblem[]> {
    return (await this.reader.rows<RosterProblemRow>('SELECT * FROM roster_problems WHERE importId = ? ORDER BY seq', [importId])).map(asProblem);
  }

  async problemGroups(importId: number, locale: Locale): Promise<RosterProblemGroup[]> {
    const rows = await this.reader.rows<{ severity: RosterProblem['severity']; code: RosterProblem['code']; n: number }>(
      'SELECT severity, code, COUNT(*) AS n FROM roster_problems WHERE importId = ? GROUP BY severity, code ORDER BY n DESC, code', [importId]);
    return rows.map(({ severity, code, n }) => ({ severity, code, count: n, title: say(PROBLEM_TITLES[code], locale) }));
  }

  canApply(record: RosterImportRecord, onlyGoodRows: boolean, locale: Locale): RosterStep {
    return step(refusalToApply(record.facts, onlyGoodRows), (refusal: ApplyRefusal) => say((applyWords[refusal.code] as (refusal: ApplyRefusal) => { zh: string; en: string })(refusal), locale));
  }

  async canUndo(record: RosterImportRecord, locale: Locale): Promise<RosterStep> {
    const refusal = refusalToUndo(record.facts) ?? await this.dependents.refusal(this.reader, record.id, record.rowsWritten);
    return step(refusal, (each: UndoRefusal) => say((undoWords[each.code] as (refusal: UndoRefusal) => { zh: string; en: string })(each), locale));
  }
}

type ImportRecord = RosterImportRow & { jobStatus: string | null; others: number };

function toImport(row: ImportRecord, locale: Locale): RosterImportRecord {
  const { id, status, fileName, onlyGoodRows, createdBy, createdAt, appliedBy, appliedAt, undoneBy, undoneAt, jobId, writtenSeq } = row;
  const counts = row.counts === null ? null : JSON.parse(row.counts) as RosterCounts;
  const isStalled = row.jobStatus === 'FAILED' && (status === 'PREPARING' || status === 'APPLYING');
  return {
    id, status, fileName, onlyGoodRows: Boolean(onlyGoodRows), createdBy, createdAt, appliedBy, appliedAt, undoneBy, undoneAt, counts, jobId, isStalled,
    refusal: row.refusal === null ? null : say(fileWords(JSON.parse(row.refusal) as FileRefusal), locale),
    rowsWritten: writtenSeq, rowsToWrite: counts ? linesToWrite(counts) : 0, facts: { status, counts, isStalled, othersTurn: row.others > 0 },
  };
}

function asProblem({ severity, sheet, rowNumber, address, columnKey, code, found, params }: RosterProblemRow): RosterProblem {
  return { severity, sheet, row: rowNumber, address, column: columnKey, code, found, params: JSON.parse(params) as ProblemParams };
}

function toProblem(row: RosterProblemRow, locale: Locale): RosterProblemType {
  const problem = asProblem(row);
  const { severity, sheet, address, code, found } = problem;
  return { id: row.id, severity, sheet, sheetName: sheetName(sheet, locale), row: problem.row, address, column: columnName(problem, locale), code, found, message: say(problemWords(problem), locale) };
}

function step<R>(refusal: R | null, wordsOf: (refusal: R) => string): RosterStep {
  return refusal === null ? { allowed: true, reason: null } : { allowed: false, reason: wordsOf(refusal) };
}
