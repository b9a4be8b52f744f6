import fc from 'fast-check';
import { postUnderCaps, type PostedAmount } from '../../../server/modules/credits/rules/posting.js';
import { explainPosting } from '../../../server/modules/credits/rules/explanation.js';
import { buildRuleSet, named, teacher } from './rule-facts.js';

const cap = (key: string, span: string, centicredits: number, selector: object = {}) => ({ ...named(key), span, selector, amount: { kind: 'ABSOLUTE', centicredits } });
const ruleSet = buildRuleSet({
  items: [{ ...named('prize'), categoryKey: 'b', pieceName: { zh: '项', en: 'prize' }, value: { kind: 'DECLARED' } }],
  targets: [{ ...named('total'), span: 'CYCLE', centicredits: 6000 }],
  caps: [
    cap('record', 'RECORD', 900), cap('course', 'COURSE', 1200, { categoryKeys: ['a'] }), cap('prize-year', 'YEAR', 500, { itemKeys: ['prize'] }),
    cap('a-year', 'YEAR', 1500, { categoryKeys: ['a'] }), cap('school-cycle', 'CYCLE', 1000, { levels: ['SCHOOL'] }),
    { ...named('b-share'), span: 'CYCLE', selector: { categoryKeys: ['b'] }, amount: { kind: 'SHARE', of: 'TARGET', share: { numerator: 1, denominator: 3 } } },
    cap('year', 'YEAR', 2500), cap('cycle', 'CYCLE', 7000),
  ],
});
const amount = (change: Partial<PostedAmount>): PostedAmount => ({ categoryKey: 'a', level: 'COUNTY', itemKey: null, topicKeys: [], courseKey: null, cycleYear: 2024, centicredits: 0, ...change });
const post = (change: Partial<PostedAmount>, posted: readonly PostedAmount[]) => {
  const { centicredits, ...record } = amount(change);
  return postUnderCaps(ruleSet, teacher, { ...record, valueCenticredits: centicredits, day: `${record.cycleYear}-06-10` }, posted);
};

test.each([
  ['room enough', { centicredits: 900 }, [{ centicredits: 600, cycleYear: 2023 }], 900, {}],
  ['one record', { centicredits: 1000 }, [], 900, { record: 100 }],
  ['one course in two parts', { centicredits: 500, courseKey: 'x' }, [{ centicredits: 900, courseKey: 'x', cycleYear: 2023 }], 300, { course: 200 }],
  ['a reversal gives room back', { centicredits: 500 }, [{ centicredits: 1500 }, { centicredits: -400 }], 400, { 'a-year': 100 }],
  ['over the cap already', { centicredits: 500 }, [{ centicredits: 1700 }], 0, { 'a-year': 500 }],
  ['an item of its year', { centicredits: 300, categoryKey: 'b', itemKey: 'prize' }, [{ centicredits: 400, categoryKey: 'b', itemKey: 'prize' }], 100, { 'prize-year': 200 }],
  ['a share of the target', { centicredits: 300, categoryKey: 'b' }, [{ centicredits: 1800, categoryKey: 'b', cycleYear: 2022 }], 200, { 'b-share': 100 }],
  ['two caps share the loss in order', { centicredits: 1000, level: 'SCHOOL' }, [{ centicredits: 1000 }, { centicredits: 700, level: 'SCHOOL', cycleYear: 2021 }], 300, { record: 100, 'a-year': 400, 'school-cycle': 200 }],
] as const)('%s', (_case, change, posted, postedCenticredits, lost) => {
  const posting = post(change, posted.map((row) => amount(row)));
  expect(posting.postedCenticredits).toBe(postedCenticredits);
  expect(Object.fromEntries(posting.checks.filter((check) => check.lostCenticredits > 0).map((check) => [check.capKey, check.lostCenticredits]))).toEqual(lost);
});

test('the words name the cap and what was lost to it', () => {
  expect(explainPosting(buildRuleSet({ caps: [{ ...cap('year', 'YEAR', 1000), name: { zh: '年度上限', en: 'Yearly limit' } }] }), {
    pricedCenticredits: 450, postedCenticredits: 250, lostCenticredits: 200, checks: [{ capKey: 'year', span: 'YEAR', cycleYear: 2024, limitCenticredits: 1000, usedCenticredits: 750, lostCenticredits: 200 }],
  })).toEqual([
    { zh: '“年度上限”为 10 学分，此前已登记 7.5 学分，本次超出 2 学分不计。', en: '“Yearly limit” is 10 credits; 7.5 credits were posted before, so 2 credits are lost.' },
    { zh: '应计 4.5 学分，实际登记 2.5 学分。', en: 'Worth 4.5 credits; 2.5 credits posted.' },
  ]);
});

const anyAmount: fc.Arbitrary<PostedAmount> = fc.record({
  categoryKey: fc.constantFrom('a', 'b', 'c'), level: fc.constantFrom('CITY' as const, 'SCHOOL' as const), itemKey: fc.constantFrom(null, 'prize'),
  topicKeys: fc.constant([]), courseKey: fc.constantFrom(null, 'x', 'y'), cycleYear: fc.integer({ min: 2020, max: 2024 }), centicredits: fc.integer({ min: 1, max: 3000 }),
});

test('whatever comes in whatever order, no cap is passed, nothing vanishes, and the same facts give the same posting', () => {
  fc.assert(fc.property(fc.array(anyAmount, { maxLength: 40 }), (amounts) => {
    const ledger: PostedAmount[] = [];
    for (const row of amounts) {
      const posting = post(row, ledger);
      expect(posting).toEqual(post(row, [...ledger].reverse()));
      expect(posting.postedCenticredits).toBeGreaterThanOrEqual(0);
      expect(posting.postedCenticredits + posting.checks.reduce((lost, check) => lost + check.lostCenticredits, 0)).toBe(row.centicredits);
      ledger.push({ ...row, centicredits: posting.postedCenticredits });
    }
    const total = (rows: PostedAmount[]) => rows.reduce((sum, row) => sum + row.centicredits, 0);
    expect(ledger.every((row) => row.centicredits <= 900)).toBe(true);
    expect(total(ledger)).toBeLessThanOrEqual(7000);
    expect(total(ledger.filter((row) => row.level === 'SCHOOL'))).toBeLessThanOrEqual(1000);
    expect(total(ledger.filter((row) => row.categoryKey === 'b'))).toBeLessThanOrEqual(2000);
    for (const courseKey of ['x', 'y']) expect(total(ledger.filter((row) => row.categoryKey === 'a' && row.courseKey === courseKey))).toBeLessThanOrEqual(1200);
    for (const cycleYear of [2020, 2021, 2022, 2023, 2024]) {
      const ofYear = ledger.filter((row) => row.cycleYear === cycleYear);
      expect(total(ofYear)).toBeLessThanOrEqual(2500);
      expect(total(ofYear.filter((row) => row.categoryKey === 'a'))).toBeLessThanOrEqual(1500);
      expect(total(ofYear.filter((row) => row.itemKey === 'prize'))).toBeLessThanOrEqual(500);
    }
  }));
});
