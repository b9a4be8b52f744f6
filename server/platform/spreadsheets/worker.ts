/**
 * The thread that reads a workbook or a CSV file and hands its rows over in batches.
 *
 * Its own pass over the parts of the file (yauzl, saxes) and not exceljs: that one loses merged
 * ranges when it streams, and holds the whole workbook when it does not. Node runs this file as it
 * is, compiled or with its types stripped, so it imports packages and types only.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import type { CellType, SpreadsheetErrorCode, SpreadsheetErrorDetails } from './spreadsheet-types.js';

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

if (!parentPort) throw new Error('This file is the body of a worker thread');
const port = parentPort;
const job = workerData as ReadJob;
const { limits } = job;
const BATCH = 500;
const MAX_MERGES = 20_000;
const MAX_SHEETS = 200;

class Refused extends Error {
  readonly code: SpreadsheetErrorCode;
  readonly details: SpreadsheetErrorDetails;
  constructor(code: SpreadsheetErrorCode, message: string, details: SpreadsheetErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

const tell = (message: ReadMessage): void => port.postMessage(message);

/** Collects rows of one sheet, counts them against the caps, sends them in batches. */
class RowSink {
  private batch: PackedRow[] = [];
  private rowCount = 0;
  private readonly sheet: string;
  private static cellCount = 0;

  constructor(sheet: string) {
    this.sheet = sheet;
  }

  add(row: number, cells: PackedCell[]): void {
    if (cells.length === 0) return;
    this.rowCount += 1;
    RowSink.cellCount += cells.length;
    const at = { sheet: this.sheet, row };
    if (this.rowCount > limits.maxRows) throw new Refused('TOO_MANY_ROWS', `More than ${limits.maxRows} rows`, { ...at, limit: limits.maxRows });
    if (RowSink.cellCount > limits.maxCells) throw new Refused('TOO_LARGE', `More than ${limits.maxCells} cells`, { ...at, limit: limits.maxCells });
    const last = cells.at(-1);
    if (last && last[0] > limits.maxColumns) throw new Refused('TOO_MANY_COLUMNS', `More than ${limits.maxColumns} columns`, { ...at, limit: limits.maxColumns });
    for (const cell of cells) {
      if (typeof cell[2] === 'string' && cell[2].length > limits.maxCellLength) throw new Refused('TOO_LARGE', `More than ${limits.maxCellLength} characters in a cell`, { ...at, limit: limits.maxCellLength });
    }
    this.batch.push([row, cells]);
    if (this.batch.length >= BATCH) this.flush();
  }

  flush(): void {
    if (this.batch.length > 0) tell({ kind: 'rows', rows: this.batch });
    this.batch = [];
  }
}

// ---- the zip ----------------------------------------------------------------------------------

interface Archive { zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> }

function openArchive(source: Uint8Array | string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: yauzl.ZipFile): void => (error ? reject(error) : resolve(zip));
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    if (typeof source === 'string') yauzl.open(source, options, opened);
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, opened);
  });
}

/** The caps are held against what the archive says of itself; yauzl then holds each part to it. */
async function readDirectory(source: Uint8Array | string): Promise<Archive> {
  const zip = await openArchive(source);
  if (zip.entryCount > limits.maxEntries) throw new Refused('TOO_LARGE', `${zip.entryCount} parts`, { limit: limits.maxEntries });
  const entries = new Map<string, yauzl.Entry>();
  let unpacked = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      try {
        if (entry.isEncrypted()) throw new Refused('ENCRYPTED', 'The archive is encrypted');
        unpacked += entry.uncompressedSize;
        if (unpacked > limits.maxUncompressedBytes) throw new Refused('TOO_LARGE', 'Too large when unpacked', { limit: limits.maxUncompressedBytes });
        if (entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize / Math.max(entry.compressedSize, 1) > limits.maxRatio) throw new Refused('TOO_LARGE', `${entry.fileName} unpacks to more than ${limits.maxRatio} times its size`, { limit: limits.maxRatio });
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw new Refused('UNREADABLE', `Two parts are called ${entry.fileName}`);
        if (entries.size >= limits.maxEntries) throw new Refused('TOO_LARGE', 'Too many parts', { limit: limits.maxEntries });
        entries.set(name, entry);
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  return { zip, entries };
}

type Attributes = Record<string, string>;
interface Handlers {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Parses one part as it unpacks. A part that is missing is an empty one. */
async function parsePart(archive: Archive, path: string, handlers: Handlers): Promise<void> {
  const entry = archive.entries.get(path.toLowerCase());
  if (!entry) return;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Refused('UNREADABLE', `${path} declares a document type`);
  });
  if (handlers.open) parser.on('opentag', ({ name, attributes }) => handlers.open?.(local(name), attributes));
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  if (handlers.close) parser.on('closetag', ({ name }) => handlers.close?.(local(name)));
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => archive.zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of stream) parser.write(decoder.decode(chunk as unknown as Buffer, { stream: true }));
  parser.write(decoder.decode()).close();
}

// ---- the parts of a workbook ------------------------------------------------------------------

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

interface Relation { id: string; type: string; path: string }

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = folderOf(part);
  const relations: Relation[] = [];
  await parsePart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name === 'Relationship' && TargetMode !== 'External') relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: resolvePath(folder, Target) });
    },
  });
  return relations;
}

/** Which styles show a number as a day or a time, by their position. */
type DateStyle = 'date' | 'time' | null;

function dateStyle(format: string): DateStyle {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '').split(';')[0] ?? '';
  if (/general/iu.test(bare)) return null;
  if (/[yd年日]|m{3,}/iu.test(bare)) return 'date';
  if (/[hs]/iu.test(bare)) return 'time';
  return /m/iu.test(bare) && !/[0#?]/u.test(bare) ? 'date' : null;
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56]);

async function readStyles(archive: Archive, path: string): Promise<DateStyle[]> {
  const custom = new Map<number, DateStyle>();
  const styles: DateStyle[] = [];
  let inCellFormats = false;
  await parsePart(archive, path, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt') custom.set(Number(attributes.numFmtId), dateStyle(attributes.formatCode ?? ''));
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(custom.get(id) ?? (BUILT_IN_DATES.has(id) ? 'date' : BUILT_IN_TIMES.has(id) ? 'time' : null));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Excel writes characters that XML forbids as _x000D_. */
const unescapeText = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text);

async function readSharedStrings(archive: Archive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  await parsePart(archive, path, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic += 1;
    },
    text: (piece) => {
      if (inText && phonetic === 0) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (seconds: number): string => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** Days are counted, not instants: no time zone can shift them. */
function fromSerial(serial: number, style: 'date' | 'time', epoch1904: boolean): { type: CellType; value: string; time: string } | null {
  const whole = Math.floor(serial);
  const seconds = Math.round((serial - whole) * 86_400);
  const days = whole + (seconds === 86_400 ? 1 : 0) + (epoch1904 ? 1462 : 0);
  const time = seconds % 86_400 === 0 ? '' : clock(seconds % 86_400);
  if (serial < 0 || days > 2_958_465) return null;
  if (style === 'time' && serial < 1) return { type: 'time', value: time || '00:00:00', time: '' };
  if (days === 60 && !epoch1904) return null; // 29 February 1900 never was
  if (days < 1) return time ? { type: 'time', value: time, time: '' } : null;
  const date = new Date(Date.UTC(1899, 11, days < 60 && !epoch1904 ? 31 : 30) + days * 86_400_000);
  return { type: 'date', value: date.toISOString().slice(0, 10), time };
}

function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

const FORMULA = 1;
const LOST_DIGITS = 2;

async function readSheet(archive: Archive, path: string, name: string, strings: string[], styles: DateStyle[], epoch1904: boolean): Promise<void> {
  const sink = new RowSink(name);
  const merges: MergedRange[] = [];
  let cells: PackedCell[] = [];
  let row = 0;
  let column = 0;
  let type = 'n';
  let style: DateStyle = null;
  let text = '';
  let formula = false;
  let collecting = false;
  let phonetic = 0;

  const pack = (): PackedCell | null => {
    const flags = formula ? FORMULA : 0;
    if (type === 's' || type === 'str' || type === 'inlineStr') {
      const value = type === 's' ? strings[Number(text)] : unescapeText(text);
      if (value === undefined) throw new Refused('UNREADABLE', `No shared string ${text}`, { sheet: name, row });
      return /\S/u.test(value) ? [column, 'text', value, flags, ''] : null;
    }
    const raw = text.trim();
    if (raw === '') return null;
    if (type === 'b') return [column, 'boolean', raw === '1' || raw === 'true', flags, ''];
    if (type === 'e') return [column, 'error', raw, flags, ''];
    if (type === 'd') {
      const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/u.exec(raw) ?? [];
      return day ? [column, 'date', day, flags, time && time !== '00:00:00' ? time : ''] : [column, 'text', raw, flags, ''];
    }
    const value = Number(raw);
    if (!Number.isFinite(value)) throw new Refused('UNREADABLE', `Not a number: ${raw.slice(0, 40)}`, { sheet: name, row });
    const date = style && fromSerial(value, style, epoch1904);
    if (date) return [column, date.type, date.value, flags, date.time];
    return [column, 'number', value, flags | (Number.isInteger(value) && Math.abs(value) >= 1e15 ? LOST_DIGITS : 0), ''];
  };

  await parsePart(archive, path, {
    open: (tag, attributes) => {
      switch (tag) {
        case 'row': {
          const number = attributes.r === undefined ? row + 1 : Number(attributes.r);
          if (!(number > row && number <= 1_048_576)) throw new Refused('UNREADABLE', `Rows are out of order`, { sheet: name, row });
          row = number;
          column = 0;
          cells = [];
          break;
        }
        case 'c': {
          const next = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
          if (!(next > column && next <= 16_384)) throw new Refused('UNREADABLE', `Cells are out of order`, { sheet: name, row });
          column = next;
          type = attributes.t ?? 'n';
          style = attributes.s === undefined ? null : (styles[Number(attributes.s)] ?? null);
          text = '';
          formula = false;
          break;
        }
        case 'f': formula = true; break;
        case 'v': collecting = true; break;
        case 't': collecting = true; break;
        case 'rPh': phonetic += 1; break;
        case 'mergeCell': {
          const [from = '', to = from] = (attributes.ref ?? '').split(':');
          const range: MergedRange = [Number(/\d+/u.exec(from)?.[0]), columnOf(from), Number(/\d+/u.exec(to)?.[0]), columnOf(to)];
          if (range.every((each) => each > 0)) merges.push(range);
          if (merges.length > MAX_MERGES) throw new Refused('TOO_LARGE', `More than ${MAX_MERGES} merged ranges`, { sheet: name, limit: MAX_MERGES });
          break;
        }
        default:
      }
    },
    text: (piece) => {
      if (collecting && phonetic === 0) text += piece;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') collecting = false;
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'c') {
        const cell = pack();
        if (cell) cells.push(cell);
      } else if (tag === 'row') sink.add(row, cells);
    },
  });
  sink.flush();
  tell({ kind: 'merges', merges });
}

function looksLike(entries: Map<string, yauzl.Entry>): SpreadsheetErrorDetails['looksLike'] {
  if (entries.has('xl/workbook.bin')) return 'xlsb';
  if (entries.has('word/document.xml')) return 'docx';
  if (entries.has('ppt/presentation.xml')) return 'pptx';
  return entries.has('content.xml') && entries.has('mimetype') ? 'ods' : 'zip';
}

async function readXlsx(): Promise<void> {
  const archive = await readDirectory(job.source);
  const declared = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.path;
  const book = declared && /(?:^|\/)workbook\d*\.xml$/iu.test(declared) ? declared : 'xl/workbook.xml';
  if (!archive.entries.has(book.toLowerCase())) throw new Refused('NOT_A_WORKBOOK', 'An archive without a workbook', { looksLike: looksLike(archive.entries) });
  const relations = await relationsOf(archive, book);
  const partOf = (type: string): string => relations.find((relation) => relation.type === type)?.path ?? '';

  const sheets: { name: string; hidden: boolean; path: string }[] = [];
  let epoch1904 = false;
  await parsePart(archive, book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.includes(':') && local(key) === 'id')?.[1];
      const relation = relations.find((each) => each.id === id);
      if (relation?.type === 'worksheet') sheets.push({ name: unescapeText(attributes.name ?? ''), hidden: (attributes.state ?? 'visible') !== 'visible', path: relation.path });
    },
  });
  if (sheets.length > MAX_SHEETS) throw new Refused('TOO_LARGE', `${sheets.length} sheets`, { limit: MAX_SHEETS });
  const chosen = job.sheets === null ? sheets : job.sheets.map((wanted) => {
    const sheet = typeof wanted === 'number' ? sheets[wanted] : sheets.find(({ name }) => name === wanted);
    if (!sheet) throw new Refused('SHEET_MISSING', `No sheet ${wanted}`, { sheet: String(wanted) });
    return sheet;
  });

  const strings = await readSharedStrings(archive, partOf('sharedStrings'));
  const styles = await readStyles(archive, partOf('styles'));
  for (const { name, hidden, path } of chosen) {
    if (!archive.entries.has(path.toLowerCase())) throw new Refused('UNREADABLE', `The sheet ${name} has no content`, { sheet: name });
    tell({ kind: 'sheet', name, hidden });
    await readSheet(archive, path, name, strings, styles, epoch1904);
  }
  archive.zip.close();
}

// ---- CSV --------------------------------------------------------------------------------------

function decodeText(bytes: Uint8Array): string {
  const startsWith = (...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  const encodings = startsWith(0xff, 0xfe) ? ['utf-16le'] : startsWith(0xfe, 0xff) ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // not this encoding
    }
  }
  throw new Refused('UNREADABLE', 'Neither UTF-8 nor GB18030 text');
}

/** The separator that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const line = (/^[^\r\n]*/u.exec(text)?.[0] ?? '').replace(/"[^"]*"/gu, '');
  const counts = [',', '\t', ';'].map((separator) => [separator, line.split(separator).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

async function readCsv(): Promise<void> {
  const text = decodeText(typeof job.source === 'string' ? await readFile(job.source) : job.source);
  const separator = separatorOf(text);
  const name = 'CSV';
  const sink = new RowSink(name);
  tell({ kind: 'sheet', name, hidden: false });
  let row = 1;
  let column = 1;
  let cells: PackedCell[] = [];
  const endCell = (raw: string): void => {
    const value = /^="([^"]*)"$/u.exec(raw)?.[1] ?? raw; // ="001": how CSV files keep leading zeros in Excel
    if (/\S/u.test(value)) cells.push([column, 'text', value, 0, '']);
    column += 1;
  };
  const endRow = (): void => {
    sink.add(row, cells);
    row += 1;
    column = 1;
    cells = [];
  };
  for (let at = 0; at < text.length; ) {
    let value: string;
    if (text[at] === '"') {
      const pieces: string[] = [];
      for (;;) {
        const end = text.indexOf('"', at + 1);
        if (end < 0) throw new Refused('UNREADABLE', 'A quotation mark is not closed', { sheet: name, row });
        pieces.push(text.slice(at + 1, end));
        at = end + 1;
        if (text[at] !== '"') break;
      }
      value = pieces.join('"');
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') value += text[at++] ?? '';
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
      value = text.slice(start, at);
    }
    endCell(value);
    if (text[at] === separator) {
      at += 1;
    } else {
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      at += 1;
      endRow();
    }
  }
  if (cells.length > 0) endRow();
  sink.flush();
  tell({ kind: 'merges', merges: [] });
}

try {
  await (job.format === 'xlsx' ? readXlsx() : readCsv());
  tell({ kind: 'end' });
} catch (error) {
  if (error instanceof Refused) tell({ kind: 'refused', code: error.code, message: error.message, details: error.details });
  else tell({ kind: 'refused', code: 'UNREADABLE', message: error instanceof Error ? error.message : String(error), details: {} });
}
