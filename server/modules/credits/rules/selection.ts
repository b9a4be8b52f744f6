import { isFor } from './person-class.js';
import type { CapAmount, Level, RuleSet, Scope, Selector, Target } from './rule-set.js';

/** What of a record a selector can look at. */
export interface Selectable {
  readonly categoryKey: string;
  readonly level: Level;
  readonly itemKey: string | null;
  readonly topicKeys: readonly string[];
}

export function selects(selector: Selector, record: Selectable): boolean {
  return fits(selector.categoryKeys, record.categoryKey)
    && fits(selector.levels, record.level)
    && (selector.itemKeys.length === 0 || (record.itemKey !== null && selector.itemKeys.includes(record.itemKey)))
    && (selector.topicKeys.length === 0 || record.topicKeys.some((topicKey) => selector.topicKeys.includes(topicKey)));
}

export function inScope(scope: Scope, record: Pick<Selectable, 'categoryKey' | 'itemKey'>): boolean {
  return record.itemKey === null ? scope.categoryKeys.includes(record.categoryKey) : scope.itemKeys.includes(record.itemKey);
}

/** An axis of a condition: an empty list takes everything. */
export function fits<T>(accepted: readonly T[], value: T): boolean {
  return accepted.length === 0 || accepted.includes(value);
}

export function selectsAll(selector: Selector): boolean {
  return selector.categoryKeys.length === 0 && selectsWholeCategories(selector);
}

/** Only the category axis is used, so credits moved between categories count for it. */
export function selectsWholeCategories(selector: Selector): boolean {
  return selector.levels.length === 0 && selector.topicKeys.length === 0 && selector.itemKeys.length === 0;
}

/** The one category the selector speaks of as a whole, or null. */
export function soleCategory(selector: Selector): string | null {
  const [only, ...others] = selector.categoryKeys;
  return only !== undefined && others.length === 0 && selectsWholeCategories(selector) ? only : null;
}

/** The person's target of the span: the first row that is for him, or null when the rule set states none. */
export function targetFor(ruleSet: RuleSet, classes: ReadonlySet<string>, span: Target['span']): Target | null {
  return ruleSet.targets.find((row) => row.span === span && isFor(row, classes)) ?? null;
}

/** Centicredits that a share of the TARGET is taken of: the span's own target, or the years' targets summed for a cycle that states none. */
export function targetCenticreditsFor(ruleSet: RuleSet, classes: ReadonlySet<string>, span: Target['span']): number | null {
  const own = targetFor(ruleSet, classes, span);
  if (own !== null) return own.centicredits;
  const yearly = span === 'CYCLE' ? targetFor(ruleSet, classes, 'YEAR') : null;
  return yearly === null ? null : yearly.centicredits * ruleSet.cycle.years;
}

/** The amount in centicredits; null for a share of a base that is not stated, and where only the highest record counts. Caps round a share down, minima up. */
export function centicreditsOf(amount: CapAmount, bases: { readonly targetCenticredits: number | null; readonly totalCenticredits: number | null }, rounding: 'DOWN' | 'UP'): number | null {
  if (amount.kind === 'ABSOLUTE') return amount.centicredits;
  if (amount.kind === 'HIGHEST') return null;
  const baseCenticredits = amount.of === 'TARGET' ? bases.targetCenticredits : bases.totalCenticredits;
  if (baseCenticredits === null) return null;
  const { numerator, denominator } = amount.share;
  const product = baseCenticredits * numerator;
  const remainder = product % denominator;
  return (product - remainder) / denominator + (rounding === 'UP' && remainder > 0 ? 1 : 0);
}
