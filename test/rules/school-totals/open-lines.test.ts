import { openLines } from '../../../server/modules/school-totals/rules/open-lines.js';
import { isOnCourse, type SchoolTally, tally } from '../../../server/modules/school-totals/rules/tally.js';

const schools = (...counts: number[]) => counts.map((teacherCount, at) => ({ id: at, teacherCount }));
const merged = (...counts: number[]) => openLines(schools(...counts)).merged.map(({ teacherCount }) => teacherCount);

test.each([
  ['all large: every school under its own name', [40, 5, 60], []],
  ['two small ones with enough teachers together', [40, 3, 60, 4], [3, 4]],
  ['one small school takes the next smallest with it, or the county less the others would be its figures', [40, 3, 60], [3, 40]],
  ['two points of one teacher take a third school', [40, 1, 1, 60, 12], [1, 1, 12]],
  ['four small ones are enough', [2, 2, 2, 2, 9], [2, 2, 2, 2]],
  ['nobody but small ones: one line', [2, 1], [1, 2]],
  ['nothing at all', [], []],
] as const)('%s', (_case, counts, expected) => {
  expect(merged(...counts)).toEqual(expected);
  expect(openLines(schools(...counts)).named).toHaveLength(counts.length - expected.length);
});

test('a minimum of the year decides where there is one, the cycle where there is none', () => {
  const teacher = { minimumCenticredits: null, shortCenticredits: 0, cycleStanding: 'BEHIND' } as const;
  expect([teacher, { ...teacher, cycleStanding: 'ON_COURSE' as const }, { ...teacher, minimumCenticredits: 4800 }, { ...teacher, minimumCenticredits: 4800, shortCenticredits: 100, cycleStanding: 'MET' as const }].map(isOnCourse)).toEqual([false, true, true, false]);
});

test('teachers add up to their schools, category by category', () => {
  const teacher = { minimumCenticredits: null, shortCenticredits: 0, cycleStanding: 'MET', countedCenticredits: 800, categories: [{ categoryKey: 'remote', countedCenticredits: 800 }] } as const;
  const into = new Map<number, SchoolTally>();
  tally(into, [{ ...teacher, schoolId: 1 }, { ...teacher, schoolId: 2, cycleStanding: 'BEHIND' }]);
  tally(into, [{ ...teacher, schoolId: 1, cycleStanding: 'ON_COURSE', countedCenticredits: 100, categories: [{ categoryKey: 'remote', countedCenticredits: 40 }, { categoryKey: 'face-to-face', countedCenticredits: 60 }] }]);
  expect([...into]).toEqual([
    [1, { teacherCount: 2, countedCenticredits: 900, onCourseCount: 2, cycleMetCount: 1, categories: { remote: 840, 'face-to-face': 60 } }],
    [2, { teacherCount: 1, countedCenticredits: 800, onCourseCount: 0, cycleMetCount: 0, categories: { remote: 800 } }],
  ]);
});
