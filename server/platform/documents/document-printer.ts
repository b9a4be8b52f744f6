import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DocumentError } from './document-error.js';
import type { CertificateData, DocumentData, DocumentLocale, DocumentPicture, DocumentTemplate, Verification } from './document-types.js';
import { missingGlyphs } from './glyphs.js';
import { fontFiles, templateFolder } from './assets.js';
import type { PrintAnswer, PrintJob, WorkerSettings } from './worker.js';

export interface DocumentPrinterOptions {
  /** Threads, 1 or 2; they start with the first paper and end when idle. One when left out. */
  workers?: number;
  /** Papers that may wait; more are refused with BUSY. 256 when left out. */
  maxQueued?: number;
  /** One paper may take this long: 30 s when left out. */
  timeoutMs?: number;
  /** Threads without work end after this: 60 s when left out. */
  idleMs?: number;
  /** Folders of further fonts, for rare characters of names. */
  extraFontPaths?: readonly string[];
}

export interface PrintedDocument {
  /** Position in the data that was given. */
  index: number;
  pdf: Uint8Array;
}

export interface PrintManyOptions {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

interface Waiting extends PrintJob {
  template: DocumentTemplate;
  resolve: (pdf: Uint8Array) => void;
  reject: (error: DocumentError) => void;
}

interface Thread {
  worker: Worker;
  job: Waiting | null;
  timer: NodeJS.Timeout | null;
}

/** A file of more is not printed by anyone, and would hold a thread for minutes. */
const MAX_ROWS = 20_000;
const MAX_CERTIFICATES_IN_A_BOOK = 500;
/** A book of hundreds of papers takes so many times the time of one paper; only jobs print it. */
const MORE_TIME: Partial<Record<DocumentTemplate, number>> = { 'transcript-book': 10 };
/** Papers set ahead of the reader of a batch, for each thread. */
const AHEAD_PER_THREAD = 4;

/**
 * Prints PDFs in worker threads, so that the event loop never waits for typesetting.
 * Nothing starts before the first paper; idle threads give their memory back.
 */
export class DocumentPrinter {
  private readonly size: number;
  private readonly maxQueued: number;
  private readonly timeoutMs: number;
  private readonly idleMs: number;
  private readonly extraFontPaths: readonly string[];
  private readonly queue: Waiting[] = [];
  private readonly threads = new Set<Thread>();
  private nextId = 1;
  private closed = false;

  constructor(options: DocumentPrinterOptions = {}) {
    this.size = Math.min(Math.max(options.workers ?? 1, 1), 2);
    this.maxQueued = options.maxQueued ?? 256;
    this.timeoutMs = options.timeoutMs ?? 30_000;
    this.idleMs = options.idleMs ?? 60_000;
    this.extraFontPaths = options.extraFontPaths ?? [];
  }

  /**
   * @param pictures what the data names as pictures
   * @throws DocumentError BUSY, TIMED_OUT, FAILED, TOO_LARGE, CLOSED
   */
  async print<T extends DocumentTemplate>(template: T, data: DocumentData[T], locale: DocumentLocale, pictures: readonly DocumentPicture[] = []): Promise<Uint8Array> {
    if (this.closed) throw new DocumentError('CLOSED', 'The printer is closed');
    if (this.queue.length >= this.maxQueued) throw new DocumentError('BUSY', `${this.queue.length} papers are waiting`);
    refuseTooLarge(template, data);
    return new Promise((resolve, reject) => {
      this.queue.push({ id: this.nextId++, template, data: JSON.stringify(data), locale, qrTexts: qrTextsOf(template, data), pictures, resolve, reject });
      this.dispatch();
    });
  }

  /**
   * All papers of a batch in memory, in the order of the data; the first that fails ends the batch.
   * For hundreds and more take {@link printEach}.
   *
   * @throws DocumentError as {@link print}, CANCELLED when the signal fires
   */
  async printMany<T extends DocumentTemplate>(template: T, data: readonly DocumentData[T][], locale: DocumentLocale, options: PrintManyOptions = {}): Promise<Uint8Array[]> {
    const papers: Uint8Array[] = [];
    for await (const { pdf } of this.printEach(template, data, locale, options)) {
      papers.push(pdf);
      options.onProgress?.(papers.length, data.length);
    }
    return papers;
  }

  /**
   * Papers of a batch in order, set only a few ahead of the reader: memory stays flat, and other
   * callers' papers come in between. Leaving the loop early ends the batch.
   *
   * @throws DocumentError as {@link printMany}
   */
  async *printEach<T extends DocumentTemplate>(
    template: T,
    data: Iterable<DocumentData[T]> | AsyncIterable<DocumentData[T]>,
    locale: DocumentLocale,
    options: Pick<PrintManyOptions, 'signal'> = {},
  ): AsyncGenerator<PrintedDocument, void, undefined> {
    const ahead: Promise<Uint8Array>[] = [];
    let index = 0;
    const next = async (): Promise<PrintedDocument> => ({ pdf: await (ahead.shift() as Promise<Uint8Array>), index: index++ });
    for await (const item of data) {
      if (options.signal?.aborted) throw new DocumentError('CANCELLED', 'The batch was cancelled');
      while (this.queue.length >= this.maxQueued && ahead.length > 0) yield await next();
      const paper = this.print(template, item, locale);
      paper.catch(() => {}); // reported when its turn comes
      ahead.push(paper);
      if (ahead.length >= this.size * AHEAD_PER_THREAD) yield await next();
    }
    while (ahead.length > 0) {
      if (options.signal?.aborted) throw new DocumentError('CANCELLED', 'The batch was cancelled');
      yield await next();
    }
  }

  /** The characters of a text that would print as empty boxes; see {@link missingGlyphs}. */
  missingGlyphs(text: string): string[] {
    return missingGlyphs(text, this.extraFontPaths);
  }

  /** Refuses what waits, ends the threads. */
  async close(): Promise<void> {
    this.closed = true;
    for (const waiting of this.queue.splice(0)) waiting.reject(new DocumentError('CLOSED', 'The printer was closed'));
    await Promise.all([...this.threads].map((thread) => this.end(thread, new DocumentError('CLOSED', 'The printer was closed'))));
  }

  private dispatch(): void {
    while (this.queue.length > 0) {
      const thread = [...this.threads].find((each) => each.job === null) ?? (this.threads.size < this.size ? this.start() : null);
      const job = thread && this.queue.shift();
      if (!thread || !job) return;
      this.hand(job, thread);
    }
  }

  private hand(job: Waiting, thread: Thread): void {
    if (thread.timer) clearTimeout(thread.timer);
    thread.job = job;
    thread.worker.ref();
    const { id, template, data, locale, qrTexts, pictures } = job;
    const mostMs = this.timeoutMs * (MORE_TIME[template] ?? 1);
    thread.timer = setTimeout(() => void this.end(thread, new DocumentError('TIMED_OUT', `${template} took more than ${mostMs} ms`)), mostMs);
    thread.worker.postMessage({ id, template, data, locale, qrTexts, pictures } satisfies PrintJob);
  }

  private start(): Thread {
    const settings: WorkerSettings = { templates: templateFolder(), fontPaths: [...new Set([...fontFiles().map((file) => dirname(file)), ...this.extraFontPaths])] };
    const thread: Thread = { worker: new Worker(workerFile(), { workerData: settings, execArgv: [], name: 'documents' }), job: null, timer: null };
    this.threads.add(thread);
    thread.worker.on('message', (answer: PrintAnswer) => this.receive(thread, answer));
    thread.worker.on('error', (error) => void this.end(thread, new DocumentError('FAILED', `The printing thread broke: ${String(error)}`)));
    thread.worker.on('exit', () => void this.end(thread, new DocumentError('FAILED', 'The printing thread ended')));
    return thread;
  }

  private receive(thread: Thread, answer: PrintAnswer): void {
    const { job } = thread;
    if (job?.id !== answer.id) return;
    if (thread.timer) clearTimeout(thread.timer);
    thread.job = null;
    thread.worker.unref();
    thread.timer = setTimeout(() => void this.end(thread, null), this.idleMs).unref();
    if (answer.pdf) job.resolve(answer.pdf);
    else job.reject(new DocumentError('FAILED', `${job.template}: ${answer.failure ?? 'no reason given'}`));
    this.dispatch();
  }

  private async end(thread: Thread, reason: DocumentError | null): Promise<void> {
    if (!this.threads.delete(thread)) return;
    if (thread.timer) clearTimeout(thread.timer);
    if (reason) thread.job?.reject(reason);
    thread.job = null;
    const ended = thread.worker.terminate();
    if (!this.closed) this.dispatch();
    await ended;
  }
}

/** Beside this file: compiled as .js, from source as .ts, whose types Node strips. */
const workerFile = (): string => fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url));

function qrTextsOf<T extends DocumentTemplate>(template: T, data: DocumentData[T]): string[] {
  const papers: readonly { verification?: Verification }[] = template === 'certificate-book' ? (data as DocumentData['certificate-book']).certificates
    : template === 'transcript-book' ? (data as DocumentData['transcript-book']).transcripts
    : template === 'link-cards' ? (data as DocumentData['link-cards']).cards : [data as CertificateData];
  return [...new Set(papers.flatMap((paper) => paper.verification?.url ?? []))];
}

function refuseTooLarge<T extends DocumentTemplate>(template: T, data: DocumentData[T]): void {
  const { rows, certificates, cycles, sections, transcripts } = data as { transcripts?: readonly DocumentData['transcript'][]; rows?: readonly unknown[]; certificates?: readonly unknown[]; cycles?: DocumentData['transcript']['cycles']; sections?: DocumentData['bound-archive']['sections'] };
  const count = (rows?.length ?? 0) + (sections?.reduce((sum, section) => sum + (section.table?.rows.length ?? 0), 0) ?? 0) + [...(cycles ?? []), ...(transcripts ?? []).flatMap((each) => each.cycles)].reduce((sum, cycle) => sum + cycle.entries.length, 0);
  if (count > MAX_ROWS) throw new DocumentError('TOO_LARGE', `${template}: ${count} rows, ${MAX_ROWS} at most`);
  if ((certificates?.length ?? 0) > MAX_CERTIFICATES_IN_A_BOOK) throw new DocumentError('TOO_LARGE', `${template}: ${MAX_CERTIFICATES_IN_A_BOOK} certificates at most`);
}
