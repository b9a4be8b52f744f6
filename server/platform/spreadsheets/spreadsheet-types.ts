/** 'date' holds a whole day; a time of day beside it is in `time`; a time alone is of type 'time'. */
export type CellType = 'text' | 'number' | 'date' | 'time' | 'boolean' | 'error' | 'empty';

export interface Cell {
  sheet: string;
  /** A1 address, as Excel shows it. */
  address: string;
  /** From 1, as Excel counts. */
  row: number;
  /** From 1: A is 1. */
  column: number;
  type: CellType;
  /** Dates are 'YYYY-MM-DD', times 'HH:MM:SS', errors Excel's own text such as '#REF!', empty is null. Text is as written: see cleanText. */
  value: string | number | boolean | null;
  /** The value as text: numbers without exponent or grouping, booleans TRUE and FALSE, '' when empty. */
  text: string;
  /** 'HH:MM:SS' of a date that has a time of day. */
  time?: string;
  /** The value was calculated by a formula (its last result, never calculated here). */
  fromFormula?: true;
  /** A number of 16 digits and more: Excel keeps 15, so an id number typed as a number has lost its end. */
  lostDigits?: true;
  /** The merged range this cell lies in; only the master carries the value. */
  merge?: { range: string; master: string };
}

export interface SheetRow {
  /** The real row number, from 1. */
  number: number;
  /** From column A to the last used one without gaps: `cells[0]` is column A, unused ones are of type 'empty'. */
  cells: Cell[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Rows with at least one value; blank rows are left out. */
  rows: SheetRow[];
  /** The number of the last row with a value; 0 for an empty sheet. */
  lastRow: number;
  /** Rows up to `lastRow` that held nothing. */
  blankRows: number;
  /** Highest used column. */
  lastColumn: number;
  /** Ranges such as 'A1:C1'. */
  merges: string[];
}

export interface Workbook {
  format: 'xlsx' | 'csv';
  sheets: Sheet[];
}

/** All caps have a default; see {@link DEFAULT_READ_LIMITS}. */
export interface ReadOptions {
  /** Names or positions (from 0) of the sheets to read; all when left out. A name that is missing is an error. */
  sheets?: readonly (string | number)[];
  /** The file itself, in bytes. */
  maxBytes?: number;
  /** Rows with values, in one sheet. */
  maxRows?: number;
  maxColumns?: number;
  /** Characters in one cell. */
  maxCellLength?: number;
  /** Cells with values, in all sheets. */
  maxCells?: number;
  /** Bytes after unpacking, all parts together. */
  maxUncompressedBytes?: number;
  /** Unpacked to packed size of any part larger than 1 MiB unpacked. */
  maxRatio?: number;
  maxEntries?: number;
  timeoutMs?: number;
  /** Memory of the thread that parses, in MiB. */
  memoryMebibytes?: number;
}

export const DEFAULT_READ_LIMITS = {
  maxBytes: 20 * 1024 * 1024,
  maxRows: 50_001,
  maxColumns: 200,
  maxCellLength: 32_767,
  maxCells: 2_000_000,
  maxUncompressedBytes: 200 * 1024 * 1024,
  maxRatio: 200,
  maxEntries: 1_000,
  timeoutMs: 30_000,
  memoryMebibytes: 384,
} as const satisfies Required<Omit<ReadOptions, 'sheets'>>;

export type SpreadsheetErrorCode =
  | 'NOT_A_WORKBOOK'
  /** .xls, .et of before 2007: save as .xlsx. */
  | 'OLD_FORMAT'
  | 'ENCRYPTED'
  /** Bytes, unpacked bytes, ratio, parts or cells above the cap. */
  | 'TOO_LARGE'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'SHEET_MISSING'
  /** Damaged, or not the text encoding it should be. */
  | 'UNREADABLE'
  | 'TIMED_OUT';

export interface SpreadsheetErrorDetails {
  /** What the bytes look like instead. */
  looksLike?: 'csv' | 'html' | 'pdf' | 'image' | 'zip' | 'docx' | 'pptx' | 'ods' | 'xls' | 'xlsb' | 'empty' | 'unknown';
  limit?: number;
  sheet?: string;
  row?: number;
}

/** A file that cannot be read as a table. The message is for the log, code and details for the person. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';
  readonly code: SpreadsheetErrorCode;
  readonly details: SpreadsheetErrorDetails;

  constructor(code: SpreadsheetErrorCode, message: string, details: SpreadsheetErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean';
/** Dates are 'YYYY-MM-DD' or Date; date-times 'YYYY-MM-DD HH:MM' or ISO text, written as given, or Date. */
export type CellInput = string | number | boolean | Date | null | undefined;

export interface ColumnSpec {
  key: string;
  header: string;
  /** In characters; a Chinese one counts as two. */
  width?: number;
  type: ColumnType;
  /** Decimal places of a 'decimal' column, 2 when left out. */
  decimals?: number;
  /** What to fill in here: a note on the header cell, and a line of the sheet 填写说明. */
  note?: string;
  /** Marked in the header with a star. */
  required?: boolean;
  /** A drop-down list for the column. */
  options?: readonly string[];
}

export interface SheetSpec {
  name: string;
  columns: readonly ColumnSpec[];
  rows: Iterable<Readonly<Record<string, CellInput>>> | AsyncIterable<Readonly<Record<string, CellInput>>>;
  /** Header stays in view; true when left out. */
  frozenHeader?: boolean;
  /** Lines of the sheet 填写说明. */
  notes?: readonly string[];
}

export interface WorkbookSpec {
  sheets: readonly SheetSpec[];
  /** Name of the sheet that holds notes: '填写说明' when left out. It is written only when there are notes. */
  notesSheet?: string;
  /** Headings of the notes' columns: ['列', '要求', '可选值'] when left out. */
  notesHeaders?: readonly [column: string, note: string, options: string];
  /** A text that a drop-down shows when something else is typed. */
  optionRefused?: string;
  /** Who is named as author in the file's properties. */
  creator?: string;
}
