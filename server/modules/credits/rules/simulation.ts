import { type Assessment, assessCycle } from './assessment.js';
import { cycleYearOf } from './calendar.js';
import { postingsOfCycle } from './cycle-postings.js';
import type { PersonFacts } from './person-class.js';
import type { PricingRefusal } from './pricing.js';
import { type ReplayedActivity, replayActivities, type RulesByDay, type SourcedActivity } from './replay.js';
import type { RequirementStanding } from './requirement.js';
import type { Fraction, RuleSet } from './rule-set.js';

/** Rules to try: `judge` counts the cycle, `rulesOn` says which rules price an activity of a day. */
export interface TriedRules { readonly judge: RuleSet; readonly rulesOn: RulesByDay }

/** The draft as if it had always been in force. */
export function asIfAlways(draft: RuleSet): TriedRules {
  const judge = { ...draft, effectiveFromDay: '1900-01-01', effectiveToDay: null };
  return { judge, rulesOn: () => judge };
}

export interface Trial {
  readonly activities: readonly ReplayedActivity[];
  /** Null when the cycle hangs on a date that the register does not know. */
  readonly assessment: Assessment | null;
}

/** A teacher's sources of up to `asOfDay` under the rules, in the order they were recognised; the cycle judged holds that day. */
export function tryRules({ judge, rulesOn }: TriedRules, person: PersonFacts, sources: readonly SourcedActivity[], asOfDay: string): Trial {
  const { activities, postings } = replayActivities(rulesOn, person, sources.filter(({ day }) => day <= asOfDay));
  const cycle = cycleYearOf(judge.cycle, person, asOfDay);
  return { activities, assessment: cycle && assessCycle(judge, person, postingsOfCycle(judge, person, postings, cycle.cycleStartYear), { cycleStartYear: cycle.cycleStartYear, asOfDay }) };
}

export type SimulationOutcome = 'NOW_MEETS' | 'NO_LONGER_MEETS' | 'GAINS' | 'LOSES' | 'SAME' | 'NOT_JUDGED';

/** Centicredits of the cycle. Keys are those of the rule set that still has the row, the draft first. */
export type Difference =
  | { readonly code: 'CAP_TAKES'; readonly capKey: string; readonly cycleYear: number | null; readonly before: number; readonly after: number }
  | { readonly code: 'WORTH'; readonly categoryKey: string; readonly count: number; readonly before: number; readonly after: number }
  | { readonly code: 'NOW_REFUSED' | 'NOW_ACCEPTED'; readonly refusal: PricingRefusal['code']; /** Trials of before 22 November 2026 do not say it. */ readonly categoryKey?: string; readonly count: number; readonly centicredits: number }
  | { readonly code: 'OVERFLOW'; readonly overflowKey: string; readonly before: number; readonly after: number }
  | { readonly code: 'ASKS'; readonly requirementKey: string; readonly cycleYear: number | null; readonly before: number | null; readonly after: number | null }
  /** A duty that is no amount of its own: a share of everything earned, or an uninterrupted block; null: not asked for. */
  | { readonly code: 'ASKS_SHARE'; readonly requirementKey: string; readonly cycleYear: number | null; readonly shareBefore: Fraction | null; readonly shareAfter: Fraction | null }
  | { readonly code: 'ASKS_BLOCK'; readonly requirementKey: string; readonly cycleYear: number | null; readonly minutesBefore: number | null; readonly minutesAfter: number | null }
  | { readonly code: 'WAIVED' | 'NO_LONGER_WAIVED'; readonly requirementKey: string; readonly cycleYear: number | null }
  | { readonly code: 'CYCLE'; readonly beforeFromDay: string; readonly beforeToDay: string; readonly afterFromDay: string; readonly afterToDay: string };

export interface Comparison {
  readonly outcome: SimulationOutcome;
  readonly before: SideSummary;
  readonly after: SideSummary;
  readonly differences: readonly Difference[];
}

export interface SideSummary {
  readonly met: boolean;
  readonly countedCenticredits: number;
  /** The least that would have to be earned still: the gap to the target or the gaps of the categories, whichever is more. */
  readonly shortCenticredits: number;
}

/** Who gains and who falls short by the change, and what made the difference. */
export function compareTrials(before: Trial, after: Trial): Comparison {
  const [old, fresh] = [summaryOf(before.assessment), summaryOf(after.assessment)];
  return { outcome: outcomeOf(before, after, old, fresh), before: old, after: fresh, differences: [...activityDifferences(before, after), ...standingDifferences(before.assessment, after.assessment)] };
}

function summaryOf(assessment: Assessment | null): SideSummary {
  if (assessment === null) return { met: false, countedCenticredits: 0, shortCenticredits: 0 };
  const { met, total, missing } = assessment;
  const shortInCategories = missing.reduce((sum, item) => sum + (item.code === 'MINIMUM_SHORT' && item.span === 'CYCLE' ? item.shortCenticredits : 0), 0);
  return { met, countedCenticredits: total.countedCenticredits, shortCenticredits: Math.max(total.shortCenticredits, shortInCategories) };
}

function outcomeOf(before: Trial, after: Trial, old: SideSummary, fresh: SideSummary): SimulationOutcome {
  if (before.assessment === null || after.assessment === null) return 'NOT_JUDGED';
  if (old.met !== fresh.met) return fresh.met ? 'NOW_MEETS' : 'NO_LONGER_MEETS';
  const gained = fresh.countedCenticredits - old.countedCenticredits || old.shortCenticredits - fresh.shortCenticredits;
  return gained > 0 ? 'GAINS' : gained < 0 ? 'LOSES' : 'SAME';
}

/** By category what the sources are worth, and those that one side refuses. */
function activityDifferences(before: Trial, after: Trial): Difference[] {
  const worth = new Map<string, { count: number; before: number; after: number }>();
  const refused = new Map<string, Extract<Difference, { refusal: unknown }>>();
  const note = (code: 'NOW_REFUSED' | 'NOW_ACCEPTED', refusal: PricingRefusal['code'], categoryKey: string, centicredits: number): void => {
    const key = `${code} ${refusal} ${categoryKey}`;
    const known = refused.get(key) ?? { code, refusal, categoryKey, count: 0, centicredits: 0 };
    refused.set(key, { ...known, count: known.count + 1, centicredits: known.centicredits + centicredits });
  };
  for (const [index, old] of before.activities.entries()) {
    const fresh = after.activities[index];
    if (!fresh || (!old.ok && !fresh.ok)) continue;
    if (!old.ok && fresh.ok) note('NOW_ACCEPTED', old.refusal.code, fresh.priced.categoryKey, fresh.posting.postedCenticredits);
    else if (old.ok && !fresh.ok) note('NOW_REFUSED', fresh.refusal.code, old.priced.categoryKey, old.posting.postedCenticredits);
    else if (old.ok && fresh.ok && old.priced.valueCenticredits !== fresh.priced.valueCenticredits) {
      const known = worth.get(old.priced.categoryKey) ?? { count: 0, before: 0, after: 0 };
      worth.set(old.priced.categoryKey, { count: known.count + 1, before: known.before + old.priced.valueCenticredits, after: known.after + fresh.priced.valueCenticredits });
    }
  }
  return [...[...refused.values()], ...[...worth].map(([categoryKey, each]): Difference => ({ code: 'WORTH', categoryKey, ...each }))];
}

function standingDifferences(before: Assessment | null, after: Assessment | null): Difference[] {
  if (before === null || after === null) return [];
  const differences: Difference[] = [];
  if (before.startDay !== after.startDay || before.endDay !== after.endDay) differences.push({ code: 'CYCLE', beforeFromDay: before.startDay, beforeToDay: before.endDay, afterFromDay: after.startDay, afterToDay: after.endDay });

  const losses = paired(before.losses, after.losses, (loss) => (loss.code === 'CAP' ? `${loss.capKey} ${loss.cycleYear}` : `degree ${loss.cycleYear}`));
  for (const [old, fresh] of losses) {
    const loss = fresh ?? old;
    const [was, is] = [old?.lostCenticredits ?? 0, fresh?.lostCenticredits ?? 0];
    if (loss?.code === 'CAP' && was !== is) differences.push({ code: 'CAP_TAKES', capKey: loss.capKey, cycleYear: loss.cycleYear, before: was, after: is });
  }
  for (const [old, fresh] of paired(before.overflows, after.overflows, (each) => `${each.overflowKey} ${each.cycleYear}`)) {
    const movement = fresh ?? old;
    const [was, is] = [old?.givenCenticredits ?? 0, fresh?.givenCenticredits ?? 0];
    if (movement && was !== is) differences.push({ code: 'OVERFLOW', overflowKey: movement.overflowKey, before: was, after: is });
  }
  for (const [old, fresh] of paired(before.requirements, after.requirements, (each) => `${each.requirementKey} ${each.cycleYear}`)) {
    const standing = fresh ?? old;
    if (!standing) continue;
    const { requirementKey, cycleYear } = standing;
    if (old && fresh && (old.status === 'WAIVED') !== (fresh.status === 'WAIVED')) differences.push({ code: fresh.status === 'WAIVED' ? 'WAIVED' : 'NO_LONGER_WAIVED', requirementKey, cycleYear });
    else differences.push(...askedOtherwise(old, fresh, { requirementKey, cycleYear }));
  }
  return differences;
}

/** What the two sides ask for under one requirement, where they differ. */
function askedOtherwise(old: RequirementStanding | undefined, fresh: RequirementStanding | undefined, where: { readonly requirementKey: string; readonly cycleYear: number | null }): Difference[] {
  const [minutesBefore, minutesAfter] = [old, fresh].map((each) => (each?.kind === 'BLOCK' ? each.requiredMinutes : null)) as [number | null, number | null];
  const [shareBefore, shareAfter] = [old, fresh].map((each) => (each && each.kind !== 'BLOCK' ? each.shareOfTotal?.share ?? null : null)) as [Fraction | null, Fraction | null];
  const [before, after] = [old, fresh].map((each) => (each && each.kind !== 'BLOCK' && !each.shareOfTotal ? each.requiredCenticredits : null)) as [number | null, number | null];
  const shareText = (share: Fraction | null): string => (share === null ? '' : `${share.numerator}/${share.denominator}`);
  return [
    ...(before === after ? [] : [{ code: 'ASKS' as const, ...where, before, after }]),
    ...(shareText(shareBefore) === shareText(shareAfter) ? [] : [{ code: 'ASKS_SHARE' as const, ...where, shareBefore, shareAfter }]),
    ...(minutesBefore === minutesAfter ? [] : [{ code: 'ASKS_BLOCK' as const, ...where, minutesBefore, minutesAfter }]),
  ];
}

function paired<T>(before: readonly T[], after: readonly T[], keyOf: (each: T) => string): (readonly [T | undefined, T | undefined])[] {
  const fresh = new Map(after.map((each) => [keyOf(each), each]));
  const old = new Map(before.map((each) => [keyOf(each), each]));
  return [...new Set([...old.keys(), ...fresh.keys()])].map((key) => [old.get(key), fresh.get(key)] as const);
}
