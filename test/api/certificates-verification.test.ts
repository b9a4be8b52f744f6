import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateInvariants } from '../../server/modules/certificates/certificates.invariants.js';
import { buildClosedCohort, certificateCalls as calls, type CertificateView, tokenOf } from '../support/certificate-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const NOTHING = { number: null, holderMasked: null, trainingTitle: null, hours: null, statusToday: null, replacedByNumber: null, startsOn: null, issuedOn: null };

describe.each(databaseKinds)('verifying a certificate on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  // What was tried wrongly in one test does not hold up the next.
  beforeEach(() => { county.clock.advance(3_600_000); });
  afterEach(async () => {
    for (const { name, violations } of certificateInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const certificateOf = async (name: string): Promise<CertificateView> => {
    // A test day is longer than a session.
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const { cohortId } = await buildClosedCohort(county, [await county.build.teacher({ name })]);
    await calls.issue(coordinator, cohortId);
    await county.settle();
    return (await calls.list(coordinator, { cohortId })).items[0] as CertificateView;
  };

  test('genuine: the facts, with the name masked, for anyone, in both languages', async () => {
    const certificate = await certificateOf('欧阳晓燕');
    const verified = await calls.verify(county.anyone, tokenOf(certificate));
    expect(verified).toMatchObject({ verdict: 'GENUINE', number: certificate.number, holderMasked: '欧○○○', hours: '60', statusToday: 'VALID', startsOn: '2026-07-06', issuedOn: '2026-11-21' });
    expect(verified.reason).toMatch(/今日有效/);
    expect((await calls.verify(county.anyone.in('en'), tokenOf(certificate))).reason).toMatch(/valid today/);
    expect(JSON.stringify(verified)).not.toContain('晓燕');
    const typed = await calls.verifyNumber(county.anyone, certificate.number.replace('〔', '[').replace('〕', ']'), ' 欧阳 晓燕');
    expect(typed).toEqual(verified);
  });

  test('revoked: from that moment on, with the reason', async () => {
    const certificate = await certificateOf('王芳');
    await calls.revoke(coordinator, { certificateId: certificate.id, reason: '学员实际未参加' });
    const verified = await calls.verify(county.anyone, tokenOf(certificate));
    expect(verified).toMatchObject({ verdict: 'REVOKED', statusToday: 'REVOKED', number: certificate.number, reason: '该证书已于 2026-11-21 撤销，不再有效。原因：学员实际未参加。' });
    expect((await calls.verify(county.anyone.in('en'), tokenOf(certificate))).reason).toMatch(/^This certificate was revoked on 2026-11-21/);
    expect((await calls.verifyNumber(county.anyone, certificate.number, '王芳')).verdict).toBe('REVOKED');
  });

  test('replaced: the number in force instead', async () => {
    const certificate = await certificateOf('张伟');
    const { certificate: next } = await calls.reissue(coordinator, { certificateId: certificate.id, holderName: '张玮', reason: '姓名录入有误' });
    const verified = await calls.verify(county.anyone, tokenOf(certificate));
    expect(verified).toMatchObject({ verdict: 'REPLACED', replacedByNumber: next?.number });
    expect(verified.reason).toContain(`现行证书编号为 ${next?.number}`);
    expect((await calls.verify(county.anyone.in('en'), tokenOf(certificate))).reason).toContain(`in force is ${next?.number}`);
    expect((await calls.verify(county.anyone, tokenOf(next as CertificateView))).verdict).toBe('GENUINE');
  });

  test('altered: whichever part of the code is changed, nothing of it is believed or given away', async () => {
    const token = tokenOf(await certificateOf('李娜'));
    const [keyId, payload, signature] = token.split('.') as [string, string, string];
    const other = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()) as object, m: 9000 })).toString('base64url');
    const flipped = (text: string, at: number): string => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    const altered = [
      `s2.${payload}.${signature}`, `.${payload}.${signature}`, `${keyId}.${other}.${signature}`, `${keyId}.${flipped(payload, 10)}.${signature}`, `${keyId}.${payload}.${flipped(signature, 0)}`,
      `${keyId}.${payload}.${flipped(signature, signature.length - 1)}`, `${keyId}.${payload}.${signature.slice(0, -4)}`, `${keyId}.${payload}.`, `${keyId}.${payload}`, `${token}.more`, `${token}=`, 'nonsense',
    ];
    for (const each of altered) expect({ each, ...(await calls.verify(county.anyone, each)) }).toEqual({ each, verdict: 'ALTERED', reason: expect.stringMatching(/请勿采信/) as string, ...NOTHING });
    expect((await calls.verify(county.anyone.in('en'), altered[0] as string)).reason).toMatch(/^The signature in the QR code does not hold/);
    expect((await calls.verify(county.anyone, token)).verdict).toBe('GENUINE');
  });

  test('altered: a register that was changed behind the back no longer says what was signed', async () => {
    const certificate = await certificateOf('赵敏');
    await county.app.platform.work.run({ accountId: null, name: 'thief' }, (tx) => tx.run('UPDATE certificates SET minutes = 9000 WHERE id = ?', [certificate.id]));
    const verified = await calls.verify(county.anyone, tokenOf(certificate));
    expect(verified).toMatchObject({ verdict: 'ALTERED', ...NOTHING });
    expect(verified.reason).toMatch(/与发证登记不一致/);
  });

  test('unknown: a number that was never given, a name that is not on it', async () => {
    const certificate = await certificateOf('孙丽');
    const foreign = county.app.platform.secrets.signToken({ v: 1, n: '县师训〔2026〕99999' });
    expect(await calls.verify(county.anyone, foreign)).toMatchObject({ verdict: 'UNKNOWN', ...NOTHING });
    expect((await calls.verify(county.anyone.in('en'), foreign)).reason).toMatch(/the register has no such number/);
    const wrongName = await calls.verifyNumber(county.anyone, certificate.number, '孙莉');
    expect(wrongName).toMatchObject({ verdict: 'UNKNOWN', ...NOTHING });
    expect(await calls.verifyNumber(county.anyone, '县师训〔2026〕99999', '孙丽')).toEqual(wrongName);
    expect(await calls.verifyNumber(county.anyone, '不是编号', '孙丽')).toEqual(wrongName);
    expect((await calls.verifyNumber(county.anyone, certificate.number.replace('县', '省'), '孙丽')).verdict).toBe('UNKNOWN');
  });

  test('guessing names is held up, genuine codes are not', async () => {
    const certificate = await certificateOf('周杰');
    for (let tries = 0; tries < 8; tries += 1) await calls.verifyNumber(county.anyone, certificate.number, `周${tries}`);
    const refused = await county.anyone.send('query ($number: String!, $name: String!) { certificateByNumber(number: $number, holderName: $name) { verdict } }', { number: certificate.number, name: '周杰' });
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: 'TOO_MANY_REQUESTS' }, message: expect.stringContaining('15 分钟') as string });
    expect((await calls.verify(county.anyone, tokenOf(certificate))).verdict).toBe('GENUINE');
    county.clock.advance(16 * 60_000);
    expect((await calls.verifyNumber(county.anyone, certificate.number, '周杰')).verdict).toBe('GENUINE');
  });

  test('what is too long or not a text is bad input, and nothing is looked up', async () => {
    expect((await county.anyone.send('query ($t: String!) { certificateByToken(token: $t) { verdict } }', { t: 'x'.repeat(5000) })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await county.anyone.send('query ($t: String!) { certificateByToken(token: $t) { verdict } }', { t: 5 })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('without this server: the published keys and the example of the manual', async () => {
    const certificate = await certificateOf('吴静');
    const response = await county.anyone.get('/.well-known/shixun-keys.json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const keys = join(county.app.platform.config.DATA_DIRECTORY, 'shixun-keys.json');
    writeFileSync(keys, await response.text());
    const script = join(county.app.platform.config.DATA_DIRECTORY, 'verify.mjs');
    const example = /```js\n([\s\S]+?)```/.exec(readFileSync('schema/examples/verify-offline.md', 'utf8'))?.[1];
    writeFileSync(script, example as string);
    const run = (address: string): string => execFileSync(process.execPath, [script, keys, address], { encoding: 'utf8' });
    expect(run(certificate.verifyUrl)).toContain(`genuine: ${certificate.number} 吴○`);
    const [keyId, payload, signature] = tokenOf(certificate).split('.') as [string, string, string];
    expect(run(`https://x.example/verify/${keyId}.${payload.slice(0, -2)}AA.${signature}`)).toContain('not genuine');
    expect(run(`https://x.example/verify/s9.${payload}.${signature}`)).toContain('not genuine');
  });
});
