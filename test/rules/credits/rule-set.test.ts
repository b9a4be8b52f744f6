import { approvalChain } from '../../../server/modules/credits/rules/approval-chain.js';
import { cycleYearOf } from '../../../server/modules/credits/rules/calendar.js';
import { explainContradiction } from '../../../server/modules/credits/rules/contradiction-explanation.js';
import { contradictionsIn } from '../../../server/modules/credits/rules/contradictions.js';
import { convertedCenticredits } from '../../../server/modules/credits/rules/conversion.js';
import { comparableNumber } from '../../../server/modules/credits/rules/comparable.js';
import { duplicateVerdict, type StatedHours } from '../../../server/modules/credits/rules/duplicate.js';
import { parseRuleSet } from '../../../server/modules/credits/rules/rule-set.js';
import { explainVersionNotice, ruleSetInForce, versionNotices } from '../../../server/modules/credits/rules/rule-set-in-force.js';
import { SHIPPED_RULE_SET_KEYS } from '../../../server/modules/credits/rules/shipped-rule-sets.js';
import { buildRuleSet, named, shipped, shippedDocument, teacher } from './rule-facts.js';

test.each(SHIPPED_RULE_SET_KEYS)('%s is well formed and holds together', (key) => {
  const ruleSet = shipped(key);
  expect(ruleSet.key).toBe(key);
  expect(contradictionsIn(ruleSet)).toEqual([]);
});

test.each([
  ['a decimal', { unit: { kind: 'CREDIT', name: named('x').name, hourMinutes: 45.5, dayHours: 8, halfDayHours: 4 } }, 'unit.hourMinutes'],
  ['an unknown word', { minimums: [] }, ''],
  ['an end before the beginning', { effectiveToDay: '2000-01-01' }, 'effectiveToDay'],
  ['a cap on the highest that holds when counted', { caps: [{ ...named('c'), selector: {}, span: 'CYCLE', amount: { kind: 'HIGHEST' }, enforcedAt: 'ASSESSMENT' }] }, 'caps.0'],
  ['a ledger cap as a share of the total', { caps: [{ ...named('c'), selector: {}, span: 'CYCLE', amount: { kind: 'SHARE', of: 'TOTAL', share: { numerator: 1, denominator: 2 } } }] }, 'caps.0'],
  ['a name in one language', { name: { zh: '名' } }, 'name.en'],
] as const)('%s is refused with its place', (_case, change, path) => {
  const parsed = parseRuleSet({ ...(shippedDocument('shaanxi-2018') as object), ...change });
  expect(parsed.ok ? [] : parsed.issues.map((issue) => issue.path)).toEqual([path]);
});

const row = (key: string, span: string, centicredits: number, selector: object = {}) => ({ ...named(key), span, selector, amount: { kind: 'ABSOLUTE', centicredits } });
const only = (categoryKey: string, more: object = {}) => ({ categoryKeys: [categoryKey], ...more });
const overflow = (fromCategoryKey: string, toCategoryKey: string) => ({ ...named(`${fromCategoryKey}-${toCategoryKey}`), fromCategoryKey, toCategoryKey, span: 'CYCLE', ratio: { from: 1, to: 1 } });

test.each([
  ['a category that is not there', { minima: [row('m', 'CYCLE', 1, only('x'))] }, [{ code: 'UNKNOWN_REFERENCE', kind: 'CATEGORY', key: 'x', path: 'minima.m', severity: 'ERROR' }]],
  ['a key used twice', { caps: [row('c', 'YEAR', 1), row('c', 'YEAR', 1)] }, [{ code: 'DUPLICATE_KEY', key: 'c' }]],
  ['overflow in a circle', { minima: ['a', 'b'].map((key) => row(`${key}-min`, 'CYCLE', 1, only(key))), overflows: [overflow('a', 'b'), overflow('b', 'a')] }, [{ code: 'OVERFLOW_CYCLE', categoryKeys: ['a', 'b'] }]],
  ['overflow that fills nothing', { overflows: [overflow('a', 'b')] }, [{ code: 'OVERFLOW_FILLS_NOTHING', severity: 'WARNING' }]],
  ['a minimum above five yearly caps', { minima: [row('m', 'CYCLE', 5001, only('a'))], caps: [row('c', 'YEAR', 1000, only('a'))] }, [{ code: 'MINIMUM_ABOVE_CAP', requiredCenticredits: 5001, attainableCenticredits: 5000 }]],
  ['a target above the caps of all categories', { targets: [{ ...named('t'), span: 'CYCLE', centicredits: 31 }], caps: ['a', 'b', 'c'].map((key) => row(key, 'CYCLE', 10, only(key))) }, [{ code: 'MINIMUM_ABOVE_CAP', requirementKey: 't', attainableCenticredits: 30, capKeys: ['a', 'b', 'c'] }]],
  ['levels that do not fit into their category', { minima: [row('city', 'CYCLE', 60, only('a', { levels: ['CITY'] })), row('county', 'CYCLE', 50, only('a', { levels: ['COUNTY'] }))], caps: [row('c', 'CYCLE', 100, only('a'))] }, [{ code: 'MINIMA_ABOVE_CAP', requiredCenticredits: 110, attainableCenticredits: 100 }]],
  ['parts that pass the whole', { targets: [{ ...named('t'), span: 'CYCLE', centicredits: 100 }], minima: [row('a-min', 'CYCLE', 60, only('a')), row('b-min', 'CYCLE', 60, only('b'))] }, [{ code: 'MINIMA_ABOVE_TARGET', severity: 'WARNING', requiredCenticredits: 120 }]],
  ['years that pass the cycle', { targets: [{ ...named('t'), span: 'CYCLE', centicredits: 100 }, { ...named('y'), span: 'YEAR', centicredits: 21 }] }, [{ code: 'YEARS_ABOVE_CYCLE', requiredCenticredits: 105 }]],
  ['a procedure for nothing', { gates: [{ key: 'g', scope: { categoryKeys: [], itemKeys: [] }, attendance: { kind: 'NONE' }, assessment: { kind: 'PASSED' } }] }, [{ code: 'APPLIES_TO_NOTHING', list: 'gates', path: 'gates.g' }]],
  ['a value behind one that fits all it does', { items: [{ ...named('i'), categoryKey: 'a', pieceName: named('x').name, value: { kind: 'FIXED', rows: [{ levels: ['CITY', 'COUNTY'], rankKeys: [], roleKeys: [], centicredits: 2 }, { levels: [], rankKeys: [], roleKeys: [], centicredits: 3 }, { levels: ['CITY'], rankKeys: [], roleKeys: [], centicredits: 4 }] } }] }, [{ code: 'VALUE_NEVER_REACHED', itemKey: 'i', row: 3, behindRow: 1 }]],
  ['a target behind one for everyone', { classes: [{ ...named('old'), membership: { kind: 'AGE_AT_LEAST', years: 50 } }], targets: [{ ...named('t'), span: 'CYCLE', centicredits: 9 }, { ...named('u'), span: 'CYCLE', centicredits: 8, forClasses: ['old'] }] }, [{ code: 'ROW_NEVER_REACHED', rowKey: 'u', behindKey: 't' }]],
  ['nothing earns it', { weights: [{ ...named('hour'), categoryKeys: ['a', 'b'], centicredits: 1, perMinutes: 1 }], minima: [row('m', 'CYCLE', 1, only('c'))] }, [{ code: 'NO_WAY_TO_EARN', categoryKey: 'c', severity: 'ERROR' }]],
  ['no one approves it', { approvals: [{ key: 'x', categoryKeys: ['a', 'b'], steps: [{ at: 'COUNTY', does: 'RECOGNISE' }] }] }, [{ code: 'NO_APPROVAL_CHAIN', categoryKey: 'c' }]],
  ['a share of no target', { minima: [{ ...named('m'), selector: {}, span: 'CYCLE', amount: { kind: 'SHARE', of: 'TARGET', share: { numerator: 1, denominator: 2 } } }] }, [{ code: 'SHARE_OF_NOTHING', rowKey: 'm' }]],
])('%s', (_case, change, findings) => {
  const ruleSet = buildRuleSet(change);
  const found = contradictionsIn(ruleSet);
  expect(found).toMatchObject(findings);
  expect(found).toHaveLength(findings.length);
  for (const finding of found) expect(`${explainContradiction(ruleSet, finding).zh} ${explainContradiction(ruleSet, finding).en}`).toMatch(/。 .*\.$/);
});

const backbone = { classes: [{ ...named('backbone'), membership: { kind: 'REGISTER_SAYS', anyOf: [{ honourLevels: ['COUNTY'] }] } }] };
test.each<[string, Record<string, unknown>, object[]]>([
  ['a cap that is not for the class whose minimum is above it', { ...backbone, minima: [{ ...row('m', 'CYCLE', 50, only('a')), forClasses: ['backbone'] }], caps: [{ ...row('c', 'CYCLE', 30, only('a')), exceptClasses: ['backbone'] }] }, []],
  ['a cap of a class below its minimum', { ...backbone, minima: [row('m', 'CYCLE', 50, only('a'))], caps: [{ ...row('c', 'CYCLE', 30, only('a')), forClasses: ['backbone'] }] }, [{ code: 'MINIMUM_ABOVE_CAP', classKey: 'backbone', requirementKey: 'm' }]],
  ['the same, of a class that is exempt', { ...backbone, minima: [row('m', 'CYCLE', 50, only('a'))], caps: [{ ...row('c', 'CYCLE', 30, only('a')), forClasses: ['backbone'] }], exemptions: [{ ...named('e'), classKeys: ['backbone'], span: 'CYCLE', waives: { kind: 'REQUIREMENTS', keys: ['m'] } }] }, []],
  ['what each year asks for above what the cycle allows', { minima: [row('m', 'YEAR', 10, only('a'))], caps: [row('c', 'CYCLE', 49, only('a'))] }, [{ code: 'MINIMUM_ABOVE_CAP', years: 5, requiredCenticredits: 50, attainableCenticredits: 49 }]],
  ['the same of new teachers, who are so for one year', { classes: [{ ...named('new'), membership: { kind: 'SERVICE_BELOW', years: 1 } }], minima: [{ ...row('m', 'YEAR', 10, only('a')), forClasses: ['new'] }], caps: [row('c', 'CYCLE', 49, only('a'))] }, []],
  ['a minimum above its cap that an overflow fills', { minima: [row('m', 'CYCLE', 50, only('a'))], caps: [row('c', 'CYCLE', 30, only('a'))], overflows: [overflow('b', 'a')] }, [{ severity: 'WARNING', code: 'MINIMUM_ABOVE_CAP' }]],
  ['an overflow of what no cap cuts', { minima: [row('m', 'CYCLE', 5, only('b'))], overflows: [{ ...overflow('a', 'b'), surplusAbove: 'CAP' }] }, [{ code: 'OVERFLOW_TAKES_NOTHING', severity: 'WARNING' }]],
  ['an overflow that makes two of one', { minima: [row('m', 'CYCLE', 5, only('b'))], overflows: [{ ...overflow('a', 'b'), ratio: { from: 1, to: 2 } }] }, [{ code: 'OVERFLOW_CREATES', severity: 'WARNING' }]],
  ['a level at which nothing is worth anything', { weights: [{ ...named('hour'), categoryKeys: ['a', 'b', 'c'], levels: ['COUNTY'], centicredits: 1, perMinutes: 1 }], minima: [row('m', 'CYCLE', 1, only('a', { levels: ['CITY'] }))] }, [{ code: 'NOTHING_COUNTS_FOR', severity: 'ERROR', requirementKey: 'm' }]],
  ['a side without a value', { roles: [named('mentor'), named('apprentice')], items: [{ ...named('i'), categoryKey: 'a', pieceName: named('x').name, creditsBothRoleKeys: ['mentor', 'apprentice'], value: { kind: 'FIXED', rows: [{ roleKeys: ['mentor'], centicredits: 2 }] } }] }, [{ code: 'OTHER_SIDE_EMPTY', roleKey: 'apprentice' }]],
  ['one side alone', { roles: [named('mentor')], items: [{ ...named('i'), categoryKey: 'a', pieceName: named('x').name, creditsBothRoleKeys: ['mentor'], value: { kind: 'DECLARED' } }] }, [{ code: 'OTHER_SIDE_EMPTY', roleKey: null }]],
  ['a list of organisers with nobody on it', { organiserRules: [{ key: 'o', scope: only('a'), accreditation: 'LISTED' }] }, [{ code: 'NO_ORGANISER_LISTED', categoryKey: 'a' }]],
  ['a class by a post that there is not', { classes: [{ ...named('classes-1'), membership: { kind: 'DECLARED' } }] }, [{ code: 'CLASS_WITHOUT_PEOPLE', classKey: 'classes-1' }]],
  ['a class by a post', { classes: [{ ...named('class-head'), membership: { kind: 'DECLARED' } }] }, []],
  ['a class that asks nothing', { classes: [{ ...named('x'), membership: { kind: 'REGISTER_SAYS', anyOf: [{ sexes: ['male'] }, {}] } }] }, [{ code: 'CLASS_OF_EVERYBODY' }]],
  ['30 February', { cycle: { years: 5, anchor: { kind: 'DATE', startsOnMonthDay: '02-30' }, begins: { kind: 'HIRE_YEAR' } } }, [{ code: 'NO_SUCH_DAY', severity: 'ERROR', monthDay: '02-30' }]],
  ['an organiser to the day before it begins', { accreditedOrganisers: [{ ...named('o'), fromDay: '2022-01-01', toDay: '2021-12-31' }] }, [{ code: 'DAYS_REVERSED' }]],
  ['half a day longer than a day', { unit: { kind: 'HOUR', name: named('x').name, hourMinutes: 45, dayHours: 6, halfDayHours: 8 } }, [{ code: 'HALF_DAY_ABOVE_DAY' }]],
])('worth a look or not: %s', (_case, change, findings) => {
  const ruleSet = buildRuleSet(change);
  const found = contradictionsIn(ruleSet);
  expect(found).toMatchObject(findings);
  expect(found).toHaveLength(findings.length);
  for (const finding of found) expect(`${explainContradiction(ruleSet, finding).zh} ${explainContradiction(ruleSet, finding).en}`).toMatch(/。 .*\.$/);
});

test('a contradiction names its row', () => {
  const name = { zh: '竞赛上限', en: 'Contests at most' };
  const ruleSet = buildRuleSet({ caps: [{ ...row('c', 'YEAR', 1, { itemKeys: ['contest'] }), name }], gates: [{ key: 'g', scope: only('x'), attendance: { kind: 'NONE' }, assessment: { kind: 'PASSED' } }] });
  expect(contradictionsIn(ruleSet).map((finding) => explainContradiction(ruleSet, finding))).toEqual([
    { zh: '上限“竞赛上限”引用了不存在的项目“contest”，请改选已有的项目，或先添加它。', en: 'Cap “Contests at most” names the item “contest”, which is not there: choose another, or add it first.' },
    { zh: '考勤与考核第 1 行引用了不存在的类别“x”，请改选已有的类别，或先添加它。', en: 'Attendance and assessment, row 1 names the category “x”, which is not there: choose another, or add it first.' },
  ]);
});

test('overflows from every category to every later one are looked through at once', () => {
  const categories = Array.from({ length: 40 }, (_, at) => named(`c-${at}`));
  const overflows = categories.flatMap((from, at) => categories.slice(at + 1).map((to) => overflow(from.key, to.key)));
  const began = performance.now();
  expect(contradictionsIn(buildRuleSet({ categories, overflows })).filter(({ code }) => code === 'OVERFLOW_CYCLE')).toEqual([]);
  expect(performance.now() - began).toBeLessThan(5_000);
});

const cycle = (anchor: object, begins: object = { kind: 'COMMON', startYear: 2020 }) => buildRuleSet({ cycle: { years: 5, anchor, begins } }).cycle;
test.each([
  ['calendar year', cycle({ kind: 'CALENDAR_YEAR' }), '2026-12-31', { cycleYear: 2026, startDay: '2026-01-01', endDay: '2026-12-31', cycleStartYear: 2025 }],
  ['before the common start', cycle({ kind: 'CALENDAR_YEAR' }), '2019-01-01', { cycleYear: 2019, cycleStartYear: 2015 }],
  ['school year', cycle({ kind: 'SCHOOL_YEAR', startsOnMonthDay: '09-01' }), '2025-08-31', { cycleYear: 2024, startDay: '2024-09-01', endDay: '2025-08-31', cycleStartYear: 2020 }],
  ['1 February', cycle({ kind: 'DATE', startsOnMonthDay: '02-01' }), '2025-02-01', { cycleYear: 2025, endDay: '2026-01-31', cycleStartYear: 2025 }],
  ['birth month', cycle({ kind: 'BIRTH_MONTH' }), '2025-04-30', { cycleYear: 2024, startDay: '2024-05-01', endDay: '2025-04-30' }],
  ['hire date', cycle({ kind: 'HIRE_DATE' }, { kind: 'HIRE_YEAR' }), '2024-08-31', { cycleYear: 2023, startDay: '2023-09-01', cycleStartYear: 2023 }],
] as const)('a year by %s', (_case, documentCycle, day, expected) => {
  expect(cycleYearOf(documentCycle, teacher, day)).toMatchObject(expected);
});

test('one hired on 29 February begins his years on the last of February', () => {
  const hired = { ...teacher, hireDay: '2020-02-29' };
  expect(cycleYearOf(cycle({ kind: 'HIRE_DATE' }, { kind: 'HIRE_YEAR' }), hired, '2021-02-28')).toMatchObject({ cycleYear: 2021, startDay: '2021-02-28', endDay: '2022-02-27', cycleStartYear: 2020 });
  expect(cycleYearOf(cycle({ kind: 'HIRE_DATE' }), { ...teacher, hireDay: null }, '2021-02-28')).toBeNull();
});

test('the version in force on the day; of two the later', () => {
  const versions = [buildRuleSet({ effectiveToDay: '2023-12-31' }), buildRuleSet({ version: 2, effectiveFromDay: '2023-07-01' })];
  expect(['2019-12-31', '2020-01-01', '2023-06-30', '2023-07-01', '2024-01-01'].map((day) => ruleSetInForce(versions, day)?.version ?? null)).toEqual([null, 1, 1, 2, 2]);
});

const dated = (version: number, effectiveFromDay: string, effectiveToDay: string | null = null) => ({ version, effectiveFromDay, effectiveToDay });
test.each([
  ['the next one', [dated(1, '2018-01-01')], dated(0, '2027-01-01'), []],
  ['before one that was to come', [dated(1, '2018-01-01'), dated(2, '2027-01-01')], dated(0, '2026-09-01'), ['OVERTAKES_VERSION 2 2027-01-01']],
  ['in place of one on the same day', [dated(1, '2018-01-01'), dated(2, '2027-01-01')], dated(0, '2027-01-01'), []],
  ['one that ends before it', [dated(1, '2018-01-01'), dated(2, '2028-01-01')], dated(0, '2027-01-01', '2027-12-31'), ['RETURNS_TO_VERSION 2 2028-01-01']],
  ['one that ends', [dated(1, '2018-01-01')], dated(0, '2027-01-01', '2027-12-31'), ['RETURNS_TO_VERSION 1 2028-01-01']],
  ['one that ends where nothing follows', [dated(1, '2018-01-01', '2026-12-31')], dated(0, '2027-01-01', '2027-12-31'), ['LEAVES_GAP 2028-01-01']],
] as const)('versions, the draft is %s', (_case, versions, draft, expected) => {
  const found = versionNotices(versions, draft);
  expect(found.map((each) => [each.code, ...('version' in each ? [each.version] : []), each.fromDay].join(' '))).toEqual(expected);
  for (const notice of found) expect(`${explainVersionNotice(notice).zh} ${explainVersionNotice(notice).en}`).toMatch(/20\d\d-.*。 .*\.$/);
});

test('the approval chain of a category, and of a retroactive entry', () => {
  const shaanxi = shipped('shaanxi-2018');
  expect(approvalChain(shaanxi, 'remote', false).map(({ at, does }) => `${at} ${does}`)).toEqual(['SCHOOL PRECHECK', 'COUNTY RECOGNISE', 'CITY FILE']);
  expect(approvalChain(shaanxi, 'remote', true).map(({ at, does }) => `${at} ${does}`)).toEqual(['SCHOOL PRECHECK', 'COUNTY RECOGNISE', 'CITY AUDIT']);
});

test('Wuhan prints its hours as credits: 8, 10 and 20 h to one', () => {
  const wuhan = shipped('wuhan-jianghan');
  expect(['face-to-face', 'other', 'degree'].map((key) => convertedCenticredits(wuhan, key, 4000)?.centicredits)).toEqual([500, 400, 200]);
});

const stated = { sourceKey: 's1', providerKey: 'p1', teacherId: 't', categoryKey: 'a', trainingName: '信息技术提升', startDay: '2024-07-01', endDay: '2024-07-03', durationMinutes: 600 };
test.each([
  ['the same training from another provider with other hours', { providerKey: 'p2', durationMinutes: 700 }, 'SAME_TRAINING'],
  ['another name, same days and hours, another provider', { providerKey: 'p2', trainingName: '能力提升工程' }, 'SAME_HOURS'],
  ['another name and hours that overlap', { providerKey: 'p2', trainingName: '能力提升工程', startDay: '2024-07-02', endDay: '2024-07-05' }, null],
  ['two lectures of one provider', { trainingName: '能力提升工程' }, null],
  ['a second part from the same provider', { durationMinutes: 300 }, null],
  ['sent again with another number', {}, 'SAME_TRAINING_AND_HOURS'],
  ['the next day', { startDay: '2024-07-04', endDay: '2024-07-05' }, null],
  ['another teacher', { teacherId: 'u' }, null],
  ['another category', { categoryKey: 'b' }, null],
  ['the very record', { sourceKey: 's1' }, null],
])('%s', (_case, change, reason) => {
  const verdict = duplicateVerdict({ ...stated, sourceKey: 's2', ...change }, [stated]);
  expect(verdict.verdict === 'QUARANTINE' ? verdict.reason : null).toBe(reason);
});

const own = { ...stated, providerKey: null, sender: 'TEACHER', isOwn: true, certificateKey: '陕教2024第0123号', evidenceHashes: ['scan', 'notice'] };
const elsewhere = { trainingName: '另一项', startDay: '2024-09-01', endDay: '2024-09-02', certificateKey: null, evidenceHashes: [] };
test.each<[string, Partial<StatedHours>, string | null, Partial<StatedHours>?]>([
  ['one certificate under another name, in another month and category', { ...elsewhere, categoryKey: 'b', certificateKey: own.certificateKey }, 'SAME_CERTIFICATE'],
  ['the certificate of somebody else', { ...elsewhere, teacherId: 'u', certificateKey: own.certificateKey }, 'SAME_CERTIFICATE'],
  ['the certificate of a work of several', { ...elsewhere, teacherId: 'u', certificateKey: own.certificateKey, isJoint: true }, null, { isJoint: true }],
  ['no certificate on either side', elsewhere, null, { certificateKey: null }],
  ['the very same files', { ...elsewhere, evidenceHashes: ['scan'] }, 'SAME_FILE'],
  ['the files of somebody else', { ...elsewhere, teacherId: 'u', evidenceHashes: ['notice', 'scan'] }, 'SAME_FILE'],
  ['the notice of all beside a certificate of his own', { ...elsewhere, teacherId: 'u', evidenceHashes: ['notice', 'scan of u'] }, null],
  ["a school's list that names one file for two teachers", { ...elsewhere, teacherId: 'u', evidenceHashes: ['scan'], isOwn: false }, null, { isOwn: false }],
  ["a school's row with the file that the teacher brought", { ...elsewhere, evidenceHashes: ['scan'], isOwn: false, sender: 'SCHOOL' }, 'SAME_FILE'],
  ['the same training told by teacher and school with other hours', { durationMinutes: 500, sender: 'SCHOOL', certificateKey: null, evidenceHashes: [] }, 'SAME_TRAINING'],
  ['the same days and hours under another name, told by teacher and school', { trainingName: '能力提升工程', sender: 'SCHOOL', certificateKey: null, evidenceHashes: [] }, 'SAME_HOURS'],
  ['two papers of one day', { trainingName: '论文二', sender: 'SCHOOL', durationMinutes: 0, certificateKey: null, evidenceHashes: [] }, null, { durationMinutes: 0 }],
  ['nine hours of one day in two categories', { ...elsewhere, categoryKey: 'b', startDay: '2024-07-02', endDay: '2024-07-02', durationMinutes: 300 }, 'TWO_PLACES'],
  ['eight hours of one day', { ...elsewhere, startDay: '2024-07-02', endDay: '2024-07-02', durationMinutes: 280 }, null],
  ['remote learning beside a class, sent by a platform in another category', { ...elsewhere, categoryKey: 'b', providerKey: 'p1', sender: 'p1', startDay: '2024-07-02', endDay: '2024-07-02', durationMinutes: 300 }, null],
  ['a term of school-based hours that is dated by its last day', { ...elsewhere, categoryKey: 'b', startDay: '2024-07-02', endDay: '2024-07-02', durationMinutes: 1800 }, null],
])('%s', (_case, change, reason, known = {}) => {
  const verdict = duplicateVerdict({ ...own, sourceKey: 's2', ...change }, [{ ...own, ...known }]);
  expect(verdict.verdict === 'QUARANTINE' ? verdict.reason : null).toBe(reason);
});

test.each([
  ['陕教培字〔2024〕第 0123 号', '陕教培字2024第0123号'], ['ＮＯ．ab－12', 'NOAB12'], [' no.AB-12 ', 'NOAB12'], ['无', null], ['1', null], ['暂无编号', null], ['', null], [null, null],
])('the number of a certificate as people write it: %s', (written, key) => expect(comparableNumber(written)).toBe(key));
