import { classesHeld, isFor, type PersonFacts } from './person-class.js';
import { bucketOf, walkLedgerCaps, type CapCheck, type PostedAmount } from './posting.js';
import type { Cap, RuleSet } from './rule-set.js';
import { centicreditsOf, selects, targetCenticreditsFor } from './selection.js';
import type { CycleYear } from './calendar.js';

/**
 * One ledger entry of the cycle. A reversal is a negative entry that bears the `sourceKey` of what it reverses.
 * A source that lost everything to caps has no entry; passed with 0 centicredits, its losses are told too.
 */
export interface LedgerPosting extends PostedAmount {
  readonly sourceKey: string;
  /** Last day of the activity. */
  readonly day: string;
  readonly ruleSetVersion: number;
  readonly uninterruptedMinutes: number;
  /** As stored when it was posted; empty when not kept. */
  readonly checks: readonly CapCheck[];
}

/** Credits that were worth something and do not count. */
export type Loss =
  | { readonly code: 'CAP'; readonly capKey: string; readonly span: Cap['span']; readonly cycleYear: number | null; readonly limitCenticredits: number; readonly lostCenticredits: number }
  | { readonly code: 'DEGREE_YEAR'; readonly cycleYear: number; readonly lostCenticredits: number };

export interface CountedPosting extends LedgerPosting { countedCenticredits: number }

/**
 * What of the ledger counts under the rule set, and what is lost to which cap. Centicredits.
 *
 * Reversals are taken off their entries first. Ledger caps were kept when the entries were posted; they are
 * walked again for entries of this version only, so that a cap lowered in mid-cycle takes nothing away from
 * earlier years. Then come the degree-year switch and the caps that hold at assessment, the latest credits giving way.
 */
export function countCredits(ruleSet: RuleSet, person: PersonFacts, postings: readonly LedgerPosting[], years: readonly CycleYear[]): { counted: CountedPosting[]; losses: Loss[] } {
  const losses = new LossBook();
  // In the order they were posted: a cap that is for some classes only binds otherwise in another order.
  const counted = withinLedgerCaps(ruleSet, person, netted(postings), losses).sort((a, b) => compare(a.day, b.day) || compare(a.sourceKey, b.sourceKey));
  if (ruleSet.policies.degreeYear?.otherHours === 'DO_NOT_COUNT') dropBesideDegree(ruleSet.policies.degreeYear.itemKeys, counted, losses);
  for (const sharesOfTotal of [false, true]) {
    for (const cap of ruleSet.caps) {
      if (cap.enforcedAt !== 'ASSESSMENT' || (cap.amount.kind === 'SHARE' && cap.amount.of === 'TOTAL') !== sharesOfTotal) continue;
      for (const period of cap.span === 'YEAR' ? years.map((year) => [year]) : [years]) holdToCap(ruleSet, person, cap, period, counted, losses);
    }
  }
  return { counted, losses: losses.all() };
}

function netted(postings: readonly LedgerPosting[]): CountedPosting[] {
  const bySource = new Map<string, CountedPosting>();
  for (const posting of postings) {
    const entry = bySource.get(posting.sourceKey);
    if (entry === undefined) bySource.set(posting.sourceKey, { ...posting, countedCenticredits: posting.centicredits });
    else entry.countedCenticredits += posting.centicredits;
  }
  const reversed = new Set(postings.filter((posting) => posting.centicredits < 0).map((posting) => posting.sourceKey));
  return [...bySource.values()].filter((entry) => entry.countedCenticredits > 0 || !reversed.has(entry.sourceKey));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withinLedgerCaps(ruleSet: RuleSet, person: PersonFacts, entries: CountedPosting[], losses: LossBook): CountedPosting[] {
  // What an entry was above the highest before it, its posting has settled: an entry alone does not say it.
  const walked: RuleSet = { ...ruleSet, caps: ruleSet.caps.filter(({ amount }) => amount.kind !== 'HIGHEST') };
  const usedCenticredits = new Map<string, number>();
  const bucketKey = (cap: Cap, entry: CountedPosting) => {
    const bucket = bucketOf(cap, entry);
    return bucket === null ? null : `${cap.key} ${bucket}`;
  };
  for (const entry of entries) {
    for (const check of entry.checks) losses.addCap(check, check.lostCenticredits);
    if (entry.ruleSetVersion === ruleSet.version) {
      const posting = walkLedgerCaps(walked, person, { ...entry, valueCenticredits: entry.countedCenticredits }, (cap) => usedCenticredits.get(bucketKey(cap, entry) ?? '') ?? 0);
      for (const check of posting.checks) losses.addCap(check, check.lostCenticredits);
      entry.countedCenticredits = posting.postedCenticredits;
    }
    for (const cap of ruleSet.caps) {
      const bucket = bucketKey(cap, entry);
      if (bucket !== null && selects(cap.selector, entry)) usedCenticredits.set(bucket, (usedCenticredits.get(bucket) ?? 0) + entry.countedCenticredits);
    }
  }
  return entries;
}

function dropBesideDegree(itemKeys: readonly string[], counted: readonly CountedPosting[], losses: LossBook): void {
  const isDegree = (entry: CountedPosting) => entry.itemKey !== null && itemKeys.includes(entry.itemKey);
  const degreeYears = new Set(counted.filter(isDegree).map((entry) => entry.cycleYear));
  for (const entry of counted) {
    if (!degreeYears.has(entry.cycleYear) || isDegree(entry)) continue;
    losses.addDegreeYear(entry.cycleYear, entry.countedCenticredits);
    entry.countedCenticredits = 0;
  }
}

function holdToCap(ruleSet: RuleSet, person: PersonFacts, cap: Cap, period: readonly CycleYear[], counted: readonly CountedPosting[], losses: LossBook): void {
  const [first, last] = [period.at(0), period.at(-1)];
  if (first === undefined || last === undefined) return;
  const classes = classesHeld(ruleSet, person, first.startDay, last.endDay);
  if (!isFor(cap, classes)) return;
  const inPeriod = counted.filter((entry) => entry.cycleYear >= first.cycleYear && entry.cycleYear <= last.cycleYear);
  const selected = inPeriod.filter((entry) => selects(cap.selector, entry));
  const selectedCenticredits = sumCounted(selected);
  const limitCenticredits = isShareOfTotal(cap)
    ? largestShareBeside(sumCounted(inPeriod) - selectedCenticredits, cap.amount.share, selectedCenticredits)
    : centicreditsOf(cap.amount, { targetCenticredits: targetCenticreditsFor(ruleSet, classes, cap.span === 'YEAR' ? 'YEAR' : 'CYCLE'), totalCenticredits: null }, 'DOWN');
  if (limitCenticredits === null) return;
  let excessCenticredits = selectedCenticredits - limitCenticredits;
  for (const entry of selected.reverse()) {
    if (excessCenticredits <= 0) break;
    const lostCenticredits = Math.min(excessCenticredits, entry.countedCenticredits);
    entry.countedCenticredits -= lostCenticredits;
    excessCenticredits -= lostCenticredits;
    losses.addCap({ capKey: cap.key, span: cap.span, cycleYear: cap.span === 'YEAR' ? first.cycleYear : null, limitCenticredits }, lostCenticredits);
  }
}

type ShareOfTotal = Cap & { amount: { kind: 'SHARE'; of: 'TOTAL'; share: { numerator: number; denominator: number } } };

function isShareOfTotal(cap: Cap): cap is ShareOfTotal {
  return cap.amount.kind === 'SHARE' && cap.amount.of === 'TOTAL';
}

/** The most that may stand beside `restCenticredits` and still be at most the share of both together. */
function largestShareBeside(restCenticredits: number, share: { numerator: number; denominator: number }, everything: number): number {
  const { numerator, denominator } = share;
  return numerator === denominator ? everything : Math.floor((restCenticredits * numerator) / (denominator - numerator));
}

export function sumCounted(entries: readonly CountedPosting[]): number {
  return entries.reduce((sum, entry) => sum + entry.countedCenticredits, 0);
}

/** Losses summed by cap and year, in the order they first occurred. */
class LossBook {
  private readonly rows = new Map<string, Loss>();

  addCap(cap: Omit<Extract<Loss, { code: 'CAP' }>, 'code' | 'lostCenticredits'>, lostCenticredits: number): void {
    const { capKey, span, cycleYear, limitCenticredits } = cap;
    this.add(`CAP ${capKey} ${cycleYear}`, { code: 'CAP', capKey, span, cycleYear, limitCenticredits, lostCenticredits });
  }

  addDegreeYear(cycleYear: number, lostCenticredits: number): void {
    this.add(`DEGREE_YEAR ${cycleYear}`, { code: 'DEGREE_YEAR', cycleYear, lostCenticredits });
  }

  all(): Loss[] {
    return [...this.rows.values()];
  }

  private add(rowKey: string, loss: Loss): void {
    if (loss.lostCenticredits <= 0) return;
    this.rows.set(rowKey, { ...loss, lostCenticredits: loss.lostCenticredits + (this.rows.get(rowKey)?.lostCenticredits ?? 0) });
  }
}
