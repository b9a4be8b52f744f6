import { readdirSync, readFileSync } from 'node:fs';

import { examine, readRuleSetFile, writeRuleSetFile } from '../../../server/modules/credits/rule-set-file.js';
import { explainContradiction } from '../../../server/modules/credits/rules/contradiction-explanation.js';

// Rule sets after the look of other provinces, with cases reckoned by hand: what the shipped ones do not say.
const folder = new URL('./other-rule-sets/', import.meta.url);
const files = readdirSync(folder);
const read = (name: string) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const file = readRuleSetFile(text);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return { text, file };
};

test.each(files)('%s: every case comes out as reckoned by hand, and the file is written as it was read', (name) => {
  const { text, file } = read(name);
  const { cases } = examine(file);
  expect(cases.length).toBeGreaterThanOrEqual(6);
  expect(cases.flatMap(({ key, checks }) => checks.filter(({ passed }) => !passed).map(({ what, expected, got }) => [key, what.zh, expected.zh, got.zh]))).toEqual([]);
  expect(writeRuleSetFile(file)).toBe(text);
  for (const { checks } of cases) for (const { reasons } of checks) for (const { zh, en } of reasons) expect(`${zh} ${en}`).not.toMatch(/undefined|NaN|[A-Z]{3,}_[A-Z]|[a-z]+-[a-z]+-[a-z]+/);
});

test('together they contradict themselves in four places, each worth a second look, and nowhere else', () => {
  const found = files.flatMap((name) => {
    const { file } = read(name);
    return examine(file).contradictions.map((finding) => [finding.severity, finding.code, explainContradiction(file.ruleSet, finding).zh]);
  });
  expect(found).toEqual([
    ['WARNING', 'MINIMA_ABOVE_TARGET', '对“未评职称教师”：未评职称教师区级学分、校级、市级以上合计 40 学分，超过总要求 36 学分，总要求不起作用。'],
    ['WARNING', 'OVERFLOW_CREATES', expect.stringMatching(/每 2 抵 3，充抵后总量会增加，请核对。$/)],
    ['WARNING', 'OVERFLOW_CREATES', expect.stringMatching(/每 1 抵 2，充抵后总量会增加，请核对。$/)],
    ['WARNING', 'CLASS_WITHOUT_PEOPLE', expect.stringMatching(/^教师档案没有代码为“leave”的岗位/)],
  ]);
});
