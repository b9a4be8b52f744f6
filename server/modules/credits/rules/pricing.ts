import { cycleYearOf, missingPersonFact, type CycleYear, type MissingPersonFact } from './calendar.js';
import { comparableName } from './comparable.js';
import { eligibilityRefusal, type EligibilityFacts, type EligibilityRefusal } from './eligibility.js';
import { classesHeld, type PersonFacts } from './person-class.js';
import { registrationRefusal, type RegistrationFacts, type RegistrationRefusal } from './registration-window.js';
import type { Level, RuleSet } from './rule-set.js';
import { valuationOf, type PricingStep, type Valuation, type ValuationFacts, type ValuationRefusal } from './valuation.js';

/**
 * One piece of training as its source states it; minutes are clock minutes. `day` is the last day of the
 * activity: it decides the version, the year and the cycle.
 */
export interface ActivityFacts extends RegistrationFacts, EligibilityFacts, ValuationFacts {
  readonly itemKey: string | null;
  readonly categoryKey: string;
  readonly day: string;
  readonly attendance: { readonly requiredMinutes: number; readonly absentMinutes: number } | null;
  readonly topicKeys: readonly string[];
  /** Topics as whoever recorded it wrote them: those that the document names are topics of the record too. */
  readonly topicNames?: readonly string[];
  /** The same course taken in parts bears one key; null: the record is a course of its own. */
  readonly courseKey: string | null;
}

/** In order of precedence: the first that applies is the answer. */
export type PricingRefusal =
  | { readonly code: 'RULE_SET_NOT_IN_FORCE'; readonly day: string }
  | { readonly code: 'PERSON_FACT_MISSING'; readonly fact: MissingPersonFact }
  | { readonly code: 'CATEGORY_UNKNOWN'; readonly categoryKey: string }
  | { readonly code: 'ITEM_UNKNOWN'; readonly itemKey: string; readonly categoryKey: string }
  | RegistrationRefusal
  | EligibilityRefusal
  | ValuationRefusal;

/** The full value before any cap, in centicredits, with the rule and the steps that produced it. */
export interface PricedActivity extends CycleYear, Valuation {
  readonly ruleSetKey: string;
  readonly ruleSetVersion: number;
  readonly categoryKey: string;
  readonly level: Level;
  readonly itemKey: string | null;
  readonly topicKeys: readonly string[];
  readonly courseKey: string | null;
  readonly day: string;
  readonly uninterruptedMinutes: number;
}

export type Pricing = { readonly ok: true; readonly priced: PricedActivity } | { readonly ok: false; readonly refusal: PricingRefusal };

/**
 * What an activity is worth under a rule set, before caps, or why it is worth nothing.
 *
 * Pure; the caller passes the version in force on `activity.day` (see `ruleSetInForce`). Refusals come in the
 * order of {@link PricingRefusal}: the document and the person, then the window, then the organiser, the gates,
 * the block and the evidence, then the value. Classes of person are those held on the day of the activity.
 */
export function priceActivity(ruleSet: RuleSet, person: PersonFacts, activity: ActivityFacts): Pricing {
  const { day, categoryKey, itemKey } = activity;
  if (day < ruleSet.effectiveFromDay || (ruleSet.effectiveToDay !== null && day > ruleSet.effectiveToDay)) return refused({ code: 'RULE_SET_NOT_IN_FORCE', day });
  const year = cycleYearOf(ruleSet.cycle, person, day);
  if (year === null) return refused({ code: 'PERSON_FACT_MISSING', fact: missingPersonFact(ruleSet.cycle, person) ?? 'HIRE_DAY' });
  if (!ruleSet.categories.some((row) => row.key === categoryKey)) return refused({ code: 'CATEGORY_UNKNOWN', categoryKey });
  const item = ruleSet.items.find((row) => row.key === itemKey && row.categoryKey === categoryKey) ?? null;
  if (itemKey !== null && item === null) return refused({ code: 'ITEM_UNKNOWN', itemKey, categoryKey });
  const classes = classesHeld(ruleSet, person, day, day);
  const refusal = registrationRefusal(ruleSet, activity, year) ?? eligibilityRefusal(ruleSet, item, classes, activity);
  if (refusal !== null) return refused(refusal);
  const valuation = valuationOf(ruleSet, item, classes, activity);
  if ('code' in valuation) return refused(valuation);
  const retroactiveSteps: PricingStep[] = activity.retroactive === null ? [] : [{ code: 'RETROACTIVE_ENTRY', order: activity.retroactive.order }];
  const { level, courseKey, uninterruptedMinutes } = activity;
  const topicKeys = topicsOf(ruleSet, activity);
  return {
    ok: true,
    priced: {
      ...year, ruleSetKey: ruleSet.key, ruleSetVersion: ruleSet.version,
      categoryKey, level, itemKey, topicKeys, courseKey, day, uninterruptedMinutes,
      ...valuation, steps: [...valuation.steps, ...retroactiveSteps],
    },
  };
}

function topicsOf({ topics }: RuleSet, { topicKeys, topicNames = [] }: ActivityFacts): readonly string[] {
  const names = topicNames.map(comparableName).filter((name) => name !== '');
  const named = topics.filter(({ key, name }) => !topicKeys.includes(key) && [key, name.zh, name.en].some((each) => names.includes(comparableName(each))));
  return named.length === 0 ? topicKeys : [...topicKeys, ...named.map(({ key }) => key)];
}

function refused(refusal: PricingRefusal): Pricing {
  return { ok: false, refusal };
}
