import type { CellType, SpreadsheetErrorCode, SpreadsheetErrorDetails } from '../spreadsheet-types.js';

/** What the worker is given. */
export interface ReadJob {
  format: 'xlsx' | 'csv';
  source: Uint8Array | string;
  sheets: readonly (string | number)[] | null;
  limits: { maxRows: number; maxColumns: number; maxCellLength: number; maxCells: number; maxUncompressedBytes: number; maxRatio: number; maxEntries: number };
}
/** Column from 1, type, value, flags (1 from a formula, 2 lost digits), time of day or ''. */
export type PackedCell = [column: number, type: CellType, value: string | number | boolean, flags: number, time: string];
export type PackedRow = [row: number, cells: PackedCell[]];
/** First row, first column, last row, last column. */
export type MergedRange = [number, number, number, number];
export type ReadMessage =
  | { kind: 'sheet'; name: string; hidden: boolean }
  | { kind: 'rows'; rows: PackedRow[] }
  | { kind: 'merges'; merges: MergedRange[] }
  | { kind: 'end' }
  | { kind: 'refused'; code: SpreadsheetErrorCode; message: string; details: SpreadsheetErrorDetails };
export type Limits = ReadJob['limits'];

/** The file is not read on; said to whoever asked. */
export class Refused extends Error {
  readonly code: SpreadsheetErrorCode;
  readonly details: SpreadsheetErrorDetails;
  constructor(code: SpreadsheetErrorCode, message: string, details: SpreadsheetErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
