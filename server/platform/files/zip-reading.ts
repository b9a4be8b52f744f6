import yauzl from 'yauzl';

/** Why a zip is not read; `name` is the part it failed at. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';

  constructor(readonly code: 'UNREADABLE' | 'ENCRYPTED' | 'TOO_MANY' | 'TOO_LARGE', readonly part = '') {
    super(`${code} ${part}`);
  }
}

export interface ZipLimits {
  readonly mostEntries: number;
  /** Of one part, unpacked. */
  readonly mostEntryBytes: number;
  /** Of all parts, unpacked. */
  readonly mostBytes: number;
  /** Unpacked to packed size of any part above 1 MiB. */
  readonly mostRatio: number;
}

const MEBIBYTE = 1024 * 1024;
const UTF8_FLAG = 0x800;

/** Files of a zip by their own name without folders; what an operating system adds is left out. */
export interface ZipFiles {
  readonly names: readonly string[];
  /** Names that stand in more than one folder: which is meant cannot be told. */
  readonly ambiguous: ReadonlySet<string>;
  read(name: string): Promise<Uint8Array>;
}

/**
 * Looks through a zip before anything is unpacked: the caps are held against what it says of itself, and yauzl
 * holds each part to that while it unpacks. Names of Windows are GBK where they are not marked as UTF-8.
 *
 * @throws ZipRefused
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipFiles> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }, (error, opened) => (error ? reject(new ZipRefused('UNREADABLE')) : resolve(opened)));
  });
  if (zip.entryCount > limits.mostEntries) throw new ZipRefused('TOO_MANY');
  const entries = new Map<string, yauzl.Entry>();
  const ambiguous = new Set<string>();
  let unpacked = 0;
  for await (const entry of directory(zip)) {
    const path = nameOf(entry);
    const name = path.split(/[/\\]/).at(-1)?.normalize('NFC') ?? '';
    if (name === '' || name.startsWith('.') || path.startsWith('__MACOSX/')) continue;
    if (entry.isEncrypted()) throw new ZipRefused('ENCRYPTED', name);
    unpacked += entry.uncompressedSize;
    const isBomb = entry.uncompressedSize > MEBIBYTE && entry.uncompressedSize / Math.max(entry.compressedSize, 1) > limits.mostRatio;
    if (unpacked > limits.mostBytes || entry.uncompressedSize > limits.mostEntryBytes || isBomb) throw new ZipRefused('TOO_LARGE', name);
    if (entries.has(name)) ambiguous.add(name);
    entries.set(name, entry);
  }
  return { names: [...entries.keys()], ambiguous, read: (name) => readEntry(zip, entries.get(name), name) };
}

async function* directory(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (let at = 0; at < zip.entryCount; at += 1) {
    yield await new Promise<yauzl.Entry>((resolve, reject) => {
      const failed = (): void => reject(new ZipRefused('UNREADABLE'));
      zip.once('error', failed);
      zip.once('entry', (entry: yauzl.Entry) => {
        zip.off('error', failed);
        resolve(entry);
      });
      zip.readEntry();
    });
  }
}

/** yauzl hands names over as bytes here. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Uint8Array;
  if (entry.generalPurposeBitFlag & UTF8_FLAG) return new TextDecoder().decode(raw);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

async function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, name: string): Promise<Uint8Array> {
  if (!entry) throw new ZipRefused('UNREADABLE', name);
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))));
    const parts: Buffer[] = [];
    for await (const chunk of stream) parts.push(chunk as unknown as Buffer);
    return Buffer.concat(parts);
  } catch {
    throw new ZipRefused('UNREADABLE', name);
  }
}
