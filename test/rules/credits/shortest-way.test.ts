import { shortestWay } from '../../../server/modules/credits/rules/shortest-way.js';
import { buildActivity, buildPosting, shipped, teacher } from './rule-facts.js';

const shaanxi = shipped('shaanxi-2018');
const period = { cycleStartYear: 2023, asOfDay: '2026-11-22' };
const offer = (key: string, categoryKey: string, level: 'NATIONAL' | 'CITY' | 'SCHOOL', hours: number) => ({ key, activity: buildActivity({ categoryKey, level, durationMinutes: hours * 45, uninterruptedMinutes: hours * 45, day: '2026-12-10', submittedDay: '2026-12-10' }) });
/** Credits stand in hundredths: total 112, remote 8 short, face to face and school-based met. */
const remoteShort = [
  buildPosting({ categoryKey: 'face-to-face', centicredits: 3_000, cycleYear: 2023 }), buildPosting({ categoryKey: 'remote', centicredits: 3_200, cycleYear: 2024 }),
  ...[2023, 2024, 2025, 2026, 2027].map((cycleYear) => buildPosting({ categoryKey: 'school-based', centicredits: 1_000, cycleYear })),
];

test('what overflows counts where it is missing; the best comes first, and what is full by then is not named', () => {
  const way = shortestWay(shaanxi, teacher, remoteShort, period, [offer('small', 'remote', 'CITY', 10), offer('face to face', 'face-to-face', 'NATIONAL', 12), offer('too much', 'remote', 'CITY', 10), offer('school', 'school-based', 'SCHOOL', 50)]);
  expect(way).toEqual({ gapCenticredits: 800, leftCenticredits: 0, steps: [{ key: 'face to face', gainCenticredits: 600, closesCenticredits: 600 }, { key: 'small', gainCenticredits: 300, closesCenticredits: 200 }] });
});

test('a year whose cap is reached offers nothing; without a gap nothing is named', () => {
  expect(shortestWay(shaanxi, teacher, remoteShort, period, [offer('school', 'school-based', 'SCHOOL', 50)])).toEqual({ gapCenticredits: 800, leftCenticredits: 800, steps: [] });
  expect(shortestWay(shaanxi, teacher, [...remoteShort, buildPosting({ categoryKey: 'remote', centicredits: 800, cycleYear: 2025 })], period, [offer('more', 'remote', 'CITY', 10)])).toEqual({ gapCenticredits: 0, leftCenticredits: 0, steps: [] });
});
