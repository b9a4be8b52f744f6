import { isFor } from './person-class.js';
import type { Item, Level, Rounding, RuleSet } from './rule-set.js';
import { fits, inScope } from './selection.js';

export interface ValuationFacts {
  readonly categoryKey: string;
  /** Sponsor level of the activity. */
  readonly level: Level;
  /** An item of the rule set with a value of its own; null: paid by the hour. */
  readonly itemKey: string | null;
  readonly rankKey: string | null;
  readonly roleKey: string | null;
  /** Pieces of the item, at least 1. */
  readonly quantity: number;
  /** What the recognising body states, for items of DECLARED value. */
  readonly declaredCenticredits: number | null;
  /** Time outside whole and half days; those count as the rule set says a day counts. */
  readonly durationMinutes: number;
  readonly wholeDays: number;
  readonly halfDays: number;
  readonly attendance: { readonly requiredMinutes: number; readonly absentMinutes: number } | null;
}

/** In order of precedence. */
export type ValuationRefusal =
  | { readonly code: 'DURATION_TOO_SHORT'; readonly countedMinutes: number; readonly requiredMinutes: number }
  | { readonly code: 'NO_RATE'; readonly categoryKey: string; readonly level: Level }
  | { readonly code: 'NO_ITEM_VALUE'; readonly itemKey: string; readonly level: Level; readonly rankKey: string | null; readonly roleKey: string | null }
  | { readonly code: 'NO_DECLARED_VALUE'; readonly itemKey: string }
  | { readonly code: 'WORTH_NOTHING'; readonly ruleKey: string };

export type PricingStep =
  | { readonly code: 'HOURS_COUNTED'; readonly countedMinutes: number; readonly unpaidMinutes: number; readonly hourMinutes: number }
  | { readonly code: 'WEIGHT_APPLIED'; readonly weightKey: string; readonly countedMinutes: number; readonly rateCenticredits: number; readonly rateMinutes: number; readonly valueCenticredits: number }
  | { readonly code: 'ITEM_VALUED'; readonly itemKey: string; readonly level: Level; readonly rankKey: string | null; readonly roleKey: string | null; readonly eachCenticredits: number; readonly quantity: number; readonly valueCenticredits: number }
  | { readonly code: 'DECLARED_VALUE_TAKEN'; readonly itemKey: string; readonly valueCenticredits: number }
  | { readonly code: 'ROUNDED'; readonly stepCenticredits: number; readonly direction: Rounding['direction']; readonly valueCenticredits: number }
  | { readonly code: 'RETROACTIVE_ENTRY'; readonly order: string | null };

export interface Valuation {
  readonly ruleKey: string;
  readonly valueCenticredits: number;
  readonly counterparts: ReadonlyArray<{ readonly roleKey: string; readonly valueCenticredits: number }>;
  readonly steps: readonly PricingStep[];
}

/** The value of an eligible record: by the hour at the first weight that fits, or by the item's table. Units: centicredits, minutes. */
export function valuationOf(ruleSet: RuleSet, item: Item | null, classes: ReadonlySet<string>, facts: ValuationFacts): Valuation | ValuationRefusal {
  const valued = item === null ? valuedByHours(ruleSet, classes, facts) : valuedByItem(ruleSet, item, facts);
  return 'valueCenticredits' in valued && valued.valueCenticredits <= 0 ? { code: 'WORTH_NOTHING', ruleKey: valued.ruleKey } : valued;
}

function valuedByHours(ruleSet: RuleSet, classes: ReadonlySet<string>, facts: ValuationFacts): Valuation | ValuationRefusal {
  const weight = ruleSet.weights.find((row) => row.categoryKeys.includes(facts.categoryKey) && fits(row.levels, facts.level)
    && (row.roleKeys.length === 0 || (facts.roleKey !== null && row.roleKeys.includes(facts.roleKey))) && isFor(row, classes));
  if (weight === undefined) return { code: 'NO_RATE', categoryKey: facts.categoryKey, level: facts.level };
  const hours = countedHours(ruleSet, facts);
  const paidMinutes = weight.wholeStepsOnly ? hours.countedMinutes - (hours.countedMinutes % weight.perMinutes) : hours.countedMinutes;
  const value = roundedRatio(paidMinutes * weight.centicredits, weight.perMinutes, weight.rounding ?? ruleSet.rounding);
  return {
    ruleKey: weight.key, valueCenticredits: value.valueCenticredits, counterparts: [],
    steps: [
      { code: 'HOURS_COUNTED', ...hours, hourMinutes: ruleSet.unit.hourMinutes },
      { code: 'WEIGHT_APPLIED', weightKey: weight.key, countedMinutes: paidMinutes, rateCenticredits: weight.centicredits, rateMinutes: weight.perMinutes, valueCenticredits: value.valueCenticredits },
      ...value.steps,
    ],
  };
}

function valuedByItem(ruleSet: RuleSet, item: Item, facts: ValuationFacts): Valuation | ValuationRefusal {
  const { level, rankKey, roleKey, declaredCenticredits } = facts;
  const { countedMinutes } = countedHours(ruleSet, facts);
  if (countedMinutes < item.minimumMinutes) return { code: 'DURATION_TOO_SHORT', countedMinutes, requiredMinutes: item.minimumMinutes };
  const quantity = Math.max(1, facts.quantity);
  const eachCenticredits = item.value.kind === 'DECLARED' ? declaredCenticredits : pieceCenticredits(item, facts, roleKey);
  if (eachCenticredits === null) return item.value.kind === 'DECLARED' ? { code: 'NO_DECLARED_VALUE', itemKey: item.key } : { code: 'NO_ITEM_VALUE', itemKey: item.key, level, rankKey, roleKey };
  const pieces = item.value.kind === 'DECLARED' ? 1 : quantity;
  const value = roundedRatio(eachCenticredits * pieces, 1, ruleSet.rounding);
  const { valueCenticredits } = value;
  const isShared = roleKey !== null && item.creditsBothRoleKeys.includes(roleKey);
  return {
    ruleKey: item.key, valueCenticredits,
    counterparts: !isShared ? [] : item.creditsBothRoleKeys.filter((other) => other !== roleKey).map((other) => {
      const otherCenticredits = item.value.kind === 'DECLARED' ? declaredCenticredits : pieceCenticredits(item, facts, other);
      return { roleKey: other, valueCenticredits: roundedRatio((otherCenticredits ?? 0) * pieces, 1, ruleSet.rounding).valueCenticredits };
    }),
    steps: [
      item.value.kind === 'DECLARED'
        ? { code: 'DECLARED_VALUE_TAKEN', itemKey: item.key, valueCenticredits }
        : { code: 'ITEM_VALUED', itemKey: item.key, level, rankKey, roleKey, eachCenticredits, quantity, valueCenticredits },
      ...value.steps,
    ],
  };
}

function pieceCenticredits(item: Item, facts: ValuationFacts, roleKey: string | null): number | null {
  if (item.value.kind === 'DECLARED') return null;
  const { level, rankKey } = facts;
  return item.value.rows.find((row) => fits(row.levels, level) && fits<string | null>(row.rankKeys, rankKey) && fits<string | null>(row.roleKeys, roleKey))?.centicredits ?? null;
}

function countedHours(ruleSet: RuleSet, facts: ValuationFacts): { countedMinutes: number; unpaidMinutes: number } {
  const { hourMinutes, dayHours, halfDayHours, wholeHoursOnly } = ruleSet.unit;
  const statedMinutes = facts.durationMinutes + (facts.wholeDays * dayHours + facts.halfDays * halfDayHours) * hourMinutes;
  const paysAttended = ruleSet.gates.some((gate) => gate.paysFor === 'ATTENDED' && inScope(gate.scope, facts));
  const attendedMinutes = Math.max(0, statedMinutes - (paysAttended ? facts.attendance?.absentMinutes ?? 0 : 0));
  const countedMinutes = wholeHoursOnly ? attendedMinutes - (attendedMinutes % hourMinutes) : attendedMinutes;
  return { countedMinutes, unpaidMinutes: statedMinutes - countedMinutes };
}

/** numerator / denominator in centicredits, to the rule set's step; says so when it cost or gave something. */
function roundedRatio(numerator: number, denominator: number, rounding: Rounding): { valueCenticredits: number; steps: PricingStep[] } {
  const stepDenominator = denominator * rounding.stepCenticredits;
  const remainder = numerator % stepDenominator;
  const goesUp = rounding.direction === 'UP' ? remainder > 0 : rounding.direction === 'NEAREST' && remainder * 2 >= stepDenominator;
  const steps = (numerator - remainder) / stepDenominator + (goesUp ? 1 : 0);
  const valueCenticredits = steps * rounding.stepCenticredits;
  return { valueCenticredits, steps: remainder === 0 ? [] : [{ code: 'ROUNDED', ...rounding, valueCenticredits }] };
}
