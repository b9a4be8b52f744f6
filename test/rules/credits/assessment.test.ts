import fc from 'fast-check';
import { assessCycle } from '../../../server/modules/credits/rules/assessment.js';
import { explainAssessment, explainRequirement } from '../../../server/modules/credits/rules/explanation.js';
import type { LedgerPosting } from '../../../server/modules/credits/rules/counted-credits.js';
import type { PersonFacts } from '../../../server/modules/credits/rules/person-class.js';
import type { RuleSet } from '../../../server/modules/credits/rules/rule-set.js';
import { buildPosting, buildRuleSet, named, teacher } from './rule-facts.js';

const row = (key: string, span: string, amount: number | object, selector: object = {}, more: object = {}) =>
  ({ ...named(key), span, selector, amount: typeof amount === 'number' ? { kind: 'ABSOLUTE', centicredits: amount } : amount, ...more });
const share = (of: string, numerator: number, denominator: number) => ({ kind: 'SHARE', of, share: { numerator, denominator } });
const overflow = (change: object = {}) => ({ ...named('a-to-b'), fromCategoryKey: 'a', toCategoryKey: 'b', span: 'CYCLE', ratio: { from: 1, to: 1 }, ...change });
const a = { categoryKeys: ['a'] };
const b = { categoryKeys: ['b'] };
const ended = { cycleStartYear: 2020, asOfDay: '2025-01-01' };
const assess = (ruleSet: RuleSet, postings: readonly LedgerPosting[], person: PersonFacts = teacher, asOfDay = ended.asOfDay) => assessCycle(ruleSet, person, postings, { ...ended, asOfDay });
const short = (ruleSet: RuleSet, postings: readonly LedgerPosting[], person: PersonFacts = teacher) =>
  Object.fromEntries(assess(ruleSet, postings, person).missing.map((item) => [item.requirementKey, item.code === 'BLOCK_MISSING' ? item.longestMinutes : item.shortCenticredits]));

test('type by level, a topic, a share: each minimum is judged by itself', () => {
  const ruleSet = buildRuleSet({
    topics: [named('ethics')], targets: [{ ...named('total'), span: 'CYCLE', centicredits: 9000 }],
    minima: [row('city-a', 'CYCLE', 1000, { ...a, levels: ['NATIONAL', 'PROVINCE', 'CITY'] }), row('ethics', 'CYCLE', 500, { topicKeys: ['ethics'] }),
      row('third-b', 'CYCLE', share('TARGET', 1, 3), b), row('half-earned-a', 'CYCLE', share('TOTAL', 1, 2), a)],
  });
  const postings = [buildPosting({ level: 'CITY', centicredits: 900, topicKeys: ['ethics'] }), buildPosting({ level: 'COUNTY', centicredits: 3000 }), buildPosting({ categoryKey: 'b', centicredits: 3000 }), buildPosting({ categoryKey: 'c', centicredits: 2101 })];
  expect(short(ruleSet, postings)).toEqual({ 'city-a': 100, 'half-earned-a': 1201 });
});

test('overflow moves surplus one way, at its ratio, no further than the minimum it fills', () => {
  const minima = [row('a-min', 'CYCLE', 1000, a), row('b-min', 'CYCLE', 1000, b)];
  const two = buildRuleSet({ minima, overflows: [overflow({ ratio: { from: 2, to: 1 } })] });
  const assessment = assess(two, [buildPosting({ centicredits: 2001 }), buildPosting({ categoryKey: 'b', centicredits: 700 })]);
  expect(assessment).toMatchObject({ met: true, overflows: [{ takenCenticredits: 600, givenCenticredits: 300 }], total: { countedCenticredits: 2401 } });
  expect(short(two, [buildPosting({ centicredits: 700 }), buildPosting({ categoryKey: 'b', centicredits: 2000 })])).toEqual({ 'a-min': 300 });
});

test('what came in by overflow does not flow on', () => {
  const ruleSet = buildRuleSet({
    minima: [row('c-min', 'CYCLE', 1000, { categoryKeys: ['c'] })],
    overflows: [overflow({ fills: 'CAP' }), overflow({ ...named('b-to-c'), fromCategoryKey: 'b', toCategoryKey: 'c' })],
  });
  expect(assess(ruleSet, [buildPosting({ centicredits: 600 }), buildPosting({ categoryKey: 'b', centicredits: 200 })])).toMatchObject({
    overflows: [{ overflowKey: 'a-to-b', givenCenticredits: 600 }, { overflowKey: 'b-to-c', givenCenticredits: 200 }], categories: [{}, { countedCenticredits: 600 }, { countedCenticredits: 200 }],
  });
});

test('what an assessment cap cuts off may still overflow, and only the rest is lost', () => {
  const ruleSet = buildRuleSet({
    caps: [row('a-counts', 'CYCLE', 1000, a, { enforcedAt: 'ASSESSMENT' })], minima: [row('b-min', 'CYCLE', 500, b)], overflows: [overflow({ surplusAbove: 'CAP' })],
  });
  expect(assess(ruleSet, [buildPosting({ centicredits: 1700 })])).toMatchObject({
    met: true, total: { countedCenticredits: 1500 }, categories: [{ countedCenticredits: 1000 }, { countedCenticredits: 500 }, {}],
    losses: [{ capKey: 'a-counts', lostCenticredits: 200 }],
  });
});

test('a cap as a share of everything earned', () => {
  const ruleSet = buildRuleSet({ caps: [row('a-third', 'CYCLE', share('TOTAL', 1, 3), a, { enforcedAt: 'ASSESSMENT' })] });
  expect(assess(ruleSet, [buildPosting({ centicredits: 5000 }), buildPosting({ categoryKey: 'b', centicredits: 2000 })])).toMatchObject({ total: { countedCenticredits: 3000 }, losses: [{ lostCenticredits: 4000 }] });
});

const classes = [
  { ...named('class-head'), membership: { kind: 'DECLARED' } }, { ...named('on-leave'), membership: { kind: 'DECLARED' }, heldWhen: 'ANY_DAY' },
  { ...named('aged-50'), membership: { kind: 'AGE_AT_LEAST', years: 50 } }, { ...named('new-teacher'), membership: { kind: 'SERVICE_BELOW', years: 1 }, heldWhen: 'ANY_DAY' },
];
const byClass = buildRuleSet({
  classes,
  targets: [{ ...named('aged-total'), span: 'CYCLE', centicredits: 3000, forClasses: ['aged-50'] }, { ...named('total'), span: 'CYCLE', centicredits: 5000 }, { ...named('yearly'), span: 'YEAR', centicredits: 800 }],
  blockDuties: [{ ...named('block'), selector: a, span: 'CYCLE', uninterruptedMinutes: 5400, forClasses: ['class-head'] }],
  exemptions: [{ ...named('leave'), classKeys: ['on-leave'], span: 'YEAR', waives: { kind: 'EVERYTHING' }, shortensCycle: true }],
});
const everyYear = (centicredits: number, years = [2020, 2021, 2022, 2023, 2024]) => years.map((cycleYear) => buildPosting({ cycleYear, centicredits, uninterruptedMinutes: 5399 }));

test.each([
  ['in general', teacher, { total: 1000 }, everyYear(800)],
  ['aged 50 on the last day of the cycle', { ...teacher, birthDay: '1974-12-31' }, {}, everyYear(800)],
  ['a day younger', { ...teacher, birthDay: '1975-01-01' }, { total: 1000 }, everyYear(800)],
  ['class head without a block of 90 hours', { ...teacher, classSpells: [{ classKey: 'class-head', fromDay: '2024-09-01', toDay: null }] }, { block: 5399 }, everyYear(1000)],
  ['class head no more', { ...teacher, classSpells: [{ classKey: 'class-head', fromDay: '2020-09-01', toDay: '2024-12-30' }] }, {}, everyYear(1000)],
  ['a year on leave is waived and shortens the cycle', { ...teacher, classSpells: [{ classKey: 'on-leave', fromDay: '2022-03-01', toDay: '2022-08-31' }] }, {}, everyYear(1000, [2020, 2021, 2023, 2024])],
] as [string, PersonFacts, object, LedgerPosting[]][])('%s', (_case, person, expected, postings) => {
  expect(short(byClass, postings, person)).toEqual(expected);
});

test('years before the hire are not owed; the cycle is owed whole or by years as the policy says', () => {
  const hired = { ...teacher, hireDay: '2023-01-01' };
  const postings = everyYear(1000, [2023, 2024]);
  expect(short(byClass, postings, hired)).toEqual({ total: 3000 });
  expect(short({ ...byClass, policies: { ...byClass.policies, partialCycle: 'BY_YEARS' } }, postings, hired)).toEqual({});
});

test('a year to come is neither short nor met; a current one can still be closed', () => {
  const assessment = assess(byClass, everyYear(1000, [2020, 2021]), teacher, '2022-06-30');
  expect(assessment.years.map(({ state }) => state)).toEqual(['ENDED', 'ENDED', 'CURRENT', 'FUTURE', 'FUTURE']);
  expect(assessment.missing).toMatchObject([{ requirementKey: 'total', periodEnded: false }, { requirementKey: 'yearly', cycleYear: 2022, periodEnded: false }]);
  expect(assessment.requirements.map(({ status }) => status)).toEqual(['SHORT', 'MET', 'MET', 'SHORT', 'NOT_YET', 'NOT_YET']);
  expect(assessment.met).toBe(false);
  for (const standing of assessment.requirements) expect(explainRequirement(byClass, standing).zh).toMatch(/。$/);
});

test('reversed credits do not count, nor what they had lost', () => {
  const posting = buildPosting({ centicredits: 400, checks: [{ capKey: 'x', span: 'YEAR', cycleYear: 2024, limitCenticredits: 400, usedCenticredits: 0, lostCenticredits: 100 }] });
  expect(assess(buildRuleSet(), [posting]).losses).toHaveLength(1);
  expect(assess(buildRuleSet(), [posting, { ...posting, centicredits: -400 }])).toMatchObject({ total: { countedCenticredits: 0 }, losses: [] });
});

test('a cap lowered in mid-cycle takes nothing from what an earlier version posted', () => {
  const lowered = buildRuleSet({ version: 2, caps: [row('a-year', 'YEAR', 800, a)] });
  const postings = [buildPosting({ cycleYear: 2021, centicredits: 1000, ruleSetVersion: 1 }), buildPosting({ cycleYear: 2022, centicredits: 1000, ruleSetVersion: 2 })];
  expect(assess(lowered, postings).years.map(({ countedCenticredits }) => countedCenticredits)).toEqual([0, 1000, 800, 0, 0]);
});

test('a passed degree year counts beside other hours or instead of them, as the switch stands', () => {
  const item = { ...named('degree'), categoryKey: 'b', pieceName: { zh: '学年', en: 'year' }, value: { kind: 'FIXED', rows: [{ centicredits: 7200 }] } };
  const policies = (otherHours: string) => ({ appealDays: null, noticeDays: null, forgeryPenalty: null, partialCycle: 'FULL', degreeYear: { itemKeys: ['degree'], otherHours } });
  const postings = [buildPosting({ centicredits: 500 }), buildPosting({ categoryKey: 'b', itemKey: 'degree', centicredits: 7200 }), buildPosting({ cycleYear: 2023, centicredits: 300 })];
  expect(assess(buildRuleSet({ items: [item], policies: policies('COUNT') }), postings)).toMatchObject({ total: { countedCenticredits: 8000 }, losses: [] });
  expect(assess(buildRuleSet({ items: [item], policies: policies('DO_NOT_COUNT') }), postings)).toMatchObject({ total: { countedCenticredits: 7500 }, losses: [{ code: 'DEGREE_YEAR', cycleYear: 2024, lostCenticredits: 500 }] });
});

const anyPosting = fc.record({ categoryKey: fc.constantFrom('a', 'b', 'c'), cycleYear: fc.integer({ min: 2020, max: 2024 }), centicredits: fc.integer({ min: 1, max: 2000 }) });

test('overflow never creates credits, and everything posted is counted, moved or lost', () => {
  fc.assert(fc.property(
    fc.array(anyPosting, { maxLength: 25 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom('YEAR', 'CYCLE'), fc.constantFrom('MINIMUM', 'CAP'), fc.constantFrom('MINIMUM', 'CAP'),
    (amounts, to, more, span, surplusAbove, fills) => {
      const ruleSet = buildRuleSet({
        minima: [row('a-min', span, 900, a), row('b-min', span, 1500, b)], caps: [row('a-max', span, 1200, a, { enforcedAt: 'ASSESSMENT' }), row('c-max', 'YEAR', 700, { categoryKeys: ['c'] })],
        overflows: [overflow({ span, surplusAbove, fills, ratio: { from: to + more, to } }), overflow({ ...named('c-to-b'), fromCategoryKey: 'c', span })],
      });
      const assessment = assess(ruleSet, amounts.map(buildPosting));
      const posted = amounts.reduce((sum, { centicredits }) => sum + centicredits, 0);
      const lost = assessment.losses.reduce((sum, { lostCenticredits }) => sum + lostCenticredits, 0);
      const kept = assessment.overflows.reduce((sum, { takenCenticredits, givenCenticredits }) => sum + takenCenticredits - givenCenticredits, 0);
      expect(assessment.overflows.every(({ takenCenticredits, givenCenticredits }) => givenCenticredits <= takenCenticredits)).toBe(true);
      expect(assessment.total.countedCenticredits + lost + kept).toBe(posted);
      expect(assessment.categories.reduce((sum, { countedCenticredits }) => sum + countedCenticredits, 0)).toBe(assessment.total.countedCenticredits);
      for (const words of explainAssessment(ruleSet, assessment)) expect(`${words.zh}${words.en}`).not.toMatch(/undefined|NaN/);
    },
  ));
});
