import { attemptToWrite, type HandInFacts, refusalToWithdraw } from '../../../server/modules/assignments/rules/hand-in.js';
import { allot, resultOf } from '../../../server/modules/assignments/rules/marking.js';
import { assessmentOf, type AssignmentStanding } from '../../../server/modules/assignments/rules/outcome.js';

const terms = { markersEach: 2, mostSpreadPoints: 10, passPoints: 60 };

describe('the result of a hand-in', () => {
  test.each([
    ['nobody has marked', [], terms, { state: 'MARKING' }],
    ['one of two has marked', [70], terms, { state: 'MARKING' }],
    ['two agree enough: the mean, exact', [70, 75], terms, { state: 'DONE', milliPoints: 72_500, passed: true, counted: [70, 75] }],
    ['exactly as far apart as allowed', [60, 70], terms, { state: 'DONE', milliPoints: 65_000, passed: true, counted: [60, 70] }],
    ['one point more calls for a third', [60, 71], terms, { state: 'THIRD_NEEDED' }],
    ['the third is still to mark', [60, 71, null], terms, { state: 'THIRD_NEEDED' }],
    ['the nearest pair counts', [50, 71, 70], terms, { state: 'DONE', milliPoints: 70_500, passed: true, counted: [70, 71] }],
    ['of equally near pairs the higher', [50, 70, 60], terms, { state: 'DONE', milliPoints: 65_000, passed: true, counted: [60, 70] }],
    ['half a point below the pass mark fails', [59, 60], terms, { state: 'DONE', milliPoints: 59_500, passed: false, counted: [59, 60] }],
    ['one marker is enough where one is asked for', [60], { ...terms, markersEach: 1 }, { state: 'DONE', milliPoints: 60_000, passed: true, counted: [60] }],
  ] as const)('%s', (_case, marks, given, expected) => expect(resultOf(marks, given)).toEqual(expected));

  test('the least busy mark, nobody his own, nobody twice', () => {
    const markers = [{ accountId: 1, teacherId: null, load: 3 }, { accountId: 2, teacherId: 77, load: 0 }, { accountId: 3, teacherId: null, load: 1 }, { accountId: 4, teacherId: null, load: 1 }];
    expect(allot(2, markers, { teacherId: 77, taken: [] })).toEqual([3, 4]);
    expect(allot(1, markers, { teacherId: 5, taken: [2, 3] })).toEqual([4]);
    expect(allot(3, [{ accountId: 1, teacherId: 5, load: 0 }], { teacherId: 5, taken: [] })).toEqual([]);
  });
});

describe('writing and taking back', () => {
  const facts: HandInFacts & { readRevision: number } = {
    now: '2026-07-10', opensAt: '2026-07-01', dueAt: '2026-07-20', lateUntil: null, resitUntil: '2026-08-10', cohortEnded: false, readRevision: 3,
    last: { attempt: 1, status: 'DRAFT', passed: null, revision: 3, marksBegun: false },
  };
  const last = (changes: object) => ({ last: { attempt: 1, status: 'DRAFT' as const, passed: null, revision: 3, marksBegun: false, ...changes } });
  test.each([
    ['goes on with a draft', {}, { attempt: 1 }],
    ['begins the first', { last: null }, { attempt: 1 }],
    ['class closed', { cohortEnded: true, now: '2026-06-01' }, { code: 'COHORT_ENDED' }],
    ['not open yet', { now: '2026-06-01', last: null }, { code: 'NOT_OPEN_YET', opensAt: '2026-07-01' }],
    ['handed in', last({ status: 'SUBMITTED' }), { code: 'HANDED_IN_ALREADY' }],
    ['passed', last({ status: 'MARKED', passed: true }), { code: 'RESULT_STANDS' }],
    ['failed: the re-sit', { now: '2026-08-01', ...last({ status: 'MARKED', passed: false }) }, { attempt: 2 }],
    ['failed, re-sit over', { now: '2026-08-11', ...last({ status: 'MARKED', passed: false }) }, { code: 'RESIT_OVER', resitUntil: '2026-08-10' }],
    ['failed twice', last({ attempt: 2, status: 'MARKED', passed: false }), { code: 'RESULT_STANDS' }],
    ['after the due time', { now: '2026-07-21' }, { code: 'TOO_LATE', endedAt: '2026-07-20' }],
    ['late is taken', { now: '2026-07-21', lateUntil: '2026-07-25' }, { attempt: 1 }],
    ['an older copy', { readRevision: 2 }, { code: 'CHANGED_ELSEWHERE', revision: 3 }],
  ] as const)('%s', (_case, change, expected) => expect(attemptToWrite({ ...facts, ...change })).toEqual(expected));

  test.each([
    ['nothing handed in', {}, { code: 'NOT_HANDED_IN' }],
    ['in time', last({ status: 'SUBMITTED' }), null],
    ['over', { now: '2026-07-21', ...last({ status: 'SUBMITTED' }) }, { code: 'DUE_TIME_OVER', dueAt: '2026-07-20' }],
    ['being marked', last({ status: 'SUBMITTED', marksBegun: true }), { code: 'BEING_MARKED' }],
  ] as const)('taking back: %s', (_case, change, expected) => expect(refusalToWithdraw({ ...facts, ...change })).toEqual(expected));
});

describe('what assignments come to', () => {
  const standing = (changes: Partial<AssignmentStanding> = {}): AssignmentStanding => ({ title: '作业', required: true, weight: 0, fullPoints: 100, isOpen: false, resitOpen: false, isWaiting: false, result: { milliPoints: 80_000, passed: true, attempt: 1 }, ...changes });
  const failed = { milliPoints: 40_000, passed: false, attempt: 1 };
  test.each([
    ['no assignments', [], null, 0],
    ['the required one passed', [standing()], 'PASSED', 1000],
    ['a required one not handed in', [standing(), standing({ result: null })], 'FAILED', 1000],
    ['a required one still open', [standing({ result: null, isOpen: true })], null, 1000],
    ['failed with a re-sit open', [standing({ result: failed, resitOpen: true })], null, 1000],
    ['failed, the re-sit being marked', [standing({ result: failed, isWaiting: true })], null, 1000],
    ['failed for good', [standing({ result: failed })], 'FAILED', 1000],
    ['weighted, exactly sixty', [standing({ weight: 1, required: false }), standing({ weight: 1, required: false, result: failed })], 'PASSED', 600],
    ['weighted, a thousandth less', [standing({ weight: 1 }), standing({ weight: 1, required: false, result: { ...failed, milliPoints: 39_999 } })], 'FAILED', 599],
    ['different full marks', [standing({ weight: 2, fullPoints: 30, result: { milliPoints: 20_000, passed: true, attempt: 1 } }), standing({ weight: 1, fullPoints: 7, result: { milliPoints: 7000, passed: true, attempt: 1 } })], 'PASSED', 777],
  ] as const)('%s', (_case, standings, assessment, permille) => expect(assessmentOf(standings)).toMatchObject({ assessment, permille }));
});
