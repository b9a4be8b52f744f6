import { POSTS } from '../../organisations/rules/vocabulary.js';
import { classOfPost, type RegisterCondition } from './register-class.js';
import type { Item, RuleSet, Selector } from './rule-set.js';
import { fits, soleCategory } from './selection.js';

/** Rows that say something which nothing of the document, or no day and no person, can make true. */
export type UnkeepableRow = { readonly severity: 'ERROR' | 'WARNING'; readonly path: string } & (
  | { readonly code: 'NOTHING_COUNTS_FOR'; readonly requirementKey: string }
  | { readonly code: 'OTHER_SIDE_EMPTY'; readonly itemKey: string; /** The role without a value; null: no other role is named. */ readonly roleKey: string | null }
  | { readonly code: 'NO_ORGANISER_LISTED'; readonly categoryKey: string }
  | { readonly code: 'CLASS_WITHOUT_PEOPLE' | 'CLASS_OF_EVERYBODY'; readonly classKey: string }
  | { readonly code: 'NO_SUCH_DAY'; readonly monthDay: string }
  | { readonly code: 'DAYS_REVERSED'; readonly rowKey: string }
  | { readonly code: 'HALF_DAY_ABOVE_DAY' }
);

export function unkeepableRows(ruleSet: RuleSet): UnkeepableRow[] {
  return [...uncountable(ruleSet), ...emptySides(ruleSet), ...unlistedOrganisers(ruleSet), ...classesOfNobodyOrAll(ruleSet), ...impossibleDays(ruleSet)];
}

/** Minima and blocks that no record with a worth can count for. What nothing earns in a category as a whole is told of the category. */
function uncountable(ruleSet: RuleSet): UnkeepableRow[] {
  const owed = [...ruleSet.minima.map((row) => ({ row, list: 'minima' })), ...ruleSet.blockDuties.map((row) => ({ row, list: 'blockDuties' }))];
  return owed.filter(({ row }) => soleCategory(row.selector) === null && !isEarned(ruleSet, row.selector))
    .map(({ row, list }): UnkeepableRow => ({ severity: 'ERROR', path: `${list}.${row.key}`, code: 'NOTHING_COUNTS_FOR', requirementKey: row.key }));
}

function isEarned({ weights, items }: RuleSet, { categoryKeys, levels, itemKeys }: Selector): boolean {
  const meet = (wanted: readonly string[], there: readonly string[]): boolean => wanted.length === 0 || there.length === 0 || wanted.some((each) => there.includes(each));
  const byHours = itemKeys.length === 0 && weights.some((row) => meet(categoryKeys, row.categoryKeys) && meet(levels, row.levels));
  return byHours || items.some((row) => fits(itemKeys, row.key) && fits(categoryKeys, row.categoryKey) && (row.value.kind === 'DECLARED' || row.value.rows.some((value) => meet(levels, value.levels))));
}

function emptySides({ items }: RuleSet): UnkeepableRow[] {
  const hasValue = (item: Item, roleKey: string): boolean => item.value.kind === 'DECLARED' || item.value.rows.some(({ roleKeys }) => fits(roleKeys, roleKey));
  return items.flatMap((item): UnkeepableRow[] => {
    const about = { severity: 'WARNING' as const, path: `items.${item.key}`, code: 'OTHER_SIDE_EMPTY' as const, itemKey: item.key };
    if (item.creditsBothRoleKeys.length === 1) return [{ ...about, roleKey: null }];
    return item.creditsBothRoleKeys.filter((roleKey) => !hasValue(item, roleKey)).map((roleKey) => ({ ...about, roleKey }));
  });
}

function unlistedOrganisers({ organiserRules, accreditedOrganisers }: RuleSet): UnkeepableRow[] {
  return organiserRules.filter(({ accreditation }) => accreditation === 'LISTED').flatMap(({ key, scope }) =>
    scope.categoryKeys.filter((categoryKey) => !accreditedOrganisers.some((row) => fits(row.categoryKeys, categoryKey)))
      .map((categoryKey): UnkeepableRow => ({ severity: 'WARNING', path: `organiserRules.${key}`, code: 'NO_ORGANISER_LISTED', categoryKey })));
}

/** A class by post bears the key of the post, and nobody is in one with another key. Where a condition asks nothing, everybody is. */
function classesOfNobodyOrAll({ classes }: RuleSet): UnkeepableRow[] {
  const posts = new Set<string>(POSTS.map(({ code }) => classOfPost(code)));
  const asksNothing = (condition: RegisterCondition): boolean => Object.values(condition).every((asked) => asked === null || (Array.isArray(asked) && asked.length === 0));
  return classes.flatMap(({ key, membership }): UnkeepableRow[] => {
    const about = { severity: 'WARNING' as const, path: `classes.${key}`, classKey: key };
    if (membership.kind === 'DECLARED' && !posts.has(key)) return [{ ...about, code: 'CLASS_WITHOUT_PEOPLE' }];
    return membership.kind === 'REGISTER_SAYS' && membership.anyOf.some(asksNothing) ? [{ ...about, code: 'CLASS_OF_EVERYBODY' }] : [];
  });
}

const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function impossibleDays({ unit, cycle, registration, accreditedOrganisers }: RuleSet): UnkeepableRow[] {
  const monthDays = [...('startsOnMonthDay' in cycle.anchor ? [{ path: 'cycle', monthDay: cycle.anchor.startsOnMonthDay }] : []), ...(registration.yearClosesOn === null ? [] : [{ path: 'registration', monthDay: registration.yearClosesOn }]), ...registration.windows.flatMap(({ fromMonthDay, toMonthDay }) => [fromMonthDay, toMonthDay].map((monthDay) => ({ path: 'registration', monthDay })))];
  return [
    ...monthDays.filter(({ monthDay }) => Number(monthDay.slice(3)) > (LONGEST_MONTH[Number(monthDay.slice(0, 2)) - 1] ?? 0)).map(({ path, monthDay }): UnkeepableRow => ({ severity: 'ERROR', path, code: 'NO_SUCH_DAY', monthDay })),
    ...accreditedOrganisers.filter(({ fromDay, toDay }) => fromDay !== null && toDay !== null && toDay < fromDay).map(({ key }): UnkeepableRow => ({ severity: 'ERROR', path: `accreditedOrganisers.${key}`, code: 'DAYS_REVERSED', rowKey: key })),
    ...(unit.halfDayHours > unit.dayHours ? [{ severity: 'WARNING' as const, path: 'unit', code: 'HALF_DAY_ABOVE_DAY' as const }] : []),
  ];
}
