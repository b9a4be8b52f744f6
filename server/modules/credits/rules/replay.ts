import { assessCycle, type Assessment, type AssessmentPeriod } from './assessment.js';
import type { LedgerPosting } from './counted-credits.js';
import type { PersonFacts } from './person-class.js';
import { postUnderCaps, type Posting } from './posting.js';
import { priceActivity, type ActivityFacts, type PricedActivity, type PricingRefusal } from './pricing.js';
import type { RuleSet } from './rule-set.js';

export interface SourcedActivity extends ActivityFacts { readonly sourceKey: string }

/** A source that was taken back later: its entry's exact opposite was posted. */
export interface Reversal { readonly reversesSourceKey: string }

export type ReplayedActivity = { readonly sourceKey: string } & (
  | { readonly ok: true; readonly priced: PricedActivity; readonly posting: Posting }
  | { readonly ok: false; readonly refusal: PricingRefusal }
);

export interface Replay { readonly activities: readonly ReplayedActivity[]; readonly postings: readonly LedgerPosting[] }

/**
 * The ledger these sources would give under the rule set, in the order passed: to try a rule set before it
 * counts, and to check a ledger against its sources, the entries taken back among them. A posting of 0 stands for a source that the caps left nothing of;
 * the ledger has no such entry. Centicredits.
 */
export function replayActivities(ruleSet: RuleSet, person: PersonFacts, sources: readonly (SourcedActivity | Reversal)[]): Replay {
  const byCycle = new Map<number, LedgerPosting[]>();
  const activities: ReplayedActivity[] = [];
  for (const source of sources) {
    if ('reversesSourceKey' in source) takeBack(byCycle, source.reversesSourceKey);
    else activities.push(postOne(ruleSet, person, byCycle, source));
  }
  return { activities, postings: [...byCycle.values()].flat() };
}

function postOne(ruleSet: RuleSet, person: PersonFacts, byCycle: Map<number, LedgerPosting[]>, source: SourcedActivity): ReplayedActivity {
  const { sourceKey } = source;
  const pricing = priceActivity(ruleSet, person, source);
  if (!pricing.ok) return { sourceKey, ok: false, refusal: pricing.refusal };
  const { priced } = pricing;
  const posted = byCycle.get(priced.cycleStartYear) ?? [];
  const posting = postUnderCaps(ruleSet, person, priced, posted);
  byCycle.set(priced.cycleStartYear, [...posted, entryOf(sourceKey, priced, posting)]);
  return { sourceKey, ok: true, priced, posting };
}

/** The opposite of the source's entry; nothing when the source has no entry or was taken back before. */
function takeBack(byCycle: ReadonlyMap<number, LedgerPosting[]>, sourceKey: string): void {
  for (const postings of byCycle.values()) {
    const own = postings.filter((each) => each.sourceKey === sourceKey);
    const [entry] = own;
    if (entry && own.length === 1) postings.push({ ...entry, centicredits: -entry.centicredits });
  }
}

/** How the teacher would stand in the cycle had these sources been judged by the rule set. */
export function tryRuleSet(ruleSet: RuleSet, person: PersonFacts, sources: readonly SourcedActivity[], period: AssessmentPeriod): { readonly replay: Replay; readonly assessment: Assessment } {
  const replay = replayActivities(ruleSet, person, sources);
  const inCycle = replay.postings.filter(({ cycleYear }) => cycleYear >= period.cycleStartYear && cycleYear < period.cycleStartYear + ruleSet.cycle.years);
  return { replay, assessment: assessCycle(ruleSet, person, inCycle, period) };
}

function entryOf(sourceKey: string, priced: PricedActivity, posting: Posting): LedgerPosting {
  const { categoryKey, level, itemKey, topicKeys, courseKey, cycleYear, day, ruleSetVersion, uninterruptedMinutes } = priced;
  return { sourceKey, categoryKey, level, itemKey, topicKeys, courseKey, cycleYear, day, ruleSetVersion, uninterruptedMinutes, centicredits: posting.postedCenticredits, checks: posting.checks };
}
