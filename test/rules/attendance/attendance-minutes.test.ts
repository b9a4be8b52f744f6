import fc from 'fast-check';

import { PRESENCE_STATUSES, presentMinutes } from '../../../server/modules/attendance/rules/attendance-minutes.js';

test.each([
  ['PRESENT', 90, null, null, 90],
  ['PRESENT', 90, 300, 5, 90],
  ['LATE', 90, 12, null, 78],
  ['LATE', 90, 200, null, 0],
  ['LATE', 90, null, null, 90],
  ['LATE', 90, 12, 60, 60],
  ['LEFT_EARLY', 90, 0, 45, 45],
  ['LEFT_EARLY', 90, 0, 900, 90],
  ['LEAVE', 90, null, 45, 0],
  ['ABSENT', 90, 0, 45, 0],
] as const)('%s of %i minutes, %p after the start, %p stated, is worth %i', (status, durationMinutes, minutesAfterStart, statedMinutes, worth) => {
  expect(presentMinutes(status, { durationMinutes, minutesAfterStart, statedMinutes })).toBe(worth);
});

test('minutes are whole, within the session, and never grow by coming later', () => {
  const minutes = fc.integer({ min: -10_000, max: 10_000 });
  fc.assert(fc.property(fc.constantFrom(...PRESENCE_STATUSES), fc.integer({ min: 1, max: 1_440 }), fc.option(minutes), fc.option(minutes), fc.nat(500), (status, durationMinutes, minutesAfterStart, statedMinutes, later) => {
    const worth = presentMinutes(status, { durationMinutes, minutesAfterStart, statedMinutes });
    expect(Number.isInteger(worth) && worth >= 0 && worth <= durationMinutes).toBe(true);
    if (minutesAfterStart !== null) expect(presentMinutes(status, { durationMinutes, minutesAfterStart: minutesAfterStart + later, statedMinutes })).toBeLessThanOrEqual(worth);
    if (status === 'ABSENT' || status === 'LEAVE') expect(worth).toBe(0);
  }));
});
