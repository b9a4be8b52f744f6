import { countyInstant, filledDays, isComplete, localOf, pastedSessions, sessionInputOf } from '../../admin/resources/cohorts/session-drafts.js';

test('sessions pasted from a sheet: dates as people write them, rows that make no sense are named', () => {
  const text = ['12月21日\t8:30\t135\t大单元教学\t王老师', '', '２０２６/12/21\t14:30\t135\t作业设计\t李老师\t二楼教室', '坏行\t\t', '2026-12-22\t8：30\t90\t命题\t张老师', '2026年13月40日\t8:30\t90\t命题\t张老师', '2月30日\t8:30\t90\t命题\t张老师', '12/22\t25:99\t90\t命题\t张老师', '12/22\t8:30\t2\t命题\t张老师'].join('\n');
  expect(pastedSessions(text, '2026', '报告厅')).toEqual({
    sessions: [
      { day: '2026-12-21', time: '08:30', minutes: '135', topic: '大单元教学', lecturer: '王老师', expertId: null, place: '报告厅' },
      { day: '2026-12-21', time: '14:30', minutes: '135', topic: '作业设计', lecturer: '李老师', expertId: null, place: '二楼教室' },
      { day: '2026-12-22', time: '08:30', minutes: '90', topic: '命题', lecturer: '张老师', expertId: null, place: '报告厅' },
    ],
    badRows: [4, 6, 7, 8, 9],
  });
});

test('days are filled with two sessions each, Sundays left out', () => {
  const filled = filledDays('2026-12-18', '2026-12-21', '报告厅');
  expect(filled.map(({ day, time }) => `${day} ${time}`)).toEqual(['2026-12-18 08:30', '2026-12-18 14:30', '2026-12-19 08:30', '2026-12-19 14:30', '2026-12-21 08:30', '2026-12-21 14:30']);
  expect(filled.some(isComplete)).toBe(false);
});

test('the county’s clock, wherever the browser stands', () => {
  expect(countyInstant('2026-12-21T08:30')).toBe('2026-12-21T00:30:00.000Z');
  expect(localOf('2026-12-21T00:30:00.000Z')).toBe('2026-12-21T08:30');
  expect(sessionInputOf({ day: '2026-12-21', time: '08:30', minutes: '135', topic: ' 命题 ', lecturer: '张老师', expertId: null, place: '报告厅' })).toEqual({ startsAt: '2026-12-21T00:30:00.000Z', durationMinutes: 135, topic: '命题', lecturer: '张老师', expertId: null, place: '报告厅' });
});
