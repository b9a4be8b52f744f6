/**
 * The thread that sets papers with typst.
 *
 * Node runs this file as it is: compiled from dist/, or with its types stripped from source, in
 * development and under Jest. So it imports packages and types only, and uses no syntax that
 * needs more than stripping.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';

export interface WorkerSettings { templates: string; fontPaths: string[] }
/** `data` is JSON text: a template reads it as data, so nothing in it can become markup. */
export interface PrintJob { id: number; template: string; data: string; locale: string; qrTexts: string[]; pictures: readonly { name: string; bytes: Uint8Array }[] }
export interface PrintAnswer { id: number; pdf?: Uint8Array; failure?: string }

if (!parentPort) throw new Error('This file is the body of a worker thread');
const port = parentPort;
const settings = workerData as WorkerSettings;
const compiler = NodeCompiler.create({ workspace: settings.templates, fontArgs: [{ fontPaths: settings.fontPaths }] });

/** Pictures stand beside the templates for as long as their paper is set; nothing is written to the disk. */
const picturePath = (name: string): string => join(settings.templates, 'pictures', name);

port.on('message', (job: PrintJob) => {
  void answer(job);
});

async function answer(job: PrintJob): Promise<void> {
  try {
    const qrCodes = Object.fromEntries(await Promise.all(job.qrTexts.map(async (text) => [text, await qrCode(text)] as const)));
    for (const { name, bytes } of job.pictures) compiler.mapShadow(picturePath(name), Buffer.from(bytes));
    const pdf = compiler.pdf({
      mainFilePath: join(settings.templates, `${job.template}.typ`),
      inputs: { data: job.data, locale: job.locale, qrcodes: JSON.stringify(qrCodes) },
    });
    const bytes = new Uint8Array(pdf);
    port.postMessage({ id: job.id, pdf: bytes } satisfies PrintAnswer, [bytes.buffer]);
  } catch (error) {
    port.postMessage({ id: job.id, failure: describe(error) } satisfies PrintAnswer);
  } finally {
    for (const { name } of job.pictures) compiler.unmapShadow(picturePath(name));
    compiler.evictCache(5);
  }
}

/**
 * As one run of bytes and with a fixed mask: looking for a shorter mixture of modes and for the best
 * of eight masks costs five times the code itself, and a signed token is as even as noise under any mask.
 */
const qrCode = (text: string): Promise<string> =>
  QRCode.toString([{ data: Buffer.from(text), mode: 'byte' }], { type: 'svg', errorCorrectionLevel: 'M', margin: 1, maskPattern: 3 });

/** typst throws objects of its own with the lines of the template in them; they are for the log. */
function describe(error: unknown): string {
  if (error instanceof Error) return error.message;
  try {
    return JSON.stringify(error) ?? String(error);
  } catch {
    return String(error);
  }
}
