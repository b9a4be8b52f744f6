import { type GrantFacts, refusalToGrant } from '../../../server/modules/accounts/rules/grant-scope.js';

const grantable: GrantFacts = { role: 'SCHOOL_ADMINISTRATOR', areaId: null, schoolId: 3, providerId: null, isOwnAccount: false, isDisabled: false, scopeExists: true, held: [] };

test('a role with the scope it needs is given', () => {
  expect(refusalToGrant(grantable)).toBeNull();
  expect(refusalToGrant({ ...grantable, role: 'AUDITOR', schoolId: null })).toBeNull();
});

// In descending precedence: each row breaks its own rule and, where it can, those below it.
test.each<[string, Partial<GrantFacts>, object]>([
  ['to himself', { isOwnAccount: true, isDisabled: true, role: 'TEACHER' }, { code: 'OWN_ACCOUNT' }],
  ['to a disabled account', { isDisabled: true, role: 'TEACHER' }, { code: 'ACCOUNT_DISABLED' }],
  ['the role of a teacher', { role: 'TEACHER', scopeExists: false }, { code: 'ROLE_GIVEN_ELSEWHERE', role: 'TEACHER' }],
  ['a school administrator of an area', { schoolId: null, areaId: 1, scopeExists: false }, { code: 'SCOPE_NEEDED', role: 'SCHOOL_ADMINISTRATOR', scope: 'school' }],
  ['an area lead of nowhere', { role: 'AREA_LEAD', schoolId: null }, { code: 'SCOPE_NEEDED', role: 'AREA_LEAD', scope: 'area' }],
  ['a provider without its number', { role: 'PROVIDER', schoolId: null }, { code: 'SCOPE_NEEDED', role: 'PROVIDER', scope: 'provider' }],
  ['an administrator of one school', { role: 'ADMINISTRATOR', scopeExists: false }, { code: 'SCOPE_NOT_ALLOWED', role: 'ADMINISTRATOR' }],
  ['a school that is not there', { scopeExists: false, held: [{ ...grantable }] }, { code: 'SCOPE_UNKNOWN' }],
  ['what he holds already', { held: [{ ...grantable }] }, { code: 'ALREADY_GRANTED' }],
])('not %s', (_case, change, refusal) => {
  expect(refusalToGrant({ ...grantable, ...change })).toEqual(refusal);
});

test('another school is another grant', () => {
  expect(refusalToGrant({ ...grantable, held: [{ ...grantable, schoolId: 4 }] })).toBeNull();
});
