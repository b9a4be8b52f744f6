import { capContradictions, type CapContradiction } from './contradictory-amounts.js';
import type { RuleSet, Selector } from './rule-set.js';
import { unkeepableRows, type UnkeepableRow } from './unkeepable-rows.js';
import { soleCategory } from './selection.js';

export type ReferenceKind = 'CATEGORY' | 'TOPIC' | 'RANK' | 'ROLE' | 'CLASS' | 'ITEM' | 'REQUIREMENT';

/** Procedures that say which records they apply to. */
const SCOPED_LISTS = ['gates', 'blockRules', 'organiserRules', 'evidence'] as const;
export type ScopedList = (typeof SCOPED_LISTS)[number];

/** An ERROR keeps the document from coming into force; a WARNING wants a second look. `path` is where it stands. */
export type Contradiction = { readonly severity: 'ERROR' | 'WARNING'; readonly path: string } & (
  | { readonly code: 'DUPLICATE_KEY'; readonly key: string }
  | { readonly code: 'UNKNOWN_REFERENCE'; readonly kind: ReferenceKind; readonly key: string }
  | { readonly code: 'OVERFLOW_CYCLE'; readonly categoryKeys: readonly string[] }
  | { readonly code: 'OVERFLOW_FILLS_NOTHING'; readonly overflowKey: string; readonly toCategoryKey: string }
  | { readonly code: 'OVERFLOW_TAKES_NOTHING'; readonly overflowKey: string; readonly fromCategoryKey: string }
  | { readonly code: 'OVERFLOW_CREATES'; readonly overflowKey: string; readonly from: number; readonly to: number }
  | { readonly code: 'ROW_NEVER_REACHED'; readonly rowKey: string; readonly behindKey: string }
  | { readonly code: 'VALUE_NEVER_REACHED'; readonly itemKey: string; /** From 1. */ readonly row: number; readonly behindRow: number }
  | { readonly code: 'APPLIES_TO_NOTHING'; readonly list: ScopedList }
  | { readonly code: 'NO_WAY_TO_EARN'; readonly categoryKey: string }
  | { readonly code: 'NO_APPROVAL_CHAIN'; readonly categoryKey: string }
  | { readonly code: 'SHARE_OF_NOTHING'; readonly rowKey: string }
  | CapContradiction | UnkeepableRow
);

/** What of a well-formed document cannot hold together. Pure and complete: every finding, in the document's order. */
export function contradictionsIn(ruleSet: RuleSet): Contradiction[] {
  return [
    ...duplicateKeys(ruleSet), ...unknownReferences(ruleSet), ...overflowFindings(ruleSet),
    ...unreachedRows(ruleSet), ...unreachedValues(ruleSet), ...emptyScopes(ruleSet), ...categoryFindings(ruleSet), ...sharesOfNothing(ruleSet), ...unkeepableRows(ruleSet), ...capContradictions(ruleSet),
  ];
}

function duplicateKeys(ruleSet: RuleSet): Contradiction[] {
  const { categories, topics, ranks, roles, classes, caps, overflows, gates, blockRules, organiserRules, accreditedOrganisers, evidence, approvals, conversions, exemptions } = ruleSet;
  const lists = Object.entries({ categories, topics, ranks, roles, classes, caps, overflows, gates, blockRules, organiserRules, accreditedOrganisers, evidence, approvals, conversions, exemptions })
    .map(([path, rows]): [string, readonly { key: string }[]] => [path, rows]);
  // A ledger entry names its weight or item by one key, and a waiver names any requirement by one key.
  lists.push(['weights, items', [...ruleSet.weights, ...ruleSet.items]], ['targets, minima, blockDuties', requirements(ruleSet)]);
  return lists.flatMap(([path, rows]) => rows.filter((row, index) => rows.findIndex((other) => other.key === row.key) < index)
    .map(({ key }): Contradiction => ({ severity: 'ERROR', path, code: 'DUPLICATE_KEY', key })));
}

function requirements(ruleSet: RuleSet): readonly { key: string }[] {
  return [...ruleSet.targets, ...ruleSet.minima, ...ruleSet.blockDuties];
}

function unknownReferences(ruleSet: RuleSet): Contradiction[] {
  const known: Record<ReferenceKind, ReadonlySet<string>> = {
    CATEGORY: keySet(ruleSet.categories), TOPIC: keySet(ruleSet.topics), RANK: keySet(ruleSet.ranks), ROLE: keySet(ruleSet.roles),
    CLASS: keySet(ruleSet.classes), ITEM: keySet(ruleSet.items), REQUIREMENT: keySet(requirements(ruleSet)),
  };
  const findings: Contradiction[] = [];
  const check = (path: string, kind: ReferenceKind, referred: readonly string[]) => {
    for (const key of referred) if (!known[kind].has(key)) findings.push({ severity: 'ERROR', path, code: 'UNKNOWN_REFERENCE', kind, key });
  };
  const audience = (path: string, row: { forClasses: string[]; exceptClasses: string[] }) => check(path, 'CLASS', [...row.forClasses, ...row.exceptClasses]);
  const selector = (path: string, { categoryKeys, topicKeys, itemKeys }: Selector) => {
    check(path, 'CATEGORY', categoryKeys);
    check(path, 'TOPIC', topicKeys);
    check(path, 'ITEM', itemKeys);
  };
  for (const row of ruleSet.targets) audience(`targets.${row.key}`, row);
  for (const list of ['minima', 'caps', 'blockDuties'] as const) {
    for (const row of ruleSet[list]) {
      selector(`${list}.${row.key}`, row.selector);
      audience(`${list}.${row.key}`, row);
    }
  }
  for (const row of ruleSet.exemptions) {
    check(`exemptions.${row.key}`, 'CLASS', row.classKeys);
    if (row.waives.kind === 'REQUIREMENTS') check(`exemptions.${row.key}`, 'REQUIREMENT', row.waives.keys);
  }
  for (const row of ruleSet.overflows) check(`overflows.${row.key}`, 'CATEGORY', [row.fromCategoryKey, row.toCategoryKey]);
  for (const row of ruleSet.weights) {
    check(`weights.${row.key}`, 'CATEGORY', row.categoryKeys);
    check(`weights.${row.key}`, 'ROLE', row.roleKeys);
    audience(`weights.${row.key}`, row);
  }
  for (const row of ruleSet.items) {
    const path = `items.${row.key}`;
    check(path, 'CATEGORY', [row.categoryKey]);
    check(path, 'ROLE', row.creditsBothRoleKeys);
    audience(path, row);
    for (const value of row.value.kind === 'FIXED' ? row.value.rows : []) {
      check(path, 'RANK', value.rankKeys);
      check(path, 'ROLE', value.roleKeys);
    }
  }
  for (const list of SCOPED_LISTS) {
    for (const row of ruleSet[list]) {
      check(`${list}.${row.key}`, 'CATEGORY', row.scope.categoryKeys);
      check(`${list}.${row.key}`, 'ITEM', row.scope.itemKeys);
    }
  }
  for (const list of ['accreditedOrganisers', 'approvals', 'conversions'] as const) {
    for (const row of ruleSet[list]) check(`${list}.${row.key}`, 'CATEGORY', row.categoryKeys);
  }
  check('policies.degreeYear', 'ITEM', ruleSet.policies.degreeYear?.itemKeys ?? []);
  return findings;
}

function keySet(rows: readonly { key: string }[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.key));
}

function overflowFindings(ruleSet: RuleSet): Contradiction[] {
  const findings: Contradiction[] = [];
  const seen = new Set<string>();
  for (const overflow of ruleSet.overflows) {
    const path = `overflows.${overflow.key}`;
    const circle = circleFrom(ruleSet, overflow.fromCategoryKey);
    const circleKey = circle === null ? null : [...circle].sort().join(' ');
    if (circle !== null && circleKey !== null && !seen.has(circleKey)) {
      seen.add(circleKey);
      findings.push({ severity: 'ERROR', path, code: 'OVERFLOW_CYCLE', categoryKeys: circle });
    }
    const hasMinimum = ruleSet.minima.some((row) => row.span === overflow.span && soleCategory(row.selector) === overflow.toCategoryKey);
    if (overflow.fills === 'MINIMUM' && !hasMinimum) findings.push({ severity: 'WARNING', path, code: 'OVERFLOW_FILLS_NOTHING', overflowKey: overflow.key, toCategoryKey: overflow.toCategoryKey });
    const isCut = ruleSet.caps.some((row) => row.enforcedAt === 'ASSESSMENT' && row.span === overflow.span && soleCategory(row.selector) === overflow.fromCategoryKey);
    if (overflow.surplusAbove === 'CAP' && !isCut) findings.push({ severity: 'WARNING', path, code: 'OVERFLOW_TAKES_NOTHING', overflowKey: overflow.key, fromCategoryKey: overflow.fromCategoryKey });
    if (overflow.ratio.to > overflow.ratio.from) findings.push({ severity: 'WARNING', path, code: 'OVERFLOW_CREATES', overflowKey: overflow.key, from: overflow.ratio.from, to: overflow.ratio.to });
  }
  return findings;
}

/** The shortest way from a category back to itself, by the categories it passes. Each is entered once, however many overflows lead there. */
function circleFrom(ruleSet: RuleSet, start: string): string[] | null {
  const ways: string[][] = [[start]];
  const entered = new Set<string>();
  for (const way of ways) {
    for (const { fromCategoryKey, toCategoryKey } of ruleSet.overflows) {
      if (fromCategoryKey !== way.at(-1)) continue;
      if (toCategoryKey === start) return way;
      if (entered.has(toCategoryKey)) continue;
      entered.add(toCategoryKey);
      ways.push([...way, toCategoryKey]);
    }
  }
  return null;
}

/** Rows taken first-fits that stand behind one that fits everything they do. */
function unreachedRows(ruleSet: RuleSet): Contradiction[] {
  const targets = ruleSet.targets.map((row) => ({ ...row, path: `targets.${row.key}`, axes: [[row.span], row.forClasses], required: row.exceptClasses.length > 0 }));
  const weights = ruleSet.weights.map((row) => ({ ...row, path: `weights.${row.key}`, axes: [row.categoryKeys, row.levels, row.roleKeys, row.forClasses], required: row.exceptClasses.length > 0 }));
  return [targets, weights].flatMap((rows) => rows.flatMap((row, index): Contradiction[] => {
    const before = rows.slice(0, index).find((other) => !other.required && other.axes.every((axis, position) => covers(axis, row.axes[position] ?? [])));
    return before === undefined ? [] : [{ severity: 'WARNING', path: row.path, code: 'ROW_NEVER_REACHED', rowKey: row.key, behindKey: before.key }];
  }));
}

/** Of an item's values, too, the first that fits is taken. */
function unreachedValues(ruleSet: RuleSet): Contradiction[] {
  return ruleSet.items.flatMap(({ key, value }) => (value.kind === 'FIXED' ? value.rows : []).flatMap((row, index, rows): Contradiction[] => {
    const before = rows.slice(0, index).findIndex((other) => covers(other.levels, row.levels) && covers(other.rankKeys, row.rankKeys) && covers(other.roleKeys, row.roleKeys));
    return before < 0 ? [] : [{ severity: 'WARNING', path: `items.${key}`, code: 'VALUE_NEVER_REACHED', itemKey: key, row: index + 1, behindRow: before + 1 }];
  }));
}

function emptyScopes(ruleSet: RuleSet): Contradiction[] {
  return SCOPED_LISTS.flatMap((list) => ruleSet[list].filter(({ scope }) => scope.categoryKeys.length === 0 && scope.itemKeys.length === 0)
    .map(({ key }): Contradiction => ({ severity: 'WARNING', path: `${list}.${key}`, code: 'APPLIES_TO_NOTHING', list })));
}

function covers(wide: readonly string[], narrow: readonly string[]): boolean {
  return wide.length === 0 || (narrow.length > 0 && narrow.every((value) => wide.includes(value)));
}

function categoryFindings(ruleSet: RuleSet): Contradiction[] {
  return ruleSet.categories.flatMap(({ key: categoryKey }): Contradiction[] => {
    const path = `categories.${categoryKey}`;
    const earns = ruleSet.weights.some((row) => row.categoryKeys.includes(categoryKey)) || ruleSet.items.some((row) => row.categoryKey === categoryKey);
    const isOwed = ruleSet.minima.some((row) => soleCategory(row.selector) === categoryKey);
    const hasChain = ruleSet.approvals.some((row) => row.entry === 'ANY' && (row.categoryKeys.length === 0 || row.categoryKeys.includes(categoryKey)));
    return [
      ...(earns ? [] : [{ severity: isOwed ? 'ERROR' as const : 'WARNING' as const, path, code: 'NO_WAY_TO_EARN' as const, categoryKey }]),
      ...(hasChain ? [] : [{ severity: 'ERROR' as const, path, code: 'NO_APPROVAL_CHAIN' as const, categoryKey }]),
    ];
  });
}

function sharesOfNothing(ruleSet: RuleSet): Contradiction[] {
  const hasTarget = (span: string) => ruleSet.targets.some((row) => row.span === span || (span !== 'YEAR' && row.span === 'YEAR'));
  return (['minima', 'caps'] as const).flatMap((list) => ruleSet[list]
    .filter((row) => row.amount.kind === 'SHARE' && row.amount.of === 'TARGET' && !hasTarget(row.span))
    .map((row): Contradiction => ({ severity: 'ERROR', path: `${list}.${row.key}`, code: 'SHARE_OF_NOTHING', rowKey: row.key })));
}
