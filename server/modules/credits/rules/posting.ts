import { classesHeld, isFor, type PersonFacts } from './person-class.js';
import type { PricedActivity } from './pricing.js';
import type { Cap, RuleSet } from './rule-set.js';
import { centicreditsOf, selects, targetCenticreditsFor, type Selectable } from './selection.js';

/**
 * What already stands in the teacher's ledger for this cycle, one row per entry or summed by these columns.
 * Reversals are negative rows. Rows of other cycles must not be passed.
 */
export interface PostedAmount extends Selectable {
  readonly cycleYear: number;
  readonly courseKey: string | null;
  readonly centicredits: number;
}

/** A cap that bound or was looked at. `lostCenticredits` is what this posting lost to it. */
export interface CapCheck {
  readonly capKey: string;
  readonly span: Cap['span'];
  /** The year of a yearly cap, else null. */
  readonly cycleYear: number | null;
  readonly limitCenticredits: number;
  readonly usedCenticredits: number;
  readonly lostCenticredits: number;
}

/** `postedCenticredits` plus the losses of all checks is the priced value. Nothing is posted when it is 0. */
export interface Posting {
  readonly pricedCenticredits: number;
  readonly postedCenticredits: number;
  readonly lostCenticredits: number;
  readonly checks: readonly CapCheck[];
}

/** The part of a priced activity that caps look at. */
export type Postable = Selectable & Pick<PricedActivity, 'cycleYear' | 'courseKey' | 'valueCenticredits' | 'day'>;

/**
 * How much of a priced value the ledger takes, and what is lost to which cap.
 *
 * Pure and total; the caller has read `posted` under the lock of the teacher's account. Caps are walked in the
 * document's order, each taking away what passes it, so a loss is named by the first cap that causes it.
 * Only LEDGER caps count here. Units: centicredits.
 */
export function postUnderCaps(ruleSet: RuleSet, person: PersonFacts, priced: Postable, posted: readonly PostedAmount[]): Posting {
  return walkLedgerCaps(ruleSet, person, priced, (cap) => usedUnder(cap, priced, posted));
}

/** Whether any cap looks at what stands in the ledger for this; else {@link postUnderCaps} never reads `posted`. */
export const isCapped = (ruleSet: RuleSet, priced: Selectable): boolean => ruleSet.caps.some((cap) => cap.enforcedAt === 'LEDGER' && selects(cap.selector, priced));

/** {@link postUnderCaps} for a caller that keeps the running totals himself; `usedUnder` answers in centicredits. */
export function walkLedgerCaps(ruleSet: RuleSet, person: PersonFacts, priced: Postable, usedUnderCap: (cap: Cap) => number): Posting {
  const classes = classesHeld(ruleSet, person, priced.day, priced.day);
  const checks: CapCheck[] = [];
  let remainingCenticredits = priced.valueCenticredits;
  for (const cap of ruleSet.caps) {
    if (cap.enforcedAt !== 'LEDGER' || !isFor(cap, classes) || !selects(cap.selector, priced)) continue;
    const usedCenticredits = usedUnderCap(cap);
    const targetCenticredits = targetCenticreditsFor(ruleSet, classes, cap.span === 'YEAR' ? 'YEAR' : 'CYCLE');
    // Of records of which only the highest counts, what stands there is the highest so far: this one adds what it is above it.
    const limitCenticredits = cap.amount.kind === 'HIGHEST' ? Math.max(usedCenticredits, remainingCenticredits) : centicreditsOf(cap.amount, { targetCenticredits, totalCenticredits: null }, 'DOWN');
    if (limitCenticredits === null) continue;
    const lostCenticredits = Math.max(0, remainingCenticredits - Math.max(0, limitCenticredits - usedCenticredits));
    remainingCenticredits -= lostCenticredits;
    checks.push({ capKey: cap.key, span: cap.span, cycleYear: cap.span === 'YEAR' ? priced.cycleYear : null, limitCenticredits, usedCenticredits, lostCenticredits });
  }
  return { pricedCenticredits: priced.valueCenticredits, postedCenticredits: remainingCenticredits, lostCenticredits: priced.valueCenticredits - remainingCenticredits, checks };
}

/** What already counts against the limit that this one shares; `posted` is of its cycle. */
export function usedUnder(cap: Cap, priced: Pick<PostedAmount, 'cycleYear' | 'courseKey'>, posted: readonly PostedAmount[]): number {
  const bucket = bucketOf(cap, priced);
  if (bucket === null) return 0;
  let usedCenticredits = 0;
  for (const row of posted) if (bucketOf(cap, row) === bucket && selects(cap.selector, row)) usedCenticredits += row.centicredits;
  return usedCenticredits;
}

/** Which entries share one limit of the cap; null: this entry stands alone. */
export function bucketOf(cap: Cap, row: Pick<PostedAmount, 'cycleYear' | 'courseKey'>): string | null {
  switch (cap.span) {
    case 'RECORD': return null;
    case 'COURSE': return row.courseKey;
    case 'YEAR': return String(row.cycleYear);
    case 'CYCLE': return 'cycle';
  }
}
