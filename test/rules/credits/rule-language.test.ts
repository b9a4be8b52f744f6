import fc from 'fast-check';

import { assessCycle } from '../../../server/modules/credits/rules/assessment.js';
import { explainAssessment, explainCredit } from '../../../server/modules/credits/rules/explanation.js';
import type { PersonFacts } from '../../../server/modules/credits/rules/person-class.js';
import { classesHeld } from '../../../server/modules/credits/rules/person-class.js';
import type { RegisterFacts } from '../../../server/modules/credits/rules/register-class.js';
import { explainRefusal } from '../../../server/modules/credits/rules/refusal-explanation.js';
import { replayActivities, type SourcedActivity, tryRuleSet } from '../../../server/modules/credits/rules/replay.js';
import type { RuleSet } from '../../../server/modules/credits/rules/rule-set.js';
import { tryRules } from '../../../server/modules/credits/rules/simulation.js';
import { buildActivity, buildPosting, buildRuleSet, named, teacher } from './rule-facts.js';

const only = (categoryKey: string) => ({ categoryKeys: [categoryKey] });
const row = (key: string, span: string, centicredits: number, selector: object) => ({ ...named(key), span, selector, amount: { kind: 'ABSOLUTE', centicredits } });
const sourced = (changes: readonly Partial<SourcedActivity>[]): SourcedActivity[] => changes.map((change, at) => ({ ...buildActivity(change), sourceKey: `s${String(at).padStart(2, '0')}`, ...change }));
const posted = (ruleSet: RuleSet, changes: readonly Partial<SourcedActivity>[], person = teacher) =>
  replayActivities(ruleSet, person, sourced(changes)).activities.map((each) => (each.ok ? each.posting.postedCenticredits : each.refusal.code));
const said = (ruleSet: RuleSet, change: Partial<SourcedActivity>) => {
  const [activity] = replayActivities(ruleSet, teacher, sourced([change])).activities;
  if (!activity) throw new Error('nothing');
  return activity.ok ? explainCredit(ruleSet, activity.priced, activity.posting) : [explainRefusal(ruleSet, activity.refusal)];
};
const ended = { cycleStartYear: 2020, asOfDay: '2025-01-01' };

const contest = (span: string, more: object[] = []) => buildRuleSet({
  items: [{ ...named('contest'), categoryKey: 'b', pieceName: named('x').name, value: { kind: 'FIXED', rows: [{ levels: ['PROVINCE'], centicredits: 800 }, { levels: ['CITY'], centicredits: 400 }, { levels: ['COUNTY'], centicredits: 200 }] } }],
  caps: [{ ...named('same-work'), span, selector: { itemKeys: ['contest'] }, amount: { kind: 'HIGHEST' } }, ...more],
});
const prize = (level: 'COUNTY' | 'CITY' | 'PROVINCE', courseKey: string | null = 'lesson', day = '2024-06-10'): Partial<SourcedActivity> => ({ categoryKey: 'b', itemKey: 'contest', level, courseKey, day });

test.each([
  ['upwards, each adds what it is above the last', contest('COURSE'), [prize('COUNTY'), prize('CITY'), prize('PROVINCE')], [200, 200, 400]],
  ['downwards, the first stands alone', contest('COURSE'), [prize('PROVINCE'), prize('COUNTY')], [800, 0]],
  ['another work, and one without a work', contest('COURSE'), [prize('CITY'), prize('CITY', 'other'), prize('CITY', null)], [400, 400, 400]],
  ['of a year, not of the next', contest('YEAR'), [prize('CITY', 'one'), prize('CITY', 'two'), prize('CITY', 'one', '2023-06-10')], [400, 0, 400]],
  ['a limit beside it holds too', contest('COURSE', [row('year', 'YEAR', 500, only('b'))]), [prize('COUNTY'), prize('PROVINCE')], [200, 300]],
] as const)('of records that share it the highest counts: %s', (_case, ruleSet, changes, expected) => {
  expect(posted(ruleSet, changes)).toEqual(expected);
  // What the ledger took, the assessment counts: it is not cut a second time.
  const { assessment } = tryRuleSet(ruleSet, teacher, sourced(changes), ended);
  expect(assessment.total.countedCenticredits).toBe((expected as readonly number[]).reduce((sum, each) => sum + each, 0));
});

test('whatever comes in whatever order, the highest of a work is what stands', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('COUNTY' as const, 'CITY' as const, 'PROVINCE' as const), { minLength: 1, maxLength: 8 }), (levels) => {
    const worth = { COUNTY: 200, CITY: 400, PROVINCE: 800 };
    const stands = posted(contest('COURSE'), levels.map((level) => prize(level))) as number[];
    expect(stands.reduce((sum, each) => sum + each, 0)).toBe(Math.max(...levels.map((level) => worth[level])));
    expect(stands.every((each) => each >= 0)).toBe(true);
  }));
});

test('the words of the highest', () => {
  const ruleSet = contest('COURSE');
  const { replay: { activities }, assessment } = tryRuleSet(ruleSet, teacher, sourced([prize('CITY'), prize('PROVINCE'), prize('COUNTY')]), ended);
  const lines = activities.map((each) => (each.ok ? explainCredit(ruleSet, each.priced, each.posting).slice(1).map(({ zh, en }) => [zh, en]) : []));
  expect(lines.slice(1)).toEqual([
    [['按“名”，此前已登记 4 学分，本次只计高出的部分，4 学分不计。', 'Under “name”, 4 credits were posted before and only what is above counts, so 4 credits are lost.'], ['应计 8 学分，实际登记 4 学分。', 'Worth 8 credits; 4 credits posted.']],
    [['按“名”，此前已登记 8 学分，本次只计高出的部分，2 学分不计。', 'Under “name”, 8 credits were posted before and only what is above counts, so 2 credits are lost.'], ['应计 2 学分，不高于此前已登记的，本次不予登记。', 'Worth 2 credits, which is not above what was posted before, so nothing is posted.']],
  ]);
  expect(activities.map((each) => (each.ok ? each.posting.checks.map(({ limitCenticredits, usedCenticredits }) => [limitCenticredits, usedCenticredits]) : []))).toEqual([[[400, 0]], [[800, 400]], [[800, 800]]]);
  expect(explainAssessment(ruleSet, assessment)[1]).toEqual({ zh: '本周期有 6 学分因“名”不计。', en: '6 credits of the cycle do not count: “name”.' });
});

const hours = (direction: string | null, stepCenticredits: number, more: object = {}) => buildRuleSet({
  weights: [{ ...named('w'), categoryKeys: ['a', 'b', 'c'], centicredits: 100, perMinutes: 360, ...(direction === null ? {} : { rounding: { stepCenticredits, direction } }), ...more }],
  rounding: { stepCenticredits: 100, direction: 'DOWN' },
});
test.each([
  ['as the rule set', null, 100, 500, 100, '不足 1 学分的尾数舍去，计 1 学分。', 'Less than 1 credit is dropped: 1 credit.'],
  ['down to halves', 'DOWN', 50, 700, 150, '不足 0.5 学分的尾数舍去，计 1.5 学分。', 'Less than 0.5 credits is dropped: 1.5 credits.'],
  ['to the nearest half', 'NEAREST', 50, 450, 150, '按 0.5 学分四舍五入，计 1.5 学分。', 'Rounded to the nearest 0.5 credits: 1.5 credits.'],
  ['up', 'UP', 100, 361, 200, '不足 1 学分的尾数按 1 学分计，计 2 学分。', 'What is begun of 1 credit counts as the whole: 2 credits.'],
])('a weight rounds %s', (_case, direction, step, durationMinutes, expected, zh, en) => {
  const ruleSet = hours(direction, step);
  expect(posted(ruleSet, [{ durationMinutes }])).toEqual([expected]);
  expect(said(ruleSet, { durationMinutes })[2]).toEqual({ zh, en });
});

test('what the hours come to is told before it is rounded, and what is no whole step', () => {
  expect(said(hours('NEAREST', 50), { durationMinutes: 450 })[1]?.zh).toBe('适用“名”：每 6 学时计 1 学分，450 分钟折合 1.25 学分。');
  expect(said(hours('UP', 100), { durationMinutes: 500 })[1]?.en).toBe('“name” applies: 1 credit per 6 hours, so 500 minutes make about 1.38 credits.');
  expect(said(hours(null, 100, { wholeStepsOnly: true }), { durationMinutes: 420 })[1]?.zh).toBe('适用“名”：每 6 学时计 1 学分（不足 6 学时的部分不计），6 学时折合 1 学分。');
});

const overflow = (change: object) => ({ ...named('a-to-b'), fromCategoryKey: 'a', toCategoryKey: 'b', span: 'CYCLE', ratio: { from: 1, to: 1 }, ...change });
const stand = (ruleSet: RuleSet, a: number, b: number) => assessCycle(ruleSet, teacher, [buildPosting({ centicredits: a }), buildPosting({ categoryKey: 'b', centicredits: b })], ended);
const floors = [row('a-min', 'CYCLE', 1000, only('a')), row('b-min', 'CYCLE', 1000, only('b'))];

test.each([
  ['one for two', { ratio: { from: 1, to: 2 } }, 1400, 400, { takenCenticredits: 300, givenCenticredits: 600 }],
  ['no further than its own limit', { mostCenticredits: 250 }, 2000, 400, { takenCenticredits: 250, givenCenticredits: 250 }],
  ['its limit in whole steps of the ratio', { ratio: { from: 3, to: 2 }, mostCenticredits: 251 }, 2000, 400, { takenCenticredits: 375, givenCenticredits: 250 }],
])('overflow: %s', (_case, change, a, b, expected) => {
  expect(stand(buildRuleSet({ minima: floors, overflows: [overflow(change)] }), a, b).overflows).toMatchObject([expected]);
});

test('an overflow at its limit says so, and what is left cannot go further', () => {
  const ruleSet = buildRuleSet({ minima: floors, overflows: [overflow({ mostCenticredits: 250 })] });
  expect(explainAssessment(ruleSet, stand(ruleSet, 2000, 400)).map(({ zh }) => zh)).toEqual([
    '本周期（2020-01-01 至 2024-12-31）共计 24 学分，未达到要求。', '依据“名”，本周期名超出部分 2.5 学分充抵名 2.5 学分，已达这项充抵的上限 2.5 学分。',
    '本周期“名”应达 10 学分，已有 6.5 学分，还差 3.5 学分。本周期已结束。', '名高于最低要求的 7.5 学分不能再充抵其他类别。',
  ]);
});

test('an overflow of a year leaves the cycle what it asks of the source', () => {
  const ruleSet = buildRuleSet({ minima: [row('a-cycle', 'CYCLE', 1000, only('a')), row('b-year', 'YEAR', 300, only('b'))], overflows: [overflow({ span: 'YEAR' })] });
  expect(stand(ruleSet, 1000, 0).overflows).toEqual([]);
  expect(stand(ruleSet, 1100, 0).overflows).toMatchObject([{ cycleYear: 2024, givenCenticredits: 100 }]);
  expect(stand(ruleSet, 2000, 0).overflows).toMatchObject([{ cycleYear: 2024, givenCenticredits: 300 }]);
});

test('an overflow of the cycle leaves the years what they ask of the source, once', () => {
  const years = (minimum: number, more: object[] = []) => buildRuleSet({ minima: [row('a-year', 'YEAR', minimum, only('a')), row('b-cycle', 'CYCLE', 900, only('b')), row('c-cycle', 'CYCLE', 900, only('c'))], overflows: [overflow({}), ...more] });
  const of = (ruleSet: RuleSet) => assessCycle(ruleSet, teacher, [buildPosting({ cycleYear: 2023, centicredits: 700 }), buildPosting({ cycleYear: 2024, centicredits: 300 })], ended).overflows.map(({ takenCenticredits }) => takenCenticredits);
  expect([of(years(400)), of(years(100)), of(years(700))]).toEqual([[300], [800], []]);
  expect(of(years(100, [{ ...overflow({ mostCenticredits: 500 }), ...named('a-to-c'), toCategoryKey: 'c' }]))).toEqual([800]);
  const limited = { ...years(100, [{ ...overflow({}), ...named('a-to-c'), toCategoryKey: 'c' }]) };
  expect(of({ ...limited, overflows: limited.overflows.map((each, at) => (at === 0 ? { ...each, mostCenticredits: 500 } : each)) })).toEqual([500, 300]);
});

test('who is short of a share of everything is told what to earn, and having earned it is no longer short', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b, numerator, more) => {
    const ruleSet = buildRuleSet({ minima: [{ ...named('share'), span: 'CYCLE', selector: only('a'), amount: { kind: 'SHARE', of: 'TOTAL', share: { numerator, denominator: numerator + more } } }] });
    const [missing] = stand(ruleSet, a, b).missing;
    if (missing === undefined || missing.code === 'BLOCK_MISSING') return;
    expect(stand(ruleSet, a + missing.shortCenticredits, b).missing).toEqual([]);
    expect(stand(ruleSet, a + missing.shortCenticredits - 1, b).missing).toHaveLength(1);
    expect(stand(ruleSet, a, b).categories[0]?.shortCenticredits).toBe(missing.shortCenticredits);
  }));
  const ruleSet = buildRuleSet({ minima: [{ ...named('share'), span: 'CYCLE', selector: only('a'), amount: { kind: 'SHARE', of: 'TOTAL', share: { numerator: 50, denominator: 100 } } }] });
  expect(explainAssessment(ruleSet, stand(ruleSet, 4000, 6000))[1]).toEqual({
    zh: '本周期“名”应不少于实得总量的 50%，实得 100 学分中已有 40 学分，在此范围内还须取得 20 学分。本周期已结束。',
    en: '“name” for the cycle: at least 50% of everything earned must count here; 40 credits of 100 credits do so far, so 20 credits more are needed here. The cycle is over.',
  });
});

const facts: RegisterFacts = { post: 'teacher', title: 'second', sex: 'female', stage: 'primary', remoteness: 'town', honours: [] };
const holds = (condition: object | object[], change: Partial<Omit<PersonFacts, 'register'>> & { readonly register?: Partial<RegisterFacts> }, heldWhen = 'LAST_DAY') => {
  const ruleSet = buildRuleSet({ classes: [{ ...named('x'), membership: { kind: 'REGISTER_SAYS', anyOf: [condition].flat() }, heldWhen }] });
  return classesHeld(ruleSet, { ...teacher, ...change, register: { ...facts, ...change.register } }, '2024-01-01', '2024-12-31').has('x');
};
const honour = (level: 'COUNTY' | 'CITY', fromDay: string, toDay: string | null = null) => ({ honours: [{ level, fromDay, toDay }] });
test.each([
  ['a post', { posts: ['principal', 'vice_principal'] }, { register: { post: 'vice_principal' } }, true],
  ['another post', { posts: ['principal'] }, {}, false],
  ['a title and a rural school', { titles: ['senior'], remoteness: ['township', 'remote'] }, { register: { title: 'senior', remoteness: 'remote' } }, true],
  ['the title alone', { titles: ['senior'], remoteness: ['township', 'remote'] }, { register: { title: 'senior' } }, false],
  ['a stage', { stages: ['kindergarten'] }, { register: { stage: 'kindergarten' } }, true],
  ['an honour at its level', { honourLevels: ['CITY'] }, { register: honour('CITY', '2023-05-01') }, true],
  ['an honour below it', { honourLevels: ['CITY'] }, { register: honour('COUNTY', '2023-05-01') }, false],
  ['an honour that has lapsed', { honourLevels: ['CITY'] }, { register: honour('CITY', '2020-05-01', '2024-06-30') }, false],
  ['an honour to come', { honourLevels: ['CITY'] }, { register: honour('CITY', '2025-01-01') }, false],
  ['a woman who turns 50 on the last day', [{ sexes: ['male'], ageAtLeast: 55 }, { sexes: ['female'], ageAtLeast: 50 }], { birthDay: '1974-12-31' }, true],
  ['a day younger', [{ sexes: ['male'], ageAtLeast: 55 }, { sexes: ['female'], ageAtLeast: 50 }], { birthDay: '1975-01-01' }, false],
  ['a man of that age', [{ sexes: ['male'], ageAtLeast: 55 }, { sexes: ['female'], ageAtLeast: 50 }], { birthDay: '1974-12-31', register: { sex: 'male' } }, false],
  ['thirty years of service', { serviceAtLeast: 30 }, { hireDay: '1994-12-31' }, true],
  ['a day less', { serviceAtLeast: 30 }, { hireDay: '1995-01-01' }, false],
  ['three years not over', { serviceBelow: 3 }, { hireDay: '2022-01-01' }, true],
  ['over on the last day', { serviceBelow: 3 }, { hireDay: '2021-12-31' }, false],
  ['younger than 35', { ageBelow: 35 }, { birthDay: '1990-01-01' }, true],
  ['no longer', { ageBelow: 35 }, { birthDay: '1989-12-31' }, false],
  ['no date of birth on file', { ageAtLeast: 1 }, { birthDay: null }, false],
] as const)('the register says: %s', (_case, condition, change, expected) => {
  expect(holds(condition as object, change)).toBe(expected);
});

test('an honour held for a part of the year is held on some day of it', () => {
  const lapsed = { register: honour('CITY', '2020-05-01', '2024-06-30') };
  expect([holds({ honourLevels: ['CITY'] }, lapsed, 'ANY_DAY'), holds({ honourLevels: ['CITY'] }, { register: honour('CITY', '2020-05-01', '2023-12-31') }, 'ANY_DAY')]).toEqual([true, false]);
});

test('where exemptions leave years out, the standing says how many and why', () => {
  const ruleSet = buildRuleSet({
    classes: [{ ...named('old'), membership: { kind: 'AGE_AT_LEAST', years: 50 } }], targets: [{ ...named('total'), span: 'CYCLE', centicredits: 5000 }],
    exemptions: [{ key: 'e', name: { zh: '五十岁以上免修', en: 'exempt from 50 on' }, classKeys: ['old'], span: 'YEAR', waives: { kind: 'EVERYTHING' }, shortensCycle: true }],
  });
  const assessment = assessCycle(ruleSet, { ...teacher, birthDay: '1973-07-01' }, [buildPosting({ centicredits: 3000 })], ended);
  expect(assessment).toMatchObject({ met: true, owedYears: 3, shortenedBy: ['e'], total: { targetCenticredits: 3000 } });
  expect(explainAssessment(ruleSet, assessment)[1]).toEqual({ zh: '周期要求按 5 年中的 3 年计（不计：五十岁以上免修）。', en: 'The cycle asks for 3 of its 5 years (left out: exempt from 50 on).' });
  expect(explainAssessment(ruleSet, assessCycle(ruleSet, teacher, [], ended))).toHaveLength(2);
});

const roles = [{ key: 'mentor', name: { zh: '指导教师', en: 'mentor' } }, { key: 'apprentice', name: { zh: '被指导教师', en: 'apprentice' } }];
test.each<[string, Record<string, unknown>, Partial<SourcedActivity>, string, string]>([
  ['the role that a value hangs on', { roles, items: [{ ...named('i'), categoryKey: 'a', pieceName: named('x').name, value: { kind: 'FIXED', rows: [{ roleKeys: ['mentor'], centicredits: 3 }, { roleKeys: ['apprentice'], centicredits: 2 }] } }] }, { itemKey: 'i' }, '“名”按角色计分，请写明角色：指导教师、被指导教师。', 'The value of “name” depends on the role; state it: mentor, apprentice.'],
  ['the rank', { ranks: [{ key: 'first', name: { zh: '一等奖', en: 'first prize' } }], items: [{ ...named('i'), categoryKey: 'a', pieceName: named('x').name, value: { kind: 'FIXED', rows: [{ rankKeys: ['first'], centicredits: 3 }] } }] }, { itemKey: 'i' }, '“名”按等次计分，请写明等次：一等奖。', 'The value of “name” depends on the rank; state it: first prize.'],
  ['whom a rate is for', { roles, weights: [{ ...named('w'), categoryKeys: ['a'], levels: ['COUNTY'], roleKeys: ['mentor'], centicredits: 1, perMinutes: 1 }] }, {}, '县级“名”的计分标准只适用于指导教师，本次不符合。', 'The rates of county “name” are for mentor only, which this is not.'],
  ['that there is no rate', { weights: [{ ...named('w'), categoryKeys: ['a'], levels: ['CITY'], centicredits: 1, perMinutes: 1 }] }, {}, '本办法没有为县级“名”规定计分标准。', 'The rules give no rate for county “name”.'],
])('a refusal says %s', (_case, change, activity, zh, en) => {
  expect(said(buildRuleSet(change), activity)).toEqual([{ zh, en }]);
});

test('an item whose table knows no levels names none', () => {
  const ruleSet = buildRuleSet({ items: [{ ...named('i'), categoryKey: 'a', pieceName: { zh: '学年', en: 'year' }, value: { kind: 'FIXED', rows: [{ centicredits: 300 }] } }] });
  expect(said(ruleSet, { itemKey: 'i' })[0]).toEqual({ zh: '“名”每学年 3 学分，共 1 学年，计 3 学分。', en: '“name”: 3 credits per year, times 1, makes 3 credits.' });
});

test('rules that change in mid-cycle: each day is priced by its own version, and the version of the day counted judges', () => {
  const before = buildRuleSet({ targets: [{ ...named('total'), span: 'CYCLE', centicredits: 5000 }], effectiveToDay: '2023-12-31' });
  const after = buildRuleSet({ version: 2, effectiveFromDay: '2023-07-01', targets: [{ ...named('total'), span: 'CYCLE', centicredits: 4000 }], caps: [row('a-year', 'YEAR', 500, only('a'))], weights: [{ ...named('hour'), categoryKeys: ['a', 'b', 'c'], centicredits: 50, perMinutes: 60 }] });
  const { activities, assessment } = tryRules({ judge: after, rulesOn: (day) => (day >= '2023-07-01' ? after : before) }, teacher, sourced([
    { day: '2022-06-10', durationMinutes: 1200 }, { day: '2023-06-30', durationMinutes: 600 }, { day: '2023-07-01', durationMinutes: 600 }, { day: '2024-06-10', durationMinutes: 1200 },
  ]), '2024-12-31');
  // The year of the change holds 10 by the old rules: the new cap leaves nothing of what comes after, and takes nothing of what was there.
  expect(activities.map((each) => (each.ok ? [each.priced.ruleSetVersion, each.priced.valueCenticredits, each.posting.postedCenticredits] : []))).toEqual([[1, 2000, 2000], [1, 1000, 1000], [2, 500, 0], [2, 1000, 500]]);
  expect(assessment).toMatchObject({ ruleSetVersion: 2, total: { countedCenticredits: 3500, targetCenticredits: 4000, shortCenticredits: 500 } });
});

test('where a new version lets years begin on another day, older entries go to the year that their day is in now', () => {
  const calendar = buildRuleSet({ effectiveToDay: '2025-08-31' });
  const school = buildRuleSet({ version: 2, effectiveFromDay: '2025-09-01', cycle: { years: 5, anchor: { kind: 'SCHOOL_YEAR', startsOnMonthDay: '09-01' }, begins: { kind: 'COMMON', startYear: 2023 } } });
  const sources = sourced([{ day: '2023-05-10' }, { day: '2023-10-10' }, { day: '2024-05-10' }, { day: '2025-05-10' }, { day: '2025-10-10' }]);
  const { assessment } = tryRules({ judge: school, rulesOn: (day) => (day >= '2025-09-01' ? school : calendar) }, teacher, sources.map((each) => ({ ...each, submittedDay: each.day })), '2025-12-31');
  // Of May 2023 the cycle that began in September 2023 knows nothing.
  expect(assessment?.years.map(({ cycleYear, countedCenticredits }) => [cycleYear, countedCenticredits])).toEqual([[2023, 200], [2024, 100], [2025, 100], [2026, 0], [2027, 0]]);
});

const listed = buildRuleSet({
  organiserRules: [{ key: 'o', scope: only('a'), accreditation: 'LISTED' }],
  accreditedOrganisers: [{ key: 'provincial-platform', name: { zh: '省教师教育网', en: 'Provincial platform' } }, { key: 'accreditedorganisers-2', name: { zh: '省 师范大学', en: 'Normal University' }, toDay: '2023-12-31' }],
});
const by = (key: string | null, name: string | null): Partial<SourcedActivity> => ({ organiser: { key, name, level: 'PROVINCE', accredited: false } });
test.each([
  ['a platform by its key', by('provincial-platform', '某平台'), 100], ['a body by its name, however it is spaced', { ...by(null, '省师范大学'), day: '2023-12-31', submittedDay: '2024-01-05' }, 100], ['the name in English', by('x', 'provincial platform'), 100],
  ['after it was listed', by(null, '省师范大学'), 'ORGANISER_NOT_ACCREDITED'], ['somebody else', by('else', '某公司'), 'ORGANISER_NOT_ACCREDITED'], ['nobody', by(null, null), 'ORGANISER_NOT_ACCREDITED'],
] as const)('organisers that the document names: %s', (_case, change, expected) => {
  expect(posted(listed, [change])).toEqual([expected]);
});

test('who is not among the organisers is told who is', () => {
  expect(said(listed, by('else', '某公司'))).toEqual([{ zh: '主办单位“某公司”不在本办法的认可单位（省教师教育网）之内，其培训不计学分。', en: 'The organiser “某公司” is none of those that the rules name (Provincial platform); its training earns nothing.' }]);
  expect(said(listed, by(null, null))[0]?.zh).toBe('主办单位未填写，不在本办法的认可单位（省教师教育网）之内，其培训不计学分。');
});

const closing = (yearClosesOn: string | null, anchor: object = { kind: 'CALENDAR_YEAR' }, yearClosesAfterDays: number | null = null) =>
  buildRuleSet({ cycle: { years: 5, anchor, begins: { kind: 'COMMON', startYear: 2020 } }, registration: { yearClosesAfterDays, yearClosesOn, withinDaysOfActivity: null, retroactive: { kind: 'FORBIDDEN' } } });
test.each([
  ['on 31 March', closing('03-31'), '2023-11-20', '2024-03-31', 100], ['the day after, in a leap year too', closing('03-31'), '2023-11-20', '2024-04-01', 'YEAR_CLOSED'], ['in another year', closing('03-31'), '2022-11-20', '2023-03-31', 100],
  ['on the last day of the year itself', closing('12-31'), '2023-11-20', '2023-12-31', 100], ['and no day later', closing('12-31'), '2023-11-20', '2024-01-01', 'YEAR_CLOSED'],
  ['after a school year', closing('10-15', { kind: 'SCHOOL_YEAR', startsOnMonthDay: '09-01' }), '2023-11-20', '2024-10-15', 100], ['the day after', closing('10-15', { kind: 'SCHOOL_YEAR', startsOnMonthDay: '09-01' }), '2023-11-20', '2024-10-16', 'YEAR_CLOSED'],
  ['the day of the calendar before the number of days', closing('03-31', undefined, 10), '2023-11-20', '2024-03-31', 100], ['29 February where there is none', closing('02-29'), '2022-11-20', '2023-03-01', 'YEAR_CLOSED'],
] as const)('a year closes %s', (_case, ruleSet, day, submittedDay, expected) => {
  expect(posted(ruleSet, [{ day, submittedDay }])).toEqual([expected]);
});

test('a class that is left in mid-year: what the ledger took in its order is not cut again in the order of the days', () => {
  const ruleSet = buildRuleSet({
    classes: [{ ...named('x'), membership: { kind: 'REGISTER_SAYS', anyOf: [{ honourLevels: ['CITY'] }] } }], caps: [{ ...row('a-year', 'YEAR', 300, only('a')), exceptClasses: ['x'] }],
  });
  const lapsing = { ...teacher, register: { ...facts, ...honour('CITY', '2020-01-01', '2024-06-30') } };
  const [autumn, spring] = ['2024-09-10', '2024-03-10'].map((day) => ({ day, submittedDay: '2024-12-01', durationMinutes: 300 })) as [Partial<SourcedActivity>, Partial<SourcedActivity>];
  expect([posted(ruleSet, [autumn, spring], lapsing), posted(ruleSet, [spring, autumn], lapsing)]).toEqual([[300, 500], [500, 0]]);
  for (const order of [[autumn, spring], [spring, autumn]]) {
    const { replay: { postings }, assessment } = tryRuleSet(ruleSet, lapsing, sourced(order), ended);
    expect(assessment.total.countedCenticredits).toBe(postings.reduce((sum, { centicredits }) => sum + centicredits, 0));
  }
});
