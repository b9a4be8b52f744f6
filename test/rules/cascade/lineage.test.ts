import { inTreeOrder, isOverdue, reachedSchools, type StepFacts, statesOf, subjectCoverage } from '../../../server/modules/cascade/rules/lineage.js';
import { refusalToPass, type StepAddFacts } from '../../../server/modules/cascade/rules/step.js';

const step = (id: number, parentId: number | null, changes: Partial<StepFacts> = {}): StepFacts => ({ id, parentId, level: 'SCHOOL', schoolId: id, isWithdrawn: false, isHeld: true, ...changes });
const targets = [1, 2, 3, 4].map((schoolId) => ({ schoolId, areaId: 1 }));

test('below a withdrawn step everything is broken, however deep, and no longer counts', () => {
  const steps = [step(10, null, { level: 'AREA', schoolId: null, isWithdrawn: true }), step(1, 10), step(2, 1), step(3, null), step(4, null, { isHeld: false })];
  expect([...statesOf(steps)]).toEqual([[10, 'WITHDRAWN'], [1, 'BROKEN'], [2, 'BROKEN'], [3, 'HELD'], [4, 'PLANNED']]);
  expect([...reachedSchools(targets, steps)]).toEqual([3]);
});

test('a school counts once however many steps it had, and only when it is a target', () => {
  expect([...reachedSchools(targets, [step(11, null, { schoolId: 1 }), step(12, null, { schoolId: 1 }), step(13, null, { schoolId: 99 }), step(14, null, { level: 'AREA', schoolId: 2 })])]).toEqual([1]);
});

test('people count once in their subject', () => {
  const teachers = [{ id: 1, subject: 'chinese' }, { id: 2, subject: 'chinese' }, { id: 3, subject: 'art' }];
  expect(subjectCoverage(['chinese', 'art'], teachers, new Set([1, 3, 77]))).toEqual([{ subject: 'chinese', teachers: 2, reached: 1 }, { subject: 'art', teachers: 1, reached: 1 }]);
});

test('the tree is told depth first; a target is overdue the day after the last', () => {
  expect(inTreeOrder([step(3, 1), step(1, null), step(4, 3), step(2, null)]).map((each) => [each.step.id, each.depth])).toEqual([[1, 0], [3, 1], [4, 2], [2, 0]]);
  expect([['2026-11-20', false], ['2026-11-21', true]].map(([today]) => isOverdue({ isReached: false, dueOn: '2026-11-20', today: today as string }))).toEqual([false, true]);
  expect(isOverdue({ isReached: true, dueOn: '2026-11-20', today: '2027-01-01' })).toBe(false);
});

const passable: StepAddFacts = { level: 'SCHOOL', parentState: 'HELD', giver: { name: '王老师', wasPresent: true }, hasPlace: true, isTarget: true, startsAt: '2026-11-20 01:00:00.000', parentEndedAt: '2026-11-20 01:00:00.000', unknownNumbers: [], invited: 1, isThere: false };
// Each row breaks its own rule and every rule below it.
test.each([
  ['the step above was not held', { parentState: 'BROKEN', giver: null }, 'PARENT_NOT_HELD'],
  ['nobody of that name', { giver: null, hasPlace: false }, 'GIVER_UNKNOWN'],
  ['who was not there cannot pass it on', { giver: { name: '王老师', wasPresent: false }, hasPlace: false }, 'GIVER_NOT_PRESENT'],
  ['for nobody', { hasPlace: false, isTarget: false }, 'PLACE_MISSING'],
  ['no target', { isTarget: false, startsAt: '2026-01-01' }, 'SCHOOL_NOT_TARGET'],
  ['before it was learnt', { startsAt: '2026-11-20 00:59:59.999', unknownNumbers: ['T1'] }, 'BEFORE_PARENT'],
  ['unknown people', { unknownNumbers: ['T1'], invited: 0 }, 'NUMBERS_UNKNOWN'],
  ['nobody invited', { invited: 0, isThere: true }, 'NOBODY_INVITED'],
  ['on record already', { isThere: true }, 'STEP_THERE'],
] as [string, Partial<StepAddFacts>, string][])('%s', (_case, changes, code) => expect(refusalToPass({ ...passable, ...changes })).toMatchObject({ code }));
test('otherwise it may be passed on', () => expect(refusalToPass(passable)).toBeNull());
