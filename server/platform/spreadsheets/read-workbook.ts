import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { columnLetters } from './address.js';
import { DEFAULT_READ_LIMITS, SpreadsheetError } from './spreadsheet-types.js';
import type { Cell, ReadOptions, Sheet, SheetRow, SpreadsheetErrorDetails, Workbook } from './spreadsheet-types.js';
import type { MergedRange, PackedCell, ReadJob, ReadMessage } from './worker/read-job.js';

type Source = Uint8Array | string;

/** Threads that parse at one time, in the whole process: each may take its share of memory. */
const MAX_AT_ONCE = 2;
const waiting: (() => void)[] = [];
let atWork = 0;

/**
 * Reads an .xlsx file, from memory or from disk, in a thread with caps on size, memory and time.
 *
 * @throws SpreadsheetError every code
 */
export async function readWorkbook(source: Source, options: ReadOptions = {}): Promise<Workbook> {
  refuseOther(await firstLook(source, options));
  return parse('xlsx', source, options);
}

/**
 * Reads UTF-8 (with or without BOM), UTF-16 with BOM or GB18030 text, separated by comma, semicolon
 * or tab: the same shape, one sheet called 'CSV', every cell of type 'text'.
 *
 * @throws SpreadsheetError TOO_LARGE, TOO_MANY_ROWS, TOO_MANY_COLUMNS, UNREADABLE, TIMED_OUT, NOT_A_WORKBOOK when it is not text
 */
export async function readCsv(source: Source, options: ReadOptions = {}): Promise<Workbook> {
  const { kind } = await firstLook(source, options);
  if (kind !== 'csv') throw new SpreadsheetError('NOT_A_WORKBOOK', 'Not a text file', { looksLike: kind === 'ole' ? 'xls' : kind });
  return parse('csv', source, options);
}

/**
 * Reads .xlsx or CSV, told apart by content and not by name.
 *
 * @throws SpreadsheetError every code
 */
export async function readSpreadsheet(source: Source, options: ReadOptions = {}): Promise<Workbook> {
  const look = await firstLook(source, options);
  if (look.kind === 'csv') return parse('csv', source, options);
  refuseOther(look);
  return parse('xlsx', source, options);
}

interface FirstLook {
  kind: 'zip' | 'ole' | 'csv' | 'html' | 'pdf' | 'image' | 'empty' | 'unknown';
  /** An OLE container that holds an encrypted package. */
  encrypted: boolean;
}

function refuseOther(look: FirstLook): void {
  const refusal = refusalOf(look);
  if (refusal) throw refusal;
}

function refusalOf({ kind, encrypted }: FirstLook): SpreadsheetError | null {
  if (kind === 'zip') return null;
  if (encrypted) return new SpreadsheetError('ENCRYPTED', 'The workbook asks for a password');
  if (kind === 'ole') return new SpreadsheetError('OLD_FORMAT', 'A workbook of before 2007', { looksLike: 'xls' });
  return new SpreadsheetError('NOT_A_WORKBOOK', `Not a workbook but ${kind}`, { looksLike: kind });
}

/** Why a file can be no .xlsx, by its first look; null: it may be one. */
export function noWorkbook(bytes: Uint8Array): SpreadsheetError | null {
  return refusalOf(lookAt(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}

async function firstLook(source: Source, options: ReadOptions): Promise<FirstLook> {
  const maxBytes = options.maxBytes ?? DEFAULT_READ_LIMITS.maxBytes;
  const tooLarge = (size: number): SpreadsheetError => new SpreadsheetError('TOO_LARGE', `${size} bytes`, { limit: maxBytes });
  if (typeof source !== 'string') {
    if (source.byteLength > maxBytes) throw tooLarge(source.byteLength);
    return lookAt(Buffer.from(source.buffer, source.byteOffset, source.byteLength));
  }
  await using file = await open(source, 'r');
  const { size } = await file.stat();
  if (size > maxBytes) throw tooLarge(size);
  const start = Buffer.alloc(Math.min(size, 4096));
  await file.read(start, 0, start.length, 0);
  const look = lookAt(start);
  return look.kind === 'ole' ? lookAt(await file.readFile()) : look;
}

const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

function lookAt(bytes: Buffer): FirstLook {
  const start = bytes.subarray(0, 4096);
  const look = (kind: FirstLook['kind'], encrypted = false): FirstLook => ({ kind, encrypted });
  if (start.length === 0) return look('empty');
  const signature = start.toString('latin1', 0, 8);
  if (signature.startsWith('PK\x03\x04') || signature.startsWith('PK\x05\x06')) return look('zip');
  if (signature === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return look('ole', bytes.includes(ENCRYPTED_PACKAGE));
  if (signature.startsWith('%PDF')) return look('pdf');
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF|BM)/u.test(signature)) return look('image');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|head|meta)/iu.test(start.toString('latin1'))) return look('html');
  const wide = signature.startsWith('\xff\xfe') || signature.startsWith('\xfe\xff');
  return look(!wide && start.includes(0) ? 'unknown' : 'csv');
}

async function parse(format: ReadJob['format'], source: Source, options: ReadOptions): Promise<Workbook> {
  if (atWork >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else atWork += 1;
  try {
    return await parseInThread(format, source, { ...DEFAULT_READ_LIMITS, ...options });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else atWork -= 1;
  }
}

function parseInThread(format: ReadJob['format'], source: Source, options: Required<Omit<ReadOptions, 'sheets'>> & ReadOptions): Promise<Workbook> {
  const { timeoutMs, memoryMebibytes, maxRows, maxColumns, maxCellLength, maxCells, maxUncompressedBytes, maxRatio, maxEntries } = options;
  const job: ReadJob = { format, source, sheets: options.sheets ?? null, limits: { maxRows, maxColumns, maxCellLength, maxCells, maxUncompressedBytes, maxRatio, maxEntries } };
  const worker = new Worker(workerFile(), {
    workerData: job,
    execArgv: [],
    name: 'spreadsheets',
    resourceLimits: { maxOldGenerationSizeMb: memoryMebibytes, maxYoungGenerationSizeMb: 32 },
  });
  const building = new WorkbookBuilder(format, options.maxCells);
  return new Promise<Workbook>((resolve, reject) => {
    const refuse = (code: SpreadsheetError['code'], message: string, details?: SpreadsheetErrorDetails): void => reject(new SpreadsheetError(code, message, details));
    const timer = setTimeout(() => refuse('TIMED_OUT', `Not read within ${timeoutMs} ms`), timeoutMs);
    worker.on('message', (message: ReadMessage) => {
      try {
        if (message.kind === 'refused') refuse(message.code, message.message, message.details);
        else if (message.kind === 'end') resolve(building.workbook);
        else building.take(message);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('TOO_LARGE', 'Not read within the memory allowed');
      else refuse('UNREADABLE', String(error));
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      refuse('UNREADABLE', 'The reading thread ended early');
    });
  }).finally(() => worker.terminate());
}

/** Beside this file: compiled as .js, from source as .ts, whose types Node strips. */
const workerFile = (): string => fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker/worker.ts' : './worker/worker.js', import.meta.url));

/** Puts the batches of a thread together. */
class WorkbookBuilder {
  readonly workbook: Workbook;
  private readonly maxCells: number;
  private mergedCells = 0;

  constructor(format: Workbook['format'], maxCells: number) {
    this.workbook = { format, sheets: [] };
    this.maxCells = maxCells;
  }

  take(message: Exclude<ReadMessage, { kind: 'end' | 'refused' }>): void {
    if (message.kind === 'sheet') {
      this.workbook.sheets.push({ name: message.name, hidden: message.hidden, rows: [], lastRow: 0, blankRows: 0, lastColumn: 0, merges: [] });
      return;
    }
    const sheet = this.workbook.sheets.at(-1);
    if (!sheet) return;
    if (message.kind === 'merges') this.merge(sheet, message.merges);
    else for (const [number, cells] of message.rows) this.addRow(sheet, number, cells);
  }

  private addRow(sheet: Sheet, number: number, packed: PackedCell[]): void {
    const cells: Cell[] = [];
    for (const [column, type, value, flags, time] of packed) {
      while (cells.length < column - 1) cells.push(emptyCell(sheet.name, number, cells.length + 1));
      const cell: Cell = { sheet: sheet.name, address: columnLetters(column) + number, row: number, column, type, value, text: textOf(value) };
      if (time !== '') cell.time = time;
      if (flags & 1) cell.fromFormula = true;
      if (flags & 2) cell.lostDigits = true;
      cells.push(cell);
    }
    sheet.rows.push({ number, cells });
    sheet.blankRows += number - sheet.lastRow - 1;
    sheet.lastRow = number;
    sheet.lastColumn = Math.max(sheet.lastColumn, cells.length);
  }

  /** Marks cells of merged ranges, as far as rows and columns are in use. */
  private merge(sheet: Sheet, ranges: MergedRange[]): void {
    const byNumber = ranges.length > 0 ? new Map(sheet.rows.map((row) => [row.number, row])) : new Map<number, SheetRow>();
    for (const [top, left, bottom, right] of ranges) {
      const master = columnLetters(left) + top;
      const range = `${master}:${columnLetters(right)}${bottom}`;
      sheet.merges.push(range);
      for (let number = top; number <= Math.min(bottom, sheet.lastRow); number += 1) {
        const row = byNumber.get(number);
        this.count(1);
        if (!row) continue;
        for (let column = left; column <= Math.min(right, sheet.lastColumn); column += 1) {
          this.count(1);
          while (row.cells.length < column) row.cells.push(emptyCell(sheet.name, number, row.cells.length + 1));
          const cell = row.cells[column - 1];
          if (cell && !cell.merge) cell.merge = { range, master };
        }
      }
    }
  }

  private count(cells: number): void {
    this.mergedCells += cells;
    if (this.mergedCells > this.maxCells) throw new SpreadsheetError('TOO_LARGE', 'Too many merged cells', { limit: this.maxCells });
  }
}

const emptyCell = (sheet: string, row: number, column: number): Cell => ({ sheet, address: columnLetters(column) + row, row, column, type: 'empty', value: null, text: '' });

/** Numbers without exponent, and without the noise after Excel's fifteen digits. */
function textOf(value: string | number | boolean): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const tidy = String(Number(value.toPrecision(15)));
  return tidy.includes('e') ? Number(tidy).toFixed(20).replace(/\.?0+$/u, '') : tidy;
}
