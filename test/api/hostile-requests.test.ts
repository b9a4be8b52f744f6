import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

describe.each(['jit', 'js'])('hostile requests against the %s executor', (executor) => {
  let county: TestApp;
  let admin: Client;
  beforeAll(async () => {
    county = await startTestApp(databaseKinds[0] ?? 'SQLite', { GRAPHQL_EXECUTOR: executor });
    admin = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
  });
  afterAll(() => county.close());

  const code = async (query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> => (await admin.send(query, variables)).errors?.[0]?.extensions.code;
  const post = (body: string, headers: Record<string, string> = {}) => fetch(`${county.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  test('five hundred aliased sign-ins in one request, plainly or through fragments', async () => {
    const one = 'sessionSignIn(input: {loginName: "a", password: "b"}) { userErrors { code } }';
    expect(await code(`mutation { ${Array.from({ length: 500 }, (_, n) => `a${n}: ${one}`).join(' ')} }`)).toMatch(/ONE_MUTATION_PER_REQUEST|GRAPHQL_PARSE_FAILED/);
    expect(await code(`mutation { ...A ...B } fragment A on Mutation { a: ${one} } fragment B on Mutation { b: ${one} }`)).toBe('ONE_MUTATION_PER_REQUEST');
    expect(await code(`mutation { ... on Mutation { a: ${one} } b: ${one} }`)).toBe('ONE_MUTATION_PER_REQUEST');
    expect(await county.rows('SELECT id FROM sign_in_failures')).toEqual([]);
  });

  test('too deep, too costly, too long, too many', async () => {
    expect(await code(`{ ${Array.from({ length: 25 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }`)).toBe('TOO_MANY_FIELDS');
    expect(await code(`{ ${'viewer { name } '.repeat(2000)} }`)).toBe('GRAPHQL_PARSE_FAILED');
    expect(await code('{ teachers(page: {limit: 101}) { totalCount } }')).toBe('BAD_USER_INPUT');
    expect(await code('{ teachers(page: {limit: -1}) { totalCount } }')).toBe('BAD_USER_INPUT');
  });

  test('bad variables, unknown fields and wrong types are told, without the value', async () => {
    const reply = await admin.send('query ($page: PageInput!) { teachers(page: $page) { totalCount } }', { page: { limit: '11010519491231002X', offset: 0 } });
    expect(reply.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(reply)).not.toContain('11010519491231002X');
    expect(await code('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await code('{ teachers(sort: "name; DROP TABLE teachers") { totalCount } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('broken bodies answer in JSON', async () => {
    for (const body of ['{', '[]', '[{"query":"{viewer{name}}"}]', '"x"', 'null']) {
      const response = await post(body);
      expect({ body, status: response.status >= 400 && response.status < 500 }).toEqual({ body, status: true });
      expect(await response.json()).toHaveProperty('errors');
    }
    const large = await post(JSON.stringify({ query: `{ viewer { name } } # ${'x'.repeat(3_000_000)}` }), { 'accept-language': 'en' });
    expect(large.status).toBe(413);
    expect(JSON.stringify(await large.json())).toMatch(/too large/);
  });

  test('other sites and other content types are turned away', async () => {
    const query = JSON.stringify({ query: '{ viewer { name } }' });
    expect((await post(query, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post(query, { 'content-type': 'text/plain' })).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${county.url}/graphql?query={viewer{name}}`)).status).toBe(405);
  });
});
