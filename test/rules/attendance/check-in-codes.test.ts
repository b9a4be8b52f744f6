import fc from 'fast-check';

import { CheckInCodes, cleanCode, STEP_MS } from '../../../server/modules/attendance/check-in-codes.js';
import { Secrets } from '../../../server/platform/secrets.js';

const START = Date.parse('2026-11-21T02:00:00Z');
const secrets = Secrets.generate();
let now = START;
const codes = new CheckInCodes(secrets, { now: () => new Date(now) });
const session = { id: 12_345, salt: 'abcdefghijklmnop' };
beforeEach(() => { now = START; });

test.each([[0, 'VALID'], [STEP_MS * 2 - 1, 'VALID'], [STEP_MS * 2, 'EXPIRED'], [-1, 'VALID'], [-STEP_MS - 1, 'EXPIRED']] as const)('a token %i ms after its step began is %s', (age, state) => {
  const token = codes.token(session);
  now = START + age;
  expect(codes.stateOf(token, session, null)).toBe(state);
});

test('a token of another session, salt or key is forged', () => {
  const token = codes.token(session);
  expect(codes.stateOf(token, { ...session, id: 12_346 }, null)).toBe('FORGED');
  expect(codes.stateOf(token, { ...session, salt: 'ponmlkjihgfedcba' }, null)).toBe('FORGED');
  expect(codes.stateOf(token, { ...session, salt: null }, null)).toBe('FORGED');
  expect(new CheckInCodes(Secrets.generate(), { now: () => new Date(now) }).stateOf(token, session, null)).toBe('FORGED');
});

test('a PIN is six digits, changes with the step, and is told as expired for ten minutes', () => {
  const pin = codes.pin(session);
  expect(pin).toMatch(/^\d{6}$/);
  now += STEP_MS * 40;
  expect(codes.stateOf(pin, session, null)).toBe('EXPIRED');
  now += STEP_MS;
  expect(codes.stateOf(pin, session, null)).toBe('FORGED');
});

test('no changed token passes', () => {
  const token = codes.token(session);
  fc.assert(fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0aZ-_'), (at, character) => {
    const changed = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
    expect(codes.stateOf(changed, session, null) === 'VALID').toBe(changed === token);
  }));
});

test('a kept code belongs to one device and ends', () => {
  const held = codes.hold(codes.token(session), 'phone');
  now += STEP_MS * 20;
  expect([codes.stateOf(held, session, 'phone'), codes.stateOf(held, session, 'other'), codes.stateOf(held, session, null)]).toEqual(['VALID', 'FORGED', 'FORGED']);
  now += STEP_MS;
  expect(codes.stateOf(held, session, 'phone')).toBe('EXPIRED');
});

test.each([
  ['https://px.example.cn/check-in/9ix-abc-def?from=scan', '9ix-abc-def'],
  [' １２３ ４５６ ', '123456'],
  ['9ix-abc-def', '9ix-abc-def'],
])('%s is read as %s', (typed, code) => {
  expect(cleanCode(typed)).toBe(code);
});
