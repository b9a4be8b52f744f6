import { mayReset } from '../../../server/modules/accounts/rules/activation-reach.js';
import { loginNameOf } from '../../../server/modules/accounts/rules/login-name.js';
import { weaknessOf } from '../../../server/modules/accounts/rules/password.js';

test.each([
  ['短密码1', 'TOO_SHORT'],
  ['abcdefghij', 'ONE_KIND'],
  ['20261121', 'ONE_KIND'],
  ['t10000001x', 'HOLDS_NAME'],
  ['Passw0rd1', 'WELL_KNOWN'],
  ['1qaz2wsx', 'WELL_KNOWN'],
  ['梅花香自苦寒来1', null],
  ['correct horse', null],
  ['Jx4-river', null],
])('%s: %s', (password, weakness) => {
  expect(weaknessOf(password, 't10000001')).toBe(weakness);
});

test('a login name is compared in half width, trimmed and in small letters', () => {
  expect(loginNameOf('　Ｔ１０００0001 ')).toBe('t10000001');
});

test.each([
  [['SCHOOL_ADMINISTRATOR'], ['TEACHER'], true],
  [['SCHOOL_ADMINISTRATOR'], [], true],
  [['SCHOOL_ADMINISTRATOR'], ['TEACHER', 'JUDGE'], false],
  [['SCHOOL_ADMINISTRATOR'], ['TEACHER', 'ADMINISTRATOR'], false],
  [['COORDINATOR'], ['TEACHER', 'SCHOOL_ADMINISTRATOR'], true],
  [['COORDINATOR'], ['COORDINATOR'], false],
  [['COORDINATOR'], ['CREDIT_OFFICER'], false],
  [['ADMINISTRATOR'], ['ADMINISTRATOR'], true],
  [['TEACHER'], ['TEACHER'], false],
  [[], [], false],
] as const)('%j resets %j: %s', (issuer, holder, allowed) => {
  expect(mayReset(issuer, holder)).toBe(allowed);
});
