import { shownCell } from './cell-reading.js';
import type { ProblemParams, RosterCell, RosterProblem, RosterProblemCode } from './roster-plan.js';
import { ROSTER_TEMPLATE, type SheetKey, type TemplateSheet } from './template.js';

/** A row whose cells have been read: what each column says, or null where it is empty or refused. */
export interface ReadRow {
  readonly row: number;
  readonly values: Readonly<Record<string, string | null>>;
  readonly cells: Readonly<Record<string, RosterCell | undefined>>;
}

/** Collects what is wrong, and remembers which rows it keeps out of the plan. */
export class Findings {
  private readonly found: RosterProblem[] = [];
  private readonly refused = new Set<string>();

  add(problem: RosterProblem): void {
    this.found.push(problem);
    if (problem.severity === 'error' && problem.row !== null) this.refuse(problem.sheet, problem.row);
  }

  /** An error at one cell of a row that was read. */
  error(sheet: TemplateSheet, { row, cells }: ReadRow, columnKey: string, code: RosterProblemCode, params: ProblemParams = {}): void {
    const column = sheet.columns.find(({ key }) => key === columnKey);
    const cell = cells[columnKey];
    this.add({
      severity: 'error', sheet: sheet.key, row, address: cell?.address ?? null, column: columnKey, code,
      found: column ? shownCell(cell, column) : null, params,
    });
  }

  refuse(sheet: string, row: number): void {
    this.refused.add(`${sheet}/${row}`);
  }

  isRefused(sheet: SheetKey, { row }: ReadRow): boolean {
    return this.refused.has(`${sheet}/${row}`);
  }

  get refusedRows(): number {
    return this.refused.size;
  }

  /** By sheet, row and column, as a person goes through the workbook. */
  sorted(): RosterProblem[] {
    const sheets: string[] = ROSTER_TEMPLATE.map(({ key }) => key);
    const columns = new Map<string, number>(ROSTER_TEMPLATE.flatMap((sheet) => sheet.columns.map(({ key }, index) => [`${sheet.key}/${key}`, index] as const)));
    const placeOf = ({ sheet, row, column }: RosterProblem) => ({
      sheet: sheets.includes(sheet) ? sheets.indexOf(sheet) : sheets.length, row: row ?? 0, column: row === null ? -1 : columns.get(`${sheet}/${column}`) ?? -1,
    });
    return this.found.map((problem, index) => ({ problem, index, ...placeOf(problem) }))
      .sort((one, other) => one.sheet - other.sheet || one.row - other.row || one.column - other.column || one.index - other.index)
      .map(({ problem }) => problem);
  }
}
