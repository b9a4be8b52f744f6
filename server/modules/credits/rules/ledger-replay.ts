import { type PostedAmount, type Posting, usedUnder } from './posting.js';
import type { RuleSet } from './rule-set.js';

/** An entry as it stands, in the order it was posted; amounts in centicredits. */
export interface ReplayedEntry extends PostedAmount {
  readonly id: number;
  readonly kind: 'NORMAL' | 'REVERSAL';
  readonly reversesId: number | null;
  readonly cycleStartYear: number;
  readonly pricedCenticredits: number;
  readonly ruleSet: RuleSet;
  /** What its trace says of the caps; null for a reversal. */
  readonly posting: Posting | null;
}

export interface Misposting { readonly entryId: number; readonly problem: 'REVERSAL_DIFFERS' | 'LOSSES_DIFFER' | 'CAP_MISCOUNTED' | 'CAP_PASSED'; readonly capKey: string | null }

/**
 * Walks one teacher's ledger again: what each entry's trace says was used under a cap must be what stood there before
 * it, and what it took must be what the cap left. Limits are those of the trace, since a person's class may
 * have changed since. Answers the first problem of each entry.
 */
export function mispostings(entries: readonly ReplayedEntry[]): Misposting[] {
  const before: ReplayedEntry[] = [];
  return entries.flatMap((entry) => {
    const found = problemOf(entry, before);
    before.push(entry);
    return found ? [{ entryId: entry.id, ...found }] : [];
  });
}

function problemOf(entry: ReplayedEntry, before: readonly ReplayedEntry[]): Omit<Misposting, 'entryId'> | null {
  const { posting, centicredits, pricedCenticredits, ruleSet, cycleStartYear } = entry;
  if (entry.kind === 'REVERSAL') {
    const reversed = before.find(({ id }) => id === entry.reversesId);
    return reversed?.centicredits === -centicredits ? null : { problem: 'REVERSAL_DIFFERS', capKey: null };
  }
  const lost = posting?.checks.reduce((sum, each) => sum + each.lostCenticredits, 0) ?? 0;
  if (posting?.postedCenticredits !== centicredits || pricedCenticredits - lost !== centicredits) return { problem: 'LOSSES_DIFFER', capKey: null };
  const inCycle = before.filter(({ cycleYear }) => cycleYear >= cycleStartYear && cycleYear < cycleStartYear + ruleSet.cycle.years);
  for (const { capKey, usedCenticredits, limitCenticredits } of posting.checks) {
    const cap = ruleSet.caps.find(({ key }) => key === capKey);
    if (!cap || usedUnder(cap, entry, inCycle) !== usedCenticredits) return { problem: 'CAP_MISCOUNTED', capKey };
    if (centicredits > Math.max(0, limitCenticredits - usedCenticredits)) return { problem: 'CAP_PASSED', capKey };
  }
  return null;
}
