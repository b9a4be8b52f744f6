import { isFor } from './person-class.js';
import type { Cap, CapAmount, RuleSet, Selector } from './rule-set.js';
import { centicreditsOf, fits, selectsAll, selectsWholeCategories, targetCenticreditsFor, targetFor } from './selection.js';

interface Finding {
  readonly severity: 'ERROR' | 'WARNING';
  readonly path: string;
  /** The class of person it concerns; null: everybody. */
  readonly classKey: string | null;
}

/** Amounts of the document that cannot be kept together. Centicredits. */
export type CapContradiction = Finding & (
  | { readonly code: 'MINIMUM_ABOVE_CAP'; readonly requirementKey: string; /** Over how many years it is owed together. */ readonly years: number; readonly requiredCenticredits: number; readonly attainableCenticredits: number; readonly capKeys: readonly string[] }
  | { readonly code: 'MINIMA_ABOVE_CAP'; readonly requirementKeys: readonly string[]; readonly requiredCenticredits: number; readonly attainableCenticredits: number; readonly capKeys: readonly string[] }
  | { readonly code: 'MINIMA_ABOVE_TARGET'; readonly requirementKeys: readonly string[]; readonly requiredCenticredits: number; readonly targetCenticredits: number }
  | { readonly code: 'YEARS_ABOVE_CYCLE'; readonly requirementKeys: readonly string[]; readonly requiredCenticredits: number; readonly targetCenticredits: number }
);

type Span = 'YEAR' | 'CYCLE';
interface Requirement { readonly path: string; readonly key: string; readonly selector: Selector; readonly span: Span; readonly centicredits: number }
interface Bound { readonly centicredits: number; readonly capKeys: readonly string[] }

/** What the document says to one kind of person: someone of no class, or of one class and no other. */
interface Reading { readonly ruleSet: RuleSet; readonly classKey: string | null; /** Held through a cycle: what each year asks of it may be added up. */ readonly isLasting: boolean; readonly classes: ReadonlySet<string>; readonly caps: readonly Cap[]; readonly required: readonly Requirement[] }

const EVERYTHING: Selector = { categoryKeys: [], levels: [], topicKeys: [], itemKeys: [] };

/**
 * Requirements that the caps let nobody meet, and minima whose sum passes what they are parts of. Each is looked at as
 * someone of no class reads the document, then as one of each class does: what a class alone runs into names it.
 */
export function capContradictions(ruleSet: RuleSet): CapContradiction[] {
  const found = new Map<string, CapContradiction>();
  for (const classKey of [null, ...ruleSet.classes.map(({ key }) => key)]) {
    const reading = readingOf(ruleSet, classKey);
    for (const finding of [...reading.required.flatMap((row) => aboveCap(reading, row)), ...sumsAboveCap(reading), ...sumsAboveTarget(reading), ...yearsAboveCycle(reading)]) {
      const same = JSON.stringify({ ...finding, classKey: null });
      if (!found.has(same)) found.set(same, finding);
    }
  }
  return [...found.values()];
}

function readingOf(ruleSet: RuleSet, classKey: string | null): Reading {
  const classes = new Set(classKey === null ? [] : [classKey]);
  const targets = (['YEAR', 'CYCLE'] as const).flatMap((span) => targetFor(ruleSet, classes, span) ?? []).map((row) => ({ ...row, path: `targets.${row.key}`, selector: EVERYTHING }));
  const minima = ruleSet.minima.filter((row) => isFor(row, classes)).flatMap((row) => {
    const centicredits = inGeneral(ruleSet, classes, row.amount, row.span, 'UP');
    return centicredits === null ? [] : [{ ...row, path: `minima.${row.key}`, centicredits }];
  });
  const { membership } = ruleSet.classes.find(({ key }) => key === classKey) ?? {};
  const isLasting = !(membership?.kind === 'SERVICE_BELOW' && membership.years < ruleSet.cycle.years) && !(membership?.kind === 'REGISTER_SAYS' && membership.anyOf.every(({ serviceBelow }) => serviceBelow !== null && serviceBelow < ruleSet.cycle.years));
  return { ruleSet, classKey, isLasting, classes, caps: ruleSet.caps.filter((row) => isFor(row, classes)), required: [...targets, ...minima].filter((row) => !isWaived(ruleSet, classKey, row)) };
}

/** Who is exempt in every year of a cycle that exemptions shorten owes nothing of it. */
function isWaived(ruleSet: RuleSet, classKey: string | null, { key, span }: Requirement): boolean {
  return classKey !== null && ruleSet.exemptions.some((row) => row.classKeys.includes(classKey) && (
    ((row.span === 'CYCLE' || row.span === span) && (row.waives.kind === 'EVERYTHING' || row.waives.keys.includes(key)))
    || (span === 'CYCLE' && row.span === 'YEAR' && row.shortensCycle)));
}

/** A share of what is earned has no amount of its own. */
function inGeneral(ruleSet: RuleSet, classes: ReadonlySet<string>, amount: CapAmount, span: Span, rounding: 'DOWN' | 'UP'): number | null {
  return centicreditsOf(amount, { targetCenticredits: targetCenticreditsFor(ruleSet, classes, span), totalCenticredits: null }, rounding);
}

function aboveCap(reading: Reading, row: Requirement): CapContradiction[] {
  const { ruleSet, classKey } = reading;
  const years = ruleSet.cycle.years;
  const inSpan = attainable(reading, row.selector, row.span);
  // What every year asks for must also fit into what the cycle allows.
  const inCycle = row.span === 'YEAR' && years > 1 && reading.isLasting ? tightest(reading, row.selector, 'CYCLE', (cap) => cap.span === 'CYCLE') : null;
  const about = { severity: isFilledFromElsewhere(ruleSet, row.selector) ? 'WARNING' as const : 'ERROR' as const, path: row.path, classKey, code: 'MINIMUM_ABOVE_CAP' as const, requirementKey: row.key };
  if (inSpan !== null && inSpan.centicredits < row.centicredits) return [{ ...about, years: 1, requiredCenticredits: row.centicredits, attainableCenticredits: inSpan.centicredits, capKeys: inSpan.capKeys }];
  if (inCycle !== null && inCycle.centicredits < row.centicredits * years) return [{ ...about, years, requiredCenticredits: row.centicredits * years, attainableCenticredits: inCycle.centicredits, capKeys: inCycle.capKeys }];
  return [];
}

/** What an overflow brings into the category the caps of that category do not hold back. */
function isFilledFromElsewhere(ruleSet: RuleSet, selector: Selector): boolean {
  return selectsWholeCategories(selector) && ruleSet.overflows.some(({ fromCategoryKey, toCategoryKey, surplusAbove, ratio }) =>
    fits(selector.categoryKeys, toCategoryKey) && (!fits(selector.categoryKeys, fromCategoryKey) || surplusAbove === 'CAP' || ratio.to > ratio.from));
}

/** The most that can count under the selector in the span, where caps bound it: one cap over all of it, or caps on each of its categories. */
function attainable(reading: Reading, selector: Selector, span: Span): Bound | null {
  const whole = tightest(reading, selector, span);
  const categoryKeys = selector.categoryKeys.length > 0 ? selector.categoryKeys : reading.ruleSet.categories.map((row) => row.key);
  const parts = categoryKeys.map((categoryKey) => tightest(reading, { ...selector, categoryKeys: [categoryKey] }, span));
  if (!parts.every((part) => part !== null)) return whole;
  // One cap over several of the categories bounds them together.
  const bounds = new Map(parts.map((part) => [part.capKeys.join(' '), part]));
  const sum = { centicredits: [...bounds.values()].reduce((total, part) => total + part.centicredits, 0), capKeys: [...bounds.values()].flatMap((part) => part.capKeys) };
  return whole !== null && whole.centicredits <= sum.centicredits ? whole : sum;
}

function tightest(reading: Reading, selector: Selector, span: Span, isLookedAt: (cap: Cap) => boolean = () => true): Bound | null {
  let bound: Bound | null = null;
  for (const cap of reading.caps) {
    const centicredits = isLookedAt(cap) && includesAll(cap.selector, selector) ? limitOver(reading, cap, span) : null;
    if (centicredits !== null && (bound === null || centicredits < bound.centicredits)) bound = { centicredits, capKeys: [cap.key] };
  }
  return bound;
}

function limitOver({ ruleSet, classes }: Reading, cap: Cap, span: Span): number | null {
  if (cap.span === 'RECORD' || cap.span === 'COURSE') return null;
  const limit = inGeneral(ruleSet, classes, cap.amount, cap.span, 'DOWN');
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

/** Minima that share no credit: on an axis both use they name nothing in common. */
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

/** Under each cap: the minima that lie wholly inside it and apart from one another must fit into it together. */
function sumsAboveCap(reading: Reading): CapContradiction[] {
  return reading.caps.flatMap((cap) => (['YEAR', 'CYCLE'] as const).flatMap((span): CapContradiction[] => {
    const limit = limitOver(reading, cap, span);
    const parts = disjoint(reading.required.filter((row) => row.span === span && !selectsAll(row.selector) && includesAll(cap.selector, row.selector)));
    const requiredCenticredits = parts.reduce((sum, row) => sum + row.centicredits, 0);
    if (limit === null || parts.length < 2 || requiredCenticredits <= limit) return [];
    return [{ severity: 'ERROR', path: `caps.${cap.key}`, classKey: reading.classKey, code: 'MINIMA_ABOVE_CAP', requirementKeys: parts.map((row) => row.key), requiredCenticredits, attainableCenticredits: limit, capKeys: [cap.key] }];
  }));
}

/** The parts owe more than the whole: it can be met, but the target then says nothing. Each axis is added up by itself. */
function sumsAboveTarget({ required, classKey }: Reading): CapContradiction[] {
  return (['YEAR', 'CYCLE'] as const).flatMap((span) => {
    const target = required.find((row) => row.span === span && row.path.startsWith('targets.'));
    if (target === undefined) return [];
    const minima = required.filter((row) => row.span === span && !selectsAll(row.selector));
    const byCategory = minima.filter((row) => selectsWholeCategories(row.selector));
    const byOtherAxes = minima.filter((row) => !selectsWholeCategories(row.selector));
    return [byCategory, byOtherAxes].flatMap((axis): CapContradiction[] => {
      const parts = disjoint(axis);
      const requiredCenticredits = parts.reduce((sum, row) => sum + row.centicredits, 0);
      if (requiredCenticredits <= target.centicredits) return [];
      return [{ severity: 'WARNING', path: target.path, classKey, code: 'MINIMA_ABOVE_TARGET', requirementKeys: parts.map((row) => row.key), requiredCenticredits, targetCenticredits: target.centicredits }];
    });
  });
}

function yearsAboveCycle({ ruleSet, required, classKey, isLasting }: Reading): CapContradiction[] {
  const [yearly, cycle] = (['YEAR', 'CYCLE'] as const).map((span) => required.find((row) => row.span === span && row.path.startsWith('targets.')));
  if (yearly === undefined || cycle === undefined || !isLasting) return [];
  const requiredCenticredits = yearly.centicredits * ruleSet.cycle.years;
  if (requiredCenticredits <= cycle.centicredits) return [];
  return [{ severity: 'WARNING', path: yearly.path, classKey, code: 'YEARS_ABOVE_CYCLE', requirementKeys: [yearly.key], requiredCenticredits, targetCenticredits: cycle.centicredits }];
}
