import { type Json, type Row, rowsOf } from './document.js';

export type RegisterList = 'post' | 'title' | 'sex' | 'stage' | 'remoteness';

/** How a field of the document is shown and entered. Amounts are hundredths in the document, decimals on screen; an optional field that is empty is null, or absent where the schema says so. */
export type Field = { readonly path: string; readonly wide?: boolean; /** The list of the rule set without which the field means nothing. */ readonly when?: string; /** Its word, where the last part of the path has another. */ readonly label?: string } & (
  | { readonly kind: 'words' | 'text' | 'amount' | 'whole' | 'day' | 'monthDay' | 'flag' | 'fraction' | 'posted'; readonly optional?: true | 'absent' }
  | { readonly kind: 'choice'; readonly codes: readonly string[]; readonly optional?: true | 'absent' }
  | { readonly kind: 'keys' | 'key'; readonly from: readonly string[]; readonly optional?: true | 'absent'; /** What an empty list of keys means; any of them when left out. */ readonly empty?: 'none' }
  | { readonly kind: 'levels'; /** All levels when left out. */ readonly codes?: readonly string[] }
  /** Codes of the register, one or several, in lower case as the document has them. */
  | { readonly kind: 'listed' | 'listedOne'; readonly of: RegisterList; readonly optional?: true | 'absent' }
  | { readonly kind: 'union'; /** The field that tells the kinds apart; `kind` when left out. */ readonly by?: string; readonly kinds: Readonly<Record<string, { readonly start: Row; readonly fields: readonly Field[]; /** The word for it, where the same code means something else elsewhere. */ readonly word?: 'BY_POST' }>>; readonly optional?: true | 'absent' }
  | { readonly kind: 'list'; readonly fields: readonly Field[]; readonly start: Row }
);

export interface Section { readonly list: string; readonly fields: readonly Field[]; readonly start: Row; readonly firstFits?: boolean; /** A card for each row on wide screens too: rows that hold lists of many fields. */ readonly cards?: true }

const words: Field = { path: 'name', kind: 'words', wide: true };
const span: Field = { path: 'span', kind: 'choice', codes: ['YEAR', 'CYCLE'] };
const categories = (path = 'categoryKeys'): Field => ({ path, kind: 'keys', from: ['categories'] });
const audience: Field[] = [{ path: 'forClasses', kind: 'keys', from: ['classes'] }, { path: 'exceptClasses', kind: 'keys', from: ['classes'] }];
const selector: Field[] = [categories('selector.categoryKeys'), { path: 'selector.levels', kind: 'levels' }, { path: 'selector.topicKeys', kind: 'keys', from: ['topics'] }, { path: 'selector.itemKeys', kind: 'keys', from: ['items'] }];
const scope: Field[] = [{ path: 'scope.categoryKeys', kind: 'keys', from: ['categories'], empty: 'none' }, { path: 'scope.itemKeys', kind: 'keys', from: ['items'], empty: 'none' }];
const amount = {
  path: 'amount', kind: 'union', kinds: {
    ABSOLUTE: { start: { kind: 'ABSOLUTE', centicredits: 0 }, fields: [{ path: 'centicredits', kind: 'amount' }] },
    SHARE: { start: { kind: 'SHARE', of: 'TARGET', share: { numerator: 1, denominator: 2 } }, fields: [{ path: 'of', kind: 'choice', codes: ['TARGET', 'TOTAL'] }, { path: 'share', kind: 'fraction' }] },
  },
} satisfies Field;
const capAmount: Field = { ...amount, kinds: { ...amount.kinds, HIGHEST: { start: { kind: 'HIGHEST' }, fields: [] } } };
const step: Field = { path: 'stepCenticredits', kind: 'amount' };
const rounding: Field = {
  path: 'rounding', kind: 'union', by: 'direction', optional: true,
  kinds: Object.fromEntries(['DOWN', 'NEAREST', 'UP'].map((direction) => [direction, { start: { stepCenticredits: 100, direction }, fields: [step] }])),
};
const registerLists = [
  { path: 'posts', kind: 'listed', of: 'post' }, { path: 'titles', kind: 'listed', of: 'title' }, { path: 'sexes', kind: 'listed', of: 'sex' }, { path: 'stages', kind: 'listed', of: 'stage' }, { path: 'remoteness', kind: 'listed', of: 'remoteness' },
] as const satisfies readonly Field[];
const registerCondition: Field[] = [
  ...registerLists, { path: 'honourLevels', kind: 'levels', codes: ['PROVINCE', 'CITY', 'COUNTY'] },
  ...['ageAtLeast', 'ageBelow', 'serviceAtLeast', 'serviceBelow'].map((path): Field => ({ path, kind: 'whole', optional: true })),
];
const LEVEL_CODES = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'AREA', 'SCHOOL'] as const;
const emptyName: Json = { zh: '', en: '' };
const everything: Json = { categoryKeys: [], levels: [], topicKeys: [], itemKeys: [] };
const nothing: Json = { categoryKeys: [], itemKeys: [] };
const plain = (list: string): Section => ({ list, fields: [words], start: { name: emptyName } });

export const BASICS: readonly Field[] = [
  words, { path: 'source', kind: 'words', wide: true }, { path: 'effectiveFromDay', kind: 'day' }, { path: 'effectiveToDay', kind: 'day', optional: true },
  { path: 'unit.kind', kind: 'choice', codes: ['CREDIT', 'HOUR'] }, { path: 'unit.name', kind: 'words' }, { path: 'unit.hourMinutes', kind: 'whole' }, { path: 'unit.dayHours', kind: 'whole' }, { path: 'unit.halfDayHours', kind: 'whole' }, { path: 'unit.wholeHoursOnly', kind: 'flag' },
  { path: 'cycle.years', kind: 'whole' },
  { path: 'cycle.anchor', kind: 'union', kinds: {
    CALENDAR_YEAR: { start: { kind: 'CALENDAR_YEAR' }, fields: [] }, SCHOOL_YEAR: { start: { kind: 'SCHOOL_YEAR', startsOnMonthDay: '09-01' }, fields: [{ path: 'startsOnMonthDay', kind: 'monthDay' }] },
    DATE: { start: { kind: 'DATE', startsOnMonthDay: '02-01' }, fields: [{ path: 'startsOnMonthDay', kind: 'monthDay' }] }, BIRTH_MONTH: { start: { kind: 'BIRTH_MONTH' }, fields: [] }, HIRE_DATE: { start: { kind: 'HIRE_DATE' }, fields: [] },
  } },
  { path: 'cycle.begins', kind: 'union', kinds: { COMMON: { start: { kind: 'COMMON', startYear: 2023 }, fields: [{ path: 'startYear', kind: 'whole' }] }, HIRE_YEAR: { start: { kind: 'HIRE_YEAR' }, fields: [] } } },
  { path: 'rounding.stepCenticredits', kind: 'amount' }, { path: 'rounding.direction', kind: 'choice', codes: ['DOWN', 'NEAREST', 'UP'] },
];

export const REGISTRATION: readonly Field[] = [
  { path: 'registration.yearClosesAfterDays', kind: 'whole', optional: true }, { path: 'registration.yearClosesOn', kind: 'monthDay', optional: true }, { path: 'registration.withinDaysOfActivity', kind: 'whole', optional: true },
  { path: 'registration.windows', kind: 'list', start: { fromMonthDay: '12-01', toMonthDay: '12-31' }, fields: [{ path: 'fromMonthDay', kind: 'monthDay' }, { path: 'toMonthDay', kind: 'monthDay' }] },
  { path: 'registration.retroactive', kind: 'union', kinds: {
    FORBIDDEN: { start: { kind: 'FORBIDDEN' }, fields: [] },
    ALLOWED: { start: { kind: 'ALLOWED', orderRequired: true, withinDaysOfActivity: null }, fields: [{ path: 'orderRequired', kind: 'flag' }, { path: 'withinDaysOfActivity', kind: 'whole', optional: true }] },
  } },
];

const degreeItems: readonly Field[] = [{ path: 'itemKeys', kind: 'keys', from: ['items'] }];

export const POLICIES: readonly Field[] = [
  { path: 'policies.appealDays', kind: 'whole', optional: true }, { path: 'policies.noticeDays', kind: 'whole', optional: true },
  { path: 'policies.forgeryPenalty', kind: 'union', optional: true, kinds: { VOID_RECORD: { start: { kind: 'VOID_RECORD' }, fields: [] }, VOID_YEAR: { start: { kind: 'VOID_YEAR' }, fields: [] }, BARRED: { start: { kind: 'BARRED', years: 1 }, fields: [{ path: 'years', kind: 'whole' }] } } },
  { path: 'policies.degreeYear', kind: 'union', by: 'otherHours', optional: true, kinds: { COUNT: { start: { itemKeys: [], otherHours: 'COUNT' }, fields: degreeItems }, DO_NOT_COUNT: { start: { itemKeys: [], otherHours: 'DO_NOT_COUNT' }, fields: degreeItems } } },
  { path: 'policies.partialCycle', kind: 'choice', codes: ['FULL', 'BY_YEARS'] },
];

export const SECTIONS: Readonly<Record<'demands' | 'worth' | 'procedure', readonly Section[]>> = {
  demands: [
    { list: 'targets', firstFits: true, start: { name: emptyName, span: 'CYCLE', centicredits: 0 }, fields: [words, span, { path: 'centicredits', kind: 'amount' }, ...audience] },
    { list: 'minima', start: { name: emptyName, selector: everything, span: 'CYCLE', amount: { kind: 'ABSOLUTE', centicredits: 0 } }, fields: [words, amount, span, ...selector, ...audience] },
    { list: 'caps', start: { name: emptyName, selector: everything, span: 'YEAR', enforcedAt: 'LEDGER', amount: { kind: 'ABSOLUTE', centicredits: 0 } }, fields: [words, capAmount, { path: 'span', kind: 'choice', codes: ['RECORD', 'COURSE', 'YEAR', 'CYCLE'] }, ...selector, { path: 'enforcedAt', kind: 'choice', codes: ['LEDGER', 'ASSESSMENT'] }, ...audience] },
    { list: 'overflows', start: { name: emptyName, fromCategoryKey: '', toCategoryKey: '', span: 'CYCLE', ratio: { from: 1, to: 1 }, surplusAbove: 'MINIMUM', fills: 'MINIMUM' }, fields: [words, { path: 'fromCategoryKey', kind: 'key', from: ['categories'] }, { path: 'toCategoryKey', kind: 'key', from: ['categories'] }, { path: 'ratio.from', kind: 'whole' }, { path: 'ratio.to', kind: 'whole' }, { path: 'mostCenticredits', kind: 'amount', optional: true }, span, { path: 'surplusAbove', kind: 'choice', codes: ['MINIMUM', 'CAP'] }, { path: 'fills', kind: 'choice', codes: ['MINIMUM', 'CAP'] }] },
    { list: 'blockDuties', start: { name: emptyName, selector: everything, span: 'CYCLE', uninterruptedMinutes: 4050 }, fields: [words, { path: 'uninterruptedMinutes', kind: 'whole' }, span, ...selector, ...audience] },
    { list: 'exemptions', start: { name: emptyName, classKeys: [], span: 'CYCLE', waives: { kind: 'EVERYTHING' } }, fields: [words, { path: 'classKeys', kind: 'keys', from: ['classes'] }, span, { path: 'waives', kind: 'union', kinds: { EVERYTHING: { start: { kind: 'EVERYTHING' }, fields: [] }, REQUIREMENTS: { start: { kind: 'REQUIREMENTS', keys: [] }, fields: [{ path: 'keys', kind: 'keys', from: ['targets', 'minima', 'blockDuties'] }] } } }, { path: 'shortensCycle', kind: 'flag' }] },
    { list: 'classes', start: { name: emptyName, membership: { kind: 'REGISTER_SAYS', anyOf: [{}] }, heldWhen: 'LAST_DAY' }, fields: [words, { path: 'membership', kind: 'union', kinds: { REGISTER_SAYS: { start: { kind: 'REGISTER_SAYS', anyOf: [{}] }, fields: [{ path: 'anyOf', kind: 'list', start: {}, fields: registerCondition }] }, DECLARED: { start: { kind: 'DECLARED' }, fields: [], word: 'BY_POST' }, AGE_AT_LEAST: { start: { kind: 'AGE_AT_LEAST', years: 50 }, fields: [{ path: 'years', kind: 'whole' }] }, SERVICE_BELOW: { start: { kind: 'SERVICE_BELOW', years: 1 }, fields: [{ path: 'years', kind: 'whole' }] } } }, { path: 'heldWhen', kind: 'choice', codes: ['LAST_DAY', 'ANY_DAY'] }] },
  ],
  worth: [
    plain('categories'),
    { list: 'weights', firstFits: true, start: { name: emptyName, categoryKeys: [], centicredits: 10, perMinutes: 45 }, fields: [words, categories(), { path: 'levels', kind: 'levels' }, { path: 'centicredits', kind: 'amount' }, { path: 'perMinutes', kind: 'whole' }, { path: 'wholeStepsOnly', kind: 'flag' }, rounding, { path: 'roleKeys', kind: 'keys', from: ['roles'] }, ...audience] },
    { list: 'items', start: { name: emptyName, categoryKey: '', pieceName: { zh: '项', en: 'piece' }, value: { kind: 'FIXED', rows: [{ levels: [], rankKeys: [], roleKeys: [], centicredits: 100 }] } }, fields: [
      words, { path: 'categoryKey', kind: 'key', from: ['categories'] }, { path: 'pieceName', kind: 'words' },
      { path: 'value', kind: 'union', kinds: {
        FIXED: { start: { kind: 'FIXED', rows: [{ levels: [], rankKeys: [], roleKeys: [], centicredits: 100 }] }, fields: [{ path: 'rows', kind: 'list', start: { levels: [], rankKeys: [], roleKeys: [], centicredits: 100 }, fields: [{ path: 'levels', kind: 'levels' }, { path: 'rankKeys', kind: 'keys', from: ['ranks'] }, { path: 'roleKeys', kind: 'keys', from: ['roles'] }, { path: 'centicredits', kind: 'amount' }] }] },
        DECLARED: { start: { kind: 'DECLARED' }, fields: [] },
      } },
      { path: 'minimumMinutes', kind: 'whole', optional: 'absent' }, { path: 'creditsBothRoleKeys', kind: 'keys', from: ['roles'] }, ...audience,
    ] },
    plain('topics'), plain('ranks'), plain('roles'),
  ],
  procedure: [
    { list: 'evidence', start: { name: emptyName, scope: nothing }, fields: [words, ...scope] },
    { list: 'gates', start: { scope: nothing, attendance: { kind: 'NONE' }, unrecordedAttendance: 'REFUSED', paysFor: 'PLANNED', assessment: { kind: 'NONE' } }, fields: [
      ...scope,
      { path: 'attendance', kind: 'union', kinds: { NONE: { start: { kind: 'NONE' }, fields: [] }, ABSENT_BELOW: { start: { kind: 'ABSENT_BELOW', share: { numerator: 1, denominator: 5 } }, fields: [{ path: 'share', kind: 'fraction' }] }, ATTENDED_AT_LEAST: { start: { kind: 'ATTENDED_AT_LEAST', share: { numerator: 4, denominator: 5 } }, fields: [{ path: 'share', kind: 'fraction' }] } } },
      { path: 'unrecordedAttendance', kind: 'choice', codes: ['REFUSED', 'PASSES'] }, { path: 'paysFor', kind: 'choice', codes: ['PLANNED', 'ATTENDED'] },
      { path: 'assessment', kind: 'union', kinds: { NONE: { start: { kind: 'NONE' }, fields: [] }, PASSED: { start: { kind: 'PASSED' }, fields: [] }, SCORE_AT_LEAST: { start: { kind: 'SCORE_AT_LEAST', scorePermille: 600 }, fields: [{ path: 'scorePermille', kind: 'whole' }] } } },
    ] },
    { list: 'blockRules', start: { scope: nothing, consecutiveDays: 2 }, fields: [...scope, { path: 'consecutiveDays', kind: 'whole', optional: 'absent' }, { path: 'uninterruptedMinutes', kind: 'whole', optional: 'absent' }] },
    { list: 'organiserRules', start: { scope: nothing, minimumLevel: null, accreditation: 'NOT_REQUIRED' }, fields: [...scope, { path: 'minimumLevel', kind: 'choice', codes: ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'AREA', 'SCHOOL'], optional: true }, { path: 'accreditation', kind: 'choice', codes: ['NOT_REQUIRED', 'REGISTER', 'LISTED'] }] },
    { list: 'accreditedOrganisers', start: { name: emptyName }, fields: [words, categories(), { path: 'fromDay', kind: 'day', optional: true }, { path: 'toDay', kind: 'day', optional: true }] },
    { list: 'approvals', start: { categoryKeys: [], entry: 'ANY', steps: [{ at: 'SCHOOL', does: 'PRECHECK' }, { at: 'COUNTY', does: 'RECOGNISE' }] }, fields: [categories(), { path: 'entry', kind: 'choice', codes: ['ANY', 'RETROACTIVE'] }, { path: 'steps', kind: 'list', start: { at: 'COUNTY', does: 'RECOGNISE' }, fields: [{ path: 'at', kind: 'choice', codes: ['SCHOOL', 'AREA', 'COUNTY', 'CITY', 'PROVINCE'] }, { path: 'does', kind: 'choice', codes: ['PRECHECK', 'RECOGNISE', 'AUDIT', 'FILE'] }] }] },
    { list: 'conversions', start: { unitName: emptyName, categoryKeys: [], centicredits: 100, convertedCenticredits: 100 }, fields: [{ path: 'unitName', kind: 'words' }, categories(), { path: 'centicredits', kind: 'amount' }, { path: 'convertedCenticredits', kind: 'amount' }] },
  ],
};

export const TEST_CASES: Section = {
  list: 'testCases', cards: true, start: { name: emptyName, person: {}, asOfDay: '2026-12-31', activities: [], expected: {} }, fields: [
    words, { path: 'asOfDay', kind: 'day' },
    { path: 'person.birthDay', kind: 'day', optional: 'absent' }, { path: 'person.hireDay', kind: 'day', optional: 'absent' },
    { path: 'person.classSpells', kind: 'list', start: { classKey: '', fromDay: '2026-01-01' }, fields: [{ path: 'classKey', kind: 'key', from: ['classes'] }, { path: 'fromDay', kind: 'day' }, { path: 'toDay', kind: 'day', optional: 'absent' }] },
    ...registerLists.map(({ path, of }): Field => ({ path: `person.register.${of}`, kind: 'listedOne', of, optional: 'absent', when: 'classes', label: path })),
    { path: 'person.register.honours', kind: 'list', when: 'classes', start: { level: 'COUNTY', fromDay: '2026-01-01' }, fields: [{ path: 'level', kind: 'choice', codes: ['PROVINCE', 'CITY', 'COUNTY'] }, { path: 'fromDay', kind: 'day' }, { path: 'toDay', kind: 'day', optional: 'absent' }] },
    { path: 'activities', kind: 'list', start: { title: '', categoryKey: '', level: 'COUNTY', day: '2026-06-30', durationMinutes: 450 }, fields: [
      { path: 'title', kind: 'text' }, { path: 'categoryKey', kind: 'key', from: ['categories'] }, { path: 'level', kind: 'choice', codes: ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'AREA', 'SCHOOL'] }, { path: 'itemKey', kind: 'key', from: ['items'], optional: true },
      { path: 'rankKey', kind: 'key', from: ['ranks'], optional: true }, { path: 'roleKey', kind: 'key', from: ['roles'], optional: true }, { path: 'topicKeys', kind: 'keys', from: ['topics'], empty: 'none' }, { path: 'courseKey', kind: 'text', optional: true },
      { path: 'day', kind: 'day' }, { path: 'submittedDay', kind: 'day', optional: true }, { path: 'retroactiveOrder', kind: 'text', optional: true }, { path: 'wholeDays', kind: 'whole', optional: 'absent' }, { path: 'durationMinutes', kind: 'whole', optional: 'absent' }, { path: 'halfDays', kind: 'whole', optional: 'absent' }, { path: 'quantity', kind: 'whole', optional: 'absent' }, { path: 'declaredCenticredits', kind: 'amount', optional: true }, { path: 'absentMinutes', kind: 'whole', optional: true },
      { path: 'passed', kind: 'flag', optional: true, when: 'gates' }, { path: 'scorePermille', kind: 'whole', optional: true, when: 'gates' },
      { path: 'consecutiveDays', kind: 'whole', optional: true, when: 'blockRules' }, { path: 'uninterruptedMinutes', kind: 'whole', optional: true },
      { path: 'organiserLevel', kind: 'choice', codes: LEVEL_CODES, optional: true, when: 'organiserRules' }, { path: 'accredited', kind: 'flag', optional: 'absent', when: 'organiserRules' }, { path: 'organiserName', kind: 'text', optional: true, when: 'accreditedOrganisers' },
      { path: 'evidenceKeys', kind: 'keys', from: ['evidence'], empty: 'none', optional: true },
    ] },
    { path: 'expected.posted', kind: 'posted' },
    { path: 'expected.categories', kind: 'list', start: { categoryKey: '', countedCenticredits: 0 }, fields: [{ path: 'categoryKey', kind: 'key', from: ['categories'] }, { path: 'countedCenticredits', kind: 'amount' }] },
    { path: 'expected.missing', kind: 'list', start: { requirementKey: '', shortCenticredits: 0 }, fields: [{ path: 'requirementKey', kind: 'key', from: ['targets', 'minima', 'blockDuties'] }, { path: 'cycleYear', kind: 'whole', optional: true }, { path: 'shortCenticredits', kind: 'amount', optional: true }] },
    { path: 'expected.totalCenticredits', kind: 'amount', optional: true }, { path: 'expected.met', kind: 'flag', optional: true },
  ],
};

/** Without fields that nothing can stand in: classes of person where there are none. */
export const usable = (fields: readonly Field[], ruleSet: Row): readonly Field[] => fields.filter((field) =>
  [...('from' in field ? [field.from] : []), ...(field.when === undefined ? [] : [[field.when]])].every((lists) => lists.some((list) => rowsOf(ruleSet[list]).length > 0)));

/** Lists of the rule set that fields of a section choose from. */
export function listsOf({ fields }: { readonly fields: readonly Field[] }): readonly string[] {
  return fields.flatMap((field) => (field.when === undefined ? [] : [field.when]).concat('from' in field ? field.from : 'kinds' in field ? Object.values(field.kinds).flatMap(listsOf) : 'fields' in field ? listsOf(field) : []));
}

/** The tab that a section stands on, for links of what the check found. */
export function tabOf(list: string): 'basics' | 'demands' | 'worth' | 'procedure' | 'cases' {
  if (list === 'testCases') return 'cases';
  if (list === 'registration' || list === 'policies') return 'procedure';
  for (const tab of ['demands', 'worth', 'procedure'] as const) if (SECTIONS[tab].some((section) => section.list === list)) return tab;
  return 'basics';
}
