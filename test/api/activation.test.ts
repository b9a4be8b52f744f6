import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { ACTIVATE, CHANGE_PASSWORD, ISSUE, type Issued, sendForCookie, SIGN_IN, type SignedIn } from '../support/sign-in.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('first sign-in and passwords on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());

  const issue = async (client: Client, ...teacherIds: number[]) => (await client.ask<Issued>(ISSUE, { input: { teacherIds: teacherIds.map(String) } })).accountActivationIssue.activations ?? [];
  const activate = (loginName: string, code: string, newPassword: string) => sendForCookie<SignedIn<'accountActivate'>['data']>(county.anyone, ACTIVATE, { input: { loginName, code, newPassword } });
  const hashes = () => county.rows('SELECT id, passwordHash, activationHash FROM accounts ORDER BY id');

  test('a teacher without an account is given one with a code, sets a password and is signed in; the code works once', async () => {
    const teacherId = await county.build.teacher({ number: 'T90000001', name: '白静' });
    const [issued] = await issue(coordinator, teacherId);
    expect(issued).toMatchObject({ teacher: { name: '白静' }, passedOver: null, activation: { loginName: 't90000001' } });
    const code = issued?.activation?.code ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
    expect(JSON.stringify(await county.rows('SELECT * FROM accounts')) + JSON.stringify(await county.rows('SELECT details FROM audit_rows'))).not.toContain(code.slice(0, 5));

    const typed = ` ${code.toLowerCase().replace('-', ' ')}`;
    const reply = await activate(' T９0000001', typed, '梅花香自苦寒来1');
    expect(reply.data.accountActivate).toMatchObject({ viewer: { name: '白静', grants: [{ role: 'TEACHER' }] }, userErrors: [] });
    expect(await reply.client.ask('{ viewer { teacherId } }')).toEqual({ viewer: { teacherId: String(teacherId) } });
    expect((await activate('t90000001', code, '另一个密码22')).data.accountActivate.userErrors.map((each) => each.code)).toEqual(['WRONG_CODE']);
    expect((await sendForCookie<SignedIn<'sessionSignIn'>['data']>(county.anyone, SIGN_IN, { input: { loginName: 'T90000001', password: '梅花香自苦寒来1' } })).data.sessionSignIn.viewer?.name).toBe('白静');
  });

  test('a code of somebody else, a used-up one and one of last month are all simply wrong', async () => {
    const [one, two] = [await county.build.teacher(), await county.build.teacher()];
    const [first, second] = await issue(coordinator, one, two);
    const before = await hashes();
    const wrong = async (loginName: string | undefined, code: string | undefined) => (await activate(loginName ?? '', code ?? '', '梅花香自苦寒来1')).data.accountActivate.userErrors.map((each) => each.code);
    expect(await wrong(first?.activation?.loginName, second?.activation?.code)).toEqual(['WRONG_CODE']);
    expect(await wrong('nobody-here', first?.activation?.code)).toEqual(['WRONG_CODE']);
    county.clock.advance(30 * 86_400_000);
    expect(await wrong(first?.activation?.loginName, first?.activation?.code)).toEqual(['WRONG_CODE']);
    expect(await hashes()).toEqual(before);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const [again] = await issue(coordinator, two);
    expect(await wrong(second?.activation?.loginName, second?.activation?.code)).toEqual(['WRONG_CODE']);
    expect((await activate(again?.activation?.loginName ?? '', again?.activation?.code ?? '', '梅花香自苦寒来1')).data.accountActivate.userErrors).toEqual([]);
  });

  test('guessing is stopped by the same count as passwords, in both languages', async () => {
    const [issued] = await issue(coordinator, await county.build.teacher());
    const loginName = issued?.activation?.loginName ?? '';
    for (let n = 0; n < 8; n += 1) await activate(loginName, 'AAAAA-AAAAA', '梅花香自苦寒来1');
    expect((await activate(loginName, issued?.activation?.code ?? '', '梅花香自苦寒来1')).data.accountActivate.userErrors).toMatchObject([{ code: 'TOO_MANY_TRIES', message: '尝试次数过多，请15分钟后再试。' }]);
    expect((await sendForCookie<SignedIn<'sessionSignIn'>['data']>(county.anyone, SIGN_IN, { input: { loginName, password: 'x' } })).data.sessionSignIn.userErrors).toMatchObject([{ code: 'TOO_MANY_TRIES' }]);
    county.clock.advance(16 * 60_000);
    expect((await activate(loginName, issued?.activation?.code ?? '', 'short1')).data.accountActivate.userErrors).toMatchObject([{ code: 'WEAK_PASSWORD', field: 'input.newPassword', message: '密码至少要有8个字符。' }]);
    expect((await activate(loginName, issued?.activation?.code ?? '', '梅花香自苦寒来1')).data.accountActivate.userErrors).toEqual([]);
  });

  test('two who use one code at once: one is in', async () => {
    const [issued] = await issue(coordinator, await county.build.teacher());
    const replies = await Promise.all(Array.from({ length: 5 }, (_, n) => activate(issued?.activation?.loginName ?? '', issued?.activation?.code ?? '', `梅花香自苦寒来${n}`)));
    expect(replies.filter(({ data }) => data.accountActivate.viewer)).toHaveLength(1);
  });

  test('a change of password asks for the old one, ends other sessions and keeps this person signed in', async () => {
    const [issued] = await issue(coordinator, await county.build.teacher());
    const { client, data } = await activate(issued?.activation?.loginName ?? '', issued?.activation?.code ?? '', '梅花香自苦寒来1');
    const elsewhere = await county.as(Number(data.accountActivate.viewer?.accountId));
    const change = (password: string, newPassword: string) => sendForCookie<SignedIn<'accountPasswordChange'>['data']>(client, CHANGE_PASSWORD, { input: { password, newPassword } });
    expect((await change('wrong', '宝剑锋从磨砺出2')).data.accountPasswordChange.userErrors).toMatchObject([{ code: 'WRONG_PASSWORD', field: 'input.password' }]);
    const changed = await change('梅花香自苦寒来1', '宝剑锋从磨砺出2');
    expect(changed.data.accountPasswordChange.userErrors).toEqual([]);
    expect(await elsewhere.ask('{ viewer { name } }')).toEqual({ viewer: null });
    expect(await client.ask('{ viewer { name } }')).toEqual({ viewer: null });
    expect(await changed.client.ask('{ viewer { accountId } }')).toEqual({ viewer: { accountId: data.accountActivate.viewer?.accountId } });
  });

  test('nobody hands out a code for one who may do more than himself', async () => {
    const schoolId = await county.build.school();
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const plain = await county.build.teacher({ schoolId });
    const head = await county.build.teacher({ schoolId });
    await county.build.account({ role: 'TEACHER', teacherId: head }, { role: 'ADMINISTRATOR' });
    const before = await county.rows('SELECT activationHash FROM accounts WHERE teacherId = ?', [head]);
    const issued = await issue(school, head, plain);
    expect(issued.map(({ activation, passedOver }) => [activation === null, passedOver])).toEqual([[true, 'MORE_RIGHTS'], [false, null]]);
    expect(await county.rows('SELECT activationHash FROM accounts WHERE teacherId = ?', [head])).toEqual(before);
    expect((await issue(coordinator, head))[0]?.passedOver).toBe('MORE_RIGHTS');
  });

  test('a teacher of another school reads as not found, other roles are refused, and nothing is issued', async () => {
    const schoolId = await county.build.school();
    const [own, other] = [await county.build.teacher({ schoolId }), await county.build.teacher()];
    const before = await hashes();
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    expect((await school.send(ISSUE, { input: { teacherIds: [String(own), String(other)] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const role of ['TEACHER', 'CREDIT_OFFICER', 'AUDITOR', 'JUDGE'] as const) {
      const client = await county.as(await county.build.account({ role }));
      expect((await client.send(ISSUE, { input: { teacherIds: [String(own)] } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await hashes()).slice(0, before.length)).toEqual(before);
    expect(await county.rows('SELECT id FROM accounts WHERE teacherId IN (?, ?)', [own, other])).toEqual([]);
  });

  test('the same request again shows no code a second time', async () => {
    const input = { teacherIds: [String(await county.build.teacher())], idempotencyKey: `again-${kind}` };
    await coordinator.ask(ISSUE, { input });
    const replay = await coordinator.ask<Issued>(ISSUE, { input });
    expect(replay.accountActivationIssue).toMatchObject({ activations: null, userErrors: [{ code: 'ALREADY_SHOWN' }] });
    expect(JSON.stringify(await county.rows('SELECT reply FROM idempotency_keys'))).not.toMatch(/[2-9A-Z]{5}-[2-9A-Z]{5}/);
  });

  test('codes just issued come as a workbook, and nobody else makes one', async () => {
    const post = (client: Client, rows: unknown) => fetch(`${county.url}/downloads/activation-codes.xlsx`, { method: 'POST', headers: { 'content-type': 'application/json', ...client.headers }, body: JSON.stringify({ rows }) });
    const row = { school: '县一中', number: 'T1', name: '=HYPERLINK("x")', loginName: 't1', code: 'AAAAA-BBBBB', validUntil: '2026-12-21' };
    const { sheets } = await readWorkbook(new Uint8Array(await (await post(coordinator, [row])).arrayBuffer()));
    expect(sheets[0]?.rows[1]?.cells.map(({ text, fromFormula }) => [text, fromFormula])).toEqual([['县一中', undefined], ['T1', undefined], [`'=HYPERLINK("x")`, undefined], ['t1', undefined], ['AAAAA-BBBBB', undefined], ['2026-12-21', undefined]]);
    expect((await post(coordinator, [])).status).toBe(400);
    expect((await post(county.anyone, [row])).status).toBe(401);
    expect((await post(await county.as(await county.build.account({ role: 'AUDITOR' })), [row])).status).toBe(403);
  });

  test('the national id in full: with a reason, written down, and only within reach', async () => {
    const { secrets, work } = county.app.platform;
    const schoolId = await county.build.school();
    const teacherId = await county.build.teacher({ schoolId, number: 'T90000099' });
    await work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE teachers SET nationalIdSealed = ? WHERE id = ?', [secrets.encrypt('11010519491231002X', 'teacher:T90000099:nationalId'), teacherId]));
    const reveal = 'mutation ($input: TeacherNationalIdRevealInput!) { teacherNationalIdReveal(input: $input) { nationalId userErrors { code } } }';
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const audit = () => county.rows<{ subjectId: string; details: string }>("SELECT subjectId, details FROM audit_rows WHERE action = 'teacher.nationalIdReveal' ORDER BY seq");
    expect((await school.send(reveal, { input: { teacherId: String(teacherId), reason: ' ' } })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const elsewhere = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await elsewhere.send(reveal, { input: { teacherId: String(teacherId), reason: '核对档案' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    expect((await officer.send(reveal, { input: { teacherId: String(teacherId), reason: '核对档案' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await audit()).toEqual([]);
    expect(await school.ask(reveal, { input: { teacherId: String(teacherId), reason: '核对 11010519491231002X 的档案' } })).toEqual({ teacherNationalIdReveal: { nationalId: '11010519491231002X', userErrors: [] } });
    expect(await audit()).toEqual([{ subjectId: String(teacherId), details: '{"reason":"核对 … 的档案"}' }]);
  });
});
