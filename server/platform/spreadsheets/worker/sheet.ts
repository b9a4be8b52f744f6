import { type Archive, parsePart } from './archive.ts';
import { type MergedRange, type PackedCell, Refused } from './read-job.ts';
import type { RowOutput } from './row-output.ts';
import { fromSerial } from './serial-date.ts';
import { type DateStyle, unescapeText } from './workbook-parts.ts';

const MAX_MERGES = 20_000;

function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

const FORMULA = 1;
const LOST_DIGITS = 2;

/** What cells refer to. */
export interface BookFacts {
  readonly strings: readonly string[];
  readonly styles: readonly DateStyle[];
  readonly epoch1904: boolean;
}

export async function readSheet(archive: Archive, path: string, name: string, { strings, styles, epoch1904 }: BookFacts, output: RowOutput): Promise<void> {
  const merges: MergedRange[] = [];
  let cells: PackedCell[] = [];
  let row = 0;
  let column = 0;
  let type = 'n';
  let style: DateStyle = null;
  let text = '';
  let formula = false;
  let collecting = false;
  let phonetic = 0;

  const pack = (): PackedCell | null => {
    const flags = formula ? FORMULA : 0;
    if (type === 's' || type === 'str' || type === 'inlineStr') {
      const value = type === 's' ? strings[Number(text)] : unescapeText(text);
      if (value === undefined) throw new Refused('UNREADABLE', `No shared string ${text}`, { sheet: name, row });
      return /\S/u.test(value) ? [column, 'text', value, flags, ''] : null;
    }
    const raw = text.trim();
    // A formula that no program has calculated yet: its cell is not empty to whoever filled it in.
    if (raw === '') return formula ? [column, 'error', '#CALC!', flags, ''] : null;
    if (type === 'b') return [column, 'boolean', raw === '1' || raw === 'true', flags, ''];
    if (type === 'e') return [column, 'error', raw, flags, ''];
    if (type === 'd') {
      const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/u.exec(raw) ?? [];
      return day ? [column, 'date', day, flags, time && time !== '00:00:00' ? time : ''] : [column, 'text', raw, flags, ''];
    }
    const value = Number(raw);
    if (!Number.isFinite(value)) throw new Refused('UNREADABLE', `Not a number: ${raw.slice(0, 40)}`, { sheet: name, row });
    const date = style && fromSerial(value, style, epoch1904);
    if (date) return [column, date.type, date.value, flags, date.time];
    return [column, 'number', value, flags | (Number.isInteger(value) && Math.abs(value) >= 1e15 ? LOST_DIGITS : 0), ''];
  };

  await parsePart(archive, path, {
    open: (tag, attributes) => {
      switch (tag) {
        case 'row': {
          const number = attributes.r === undefined ? row + 1 : Number(attributes.r);
          if (!(number > row && number <= 1_048_576)) throw new Refused('UNREADABLE', `Rows are out of order`, { sheet: name, row });
          row = number;
          column = 0;
          cells = [];
          break;
        }
        case 'c': {
          const next = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
          if (!(next > column && next <= 16_384)) throw new Refused('UNREADABLE', `Cells are out of order`, { sheet: name, row });
          column = next;
          type = attributes.t ?? 'n';
          style = attributes.s === undefined ? null : (styles[Number(attributes.s)] ?? null);
          text = '';
          formula = false;
          break;
        }
        case 'f': formula = true; break;
        case 'v': collecting = true; break;
        case 't': collecting = true; break;
        case 'rPh': phonetic += 1; break;
        case 'mergeCell': {
          const [from = '', to = from] = (attributes.ref ?? '').split(':');
          const range: MergedRange = [Number(/\d+/u.exec(from)?.[0]), columnOf(from), Number(/\d+/u.exec(to)?.[0]), columnOf(to)];
          if (range.every((each) => each > 0)) merges.push(range);
          if (merges.length > MAX_MERGES) throw new Refused('TOO_LARGE', `More than ${MAX_MERGES} merged ranges`, { sheet: name, limit: MAX_MERGES });
          break;
        }
        default:
      }
    },
    text: (piece) => {
      if (collecting && phonetic === 0) text += piece;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') collecting = false;
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'c') {
        const cell = pack();
        if (cell) cells.push(cell);
      } else if (tag === 'row') output.add(row, cells);
    },
  });
  output.close(merges);
}
