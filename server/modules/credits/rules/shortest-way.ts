import { assessCycle, type Assessment, type AssessmentPeriod } from './assessment.js';
import type { LedgerPosting } from './counted-credits.js';
import type { PersonFacts } from './person-class.js';
import { postUnderCaps } from './posting.js';
import { type ActivityFacts, priceActivity } from './pricing.js';
import { entryOf } from './replay.js';
import type { RuleSet } from './rule-set.js';

/** Something a teacher can still take part in, as it would be recognised were it completed. */
export interface Offer { readonly key: string; readonly activity: ActivityFacts }

export interface WayStep {
  readonly key: string;
  /** What it would bring after caps. */
  readonly gainCenticredits: number;
  /** By how much the gap would then be smaller. */
  readonly closesCenticredits: number;
}

export interface ShortestWay {
  /** The least that has still to be earned. */
  readonly gapCenticredits: number;
  readonly steps: readonly WayStep[];
  /** What would still be missing after every step. */
  readonly leftCenticredits: number;
}

const MOST_STEPS = 5;

/**
 * The offers that close most of a teacher's gap, the best first, each counted on top of those before it: a
 * second course of a category that is full by then closes nothing and is not named. Equal ones end in the order passed.
 *
 * Pure; `postings` are all entries of the cycle. Caps and overflow are the rules' own: each step is posted and
 * the cycle assessed again. Units: centicredits.
 */
export function shortestWay(ruleSet: RuleSet, person: PersonFacts, postings: readonly LedgerPosting[], period: AssessmentPeriod, offers: readonly Offer[]): ShortestWay {
  const gapAfter = (all: readonly LedgerPosting[]): number => gapOf(assessCycle(ruleSet, person, all, period));
  const gapCenticredits = gapAfter(postings);
  const steps: WayStep[] = [];
  let [reached, left, open] = [[...postings], gapCenticredits, [...offers]];
  while (left > 0 && steps.length < MOST_STEPS) {
    const tried = open.flatMap((offer) => {
      const entry = postedOf(ruleSet, person, reached, period, offer);
      return entry ? [{ offer, entry, gap: gapAfter([...reached, entry]) }] : [];
    });
    const best = tried.reduce<(typeof tried)[number] | null>((least, each) => (each.gap < (least?.gap ?? left) ? each : least), null);
    if (!best) break;
    steps.push({ key: best.offer.key, gainCenticredits: best.entry.centicredits, closesCenticredits: left - best.gap });
    reached = [...reached, best.entry];
    left = best.gap;
    open = open.filter((offer) => offer !== best.offer);
  }
  return { gapCenticredits, steps, leftCenticredits: left };
}

/** What one credit can close of total and categories at once is counted once: the greater of the total and the sum of the minima, over cycle and years. */
export function gapOf({ missing }: Assessment): number {
  const sum = (code: 'TOTAL_SHORT' | 'MINIMUM_SHORT', span: 'CYCLE' | 'YEAR'): number => missing.reduce((all, item) => (item.code === code && item.span === span ? all + item.shortCenticredits : all), 0);
  return Math.max(sum('TOTAL_SHORT', 'CYCLE'), sum('MINIMUM_SHORT', 'CYCLE'), sum('TOTAL_SHORT', 'YEAR'), sum('MINIMUM_SHORT', 'YEAR'));
}

/** The entry that the offer would become in this cycle, or null when the rules or the caps leave nothing of it. */
function postedOf(ruleSet: RuleSet, person: PersonFacts, postings: readonly LedgerPosting[], { cycleStartYear }: AssessmentPeriod, { key, activity }: Offer): LedgerPosting | null {
  const pricing = priceActivity(ruleSet, person, activity);
  if (!pricing.ok || pricing.priced.cycleStartYear !== cycleStartYear) return null;
  const posting = postUnderCaps(ruleSet, person, pricing.priced, postings);
  return posting.postedCenticredits > 0 ? entryOf(key, pricing.priced, posting) : null;
}
