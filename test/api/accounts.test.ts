import { databaseKinds } from '../support/databases.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('accounts on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind); });
  afterAll(() => county.close());

  const signIn = `mutation ($input: SessionSignInInput!) { sessionSignIn(input: $input) { viewer { name } userErrors { code field message } } }`;

  test('a person signs in with a password, is known by the cookie, and signs out', async () => {
    const accountId = await county.build.account({ role: 'COORDINATOR' });
    const { loginName } = (await county.rows<{ loginName: string }>('SELECT loginName FROM accounts WHERE id = ?', [accountId]))[0] as { loginName: string };
    const hash = await county.app.sessions.hash('正确的密码1');
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE accounts SET passwordHash = ? WHERE id = ?', [hash, accountId]));
    const response = await fetch(`${county.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: signIn, variables: { input: { loginName: ` ${loginName.toUpperCase()} `, password: '正确的密码1' } } }) });
    const cookie = response.headers.getSetCookie().find((each) => each.startsWith('shixun=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const headers = { 'content-type': 'application/json', cookie: cookie.split(';')[0] as string };
    const ask = async (query: string): Promise<unknown> => (await fetch(`${county.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
    expect(await ask('{ viewer { grants { role } } }')).toEqual({ data: { viewer: { grants: [{ role: 'COORDINATOR' }] } } });
    expect(await ask('mutation { sessionEnd(input: {}) { ended } }')).toEqual({ data: { sessionEnd: { ended: true } } });
    expect(await ask('{ viewer { name } }')).toEqual({ data: { viewer: null } });
  });

  test('wrong passwords are told in both languages, counted, and stopped', async () => {
    const attempt = (locale: 'zh-CN' | 'en') => county.anyone.in(locale).ask<{ sessionSignIn: { userErrors: { code: string; message: string }[] } }>(signIn, { input: { loginName: 'nobody', password: 'x' } });
    expect((await attempt('en')).sessionSignIn.userErrors).toEqual([{ code: 'WRONG_NAME_OR_PASSWORD', field: 'input.password', message: 'The name or the password is wrong.' }]);
    expect((await attempt('zh-CN')).sessionSignIn.userErrors[0]?.message).toBe('账号或密码不正确。');
    for (let n = 0; n < 6; n += 1) await attempt('en');
    expect((await attempt('en')).sessionSignIn.userErrors[0]?.code).toBe('TOO_MANY_TRIES');
  });

  test('a session ends after half an hour of silence', async () => {
    const client = await county.as(await county.build.account({ role: 'AUDITOR' }));
    county.clock.advance(29 * 60_000);
    expect(await client.ask('{ viewer { name } }')).toMatchObject({ viewer: { name: expect.any(String) as string } });
    county.clock.advance(31 * 60_000);
    expect(await client.ask('{ viewer { name } }')).toEqual({ viewer: null });
  });

  test('a query takes the look of a moment ago for one second; what changes something is looked up anew', async () => {
    const accountId = await county.build.account({ role: 'COORDINATOR' });
    const client = await county.as(accountId);
    const name = async (): Promise<unknown> => (await client.ask<{ viewer: { name: string } | null }>('{ viewer { name } }')).viewer;
    expect(await name()).not.toBeNull();
    // As another process would end it.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE sessions SET endedAt = ? WHERE accountId = ?', [tx.now, accountId]));
    county.clock.advance(900);
    expect(await name()).not.toBeNull();
    expect(await client.ask('mutation { sessionEnd(input: {}) { ended } }').catch((error: Error) => error.message)).toMatch(/登录|sign in/i);
    county.clock.advance(200);
    expect(await name()).toBeNull();
  });
});
