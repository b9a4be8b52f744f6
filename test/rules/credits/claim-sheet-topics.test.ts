import { readFileSync } from 'node:fs';

import { type ClaimCell, type ClaimColumn, readClaimSheet } from '../../../server/modules/credits/rules/claim-sheet.js';
import { parseRuleSet } from '../../../server/modules/credits/rules/rule-set.js';

const shandong = parseRuleSet(JSON.parse(readFileSync(new URL('../../../server/modules/credits/rule-sets/shandong.json', import.meta.url), 'utf8')));

const cell = (text: string): ClaimCell => ({ text, value: text, isDate: false });
const row: Partial<Record<ClaimColumn, string>> = { number: 'T1', name: '王芳', category: '集中培训', level: '县级', hours: '12', startDay: '2025-07-01', endDay: '2025-07-03', title: '班主任研修' };

function read(change: Partial<Record<ClaimColumn, string>>) {
  if (!shandong.ok) throw new Error('the shipped rule set does not parse');
  const { ruleSet } = shandong;
  const cells = Object.fromEntries(Object.entries({ ...row, category: ruleSet.categories[0]?.name.zh ?? '', ...change }).map(([key, text]) => [key, cell(text)]));
  return readClaimSheet([{ row: 2, cells }], {
    today: '2025-08-01', organiserName: '第一小学', place: { zh: '本校', en: 'this school' }, teachers: [{ id: 1, number: 'T1', name: '王芳', endsWith: () => false }],
    persons: new Map([[1, { birthDay: '1990-01-01', hireDay: '2012-09-01', classSpells: [] }]]), uploaderTeacherId: null, ruleSetOn: () => ruleSet, evidenceNames: new Set(), retroactive: null,
  })[0];
}

test('a row says its topic by name, as people write it', () => {
  expect(read({ topic: '班主任 工作' })?.claim?.activity.topicKeys).toEqual(['class-head-work']);
  expect(read({})?.claim?.activity.topicKeys).toEqual([]);
});

test('a topic that the rules do not know is told with those that they do', () => {
  expect(read({ topic: '师德' })?.reasons).toMatchObject([{ code: 'WORD_UNKNOWN', zh: expect.stringMatching(/专题“师德”不在.*可填：班主任工作/) as unknown, en: expect.stringMatching(/Topic “师德” is not in/) as unknown }]);
});
