import { databaseKinds } from '../support/databases.js';
import { buildProvider } from '../support/intake-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const ACCOUNT = 'account { id status openSessions grants { id role area { name } school { code } } apiKeys { id prefix revokedAt } }';
interface AccountView { id: string; status: string; openSessions: number; grants: { id: string; role: string; school: { code: string } | null }[]; apiKeys: { id: string; prefix: string; revokedAt: string | null }[] }
type Payload<K extends string> = Record<K, { account: AccountView | null; userErrors: { code: string; field: string | null; message: string }[] }>;

describe.each(databaseKinds)('administration of accounts on %s', (kind) => {
  let county: TestApp;
  let administratorId: number;
  let administrator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    administratorId = await county.build.account({ role: 'ADMINISTRATOR' });
    administrator = await county.as(administratorId);
  });
  afterAll(() => county.close());

  const grant = (client: Client, input: object) => client.send<Payload<'accountGrant'>>(`mutation ($input: AccountGrantInput!) { accountGrant(input: $input) { ${ACCOUNT} userErrors { code field message } } }`, { input });
  const act = async (client: Client, mutation: string, accountId: number) => (await client.ask<Record<string, Payload<'x'>['x']>>(`mutation ($id: ID!) { ${mutation}(input: { accountId: $id }) { ${ACCOUNT} userErrors { code } } }`, { id: String(accountId) }))[mutation];
  const state = () => county.rows('SELECT a.id, a.disabled, g.role, g.schoolId FROM accounts a LEFT JOIN grants g ON g.accountId = a.id ORDER BY a.id, g.id');

  test('a role with its scope is given, takes effect at the next sign-in, and is taken back', async () => {
    const schoolId = await county.build.school({ code: '3161990099' });
    const { accountId } = await county.build.teacherAccount({ schoolId });
    const teacher = await county.as(accountId);
    const given = (await grant(administrator, { accountId: String(accountId), role: 'SCHOOL_ADMINISTRATOR', schoolId: String(schoolId) })).data.accountGrant;
    expect(given).toMatchObject({ account: { openSessions: 0, grants: [{ role: 'TEACHER' }, { role: 'SCHOOL_ADMINISTRATOR', school: { code: '3161990099' } }] }, userErrors: [] });
    expect(await teacher.ask('{ viewer { name } }')).toEqual({ viewer: null });
    const again = await county.as(accountId);
    expect(await again.ask('{ teachers { totalCount } }')).toEqual({ teachers: { totalCount: 1 } });
    const grantId = given.account?.grants[1]?.id ?? '';
    const revoked = await administrator.ask<Payload<'accountRevokeGrant'>>(`mutation { accountRevokeGrant(input: { grantId: "${grantId}" }) { ${ACCOUNT} userErrors { code } } }`);
    expect(revoked.accountRevokeGrant.account?.grants.map(({ role }) => role)).toEqual(['TEACHER']);
    expect(await again.ask('{ viewer { name } }')).toEqual({ viewer: null });
    const actions = await county.rows<{ action: string }>('SELECT action FROM audit_rows WHERE subjectType = ? AND subjectId = ? ORDER BY seq', ['Account', String(accountId)]);
    expect(actions.map(({ action }) => action)).toEqual(['account.grant', 'account.revokeGrant']);
  });

  test('never to himself, never without its scope, never twice', async () => {
    const schoolId = String(await county.build.school());
    const accountId = String(await county.build.account({ role: 'AUDITOR' }));
    const before = await state();
    const refusal = async (input: object) => (await grant(administrator, input)).data.accountGrant.userErrors.map(({ code, field }) => [code, field]);
    expect(await refusal({ accountId: String(administratorId), role: 'CREDIT_OFFICER' })).toEqual([['OWN_ACCOUNT', null]]);
    expect(await refusal({ accountId, role: 'SCHOOL_ADMINISTRATOR' })).toEqual([['SCOPE_NEEDED', 'input.schoolId']]);
    expect(await refusal({ accountId, role: 'SCHOOL_ADMINISTRATOR', schoolId: '999999' })).toEqual([['SCOPE_UNKNOWN', null]]);
    expect(await refusal({ accountId, role: 'CREDIT_OFFICER', schoolId })).toEqual([['SCOPE_NOT_ALLOWED', 'input.role']]);
    expect(await refusal({ accountId, role: 'AUDITOR' })).toEqual([['ALREADY_GRANTED', 'input.role']]);
    for (const mutation of ['accountDisable', 'accountEnable']) expect((await act(administrator, mutation, administratorId))?.userErrors).toEqual([{ code: 'OWN_ACCOUNT' }]);
    expect(await state()).toEqual(before);
  });

  test('a disabled account is signed out, cannot sign in, and comes back', async () => {
    const accountId = await county.build.account({ role: 'AUDITOR' });
    const auditor = await county.as(accountId);
    expect((await act(administrator, 'accountDisable', accountId))?.account?.status).toBe('DISABLED');
    expect(await auditor.ask('{ viewer { name } }')).toEqual({ viewer: null });
    expect(await (await county.as(accountId)).ask('{ viewer { name } }')).toEqual({ viewer: null });
    expect((await act(administrator, 'accountEnable', accountId))?.account?.status).toBe('WAITING');
    expect(await (await county.as(accountId)).ask('{ viewer { name } }')).not.toEqual({ viewer: null });
    expect((await act(administrator, 'accountEndSessions', accountId))?.account?.openSessions).toBe(0);
  });

  test('a provider\'s key is shown once, works until it is revoked, and only its hash is kept', async () => {
    const opened = (await administrator.ask<{ accountOpen: { opened: { account: AccountView; activation: { code: string; loginName: string } } } }>(`mutation { accountOpen(input: { loginName: "National-Platform", name: "国培平台" }) { opened { ${ACCOUNT} activation { loginName code } } userErrors { code } } }`)).accountOpen.opened;
    expect(opened.activation.loginName).toBe('national-platform');
    const accountId = Number(opened.account.id);
    const issue = `mutation ($id: ID!, $key: String) { apiKeyIssue(input: { accountId: $id, idempotencyKey: $key }) { issued { key ${ACCOUNT} } userErrors { code } } }`;
    const issued = (variables: object) => administrator.ask<{ apiKeyIssue: { issued: { key: string; account: AccountView } | null; userErrors: { code: string }[] } }>(issue, { id: String(accountId), ...variables });
    expect((await issued({})).apiKeyIssue.userErrors).toEqual([{ code: 'NO_PROVIDER' }]);
    await grant(administrator, { accountId: String(accountId), role: 'PROVIDER', providerId: String((await buildProvider(county)).providerId) });
    const { key, account } = (await issued({ key: `key-of-${kind}` })).apiKeyIssue.issued ?? { key: '', account: null };
    expect(account?.apiKeys).toMatchObject([{ prefix: key.slice(0, 9), revokedAt: null }]);
    expect((await issued({ key: `key-of-${kind}` })).apiKeyIssue.userErrors).toEqual([{ code: 'ALREADY_SHOWN' }]);
    for (const table of ['api_keys', 'idempotency_keys', 'audit_rows']) expect(JSON.stringify(await county.rows(`SELECT * FROM ${table}`))).not.toContain(key.slice(9));
    const provider = new (administrator.constructor as typeof Client)(county.url, { authorization: `Bearer ${key}` });
    expect(await provider.ask('{ viewer { name } }')).toEqual({ viewer: { name: '国培平台' } });
    await administrator.ask(`mutation { apiKeyRevoke(input: { keyId: "${account?.apiKeys[0]?.id ?? ''}" }) { account { id } userErrors { code } } }`);
    expect(await provider.ask('{ viewer { name } }')).toEqual({ viewer: null });
  });

  test('nobody but an administrator sees or changes accounts', async () => {
    const target = String(await county.build.account({ role: 'AUDITOR' }));
    const before = await state();
    for (const role of ['COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'TEACHER'] as const) {
      const accountId = await county.build.account({ role });
      const client = await county.as(accountId);
      expect((await client.send('{ accounts { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await client.send(`{ account(id: "${target}") { loginName } }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await grant(client, { accountId: target, role: 'COORDINATOR' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      for (const mutation of ['accountDisable', 'accountEnable', 'accountEndSessions']) expect((await client.send(`mutation { ${mutation}(input: { accountId: "${target}" }) { account { id } } }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await client.send(`mutation { apiKeyIssue(input: { accountId: "${target}" }) { issued { key } } }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await state()).slice(0, before.length)).toEqual(before);
  });

  test('a page of accounts costs as many queries for one as for twenty', async () => {
    for (let n = 0; n < 20; n += 1) await county.build.account({ role: 'JUDGE' });
    const { reader } = county.app.platform;
    const queries = async (limit: number): Promise<number> => {
      let count = 0;
      const rows = reader.rows.bind(reader);
      reader.rows = (...args) => {
        count += 1;
        return rows(...args) as never;
      };
      await administrator.ask(`{ accounts(page: { limit: ${limit} }, filter: { role: JUDGE }) { totalCount items { loginName grants { role area { name } school { name } } apiKeys { prefix } } } }`);
      reader.rows = rows;
      return count;
    };
    expect(await queries(20)).toBe(await queries(1));
  });
});
