import { readFile } from 'node:fs/promises';

import { type PackedCell, type ReadJob, Refused } from './read-job.ts';
import type { RowOutput } from './row-output.ts';

function decodeText(bytes: Uint8Array): string {
  const startsWith = (...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  const encodings = startsWith(0xff, 0xfe) ? ['utf-16le'] : startsWith(0xfe, 0xff) ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // not this encoding
    }
  }
  throw new Refused('UNREADABLE', 'Neither UTF-8 nor GB18030 text');
}

/** The separator that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const line = (/^[^\r\n]*/u.exec(text)?.[0] ?? '').replace(/"[^"]*"/gu, '');
  const counts = [',', '\t', ';'].map((separator) => [separator, line.split(separator).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

export async function readCsv({ source }: ReadJob, output: RowOutput): Promise<void> {
  const text = decodeText(typeof source === 'string' ? await readFile(source) : source);
  const separator = separatorOf(text);
  const name = 'CSV';
  output.open(name, false);
  let row = 1;
  let column = 1;
  let cells: PackedCell[] = [];
  const endCell = (raw: string): void => {
    const value = /^="([^"]*)"$/u.exec(raw)?.[1] ?? raw; // ="001": how CSV files keep leading zeros in Excel
    if (/\S/u.test(value)) cells.push([column, 'text', value, 0, '']);
    column += 1;
  };
  const endRow = (): void => {
    output.add(row, cells);
    row += 1;
    column = 1;
    cells = [];
  };
  for (let at = 0; at < text.length; ) {
    let value: string;
    if (text[at] === '"') {
      const pieces: string[] = [];
      for (;;) {
        const end = text.indexOf('"', at + 1);
        if (end < 0) throw new Refused('UNREADABLE', 'A quotation mark is not closed', { sheet: name, row });
        pieces.push(text.slice(at + 1, end));
        at = end + 1;
        if (text[at] !== '"') break;
      }
      value = pieces.join('"');
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') value += text[at++] ?? '';
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
      value = text.slice(start, at);
    }
    endCell(value);
    if (text[at] === separator) {
      at += 1;
    } else {
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      at += 1;
      endRow();
    }
  }
  if (cells.length > 0) endRow();
  output.close([]);
}
