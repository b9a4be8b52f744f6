import { assessCycle, type Assessment, type AssessmentPeriod } from './assessment.js';
import type { LedgerPosting } from './counted-credits.js';
import { postingsOfCycle } from './cycle-postings.js';
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

/** The rule set that judges an activity of a day, or null. */
export type RulesByDay = (day: string) => RuleSet | null;

/**
 * The ledger these sources would give under the rule set, in the order passed: to try a rule set before it
 * counts, and to check a ledger against its sources, the entries taken back among them. A posting of 0 stands for a source that the caps left nothing of;
 * the ledger has no such entry. Centicredits.
 */
export function replayActivities(rules: RuleSet | RulesByDay, person: PersonFacts, sources: readonly (SourcedActivity | Reversal)[]): Replay {
  const rulesOn = typeof rules === 'function' ? rules : () => rules;
  const postings: LedgerPosting[] = [];
  const activities: ReplayedActivity[] = [];
  for (const source of sources) {
    if ('reversesSourceKey' in source) takeBack(postings, source.reversesSourceKey);
    else activities.push(postOne(rulesOn(source.day), person, postings, source));
  }
  return { activities, postings };
}

function postOne(ruleSet: RuleSet | null, person: PersonFacts, postings: LedgerPosting[], source: SourcedActivity): ReplayedActivity {
  const { sourceKey, day } = source;
  const pricing = ruleSet === null ? null : priceActivity(ruleSet, person, source);
  if (ruleSet === null || pricing === null) return { sourceKey, ok: false, refusal: { code: 'RULE_SET_NOT_IN_FORCE', day } };
  if (!pricing.ok) return { sourceKey, ok: false, refusal: pricing.refusal };
  const { priced } = pricing;
  const posting = postUnderCaps(ruleSet, person, priced, ofCycle(postings, priced.cycleStartYear, ruleSet));
  postings.push(entryOf(sourceKey, priced, posting));
  return { sourceKey, ok: true, priced, posting };
}

/** What stands in the ledger for the cycle that begins in that year, as it was posted. */
function ofCycle(postings: readonly LedgerPosting[], cycleStartYear: number, { cycle }: RuleSet): LedgerPosting[] {
  return postings.filter(({ cycleYear }) => cycleYear >= cycleStartYear && cycleYear < cycleStartYear + cycle.years);
}

/** The opposite of the source's entry; nothing when the source has no entry or was taken back before. */
function takeBack(postings: LedgerPosting[], sourceKey: string): void {
  const own = postings.filter((each) => each.sourceKey === sourceKey);
  const [entry] = own;
  if (entry && own.length === 1) postings.push({ ...entry, centicredits: -entry.centicredits });
}

/** How the teacher would stand in the cycle had these sources been judged by the rule set. */
export function tryRuleSet(ruleSet: RuleSet, person: PersonFacts, sources: readonly SourcedActivity[], period: AssessmentPeriod): { readonly replay: Replay; readonly assessment: Assessment } {
  const replay = replayActivities(ruleSet, person, sources);
  return { replay, assessment: assessCycle(ruleSet, person, postingsOfCycle(ruleSet, person, replay.postings, period.cycleStartYear), period) };
}

export function entryOf(sourceKey: string, priced: PricedActivity, posting: Posting): LedgerPosting {
  const { categoryKey, level, itemKey, topicKeys, courseKey, cycleYear, day, ruleSetVersion, uninterruptedMinutes } = priced;
  return { sourceKey, categoryKey, level, itemKey, topicKeys, courseKey, cycleYear, day, ruleSetVersion, uninterruptedMinutes, centicredits: posting.postedCenticredits, checks: posting.checks };
}
