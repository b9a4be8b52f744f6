import { lot } from './draw.js';
import type { JudgingRule, TieBreak } from './round-rules.js';
import { type Points, totalOf } from './score-sheet.js';

export interface JudgedEntry {
  readonly id: number;
  readonly hiredOn: string | null;
  readonly sheets: readonly { readonly paperId: number; readonly points: Points }[];
}

/** What put an entry below the one above it when their totals were equal. */
export type DecidedBy = { readonly kind: 'CRITERION'; readonly criterion: string } | { readonly kind: 'HIGHEST_SHEET' } | { readonly kind: 'LONGER_SERVICE' } | { readonly kind: 'LOT' };

export interface RankedEntry {
  readonly id: number;
  /** From 1, without gaps and without shared places. */
  readonly place: number;
  /** Mean of the sheets that count, 1000 = 1 point, rounded half up. */
  readonly totalMilliPoints: number;
  readonly droppedPaperIds: readonly number[];
  /** Between the highest and the lowest sheet, the dropped ones included. */
  readonly spreadPoints: number;
  /** Null when the total alone decided. */
  readonly decidedBy: DecidedBy | null;
}

/**
 * The order of the result. Mean of the counted sheets, then the round's tie-breaks in their order,
 * then the lot of the committed seed: two entries never share a place, and whole numbers alone decide.
 */
export function rankingOf(entries: readonly JudgedEntry[], rule: JudgingRule, seed: string): RankedEntry[] {
  const judged = entries.map((entry) => judge(entry, rule, seed));
  judged.sort((a, b) => b.totalMilliPoints - a.totalMilliPoints || compareTied(a, b, rule.tieBreak).order);
  return judged.map((entry, at) => {
    const above = judged[at - 1];
    const isTied = above?.totalMilliPoints === entry.totalMilliPoints;
    return {
      id: entry.id, place: at + 1, totalMilliPoints: entry.totalMilliPoints, droppedPaperIds: entry.droppedPaperIds, spreadPoints: entry.spreadPoints,
      decidedBy: above && isTied ? compareTied(above, entry, rule.tieBreak).by : null,
    };
  });
}

type Judged = ReturnType<typeof judge>;

function judge({ id, hiredOn, sheets }: JudgedEntry, { drop }: JudgingRule, seed: string) {
  const ordered = sheets.map((sheet) => ({ ...sheet, total: totalOf(sheet.points) })).sort((a, b) => a.total - b.total || a.paperId - b.paperId);
  const counted = drop === 'HIGH_AND_LOW' && ordered.length >= 3 ? ordered.slice(1, -1) : ordered;
  const sum = counted.reduce((total, each) => total + each.total, 0);
  const count = Math.max(1, counted.length);
  const criteria = new Map<string, number>();
  for (const { points } of counted) for (const [key, value] of Object.entries(points)) criteria.set(key, (criteria.get(key) ?? 0) + value);
  return {
    id, criteria, hiredOn, lot: lot(seed, 'tie', id),
    totalMilliPoints: Math.floor((2000 * sum + count) / (2 * count)),
    highest: counted.at(-1)?.total ?? 0,
    spreadPoints: (ordered.at(-1)?.total ?? 0) - (ordered[0]?.total ?? 0),
    droppedPaperIds: ordered.filter((each) => !counted.includes(each)).map(({ paperId }) => paperId),
  };
}

function compareTied(a: Judged, b: Judged, tieBreaks: readonly TieBreak[]): { order: number; by: DecidedBy } {
  for (const by of tieBreaks) {
    const order = orderBy(by, a, b);
    if (order !== 0) return { order, by };
  }
  return { order: a.lot < b.lot ? -1 : 1, by: { kind: 'LOT' } };
}

function orderBy(by: TieBreak, a: Judged, b: Judged): number {
  switch (by.kind) {
    case 'CRITERION': return (b.criteria.get(by.criterion) ?? 0) - (a.criteria.get(by.criterion) ?? 0);
    case 'HIGHEST_SHEET': return b.highest - a.highest;
    case 'LONGER_SERVICE': {
      const [first, second] = [a.hiredOn ?? '9999', b.hiredOn ?? '9999'];
      return first === second ? 0 : first < second ? -1 : 1;
    }
  }
}
