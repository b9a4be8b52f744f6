import { clashesBetween, overlappingPairs, overlaps, sameRoom } from '../../../server/modules/calendar/rules/clashes.js';
import { icalendarOf } from '../../../server/modules/calendar/rules/icalendar.js';

const session = { startsAt: '2026-12-01 01:00:00.000', endsAt: '2026-12-01 02:00:00.000', place: '报告厅', lecturer: '王研究员', expertId: null };
const at = (from: string, to: string) => ({ startsAt: `2026-12-01 ${from}:00.000`, endsAt: `2026-12-01 ${to}:00.000` });

test('one after the other is no overlap, a minute is one', () => {
  expect([at('02:00', '03:00'), at('01:59', '03:00'), at('00:00', '01:00'), at('00:00', '05:00')].map((other) => overlaps(session, other))).toEqual([false, true, false, true]);
});

test.each([
  ['the same hall and name', {}, {}, ['ROOM', 'LECTURER']],
  ['the hall as others write it', {}, { place: ' 报 告厅', lecturer: '李老师' }, ['ROOM']],
  ['namesakes of the pool', { expertId: 1 }, { expertId: 2, place: '二楼' }, []],
  ['one person of the pool', { expertId: 1 }, { expertId: 1, place: '二楼' }, ['LECTURER']],
  ['one of the pool, one as text', { expertId: 1 }, { place: '二楼' }, ['LECTURER']],
  ['nobody named and no room yet', { lecturer: '待定', place: '待定' }, { lecturer: '待定', place: '待定' }, []],
  ['later', {}, at('02:00', '03:00'), []],
])('%s', (_case, one, other, kinds) => {
  expect(clashesBetween({ ...session, ...one }, { ...session, ...other })).toEqual(kinds);
});

test('on line and at each school any number of sessions fit', () => {
  expect(['网络研修平台', '线上（腾讯会议）', '各校', 'Online', '待定', ''].filter((place) => sameRoom(place, place))).toEqual([]);
  expect(sameRoom('县师训中心报告厅', '县师训中心报告厅')).toBe(true);
});

test('pairs are found as if each were compared with each', () => {
  const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const key = (one: { id: number }, other: { id: number }): string => `${Math.min(one.id, other.id)}:${Math.max(one.id, other.id)}`;
  const many = Array.from({ length: 60 }, (_, id) => ({ id, ...at(clock((id * 37) % 1_300), clock(((id * 37) % 1_300) + 15 + ((id * 13) % 90))) }))
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : one.startsAt > other.startsAt ? 1 : one.id - other.id));
  const expected = many.flatMap((one, i) => many.slice(i + 1).filter((other) => overlaps(one, other)).map((other) => key(one, other))).sort();
  expect(overlappingPairs(many).map(([one, other]) => key(one, other)).sort()).toEqual(expected);
  expect(expected.length).toBeGreaterThan(20);
});

test('a calendar file: UTC, escaped, folded after 75 octets and never within a character', () => {
  const numbers = '一二三四五六七八九十'.repeat(6);
  const text = icalendarOf('我的培训', [{ id: 7, startsAt: '2026-12-01 01:00:00.000', endsAt: '2026-12-01 02:15:00.000', summary: `大单元教学；评价,案例${numbers}`, place: '报告厅', description: 'a;b\nc', revision: 2, isCancelled: false }], '2026-11-21 02:00:00.000');
  expect(text).toContain('DTSTART:20261201T010000Z\r\n');
  expect(text).toContain('UID:session-7@shixun\r\n');
  expect(text).toContain('DESCRIPTION:a\\;b\\nc\r\n');
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:大单元教学；评价\\,案例${numbers}\r\n`);
});

test('what was moved or cancelled raises its sequence, and a cancelled session stays in the file to be struck out (RFC 5545, 3.8.1.11 and 3.8.7.4)', () => {
  const event = { startsAt: '2026-12-01 01:00:00.000', endsAt: '2026-12-01 02:15:00.000', summary: '讲座', place: '报告厅', description: '' };
  const text = icalendarOf('我的培训', [{ ...event, id: 7, revision: 0, isCancelled: false }, { ...event, id: 8, revision: 3, isCancelled: true }], '2026-11-21 02:00:00.000');
  expect(text.split('\r\n').filter((line) => /^(UID|SEQUENCE|STATUS)/.test(line))).toEqual(['UID:session-7@shixun', 'SEQUENCE:0', 'STATUS:CONFIRMED', 'UID:session-8@shixun', 'SEQUENCE:3', 'STATUS:CANCELLED']);
});
