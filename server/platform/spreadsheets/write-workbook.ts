import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { columnLetters } from './address.js';
import { escapeFormula } from './formula-escape.js';
import type { CellInput, ColumnSpec, ColumnType, SheetSpec, WorkbookSpec } from './spreadsheet-types.js';

/** Rows between two looks at whether the reader keeps up and others want the processor. */
const ROWS_AT_A_TIME = 250;
/** A drop-down reaches this far, so that rows added by hand have it too. */
const DROP_DOWN_ROWS = 5_000;
const MAX_CELL_LENGTH = 32_767;
const LISTS_SHEET = '_lists';
/** ECMA-376, 18.3.1.63. */
const A4 = 9;
/** As many characters as stand side by side on an upright sheet of A4. */
const UPRIGHT_WIDTH = 95;

const FORMATS: Record<ColumnType, string> = { text: '@', integer: '0', decimal: '0.00', date: 'yyyy-mm-dd', datetime: 'yyyy-mm-dd hh:mm', boolean: 'General' };
const HEADER_STYLE: Partial<ExcelJS.Style> = {
  numFmt: '@',
  font: { bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF2F5D8C' } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
};

/**
 * Writes an .xlsx file row by row into a stream and ends it; memory does not grow with the rows.
 * Text cells are typed as text, so numbers of persons keep their zeros, and what begins like a
 * formula is escaped. A reader that goes away, or rows that fail, end the writing with an error.
 */
export async function writeWorkbook(book: WorkbookSpec, output: Writable): Promise<{ rows: number }> {
  const pipe = new PassThrough({ highWaterMark: 256 * 1024 });
  const delivered = Promise.all([finished(output, { readable: false }), finished(pipe, { readable: false })]);
  delivered.catch(() => {}); // awaited below
  output.once('error', (error) => pipe.destroy(error));
  output.once('close', () => {
    if (!output.writableFinished) pipe.destroy(new Error('The reader went away'));
  });
  pipe.pipe(output);
  try {
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: pipe, useStyles: true, useSharedStrings: false, zip: { zlib: { level: 4 } } });
    writer.creator = book.creator ?? '';
    writer.lastModifiedBy = writer.creator;
    const names = sheetNames(book);
    const listColumns = addLists(writer, book);
    let rows = 0;
    for (const [index, sheet] of book.sheets.entries()) rows += await addSheet(writer, names[index] ?? sheet.name, sheet, listColumns, book.optionRefused, pipe);
    addNotes(writer, book);
    await Promise.race([writer.commit(), delivered.then(() => new Promise<never>(() => {}))]);
    await delivered;
    return { rows };
  } catch (error) {
    pipe.destroy(error as Error);
    output.destroy(error as Error);
    throw error;
  }
}

/** The same in memory, for small files: templates to fill in, lists of errors. */
export async function workbookBytes(book: WorkbookSpec): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => chunks.push(chunk));
  await writeWorkbook(book, sink);
  return Buffer.concat(chunks);
}

/** Names that Excel accepts: no []:*?/\, no plain apostrophe and no more than 31 characters, each once. */
function sheetNames(book: WorkbookSpec): string[] {
  const taken = new Set([LISTS_SHEET, notesSheetName(book)].map((name) => name.toLowerCase()));
  return book.sheets.map(({ name }) => {
    // An apostrophe would end the name within the reference to the headings that are printed on each sheet.
    const base = [...name.replace(/[[\]:*?/\\]/gu, ' ').replace(/'/gu, '’').trim()].slice(0, 27).join('') || 'Sheet';
    let unique = base;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${base} ${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

const notesSheetName = (book: WorkbookSpec): string => book.notesSheet ?? '填写说明';

/** The choices of drop-downs stand in a hidden sheet: a list within the cell's rule may have 255 characters only. */
function addLists(writer: ExcelJS.stream.xlsx.WorkbookWriter, book: WorkbookSpec): Map<ColumnSpec, string> {
  const columns = book.sheets.flatMap((sheet) => sheet.columns.filter(({ options }) => options && options.length > 0));
  if (columns.length === 0) return new Map();
  const sheet = writer.addWorksheet(LISTS_SHEET, { state: 'veryHidden' });
  const longest = Math.max(...columns.map(({ options }) => options?.length ?? 0));
  for (let at = 0; at < longest; at += 1) {
    const row = sheet.addRow(columns.map(({ options }) => options?.[at] ?? null));
    row.commit();
  }
  sheet.commit();
  return new Map(columns.map((column, index) => [column, `${LISTS_SHEET}!$${columnLetters(index + 1)}$1:$${columnLetters(index + 1)}$${column.options?.length ?? 1}`]));
}

async function addSheet(writer: ExcelJS.stream.xlsx.WorkbookWriter, name: string, spec: SheetSpec, lists: Map<ColumnSpec, string>, optionRefused: string | undefined, pipe: PassThrough): Promise<number> {
  const { columns } = spec;
  const widths = columns.map((column) => column.width ?? Math.min(Math.max(displayWidth(column.header) + 4, 10), 40));
  const page = printed(widths);
  const sheet = writer.addWorksheet(name, {
    ...page, pageSetup: { ...page.pageSetup, printTitlesRow: '1:1' }, views: spec.frozenHeader === false ? [] : [{ state: 'frozen', ySplit: 1 }],
  });
  // One object a column: exceljs looks a style up by its object, and works it out anew for every other one
  const styles = columns.map((column): Partial<ExcelJS.Style> => ({ numFmt: formatOf(column), alignment: { vertical: 'middle', wrapText: false } }));
  sheet.columns = columns.map((column, index) => ({
    key: column.key,
    width: widths[index] ?? 10,
    style: styles[index],
  }));
  if (columns.length > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };

  const header = sheet.addRow(columns.map((column) => escapeFormula(column.header) + (column.required ? ' *' : '')));
  header.height = 24;
  columns.forEach((column, index) => {
    const cell = header.getCell(index + 1);
    cell.style = HEADER_STYLE;
    if (column.note) cell.note = column.note;
  });
  header.commit();

  let rows = 0;
  for await (const row of spec.rows) {
    const line = sheet.addRow(columns.map((column) => cellValue(row[column.key], column.type)));
    line.eachCell((cell, at) => {
      cell.style = styles[at - 1] ?? {};
    });
    line.commit();
    rows += 1;
    if (rows % ROWS_AT_A_TIME === 0) await keepPace(pipe);
  }
  columns.forEach((column, index) => {
    const list = lists.get(column);
    if (!list) return;
    const letters = columnLetters(index + 1);
    dropDown(sheet, `${letters}2:${letters}${Math.max(rows + 1, DROP_DOWN_ROWS)}`, list, optionRefused);
  });
  sheet.commit();
  return rows;
}

/** exceljs knows rules for ranges, its published types only those of single cells. */
function dropDown(sheet: ExcelJS.Worksheet, range: string, list: string, refused: string | undefined): void {
  const { dataValidations } = sheet as ExcelJS.Worksheet & { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } };
  dataValidations.add(range, { type: 'list', allowBlank: true, formulae: [list], showErrorMessage: true, errorStyle: 'stop', ...(refused && { error: refused }) });
}

/** exceljs does not wait for the stream, so we do. */
async function keepPace(pipe: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  while (!pipe.destroyed && pipe.readableLength > pipe.readableHighWaterMark) {
    await Promise.race([once(pipe, 'drain'), once(pipe, 'close')]);
  }
  if (pipe.destroyed) throw pipe.errored ?? new Error('The reader went away');
}

function formatOf(column: ColumnSpec): string {
  if (column.type === 'decimal' && column.decimals !== undefined) return column.decimals > 0 ? `0.${'0'.repeat(column.decimals)}` : '0';
  return FORMATS[column.type];
}

function cellValue(value: CellInput, type: ColumnType): string | number | boolean | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if ((type === 'integer' || type === 'decimal') && typeof value === 'number' && Number.isFinite(value)) return value;
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'date' || type === 'datetime') {
    const instant = value instanceof Date ? value : parseInstant(String(value));
    if (instant && !Number.isNaN(instant.getTime())) return instant;
  }
  const text = value instanceof Date ? value.toISOString() : String(value);
  // XML has no place for control characters and lone halves of pairs
  return escapeFormula(text.replace(/\r\n?/gu, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '').slice(0, MAX_CELL_LENGTH - 1));
}

/** exceljs writes the UTC parts of a date: what was written is what is shown, in any time zone. */
function parseInstant(text: string): Date | null {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/u.exec(text) ?? [];
  return day ? new Date(`${day}T${time ?? '00:00'}Z`) : null;
}

/** Chinese characters are two wide. */
const displayWidth = (text: string): number => [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

/** How to fill the file in, as a sheet of its own: notes on cells are easily overlooked, and lost on paper. */
/** On A4 the whole width, however many sheets long, with lines and the number of the sheet below. */
function printed(widths: readonly number[]): { pageSetup: Partial<ExcelJS.PageSetup>; headerFooter: Partial<ExcelJS.HeaderFooter> } {
  const orientation = widths.reduce((sum, each) => sum + each, 0) > UPRIGHT_WIDTH ? 'landscape' : 'portrait';
  return {
    pageSetup: { paperSize: A4, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, showGridLines: true, margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } },
    headerFooter: { oddFooter: '&C&P / &N' },
  };
}

function addNotes(writer: ExcelJS.stream.xlsx.WorkbookWriter, book: WorkbookSpec): void {
  const explained = book.sheets.filter((sheet) => (sheet.notes?.length ?? 0) > 0 || sheet.columns.some(({ note }) => note));
  if (explained.length === 0) return;
  const widths = [24, 70, 50];
  const sheet = writer.addWorksheet(notesSheetName(book), printed(widths));
  sheet.columns = widths.map((width) => ({ width, style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } } }));
  for (const { name, notes = [], columns } of explained) {
    const title = sheet.addRow([escapeFormula(name)]);
    title.font = { bold: true, size: 13 };
    title.commit();
    for (const note of notes) sheet.addRow(['', escapeFormula(note)]).commit();
    const headings = sheet.addRow([...(book.notesHeaders ?? ['列', '要求', '可选值'])]);
    headings.font = { bold: true };
    headings.commit();
    for (const column of columns) {
      const options = column.options?.slice(0, 50).join('、') ?? '';
      sheet.addRow([escapeFormula(column.header) + (column.required ? ' *' : ''), escapeFormula(column.note ?? ''), escapeFormula(options)]).commit();
    }
    sheet.addRow([]).commit();
  }
  sheet.commit();
}
