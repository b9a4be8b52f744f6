export { DocumentPrinter } from './document-printer.js';
export type { DocumentPrinterOptions, PrintedDocument, PrintManyOptions } from './document-printer.js';
export { missingGlyphs } from './glyphs.js';
export { DocumentError } from './document-error.js';
export type { DocumentErrorCode } from './document-error.js';
export type * from './document-types.js';
