import fc from 'fast-check';

import { ANSWERED, groupResults, shownGroups, talliesOf } from '../../../server/modules/surveys/rules/groups.js';
import type { Question } from '../../../server/modules/surveys/rules/questions.js';

const group = (code: string, answered: number) => ({ code, answered });

describe('which groups may be shown', () => {
  test.each([
    ['five are shown, four are not, where the hidden are five together', [group('a', 9), group('b', 4), group('c', 1)], ['a']],
    ['one small group takes the smallest shown one with it', [group('a', 9), group('b', 6), group('c', 2)], ['a']],
    ['of equal size the later code goes', [group('a', 6), group('b', 6), group('c', 1)], ['a']],
    ['nobody hidden, all shown', [group('a', 5), group('b', 7)], ['a', 'b']],
    ['a group that said nothing hides nobody', [group('a', 5), group('b', 0)], ['a']],
    ['a single small group stays alone', [group('a', 3)], []],
  ] as const)('%s', (_case, groups, shown) => {
    expect([...shownGroups(groups)].sort()).toEqual(shown);
  });

  test('what is hidden is nobody or five and more, unless nothing is shown', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }), (sizes) => {
      const groups = sizes.map((answered, at) => group(`g${at}`, answered));
      const shown = shownGroups(groups);
      const hidden = groups.filter(({ code }) => !shown.has(code)).reduce((sum, { answered }) => sum + answered, 0);
      expect(groups.every(({ code, answered }) => !shown.has(code) || answered >= 5)).toBe(true);
      expect(hidden === 0 || hidden >= 5 || shown.size === 0).toBe(true);
    }));
  });
});

test('counts of a group are the counts of its answers; words are not counted', () => {
  const questions: Question[] = [
    { key: 'q1', kind: 'SCALE', title: '熟悉程度', required: true, options: [] }, { key: 'q2', kind: 'MULTIPLE', title: '提升方面', required: true, options: ['设计', '评价', '管理'] }, { key: 'q3', kind: 'TEXT', title: '困难', required: false, options: [] },
  ];
  const answers = [[4, [0, 2]], [2, [2]], [4, [1]]] as const;
  const people = new Map<string, number>();
  for (const [scale, choices] of answers) {
    for (const { question, choice } of talliesOf(questions, [{ question: 'q1', choices: [], scale, text: null }, { question: 'q2', choices: [...choices], scale: null, text: null }, { question: 'q3', choices: [], scale: null, text: '班额大' }])) {
      people.set(`${question}/${choice}`, (people.get(`${question}/${choice}`) ?? 0) + 1);
    }
  }
  expect(people.get(`/${ANSWERED}`)).toBe(3);
  const tallies = [...people].map(([key, count]) => ({ code: '7', question: key.split('/')[0] as string, choice: Number(key.split('/')[1]), people: count }));
  expect(groupResults(questions, tallies)).toEqual([
    { question: questions[0], answered: 3, counts: [0, 1, 0, 2, 0], meanMilli: 3333 }, { question: questions[1], answered: 3, counts: [1, 1, 2], meanMilli: null },
  ]);
});
