import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { examine, readRuleSetFile, writeRuleSetFile } from '../../../server/modules/credits/rule-set-file.js';
import { changesBetween } from '../../../server/modules/credits/rules/rule-set-changes.js';
import { closedYearOf, type PublicationFacts, refusalToPublish, refusalToSubmit } from '../../../server/modules/credits/rules/rule-set-publication.js';
import { ruleSetSchema } from '../../../server/modules/credits/rules/rule-set.js';
import { codeWords, FIELD_WORDS, SECTION_WORDS } from '../../../server/modules/credits/rules/rule-set-words.js';
import { SHIPPED_RULE_SET_KEYS } from '../../../server/modules/credits/rules/shipped-rule-sets.js';
import { parseTestCases, runTestCase, testCasesSchema } from '../../../server/modules/credits/rules/test-case.js';
import { buildRuleSet, named as namedRow, shipped } from './rule-facts.js';

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
  ['a comma too many', lines('{', '  "ruleSet": {},', '}'), 3, /第 3 行第 1 个字符.*前面多了一个逗号/],
  ['a comma too few', lines('{', '  "a": 1', '  "b": 2', '}'), 3, /缺少逗号/],
  ['a field given twice', lines('{', '  "key": "a",', '  "key": "b"', '}'), 3, /重复的字段“key”/],
  ['a Chinese colon', lines('{', '  "key"： "a"', '}'), 2, /此处的 ： 是全角或中文符号/],
  ['Chinese quotes', lines('{', '  “key”: "a"', '}'), 2, /此处的 “ 是全角/],
  ['full-width digits as Excel pastes them', '{ "years": ５ }', 1, /此处的 ５ 是全角/],
  ['a full-width sign after the end', '{}；', 1, /此处的 ； 是全角/],
  ['something after the end', '{} {}', 1, /内容已经结束/],
  ['an end too early', '{ "a": [1, 2', 1, /到此中断/],
  ['single quotes', "{ 'a': 1 }", 1, /半角双引号/],
  ['no quotes', '{ key: 1 }', 1, /“k”开头的文字/],
  ['a comment', lines('{', '  // 说明', '  "a": 1 }'), 2, /不能写注释/],
  ['a line break in a text', lines('{', '  "a": "x', 'y" }'), 2, /换行/],
  ['a thousands comma', '{ "a": 7,500 }', 1, /数字写法不对/],
  ['brackets without end', '['.repeat(60), 1, /套得太深/],
  ['no JSON at all', '认定办法', 1, /应以 \{ 开头/],
  ['nothing', '', 1, /应以 \{ 开头/],
  ['a list', '[]', 1, /最外层/],
  ['UTF-16 read as UTF-8', Buffer.from('{"key": "a"}', 'utf16le').toString('utf8'), 1, /UTF-8/],
  ['another Chinese encoding', lines('{', '  "zh": "\uFFFD\uFFFD" }'), 2, /UTF-8/],
  ['too large', ' '.repeat(500_001), 1, /500 KB/],
])('%s is told by its line', (_case, text, line, words) => {
  const [problem] = fileOf(text) as [number, string, string][];
  expect(problem?.slice(0, 2)).toEqual([line, '']);
  expect(problem?.[2]).toMatch(words);
});

test.each<[string, Record<string, unknown>, string, string, string]>([
  ['a field misspelt', { approvls: [] }, '', '不认识的字段：approvls（是不是“approvals”？）。请改正或删去。', 'Unknown fields: approvls (is “approvals” meant?). Mend or delete them.'],
  ['a decimal amount', { targets: [{ ...namedRow('t'), span: 'CYCLE', centicredits: 7.5 }] }, '总量要求第 1 行“名”数额', '应为整数：金额按百分之一填写，7.5 应写作 750。', 'This should be a whole number: amounts are hundredths, so 7.5 is written 750.'],
  ['digits from Excel', { cycle: { years: '５', anchor: { kind: 'CALENDAR_YEAR' }, begins: { kind: 'HIRE_YEAR' } } }, '周期年数', '应为整数，不加引号，用半角数字。', 'This should be a whole number, without quotes, in plain digits.'],
  ['a kind that there is not', { cycle: { years: 5, anchor: { kind: 'SEMESTER' }, begins: { kind: 'HIRE_YEAR' } } }, '周期年度起点', expect.stringMatching(/^只能是：CALENDAR_YEAR（公历年）、.*HIRE_DATE（入职日期）。$/) as string, expect.stringMatching(/hire date/) as string],
  ['more than everything', { minima: [{ ...namedRow('m'), selector: {}, span: 'CYCLE', amount: { kind: 'SHARE', of: 'TARGET', share: { numerator: 120, denominator: 100 } } }] }, '最低要求第 1 行“名”数额比例', '比例不能大于 1。', 'A fraction is at most one.'],
  ['one key for a list', { evidence: [{ ...namedRow('e'), scope: { categoryKeys: 'remote' } }] }, '佐证材料第 1 行“名”适用范围类别', '应为列表 [ ]，如 ["school-based"]。', 'This should be a list [ ], such as ["school-based"].'],
  ['nothing where a row stands', { targets: [null] }, '总量要求第 1 行', '应为一组内容 { }，不能是 null。', 'This should be a group { }, not null.'],
])('%s: what to do about it is said', (_case, change, place, zh, en) => {
  const read = readRuleSetFile(JSON.stringify({ ruleSet: { ...shipped('shaanxi-2018'), ...change } }));
  expect(read.ok ? [] : read.problems.map((problem) => [problem.place.zh, problem.words.zh, problem.words.en])).toEqual([[place, zh, en]]);
});

test('a misspelt list of cases is no file without cases', () => {
  const file = { ruleSet: shipped('shaanxi-2018'), testCase: casesOf('shaanxi-2018') };
  expect(fileOf(JSON.stringify(file))).toEqual([[1, 'testCase', '不认识的字段：testCase（是不是“testCases”？）。请改正或删去。']]);
});

test('past the first twenty problems it is said how many more there are', () => {
  const weights = Array.from({ length: 30 }, () => ({}));
  const read = fileOf(JSON.stringify({ ...shipped('shaanxi-2018'), weights }));
  expect(read).toHaveLength(21);
  expect((read as string[][]).at(-1)?.[2]).toMatch(/^另有 \d+ 处问题/);
});

test('a case says no more than it must, and evidence that is missing stays missing', () => {
  const [first] = casesOf('guangxi-school-based');
  if (!first) throw new Error('no case');
  const [activity] = first.activities;
  if (!activity) throw new Error('no activity');
  const testCases = [{ ...first, activities: [{ ...activity, evidenceKeys: [] }, { ...activity, evidenceKeys: null }] }, { ...first, key: 'nothing-done', activities: [] }, { ...first, key: 'no-birthday', person: { ...first.person, birthDay: null } }];
  const text = writeRuleSetFile({ ruleSet: shipped('guangxi-school-based'), testCases });
  expect(readRuleSetFile(text)).toMatchObject({ ok: true, testCases });
  expect(text.slice(text.indexOf('"testCases"'))).not.toMatch(/"quantity"|"absentMinutes"|"retroactiveOrder"/);
});

test('a case that names what the rule set does not know fails and says so', () => {
  const [first] = casesOf('shaanxi-2018');
  if (!first) throw new Error('no case');
  const result = runTestCase(shipped('shaanxi-2018'), {
    ...first, person: { ...first.person, classSpells: [{ classKey: 'clas-head', fromDay: '2020-01-01', toDay: null }] },
    expected: { posted: [2000, 'YEAR_CLOSE'], categories: [], totalCenticredits: null, met: null, missing: [{ requirementKey: 'remote-min', cycleYear: null, shortCenticredits: null }] },
  });
  expect(result.checks.filter(({ passed }) => !passed).map(({ what, expected, got }) => [what.zh, expected.zh, got.zh]).slice(0, 3)).toEqual([
    ['用例提到的人员类别“clas-head”', '办法中有', '没有，请核对代码'], ['用例提到的要求“remote-min”', '办法中有', '没有，请核对代码'], ['第 2 项“省级集中培训”', '不予登记（没有“YEAR_CLOSE”这种原因）', '10 学分'],
  ]);
});

test('a requirement that a case says is missing must be missing, by how much or not', () => {
  const short = (requirementKey: string, shortCenticredits: number | null) => {
    const [, , third] = casesOf('shaanxi-2018');
    if (!third) throw new Error('no case');
    return runTestCase(shipped('shaanxi-2018'), { ...third, expected: { posted: [], categories: [], totalCenticredits: null, met: null, missing: [{ requirementKey, cycleYear: null, shortCenticredits }] } }).checks.map(({ passed, got }) => [passed, got.zh]);
  };
  expect([short('school-based-minimum', 1500), short('school-based-minimum', null), short('school-based-minimum', 1400), short('remote-minimum', null)]).toEqual([[[true, '15 学分']], [[true, '15 学分']], [[false, '15 学分']], [[false, '不差']]]);
});

test('every field and code of a document has words in both languages', () => {
  const fields = new Set<string>();
  const codes = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) { node.forEach(collect); return; }
    for (const [name, value] of Object.entries(node)) {
      if (name === 'properties') for (const field of Object.keys(value as object)) fields.add(field);
      if (name === 'enum' || name === 'const') for (const code of [value].flat()) codes.add(String(code));
      collect(value);
    }
  };
  collect(z.toJSONSchema(ruleSetSchema, { io: 'input' }));
  collect(z.toJSONSchema(testCasesSchema, { io: 'input' }));
  expect(fields.size).toBeGreaterThan(100);
  expect([...fields].filter((field) => !(field in FIELD_WORDS) && !(field in SECTION_WORDS) && !['zh', 'en', 'kind'].includes(field))).toEqual([]);
  expect([...codes].filter((code) => codeWords(code) === null && code !== 'ABSOLUTE')).toEqual([]);
});

test('malformed fields are told by line and path, in both languages', () => {
  const text = writeRuleSetFile({ ruleSet: shipped('shaanxi-2018'), testCases: [] })
    .replace('"years": 5', '"years": "five"').replace('"hourMinutes": 45', '"hourMinutes": 45, "minutes": 3').replace('"effectiveFromDay": "2018-01-01"', '"effectiveFromDay": "2018-02-30"');
  const read = readRuleSetFile(text);
  if (read.ok) throw new Error('read');
  expect(read.problems.map(({ path, words }) => [path, words.zh])).toEqual([
    ['ruleSet.effectiveFromDay', '日期应写成 YYYY-MM-DD（如 2026-01-31），且确有其日。'], ['ruleSet.unit', '不认识的字段：minutes。请改正或删去。'], ['ruleSet.cycle.years', '应为整数，不加引号，用半角数字。'],
  ]);
  for (const { line, path } of read.problems) expect(text.split('\n')[line - 1]).toContain(path.split('.').at(-1));
  expect(read.problems.map(({ place }) => place)).toEqual([{ zh: '施行日期', en: 'In force from' }, { zh: '计量单位', en: 'Unit' }, { zh: '周期年数', en: 'Cycle, years' }]);
  expect(read.problems[2]?.words.en).toBe('This should be a whole number, without quotes, in plain digits.');
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

test('what other provinces say, in words of the changes', () => {
  const before = shipped('shaanxi-2018');
  const after = ruleSetSchema.parse({
    ...before, classes: [{ key: 'near', name: { zh: '临近退休', en: 'Near retirement' }, membership: { kind: 'REGISTER_SAYS', anyOf: [{ sexes: ['male'], ageAtLeast: 55 }, { titles: ['senior', 'full_senior'], honourLevels: ['CITY'], remoteness: ['remote'] }] } }],
    weights: before.weights.map((row, at) => (at === 0 ? { ...row, rounding: { stepCenticredits: 50, direction: 'UP' } } : row)), overflows: before.overflows.map((row) => ({ ...row, mostCenticredits: 1500, ratio: { from: 1, to: 2 } })),
    caps: before.caps.map((row) => ({ ...row, amount: { kind: 'HIGHEST' } })), registration: { ...before.registration, yearClosesOn: '03-31' },
  });
  expect(changesBetween(before, after).map(({ words }) => [words.zh, words.en])).toEqual([
    ['人员类别：新增“临近退休”（认定方式 按教师档案，档案条件 性别 男，年满（周岁） 55；或职称 高级教师、正高级教师，学校所在地 偏远，骨干称号级别 市，具备时间 期末）。', 'Class of person: “Near retirement” is new (membership by the register, the register says sex Male, aged at least 55; or titles Senior teacher, Full senior teacher, school is Remote, honours at city, held on the last day).'],
    ['上限“校本研修年度上限”数额：由“10 学分”改为“只计最高一次”。', 'Cap “School-based at most a year”, amount: “only the highest” instead of “10 credits”.'],
    ['充抵“集中培训超出部分可充抵远程培训”比例：由“每 1，抵 1”改为“每 1，抵 2”。', 'Overflow “Surplus face to face may fill remote”, ratio: “each 1, gives 2” instead of “each 1, gives 1”.'],
    ['充抵“集中培训超出部分可充抵远程培训”最多充抵：由“无”改为“15 学分”。', 'Overflow “Surplus face to face may fill remote”, at most: “15 credits” instead of “none”.'],
    ['学时计分“国家级培训每学时 0.5 学分”取整：由“无”改为“最小单位 0.5 学分，方向 尾数进位”。', 'Worth of hours “National: 0.5 credits an hour”, rounding: “step 0.5 credits, direction up” instead of “none”.'],
    ['登记时限年度登记截止月日：由“无”改为“03-31”。', 'Registration, year closes on: “03-31” instead of “none”.'],
  ]);
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
