import type { ReadOptions, Workbook } from './spreadsheet-types.js';

/** Reads an .xlsx file, from memory or from disk, within caps. @throws SpreadsheetError */
export function readWorkbook(_source: Uint8Array | string, _options: ReadOptions = {}): Promise<Workbook> {
  return Promise.reject(new Error('not yet'));
}
/** Reads UTF-8 (with or without BOM), UTF-16 with BOM or GB18030 text; same shape, one sheet. @throws SpreadsheetError */
export function readCsv(_source: Uint8Array | string, _options: ReadOptions = {}): Promise<Workbook> {
  return Promise.reject(new Error('not yet'));
}
/** Reads .xlsx or CSV, told apart by content, not by name. @throws SpreadsheetError */
export function readSpreadsheet(_source: Uint8Array | string, _options: ReadOptions = {}): Promise<Workbook> {
  return Promise.reject(new Error('not yet'));
}
