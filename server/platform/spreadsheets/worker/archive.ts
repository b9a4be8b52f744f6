import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

import { type Limits, Refused } from './read-job.ts';

/** An opened zip with its parts by name in small letters. */
export interface Archive { zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> }

function openArchive(source: Uint8Array | string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: yauzl.ZipFile): void => (error ? reject(error) : resolve(zip));
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    if (typeof source === 'string') yauzl.open(source, options, opened);
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, opened);
  });
}

/** The caps are held against what the archive says of itself; yauzl then holds each part to it. */
export async function readDirectory(source: Uint8Array | string, limits: Limits): Promise<Archive> {
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

/** A name without its prefix. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Parses one part as it unpacks. A part that is missing is an empty one. */
export async function parsePart(archive: Archive, path: string, handlers: Handlers): Promise<void> {
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
