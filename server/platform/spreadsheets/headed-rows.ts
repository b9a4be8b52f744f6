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
export function headedRows<Key extends string>(sheet: Sheet, headings: Readonly<Record<Key, readonly string[]>>, least: number): HeadedRow<Key>[] | null {
  const keyByHeading = new Map((Object.entries(headings) as [Key, readonly string[]][]).flatMap(([key, words]) => words.map((word) => [comparable(word), key] as const)));
  const keysIn = (cells: readonly Cell[]): Map<number, Key> => new Map(cells.flatMap(({ column, text }) => {
    const key = keyByHeading.get(comparable(text));
    return key === undefined ? [] : [[column, key] as const];
  }));
  const candidates = sheet.rows.slice(0, HEADINGS_WITHIN_ROWS).map((row) => ({ number: row.number, keys: keysIn(row.cells) }));
  const header = candidates.reduce<(typeof candidates)[number] | null>((best, each) => (each.keys.size > (best?.keys.size ?? 0) ? each : best), null);
  if (!header || header.keys.size < least) return null;
  return sheet.rows.filter(({ number }) => number > header.number).flatMap(({ number, cells }) => {
    const found = cells.flatMap((cell) => {
      const key = header.keys.get(cell.column);
      return key !== undefined && cell.text.trim() !== '' ? [[key, cell] as const] : [];
    });
    return found.length === 0 ? [] : [{ row: number, cells: Object.fromEntries(found) as HeadedRow<Key>['cells'] }];
  });
}

const comparable = (heading: string): string => matchingKey(heading).replace(/[*＊]/g, '');
