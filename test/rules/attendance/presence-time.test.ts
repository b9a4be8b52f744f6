import { termsOf, timedPresence, USUAL_TERMS } from '../../../server/modules/attendance/rules/presence-time.js';

const unsaid = { asksExit: null, graceMinutes: null, earlyMinutes: null, missingExit: null };
const both = { ...USUAL_TERMS, asksExit: true };

test('a session speaks before its roll, the roll before the county', () => {
  expect(termsOf(unsaid, unsaid)).toEqual(USUAL_TERMS);
  expect(termsOf({ ...unsaid, graceMinutes: 0 }, { asksExit: 1, graceMinutes: 15, earlyMinutes: 5, missingExit: 'NOTHING' })).toEqual({ asksExit: true, graceMinutes: 0, earlyMinutes: 5, missingExit: 'NOTHING' });
  expect(termsOf({ ...unsaid, asksExit: 0 }, { ...unsaid, asksExit: 1 }).asksExit).toBe(false);
});

test.each([
  ['long before the start', -30, 'PRESENT', 90], ['a minute within the grace', 9, 'PRESENT', 90], ['at the grace', 10, 'LATE', 80], ['in the last minute', 89, 'LATE', 1], ['after the end', 200, 'LATE', 0],
] as const)('coming only: %s', (_case, arrivedAfterStart, status, presentMinutes) => {
  expect(timedPresence(USUAL_TERMS, { durationMinutes: 90, arrivedAfterStart, leftBeforeEnd: null })).toEqual({ status, presentMinutes });
});

test.each([
  ['from beginning to end', -5, -3, 'PRESENT', 90], ['nine minutes early', 0, 9, 'PRESENT', 90], ['ten minutes early', 0, 10, 'LEFT_EARLY', 80],
  ['late and gone early: both are lost', 20, 30, 'LATE', 40], ['left before he came to anything', 0, 90, 'LEFT_EARLY', 0],
  ['never scanned when leaving: half of 90', 0, null, 'PRESENT', 45], ['late, never scanned: half of 79, begun minutes lost', 11, null, 'LATE', 39],
] as const)('coming and leaving: %s', (_case, arrivedAfterStart, leftBeforeEnd, status, presentMinutes) => {
  expect(timedPresence(both, { durationMinutes: 90, arrivedAfterStart, leftBeforeEnd })).toEqual({ status, presentMinutes });
});

test.each([['NOTHING', 0], ['HALF', 45], ['ALL', 90]] as const)('without a scan when leaving, %s', (missingExit, presentMinutes) => {
  expect(timedPresence({ ...both, missingExit }, { durationMinutes: 90, arrivedAfterStart: 0, leftBeforeEnd: null }).presentMinutes).toBe(presentMinutes);
});

test('without any grace a whole minute counts as late, a begun one does not', () => {
  const strict = { ...both, graceMinutes: 0, earlyMinutes: 0 };
  expect(timedPresence(strict, { durationMinutes: 90, arrivedAfterStart: 0, leftBeforeEnd: 0 })).toEqual({ status: 'PRESENT', presentMinutes: 90 });
  expect(timedPresence(strict, { durationMinutes: 90, arrivedAfterStart: 1, leftBeforeEnd: 1 })).toEqual({ status: 'LATE', presentMinutes: 88 });
});
