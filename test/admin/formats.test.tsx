import { nameIn } from '../../admin/data/download.js';
import { menuFor } from '../../admin/layout/menu.js';
import { routeFor } from '../../admin/phone/routes.js';
import { deviceOf } from '../../admin/shared/device.js';
import { formatCredits, formatDay, formatInstant, formatPermille, formatRelative, todayInCounty } from '../../admin/shared/format.js';
import { toggled } from '../../admin/shared/selection.js';

test.each([[750, '7.50'], [5, '0.05'], [0, '0.00'], [-1205, '−12.05'], [100_000, '1000.00']])('%d hundredths are %s credits', (centicredits, text) => expect(formatCredits(centicredits)).toBe(text));

test('instants and days are those of the county, wherever the browser is', () => {
  expect(formatInstant('2026-06-30T16:30:00.000Z')).toBe('2026-07-01 00:30');
  expect(todayInCounty(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  expect([formatDay('2026-07-01', 'zh-CN'), formatDay('2026-07-01', 'en')]).toEqual(['2026年7月1日', '1 Jul 2026']);
});

test('how long ago', () => {
  const now = new Date('2026-07-01T10:00:00Z');
  expect(['2026-07-01T09:59:40Z', '2026-07-01T09:55:00Z', '2026-06-30T10:00:00Z'].map((at) => formatRelative(at, 'zh-CN', now))).toEqual(['现在', '5分钟前', '昨天']);
});

test('permille', () => expect([933, 1000, 5].map(formatPermille)).toEqual(['93.3%', '100.0%', '0.5%']));

test.each([
  ["attachment; filename=\"a.xlsx\"; filename*=UTF-8''%E5%90%8D%E5%86%8C.xlsx", '名册.xlsx'],
  ['attachment; filename="roster.xlsx"', 'roster.xlsx'],
  [null, null],
])('the name of a download in %s', (disposition, name) => expect(nameIn(disposition)).toBe(name));

test('a browser in words', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0')).toBe('Edge · Windows');
  expect(deviceOf('curl/8')).toBeNull();
});

test('a selection grows over pages and shrinks by row', () => {
  const two = toggled(toggled(new Set(), ['1'], true), ['2', '3'], true);
  expect([...toggled(two, ['2'], false)]).toEqual(['1', '3']);
});

test('the menu shows what a role may use, and no empty group', () => {
  const groups = menuFor(['COORDINATOR']);
  expect(groups.every(({ items }) => items.length > 0)).toBe(true);
  expect(groups.flatMap(({ items }) => items.map(({ to }) => to))).toEqual(expect.arrayContaining(['/teachers', '/schools', '/areas']));
  expect(menuFor(['TEACHER']).flatMap(({ items }) => items.map(({ to }) => to))).not.toContain('/teachers');
});

describe('an address of the phone pages', () => {
  const table = [{ path: '/me', signedIn: true, page: null as never }, { path: '/check-in/:code', signedIn: true, page: null as never }];
  test.each([
    ['/me/', '/me', {}],
    ['/check-in/A%20B', '/check-in/:code', { code: 'A B' }],
    ['/check-in/%E0%A4%A', '/check-in/:code', { code: '%E0%A4%A' }],
    ['/check-in', undefined, undefined],
    ['/me/more', undefined, undefined],
  ])('%s', (address, path, params) => {
    const found = routeFor(address, table);
    expect([found?.route.path, found?.params]).toEqual([path, params]);
  });
});
