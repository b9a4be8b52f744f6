export { noWorkbook, readCsv, readSpreadsheet, readWorkbook } from './read-workbook.js';
export { workbookBytes, writeWorkbook } from './write-workbook.js';
export { escapeFormula } from './formula-escape.js';
export { cleanText, matchingKey } from './text.js';
export type { CleanedText, Mend } from './text.js';
export * from './spreadsheet-types.js';
export { type HeadedRow, headedRows, headingTwice } from './headed-rows.js';
export { type UnreadableCode, unreadableWords } from './unreadable-words.js';
