import { readFileSync } from 'node:fs';

import { examine, readRuleSetFile, writeRuleSetFile } from '../../../server/modules/credits/rule-set-file.js';
import { changesBetween } from '../../../server/modules/credits/rules/rule-set-changes.js';
import { closedYearOf, type PublicationFacts, refusalToPublish, refusalToSubmit } from '../../../server/modules/credits/rules/rule-set-publication.js';
import { ruleSetSchema } from '../../../server/modules/credits/rules/rule-set.js';
import { SHIPPED_RULE_SET_KEYS } from '../../../server/modules/credits/rules/shipped-rule-sets.js';
import { parseTestCases, runTestCase } from '../../../server/modules/credits/rules/test-case.js';
import { buildRuleSet, shipped } from './rule-facts.js';

const casesOf = (key: string) => {
  const parsed = parseTestCases(JSON.parse(readFileSync(new URL(`../../../server/modules/credits/rule-sets/cases/${key}.json`, import.meta.url), 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.testCases;
};
const fileOf = (text: string) => {
  const read = readRuleSetFile(text);
  return read.ok ? read : read.problems.map(({ line, path, words }) => [line, path, words.zh]);
};

test.each(SHIPPED_RULE_SET_KEYS)('%s: the readable file gives the same rules again, and every case that is kept with it passes', (key) => {
  const file = { ruleSet: shipped(key), testCases: casesOf(key) };
  const text = writeRuleSetFile(file);
  expect(readRuleSetFile(text)).toEqual({ ok: true, ...file });
  expect(text.split('\n').every((line) => line.length < 600)).toBe(true);
  const { contradictions, cases } = examine(file);
  expect(contradictions.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  expect(cases.flatMap(({ checks }) => checks.filter(({ passed }) => !passed))).toEqual([]);
  expect(cases.length).toBeGreaterThan(0);
});

test('a case that does not come out tells what came instead, and why', () => {
  const [first] = casesOf('shaanxi-2018');
  if (!first) throw new Error('no case');
  const wrong = runTestCase(shipped('shaanxi-2018'), { ...first, expected: { ...first.expected, posted: [2500, 1000], totalCenticredits: null, met: null, categories: [] } });
  expect(wrong).toMatchObject({ passed: false, checks: [{ expected: { zh: '25 学分' }, got: { zh: '20 学分' }, passed: false }, { passed: true }] });
  expect(wrong.checks[0]?.reasons.map(({ zh }) => zh).join('')).toContain('0.5 学分');
  expect(runTestCase(shipped('shaanxi-2018'), { ...first, expected: { posted: [], categories: [], totalCenticredits: null, met: null, missing: [] } }).passed).toBe(false);
});

const lines = (...text: string[]) => text.join('\n');
test.each<[string, string, number, RegExp]>([
  ['a comma too many', lines('{', '  "ruleSet": {},', '}'), 3, /第 3 行第 1 个字符/],
  ['a field given twice', lines('{', '  "key": "a",', '  "key": "b"', '}'), 3, /重复的字段/],
  ['no JSON at all', '认定办法', 1, /JSON/],
  ['too large', ' '.repeat(500_001), 1, /500 KB/],
])('%s is told by its line', (_case, text, line, words) => {
  const [problem] = fileOf(text) as [number, string, string][];
  expect(problem?.slice(0, 2)).toEqual([line, '']);
  expect(problem?.[2]).toMatch(words);
});

test('malformed fields are told by line and path, in both languages', () => {
  const text = writeRuleSetFile({ ruleSet: shipped('shaanxi-2018'), testCases: [] })
    .replace('"years": 5', '"years": "five"').replace('"hourMinutes": 45', '"hourMinutes": 45, "minutes": 3').replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2018-02-30"');
  const read = readRuleSetFile(text);
  if (read.ok) throw new Error('read');
  expect(read.problems.map(({ path, words }) => [path, words.zh])).toEqual([
    ['ruleSet.effectiveFromDay', '日期应写成 YYYY-MM-DD，且确有其日。'], ['ruleSet.unit', '不认识的字段：minutes。'], ['ruleSet.cycle.years', '应为整数。'],
  ]);
  for (const { line, path } of read.problems) expect(text.split('\n')[line - 1]).toContain(path.split('.').at(-1));
  expect(read.problems.map(({ place }) => place)).toEqual([{ zh: '施行日期', en: 'In force from' }, { zh: '计量单位', en: 'Unit' }, { zh: '周期年数', en: 'Cycle, years' }]);
  expect(read.problems[2]?.words.en).toBe('This should be a whole number.');
});

test('what another version says, in words', () => {
  const before = shipped('shaanxi-2018');
  const after = ruleSetSchema.parse({
    ...before, effectiveFromDay: '2027-01-01', caps: before.caps.map((cap) => ({ ...cap, amount: { kind: 'ABSOLUTE', centicredits: 1200 } })), overflows: [],
    classes: [{ key: 'over-50', name: { zh: '五十岁以上教师', en: 'Aged 50 and over' }, membership: { kind: 'AGE_AT_LEAST', years: 50 } }],
    blockRules: before.blockRules.map((rule) => ({ ...rule, scope: { categoryKeys: [], itemKeys: [] } })),
  });
  expect(changesBetween(before, after).map(({ path, kind, words }) => [path, kind, words.zh])).toEqual([
    ['effectiveFromDay', 'CHANGED', '施行日期：由“2018-01-01”改为“2027-01-01”。'],
    ['classes.over-50', 'ADDED', '人员类别：新增“五十岁以上教师”（认定方式 年龄不小于，年数 50，具备时间 期末）。'],
    ['caps.school-based-yearly.amount', 'CHANGED', '上限“校本研修年度上限”数额：由“10 学分”改为“12 学分”。'],
    ['overflows.face-to-face-fills-remote', 'REMOVED', '充抵：删去“集中培训超出部分可充抵远程培训”。'],
    [`blockRules.${before.blockRules[0]?.key}.scope`, 'CHANGED', expect.stringMatching(/适用范围：由“类别 集中培训”改为“无”。$/)],
  ]);
  expect(changesBetween(before, before)).toEqual([]);
});

const fit: PublicationFacts = { status: 'SUBMITTED', actorId: 2, authorIds: [1], errorCount: 0, failedTestCases: 0, closedYear: null };
test.each([
  ['not submitted', { status: 'DRAFT', actorId: 1, errorCount: 1, failedTestCases: 1 }, { code: 'DRAFT_NOT_SUBMITTED', status: 'DRAFT' }],
  ['by its author', { actorId: 1, errorCount: 1, failedTestCases: 1 }, { code: 'PUBLISHER_IS_AUTHOR' }],
  ['contradictory', { errorCount: 2, failedTestCases: 1 }, { code: 'CONTRADICTIONS', count: 2 }],
  ['a case fails', { failedTestCases: 1, closedYear: { cycleYear: 2025, closedAfterDay: '2026-01-31' } }, { code: 'TEST_CASES_FAIL', count: 1 }],
  ['a closed year', { closedYear: { cycleYear: 2025, closedAfterDay: '2026-01-31' } }, { code: 'START_IN_CLOSED_YEAR', cycleYear: 2025, closedAfterDay: '2026-01-31' }],
  ['in order', {}, null],
] as const)('publication, %s', (_case, change, refusal) => {
  expect(refusalToPublish({ ...fit, ...change })).toEqual(refusal);
});

test('a draft that was handed in is not handed in again', () => {
  expect(refusalToSubmit(fit)).toEqual({ code: 'DRAFT_NOT_OPEN', status: 'SUBMITTED' });
  expect(refusalToSubmit({ ...fit, status: 'DRAFT', actorId: 1 })).toBeNull();
});

test.each([
  ['2025-12-31', '2026-01-31', null], ['2025-12-31', '2026-02-01', { cycleYear: 2025, closedAfterDay: '2026-01-31' }], ['2027-01-01', '2026-11-21', null],
])('a version from %s published on %s', (fromDay, today, closed) => {
  expect(closedYearOf(shipped('shaanxi-2018'), fromDay, today)).toEqual(closed);
  expect(closedYearOf(buildRuleSet(), fromDay, today)).toBeNull();
});
