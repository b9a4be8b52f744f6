import { everyDay, paceOf } from '../../../server/modules/credits/rules/wave-pace.js';

describe('the pace of a wave', () => {
  const days = (...decided: number[]) => everyDay('2026-12-01', `2026-12-${String(decided.length).padStart(2, '0')}`, new Map(), new Map(decided.map((count, at) => [`2026-12-${String(at + 1).padStart(2, '0')}`, count])));

  test('every day of the window stands there, those without claims too', () => {
    expect(everyDay('2026-12-30', '2027-01-02', new Map([['2026-12-31', 4]]), new Map([['2027-01-02', 3]]))).toEqual([
      { day: '2026-12-30', filedCount: 0, decidedCount: 0 }, { day: '2026-12-31', filedCount: 4, decidedCount: 0 },
      { day: '2027-01-01', filedCount: 0, decidedCount: 0 }, { day: '2027-01-02', filedCount: 0, decidedCount: 3 },
    ]);
  });

  test.each([
    ['a week at a hundred a day', days(100, 100, 100, 100, 100, 100, 100), 350, { decidedPerDayTenths: 1000, emptyOnDay: '2026-12-11' }],
    ['a part of a day is a day', days(0, 0, 0, 0, 0, 0, 70), 1, { decidedPerDayTenths: 100, emptyOnDay: '2026-12-08' }],
    ['only the last seven days count', days(900, 0, 0, 0, 0, 0, 0, 7), 14, { decidedPerDayTenths: 10, emptyOnDay: '2026-12-22' }],
    ['a wave of three days has a pace of three days', days(10, 20, 30), 60, { decidedPerDayTenths: 200, emptyOnDay: '2026-12-06' }],
    ['where nothing is decided there is no forecast', days(0, 0), 5, { decidedPerDayTenths: 0, emptyOnDay: null }],
    ['where nothing waits it is empty now', days(0, 30), 0, { decidedPerDayTenths: 150, emptyOnDay: '2026-12-02' }],
  ])('%s', (_case, window, waiting, pace) => {
    expect(paceOf(window, waiting, window.at(-1)?.day ?? '')).toEqual(pace);
  });
});
