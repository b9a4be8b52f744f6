import { COMPLETION_REASONS, type CompletionFacts, completionOf, completionWords, refusedFromMinutes } from '../../../server/modules/training/rules/completion.js';
import { refusalOfCapacity, refusalOfQuotas, refusalOfSchedule, refusalToClose, refusalToOpen, refusalToStart } from '../../../server/modules/training/rules/cohort-life.js';
import { longestBlock } from '../../../server/modules/training/rules/session-block.js';

const complete: CompletionFacts = { requiredMinutes: 450, absentMinutes: 0, absenceNumerator: 1, absenceDenominator: 5, assessmentRequired: true, assessment: 'PASSED' };

/** In descending precedence: each row breaks its own rule and those below it. */
test.each([
  ['no register', { requiredMinutes: 0, assessment: null }, 'ATTENDANCE_NOT_RECORDED', 0],
  ['absent one fifth to the minute', { absentMinutes: 90, assessment: null }, 'ABSENT_TOO_LONG', 800],
  ['one minute less, not assessed', { absentMinutes: 89, assessment: null }, 'ASSESSMENT_MISSING', 802],
  ['failed', { absentMinutes: 89, assessment: 'FAILED' as const }, 'ASSESSMENT_FAILED', 802],
  ['all well', { absentMinutes: 89 }, 'COMPLETED', 802],
  ['no assessment asked for', { assessmentRequired: false, assessment: null }, 'COMPLETED', 1000],
] as const)('%s', (_case, change, reason, attendedPermille) => {
  expect(completionOf({ ...complete, ...change })).toMatchObject({ reason, completed: reason === 'COMPLETED', attendedPermille });
});

test('a third is a third: no rounded share decides', () => {
  const third = { ...complete, absenceNumerator: 1, absenceDenominator: 3 };
  expect(completionOf({ ...third, requiredMinutes: 1000, absentMinutes: 333 }).completed).toBe(true);
  expect(completionOf({ ...third, requiredMinutes: 999, absentMinutes: 333 }).completed).toBe(false);
});

test.each([[2_400, 1, 5, 480], [2_399, 1, 5, 480], [2_401, 1, 5, 481], [1_000, 1, 3, 334], [999, 1, 3, 333]] as const)('of %i minutes at %i/%i, %i are too many and one less is not', (requiredMinutes, absenceNumerator, absenceDenominator, refusedFrom) => {
  const terms = { ...complete, requiredMinutes, absenceNumerator, absenceDenominator };
  expect(refusedFromMinutes(terms)).toBe(refusedFrom);
  expect([completionOf({ ...terms, absentMinutes: refusedFrom }).completed, completionOf({ ...terms, absentMinutes: refusedFrom - 1 }).completed]).toEqual([false, true]);
});

test('the words carry the figures', () => {
  expect(completionWords('ABSENT_TOO_LONG', { requiredMinutes: 450, absentMinutes: 135, absenceNumerator: 1, absenceDenominator: 5 })).toEqual({
    zh: '缺勤 135 分钟，达到应到 450 分钟的 1/5 及以上，不予结业', en: 'Absent 135 of 450 minutes: 1/5 or more',
  });
  expect(Object.keys(COMPLETION_REASONS)).toEqual(['ATTENDANCE_NOT_RECORDED', 'ABSENT_TOO_LONG', 'ASSESSMENT_MISSING', 'ASSESSMENT_FAILED', 'COMPLETED']);
});

test('the longest run of days', () => {
  const on = (day: string) => ({ day, durationMinutes: 135 });
  expect(longestBlock([])).toEqual({ consecutiveDays: 0, uninterruptedMinutes: 0 });
  expect(longestBlock([on('2026-07-03'), on('2026-07-01'), on('2026-07-02'), on('2026-07-02'), on('2026-07-06'), on('2026-07-31'), on('2026-08-01')])).toEqual({ consecutiveDays: 3, uninterruptedMinutes: 540 });
});

test('the life of a cohort', () => {
  const open = { status: 'DRAFT' as const, programmeStatus: 'PUBLISHED' as const, sessions: 1 };
  expect(refusalToOpen(open)).toBeNull();
  expect(refusalToOpen({ status: 'OPEN', programmeStatus: 'DRAFT', sessions: 0 })).toEqual({ code: 'COHORT_NOT_DRAFT', status: 'OPEN' });
  expect(refusalToOpen({ ...open, programmeStatus: 'DRAFT', sessions: 0 })).toEqual({ code: 'PROGRAMME_NOT_PUBLISHED' });
  expect(refusalToOpen({ ...open, sessions: 0 })).toEqual({ code: 'NO_SESSIONS' });
  expect(refusalToStart({ status: 'OPEN', taken: 0 })).toEqual({ code: 'NOBODY_ADMITTED' });
  expect(refusalToStart({ status: 'OPEN', taken: 1 })).toBeNull();
  const close = { status: 'RUNNING' as const, now: '2026-07-05 09:00:00.000', lastEndsAt: '2026-07-05 09:00:00.000', missingAssessments: 0, acceptsMissing: false };
  expect(refusalToClose(close)).toBeNull();
  expect(refusalToClose({ ...close, status: 'CLOSING', missingAssessments: 3 })).toEqual({ code: 'CLOSED_ALREADY', status: 'CLOSING' });
  expect(refusalToClose({ ...close, status: 'OPEN', missingAssessments: 3 })).toEqual({ code: 'NOT_BEGUN', status: 'OPEN' });
  expect(refusalToClose({ ...close, lastEndsAt: '2026-07-05 09:00:00.001', missingAssessments: 3 })).toEqual({ code: 'SESSIONS_NOT_OVER', endsAt: '2026-07-05 09:00:00.001' });
  expect(refusalToClose({ ...close, missingAssessments: 3 })).toEqual({ code: 'ASSESSMENTS_MISSING', missing: 3 });
  expect(refusalToClose({ ...close, missingAssessments: 3, acceptsMissing: true })).toBeNull();
});

test('seats and quotas', () => {
  const quota = (schoolId: number | null, areaId: number | null, seats: number, subject: string | null = null) => ({ schoolId, areaId, subject, seats });
  expect(refusalOfCapacity({ status: 'OPEN', taken: 3, capacity: 2, quotas: [quota(1, null, 9)] })).toEqual({ code: 'CAPACITY_BELOW_TAKEN', taken: 3 });
  expect(refusalOfCapacity({ status: 'OPEN', taken: 3, capacity: 4, quotas: [quota(1, null, 5), quota(null, 2, 5)] })).toEqual({ code: 'CAPACITY_BELOW_QUOTAS', allotted: 5 });
  expect(refusalOfCapacity({ status: 'OPEN', taken: 3, capacity: 5, quotas: [quota(1, null, 5), quota(null, 2, 5)] })).toBeNull();
  const allot = (rows: ReturnType<typeof quota>[]) => refusalOfQuotas({ status: 'OPEN', capacity: 10, rows, usedBy: () => 2 });
  expect(allot([quota(null, null, 3)])).toEqual({ code: 'QUOTA_NAMES_ONE_PLACE', index: 0 });
  expect(allot([quota(1, null, 3), quota(1, null, 3)])).toEqual({ code: 'QUOTA_TWICE', index: 1 });
  expect(allot([quota(1, null, 3), quota(2, null, 1)])).toEqual({ code: 'QUOTA_BELOW_USED', index: 1, used: 2 });
  expect(allot([quota(1, null, 6), quota(2, null, 5)])).toEqual({ code: 'QUOTAS_OVER_CAPACITY', allotted: 11, capacity: 10 });
  expect(allot([quota(null, null, 6, 'chinese'), quota(null, null, 5, 'english')])).toEqual({ code: 'QUOTAS_OVER_CAPACITY', allotted: 11, capacity: 10 });
  expect(allot([quota(1, null, 6), quota(null, 2, 10), quota(null, null, 10, 'chinese')])).toBeNull();
});

test('days, window and sessions', () => {
  const at = (day: string, from: number, to: number) => ({ day, startsAt: `${day} 0${from}:00:00.000`, endsAt: `${day} 0${to}:00:00.000` });
  const plan = { startsOn: '2026-07-01', endsOn: '2026-07-03', registrationOpensAt: 'a', registrationClosesAt: 'b', sessions: [at('2026-07-01', 1, 3), at('2026-07-01', 3, 5)] };
  expect(refusalOfSchedule(plan)).toBeNull();
  expect(refusalOfSchedule({ ...plan, endsOn: '2026-06-30' })).toEqual({ code: 'DAYS_REVERSED' });
  expect(refusalOfSchedule({ ...plan, registrationClosesAt: 'a' })).toEqual({ code: 'WINDOW_REVERSED' });
  expect(refusalOfSchedule({ ...plan, sessions: [at('2026-07-04', 1, 2)] })).toEqual({ code: 'SESSION_OUTSIDE_DAYS', index: 0 });
  expect(refusalOfSchedule({ ...plan, sessions: [...plan.sessions, at('2026-07-01', 2, 4)] })).toEqual({ code: 'SESSIONS_OVERLAP', index: 2 });
  expect(refusalOfSchedule({ ...plan, standing: [at('2026-07-01', 2, 4)] })).toEqual({ code: 'SESSIONS_OVERLAP', index: 0 });
});
