import type { DocumentData, DocumentLocale, DocumentTemplate } from './document-types.js';

export interface DocumentPrinterOptions {
  /** Threads, 1 or 2; they start with the first paper and end when idle. */
  workers?: number;
  /** Papers that may wait; more are refused with BUSY. */
  maxQueued?: number;
  /** One paper may take this long. */
  timeoutMs?: number;
  /** Threads without work end after this. */
  idleMs?: number;
  /** Folders of further fonts, for rare characters of names. */
  extraFontPaths?: readonly string[];
}
export interface PrintedDocument { index: number; pdf: Uint8Array }
export interface PrintManyOptions {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Prints PDFs in worker threads; nothing starts before the first paper. */
export class DocumentPrinter {
  constructor(_options: DocumentPrinterOptions = {}) {}
  /** @throws DocumentError */
  print<T extends DocumentTemplate>(_template: T, _data: DocumentData[T], _locale: DocumentLocale): Promise<Uint8Array> { return Promise.reject(new Error('not yet')); }
  /** All papers in the order of the data. For hundreds and more see {@link printEach}. */
  printMany<T extends DocumentTemplate>(_template: T, _data: readonly DocumentData[T][], _locale: DocumentLocale, _options: PrintManyOptions = {}): Promise<Uint8Array[]> { return Promise.reject(new Error('not yet')); }
  /** Papers one after another, in order, a few ahead of the reader: memory stays flat. */
  // eslint-disable-next-line require-yield
  async *printEach<T extends DocumentTemplate>(_template: T, _data: Iterable<DocumentData[T]> | AsyncIterable<DocumentData[T]>, _locale: DocumentLocale, _options: Pick<PrintManyOptions, 'signal'> = {}): AsyncGenerator<PrintedDocument, void, undefined> { throw new Error('not yet'); }
  missingGlyphs(_text: string): string[] { return []; }
  async close(): Promise<void> {}
}
