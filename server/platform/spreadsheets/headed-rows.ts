import { columnLetters } from './address.js';
import type { Cell, Sheet } from './spreadsheet-types.js';
import { matchingKey } from './text.js';

/** A title may stand above the headings; what stands further down is no heading. */
const HEADINGS_WITHIN_ROWS = 5;

export interface HeadedRow<Key extends string> {
  /** As Excel counts, from 1. */
  readonly row: number;
  /** Cells that hold something, by the key of their column. */
  readonly cells: { readonly [K in Key]?: Cell };
}

/**
 * Rows below the line that bears most of the known headings, the blank ones left out; null when no line bears
 * `least` of them. Headings are compared without stars, spaces, width and case.
 */
export function headedRows<Key extends string>(sheet: Sheet, headings: Headings<Key>, least: number): HeadedRow<Key>[] | null {
  const header = headerOf(sheet, headings, least);
  if (!header) return null;
  return sheet.rows.filter(({ number }) => number > header.number).flatMap(({ number, cells }) => {
    const found = cells.flatMap((cell) => {
      const key = header.keys.get(cell.column);
      return key !== undefined && cell.text.trim() !== '' ? [[key, cell] as const] : [];
    });
    return found.length === 0 ? [] : [{ row: number, cells: Object.fromEntries(found) as HeadedRow<Key>['cells'] }];
  });
}

/** A known heading that stands over two columns, with their letters: which of them is meant nobody can tell. Null: none does. */
export function headingTwice<Key extends string>(sheet: Sheet, headings: Headings<Key>, least: number): { readonly heading: string; readonly columns: readonly string[] } | null {
  const columns = [...headerOf(sheet, headings, least)?.keys ?? []];
  for (const [, key] of columns) {
    const same = columns.filter(([, each]) => each === key);
    if (same.length > 1) return { heading: headings[key][0] ?? key, columns: same.map(([column]) => columnLetters(column)) };
  }
  return null;
}

type Headings<Key extends string> = Readonly<Record<Key, readonly string[]>>;

function headerOf<Key extends string>(sheet: Sheet, headings: Headings<Key>, least: number): { readonly number: number; readonly keys: ReadonlyMap<number, Key> } | null {
  const keyByHeading = new Map((Object.entries(headings) as [Key, readonly string[]][]).flatMap(([key, words]) => words.map((word) => [comparable(word), key] as const)));
  const keysIn = (cells: readonly Cell[]): Map<number, Key> => new Map(cells.flatMap(({ column, text }) => {
    const key = keyByHeading.get(comparable(text));
    return key === undefined ? [] : [[column, key] as const];
  }));
  const candidates = sheet.rows.slice(0, HEADINGS_WITHIN_ROWS).map((row) => ({ number: row.number, keys: keysIn(row.cells) }));
  const header = candidates.reduce<(typeof candidates)[number] | null>((best, each) => (each.keys.size > (best?.keys.size ?? 0) ? each : best), null);
  return header && header.keys.size >= least ? header : null;
}

const comparable = (heading: string): string => matchingKey(heading).replace(/[*＊]/g, '');
