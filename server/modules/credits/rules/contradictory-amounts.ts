import type { Amount, Cap, RuleSet, Selector } from './rule-set.js';
import { centicreditsOf, selectsAll, selectsWholeCategories } from './selection.js';

interface Finding { readonly severity: 'ERROR' | 'WARNING'; readonly path: string }

/** Amounts of the document that cannot be kept together. Centicredits. */
export type CapContradiction = Finding & (
  | { readonly code: 'MINIMUM_ABOVE_CAP'; readonly requirementKey: string; readonly requiredCenticredits: number; readonly attainableCenticredits: number; readonly capKeys: readonly string[] }
  | { readonly code: 'MINIMA_ABOVE_CAP'; readonly requirementKeys: readonly string[]; readonly requiredCenticredits: number; readonly attainableCenticredits: number; readonly capKeys: readonly string[] }
  | { readonly code: 'MINIMA_ABOVE_TARGET'; readonly requirementKeys: readonly string[]; readonly requiredCenticredits: number; readonly targetCenticredits: number }
  | { readonly code: 'YEARS_ABOVE_CYCLE'; readonly requirementKeys: readonly string[]; readonly requiredCenticredits: number; readonly targetCenticredits: number }
);

interface Requirement { readonly path: string; readonly key: string; readonly selector: Selector; readonly span: 'YEAR' | 'CYCLE'; readonly centicredits: number; readonly forClasses: readonly string[]; readonly exceptClasses: readonly string[] }

const EVERYTHING: Selector = { categoryKeys: [], levels: [], topicKeys: [], itemKeys: [] };

/**
 * Requirements no one can meet because of the caps, and minima whose sum passes what they are parts of.
 * Rows for some classes only are judged by themselves, never summed with others.
 */
export function capContradictions(ruleSet: RuleSet): CapContradiction[] {
  const required = requirementsOf(ruleSet);
  return [...required.flatMap((row) => aboveCap(ruleSet, row)), ...sumsAboveCap(ruleSet, required), ...sumsAboveTarget(ruleSet, required), ...yearsAboveCycle(ruleSet)];
}

function requirementsOf(ruleSet: RuleSet): Requirement[] {
  const targets = ruleSet.targets.map((row) => ({ ...row, path: `targets.${row.key}`, selector: EVERYTHING }));
  const minima = ruleSet.minima.flatMap((row) => {
    const centicredits = inGeneral(ruleSet, row.amount, row.span, 'UP');
    return centicredits === null ? [] : [{ ...row, path: `minima.${row.key}`, centicredits }];
  });
  return [...targets, ...minima];
}

/** Amounts as they are for a person of no special class; a share of what is earned has no amount of its own. */
function inGeneral(ruleSet: RuleSet, amount: Amount, span: 'YEAR' | 'CYCLE', rounding: 'DOWN' | 'UP'): number | null {
  const general = (wanted: 'YEAR' | 'CYCLE') => ruleSet.targets.find((row) => row.span === wanted && row.forClasses.length === 0)?.centicredits ?? null;
  const yearly = general('YEAR');
  const targetCenticredits = general(span) ?? (span === 'CYCLE' && yearly !== null ? yearly * ruleSet.cycle.years : null);
  return centicreditsOf(amount, { targetCenticredits, totalCenticredits: null }, rounding);
}

function aboveCap(ruleSet: RuleSet, row: Requirement): CapContradiction[] {
  const bound = attainable(ruleSet, row.selector, row.span);
  if (bound === null || bound.centicredits >= row.centicredits) return [];
  return [{ severity: 'ERROR', path: row.path, code: 'MINIMUM_ABOVE_CAP', requirementKey: row.key, requiredCenticredits: row.centicredits, attainableCenticredits: bound.centicredits, capKeys: bound.capKeys }];
}

/** The most that can count under the selector in the span, where caps bound it: one cap over all of it, or caps on each of its categories. */
function attainable(ruleSet: RuleSet, selector: Selector, span: 'YEAR' | 'CYCLE'): { centicredits: number; capKeys: string[] } | null {
  const whole = tightest(ruleSet, selector, span);
  const categoryKeys = selector.categoryKeys.length > 0 ? selector.categoryKeys : ruleSet.categories.map((row) => row.key);
  const parts = categoryKeys.map((categoryKey) => tightest(ruleSet, { ...selector, categoryKeys: [categoryKey] }, span));
  if (!parts.every((part) => part !== null)) return whole;
  const sum = { centicredits: parts.reduce((total, part) => total + part.centicredits, 0), capKeys: [...new Set(parts.flatMap((part) => part.capKeys))] };
  return whole !== null && whole.centicredits <= sum.centicredits ? whole : sum;
}

function tightest(ruleSet: RuleSet, selector: Selector, span: 'YEAR' | 'CYCLE'): { centicredits: number; capKeys: string[] } | null {
  let bound: { centicredits: number; capKeys: string[] } | null = null;
  for (const cap of ruleSet.caps) {
    const centicredits = cap.forClasses.length === 0 && includesAll(cap.selector, selector) ? limitOver(ruleSet, cap, span) : null;
    if (centicredits !== null && (bound === null || centicredits < bound.centicredits)) bound = { centicredits, capKeys: [cap.key] };
  }
  return bound;
}

function limitOver(ruleSet: RuleSet, cap: Cap, span: 'YEAR' | 'CYCLE'): number | null {
  if (cap.span === 'RECORD' || cap.span === 'COURSE') return null;
  const limit = inGeneral(ruleSet, cap.amount, cap.span, 'DOWN');
  return limit !== null && cap.span === 'YEAR' && span === 'CYCLE' ? limit * ruleSet.cycle.years : limit;
}

/** Whether everything the inner selector takes, the outer takes too. */
function includesAll(outer: Selector, inner: Selector): boolean {
  return (['categoryKeys', 'levels', 'topicKeys', 'itemKeys'] as const).every((axis) => {
    const wide: readonly string[] = outer[axis];
    const narrow: readonly string[] = inner[axis];
    return wide.length === 0 || (narrow.length > 0 && narrow.every((value) => wide.includes(value)));
  });
}

/** Minima for everyone that share no credit: on an axis both use they name nothing in common. */
function disjoint(rows: readonly Requirement[]): Requirement[] {
  const taken: Requirement[] = [];
  for (const row of [...rows].sort((a, b) => b.centicredits - a.centicredits)) {
    if (taken.every((other) => areDisjoint(row.selector, other.selector))) taken.push(row);
  }
  return taken;
}

function areDisjoint(a: Selector, b: Selector): boolean {
  // A record has one category, one level and at most one item, but may bear several topics.
  return (['categoryKeys', 'levels', 'itemKeys'] as const).some((axis) => {
    const left: readonly string[] = a[axis];
    const right: readonly string[] = b[axis];
    return left.length > 0 && right.length > 0 && !left.some((value) => right.includes(value));
  });
}

function forEveryone(row: { readonly forClasses: readonly string[]; readonly exceptClasses: readonly string[] }): boolean {
  return row.forClasses.length === 0 && row.exceptClasses.length === 0;
}

/** Under each cap: the minima that lie wholly inside it and apart from one another must fit into it together. */
function sumsAboveCap(ruleSet: RuleSet, required: readonly Requirement[]): CapContradiction[] {
  return ruleSet.caps.flatMap((cap) => (['YEAR', 'CYCLE'] as const).flatMap((span): CapContradiction[] => {
    const limit = forEveryone(cap) ? limitOver(ruleSet, cap, span) : null;
    const parts = disjoint(required.filter((row) => row.span === span && forEveryone(row) && !selectsAll(row.selector) && includesAll(cap.selector, row.selector)));
    const requiredCenticredits = parts.reduce((sum, row) => sum + row.centicredits, 0);
    if (limit === null || parts.length < 2 || requiredCenticredits <= limit) return [];
    return [{ severity: 'ERROR', path: `caps.${cap.key}`, code: 'MINIMA_ABOVE_CAP', requirementKeys: parts.map((row) => row.key), requiredCenticredits, attainableCenticredits: limit, capKeys: [cap.key] }];
  }));
}

/** The parts owe more than the whole: it can be met, but the target then says nothing. Each axis is added up by itself. */
function sumsAboveTarget(ruleSet: RuleSet, required: readonly Requirement[]): CapContradiction[] {
  return (['YEAR', 'CYCLE'] as const).flatMap((span) => {
    const target = ruleSet.targets.find((row) => row.span === span && row.forClasses.length === 0);
    if (target === undefined) return [];
    const minima = required.filter((row) => row.span === span && forEveryone(row) && !selectsAll(row.selector));
    const byCategory = minima.filter((row) => selectsWholeCategories(row.selector));
    const byOtherAxes = minima.filter((row) => !selectsWholeCategories(row.selector));
    return [byCategory, byOtherAxes].flatMap((axis): CapContradiction[] => {
      const parts = disjoint(axis);
      const requiredCenticredits = parts.reduce((sum, row) => sum + row.centicredits, 0);
      if (requiredCenticredits <= target.centicredits) return [];
      return [{ severity: 'WARNING', path: `targets.${target.key}`, code: 'MINIMA_ABOVE_TARGET', requirementKeys: parts.map((row) => row.key), requiredCenticredits, targetCenticredits: target.centicredits }];
    });
  });
}

function yearsAboveCycle(ruleSet: RuleSet): CapContradiction[] {
  const yearly = ruleSet.targets.find((row) => row.span === 'YEAR' && row.forClasses.length === 0);
  const cycle = ruleSet.targets.find((row) => row.span === 'CYCLE' && row.forClasses.length === 0);
  if (yearly === undefined || cycle === undefined) return [];
  const requiredCenticredits = yearly.centicredits * ruleSet.cycle.years;
  if (requiredCenticredits <= cycle.centicredits) return [];
  return [{ severity: 'WARNING', path: `targets.${yearly.key}`, code: 'YEARS_ABOVE_CYCLE', requirementKeys: [yearly.key], requiredCenticredits, targetCenticredits: cycle.centicredits }];
}
