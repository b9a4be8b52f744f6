import type { Writable } from 'node:stream';
import type { WorkbookSpec } from './spreadsheet-types.js';

/** Writes an .xlsx file row by row and ends the stream; answers the number of data rows. */
export function writeWorkbook(_book: WorkbookSpec, _output: Writable): Promise<{ rows: number }> {
  return Promise.reject(new Error('not yet'));
}
/** The same in memory, for small files: templates, error lists. */
export function workbookBytes(_book: WorkbookSpec): Promise<Buffer> {
  return Promise.reject(new Error('not yet'));
}
