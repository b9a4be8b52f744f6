import { createHash } from 'node:crypto';
import { PassThrough, Readable, Transform } from 'node:stream';
import { ZipFile } from 'yazl';

import { countyTimeOf, dateOf } from '../clock.js';
import { workbookBytes, type SheetSpec } from '../spreadsheets/index.js';

/** One file of a zip that is filed; its bytes are made when its turn comes, so that one paper at a time is in memory. */
export interface FiledEntry {
  readonly path: string;
  /** What kind of paper it is, in words. */
  readonly part: string;
  /** What it is, in a few words. */
  readonly about: string;
  /** Who brought it; empty for what the system made. */
  readonly from: string;
  readonly addedAt: string | null;
  open(): Promise<Readable>;
}

interface Listed {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

const CONTENTS = '目录.xlsx';
/** Packed already: trying again costs time and gains nothing. */
const IS_PACKED = /\.(jpe?g|png|pdf|docx|xlsx|pptx)$/i;

/**
 * Writes entries one after the other, and last the list of all with size and SHA-256 of each. One entry is
 * open at a time; the stream ends with the first error of any of them.
 *
 * @param notes further sheets of that list, such as what is missing.
 * @param before is told before each entry how many are done.
 */
export function filedZip(entries: readonly FiledEntry[], notes: readonly SheetSpec[], changedAt: string, before: (done: number) => Promise<void> = () => Promise.resolve()): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const listed: Listed[] = [];
  const fail = (error: unknown): void => { output.destroy(error instanceof Error ? error : new Error(String(error))); };
  zip.on('error', fail);
  zip.outputStream.on('error', fail);
  const add = (path: string, open: () => Promise<Readable>): void => {
    zip.addReadStreamLazy(path, { mtime: dateOf(changedAt), compress: !IS_PACKED.test(path) }, (ready) => {
      open().then((source) => { source.once('error', fail); ready(null, source); }, fail);
    });
  };
  entries.forEach((entry, at) => add(entry.path, async () => {
    await before(at);
    return measured(await entry.open(), (sizeBytes, sha256) => listed.push({ path: entry.path, sizeBytes, sha256 }));
  }));
  add(CONTENTS, async () => Readable.from([Buffer.from(await contentsOf(entries, listed, notes))]));
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

function measured(source: Readable, tell: (sizeBytes: number, sha256: string) => void): Readable {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      next(null, chunk);
    },
    flush(next) {
      tell(sizeBytes, hash.digest('hex'));
      next();
    },
  });
  source.once('error', (error) => through.destroy(error));
  return source.pipe(through);
}

function contentsOf(entries: readonly FiledEntry[], listed: readonly Listed[], notes: readonly SheetSpec[]): Promise<Uint8Array> {
  const byPath = new Map(listed.map((each) => [each.path, each]));
  return workbookBytes({ sheets: [
    {
      name: '目录',
      columns: [
        { key: 'number', header: '序号', type: 'integer' }, { key: 'part', header: '类别', type: 'text', width: 18 }, { key: 'path', header: '文件', type: 'text', width: 60 }, { key: 'about', header: '说明', type: 'text', width: 36 },
        { key: 'size', header: '大小（字节）', type: 'integer' }, { key: 'from', header: '上传人', type: 'text', width: 12 }, { key: 'addedAt', header: '上传时间', type: 'datetime', width: 18 }, { key: 'sha256', header: 'SHA-256', type: 'text', width: 66 },
      ],
      rows: entries.map((entry, at) => ({
        number: at + 1, part: entry.part, path: entry.path, about: entry.about, size: byPath.get(entry.path)?.sizeBytes ?? null,
        from: entry.from || '系统生成', addedAt: entry.addedAt ? countyTimeOf(entry.addedAt) : null, sha256: byPath.get(entry.path)?.sha256 ?? '',
      })),
    },
    ...notes,
  ] });
}
