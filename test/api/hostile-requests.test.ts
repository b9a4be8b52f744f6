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

  test('what breaks a limit is said field by field in the language of the request, with what holds and what to do', async () => {
    const PLAN = 'mutation ($input: PlanItemAddInput!) { planItemAdd(input: $input) { userErrors { code } } }';
    const item = { title: '骨干研修', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', minutes: 900, seats: 50, startsOn: '2027-07-01', endsOn: '2027-07-05', budgetFen: null, responsible: '王', stages: [], subjects: [] };
    interface Told { message: string; extensions: { code: string; fields: { field: string; message: string }[] } }
    const told = async (input: object, locale: 'zh-CN' | 'en' = 'zh-CN', query = PLAN) => (await admin.in(locale).send(query, { input })).errors?.[0] as unknown as Told;
    const broken = { planId: '1', item: { ...item, title: '长'.repeat(101), minutes: 0, seats: -1, responsible: '  ' } };
    expect((await told(broken)).extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [
      { field: 'input.item.title', message: '“名称”最多 100 个字，现在有 101 个，请缩短。' }, { field: 'input.item.minutes', message: '“学时”须在 0.03 到 2,222.22 学时之间，请改正。' },
      { field: 'input.item.seats', message: '“计划人数”须在 1 到 100,000 之间，请改正。' },
    ] });
    expect((await told(broken, 'en')).message).toContain('“Title” takes at most 100 characters and has 101: shorten it.');
    expect((await told({ planId: '1', item: { ...item, title: '' } })).message).toBe('请填写“名称”。');
    // What is kept in other units is told in those that people type.
    expect((await told({ planId: '1', item: { ...item, budgetFen: -5 } })).message).toMatch(/^“预算”须在 0 到 [\d,]+ 元之间/);
    // Of the wrong type altogether.
    expect((await told({ planId: '1', item: { ...item, seats: null } }))).toMatchObject({ message: '请填写“计划人数”。', extensions: { fields: [{ field: 'input.item.seats' }] } });
    expect((await told({ planId: '1', item: { ...item, seats: 2.5 } })).message).toBe('“计划人数”须填整数，请用数字填写。');
    expect((await told({ planId: '1', item: { ...item, seats: 99_999_999_999 } }, 'en')).message).toBe('The figure of “Seats planned” is too large: change it.');
    expect((await told({ planId: '1', item: { ...item, startsOn: '' } })).message).toBe('“开始日期”须是日期，如 2026-07-01。');
    const { endsOn: _endsOn, ...endless } = item;
    expect((await told({ planId: '1', item: endless }))).toMatchObject({ message: '请填写“结束日期”。', extensions: { fields: [{ field: 'input.item.endsOn' }] } });
    // In a list with its line, and a code with how it is written.
    const session = { startsAt: '2026-12-01T00:30:00Z', durationMinutes: 135, topic: '课', lecturer: '李', place: '报告厅' };
    const SESSIONS = 'mutation ($input: CohortPlanSessionsInput!) { cohortPlanSessions(input: $input) { userErrors { code } } }';
    expect((await told({ id: '1', sessions: [session, { ...session, lecturer: '' }] }, 'zh-CN', SESSIONS))).toMatchObject({ message: '课程安排第 2 行：请填写“授课人”。', extensions: { fields: [{ field: 'input.sessions.1.lecturer' }] } });
    expect((await told({ id: '1', sessions: [session, { ...session, startsAt: 'soon' }] }, 'en', SESSIONS)).extensions.fields[0]).toMatchObject({ field: 'input.sessions.1.startsAt', message: 'Sessions, line 2: “Begins” must be a day and a time, such as 2026-07-01 08:30.' });
    const COPY = 'mutation ($input: ProgrammeCopyInput!) { programmeCopy(input: $input) { userErrors { code } } }';
    expect((await told({ id: '1', year: 2027, code: '编号' }, 'zh-CN', COPY)).message).toBe('“编号”的写法不对，应为以字母或数字开头的 2–40 位字母、数字和连字符，如 2026-YWGG。');
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
    for (const path of ['/graphql', '/nothing-here', '/health/ready', '/downloads/transcript/1.pdf']) {
      const { headers } = await fetch(county.url + path);
      expect([path, headers.get('content-security-policy')?.includes("frame-ancestors 'none'"), headers.get('x-content-type-options')]).toEqual([path, true, 'nosniff']);
    }
  });
});
