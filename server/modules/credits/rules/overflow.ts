import type { CountedPosting } from './counted-credits.js';
import type { Overflow, Selector } from './rule-set.js';
import { fits, selects, selectsWholeCategories } from './selection.js';

/** Credits moved from one category to another; `cycleYear` null: over the whole cycle. */
export interface OverflowMovement {
  readonly overflowKey: string;
  readonly cycleYear: number | null;
  readonly fromCategoryKey: string;
  readonly toCategoryKey: string;
  /** From surplus over the minimum, or from what an assessment cap cut off. */
  readonly surplusAbove: Overflow['surplusAbove'];
  readonly takenCenticredits: number;
  /** What the ratio makes of it. */
  readonly givenCenticredits: number;
}

export interface OverflowFacts {
  readonly surplusCenticredits: number;
  /** What the other category may still take; null: no bound. */
  readonly roomCenticredits: number | null;
}

/** How much moves, or null for nothing. Whole steps of the ratio: filling a minimum rounds up to the step, filling a cap down. */
export function overflowMovement(overflow: Overflow, cycleYear: number | null, facts: OverflowFacts): OverflowMovement | null {
  const divisor = greatestCommonDivisor(overflow.ratio.from, overflow.ratio.to);
  const from = overflow.ratio.from / divisor;
  const to = overflow.ratio.to / divisor;
  const stepsThere = Math.floor(facts.surplusCenticredits / from);
  const room = facts.roomCenticredits;
  const stepsWanted = room === null ? stepsThere : overflow.fills === 'MINIMUM' ? Math.ceil(room / to) : Math.floor(room / to);
  const stepsAllowed = overflow.mostCenticredits === null ? stepsThere : Math.floor(overflow.mostCenticredits / to);
  const steps = Math.min(stepsThere, stepsWanted, stepsAllowed);
  if (steps <= 0) return null;
  const { key, fromCategoryKey, toCategoryKey, surplusAbove } = overflow;
  return { overflowKey: key, cycleYear, fromCategoryKey, toCategoryKey, surplusAbove, takenCenticredits: steps * from, givenCenticredits: steps * to };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Centicredits that count under a selector, in one year or (null) over the cycle. Moved credits count for
 * selectors of whole categories only: a lesson at county level stays one wherever its hours went.
 */
export function amountUnder(selector: Selector, cycleYear: number | null, counted: readonly CountedPosting[], movements: readonly OverflowMovement[]): number {
  let centicredits = 0;
  for (const entry of counted) if ((cycleYear === null || entry.cycleYear === cycleYear) && selects(selector, entry)) centicredits += entry.countedCenticredits;
  if (!selectsWholeCategories(selector)) return centicredits;
  for (const movement of movements) {
    if (cycleYear !== null && movement.cycleYear !== cycleYear) continue;
    if (movement.surplusAbove === 'MINIMUM' && fits(selector.categoryKeys, movement.fromCategoryKey)) centicredits -= movement.takenCenticredits;
    if (fits(selector.categoryKeys, movement.toCategoryKey)) centicredits += movement.givenCenticredits;
  }
  return centicredits;
}
