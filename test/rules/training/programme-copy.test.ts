import { movedBetween, refusalToCopy, retitled } from '../../../server/modules/training/rules/programme-copy.js';
import { periodIn, sameWeekdayIn } from '../../../server/modules/training/rules/year-shift.js';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

test.each([
  ['2026-07-06', 2027, '2027-07-05'], ['2026-01-01', 2027, '2027-01-07'], ['2026-12-31', 2027, '2027-12-30'], ['2024-02-29', 2025, '2025-02-27'], ['2027-12-31', 2028, '2028-12-29'], ['2026-07-06', 2026, '2026-07-06'],
])('%s in %i is %s: the same weekday, nearest, in that year', (day, year, moved) => {
  expect(sameWeekdayIn(year, day)).toBe(moved);
  expect(weekday(moved)).toBe(weekday(day));
});

test('every day of three years stays within four days of its date, or within the year', () => {
  for (let at = 0; at < 1_096; at += 1) {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    const year = Number(day.slice(0, 4)) + 1;
    const moved = sameWeekdayIn(year, day);
    const target = Date.parse(`${year}-${day.slice(5) === '02-29' ? '03-01' : day.slice(5)}T00:00:00Z`);
    expect({ day, moved, year: moved.slice(0, 4), weekday: weekday(moved) }).toEqual({ day, moved, year: String(year), weekday: weekday(day) });
    expect(Math.abs(Date.parse(`${moved}T00:00:00Z`) - target) / 86_400_000).toBeLessThanOrEqual(6);
  }
});

test('a period stays as long as it was', () => {
  expect(periodIn(2027, { startsOn: '2026-12-28', endsOn: '2027-01-02' })).toEqual({ startsOn: '2027-12-27', endsOn: '2028-01-01' });
});

test('everything of a class moves by the weeks of its first day, and what is not said stays unsaid', () => {
  const moved = movedBetween(2026, 2027, '2026-07-06');
  expect([moved.day('2026-07-10'), moved.instant('2026-05-31 16:00:00.000'), moved.day(null), moved.instant(null)]).toEqual(['2027-07-09', '2027-05-30 16:00:00.000', null, null]);
  expect(movedBetween(2026, 2027, '2027-01-11').day('2027-01-11')).toBe('2028-01-10');
});

test('titles that name the year name the other one', () => {
  expect([retitled('2026年暑期班（2026）', 2026, 2027), retitled('暑期班', 2026, 2027)]).toEqual(['2027年暑期班（2027）', '暑期班']);
});

// In descending precedence: each row breaks its own rule and every rule below it.
test.each([
  ['the same year', { year: 2026 }, { code: 'SAME_YEAR', year: 2026 }],
  ['code taken', {}, { code: 'CODE_TAKEN' }],
  ['code of a class taken', { isCodeTaken: false }, { code: 'COHORT_CODE_TAKEN', cohortCode: 'A-2' }],
  ['free', { isCodeTaken: false, takenCohortCodes: [] }, null],
] as const)('a copy: %s', (_case, change, refusal) => {
  expect(refusalToCopy({ fromYear: 2026, year: 2027, isCodeTaken: true, takenCohortCodes: ['A-2', 'A-3'], ...change })).toEqual(refusal);
});
