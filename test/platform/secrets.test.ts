import { Secrets } from '../../server/platform/secrets.js';

const secrets = Secrets.generate();

test('what is sealed opens only in its own row', () => {
  const sealed = secrets.encrypt('11010519491231002X', 'teacher:T1:nationalId');
  expect(secrets.decrypt(sealed, 'teacher:T1:nationalId')).toBe('11010519491231002X');
  expect(() => secrets.decrypt(sealed, 'teacher:T2:nationalId')).toThrow();
  expect(sealed).not.toContain('1101');
});

test('a token verifies; changing any part of it does not', () => {
  const token = secrets.signToken({ n: '师训2026-1', h: 4 });
  expect(secrets.readToken(token)).toEqual({ n: '师训2026-1', h: 4 });
  const parts = token.split('.');
  for (const at of [0, 1, 2]) {
    const changed = parts.map((part, n) => (n === at ? `${part.slice(0, 4)}${part[4] === 'A' ? 'B' : 'A'}${part.slice(5)}` : part)).join('.');
    expect(secrets.readToken(changed)).toBeNull();
  }
  expect(Secrets.generate().readToken(token)).toBeNull();
  expect(secrets.readToken('nonsense')).toBeNull();
});

test('a blind index is keyed, and different by kind', () => {
  expect(secrets.blindIndex('nationalId', '1')).not.toBe(Secrets.generate().blindIndex('nationalId', '1'));
  expect(secrets.blindIndex('nationalId', '1')).not.toBe(secrets.blindIndex('mobile', '1'));
});
