import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { buildRegister, onDevice, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('check-in on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
  });
  beforeEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterEach(async () => {
    for (const { name, violations } of attendanceInvariants) expect([name, await violations(county.app.platform.reader)]).toEqual([name, []]);
  });
  afterAll(() => county.close());

  const people = async (count: number) => Promise.all(Array.from({ length: count }, () => county.build.teacherAccount()));
  const phoneOf = async (person: { accountId: number }) => onDevice(await county.as(person.accountId), `phone-of-${person.accountId}`);
  const openSession = async (teacherIds: readonly number[]) => {
    const scene = await buildRegister(county, teacherIds);
    const sessionId = scene.sessionIds[0];
    await calls.open(coordinator, sessionId);
    return { ...scene, sessionId };
  };
  const codeNow = async (sessionId: number) => (await calls.code(coordinator, sessionId)) as NonNullable<Awaited<ReturnType<typeof calls.code>>>;

  test('a teacher scans once and is present; again says since when', async () => {
    const [person] = await people(1) as [{ teacherId: number; accountId: number }];
    const { sessionId } = await openSession([person.teacherId]);
    const phone = await phoneOf(person);
    const { url, qrSvg } = await codeNow(sessionId);
    expect(qrSvg).toMatch(/^<svg/);
    expect(await calls.checkIn(phone, url)).toEqual({ result: { outcome: 'PRESENT', status: 'PRESENT', checkedInAt: '2026-11-21T02:00:00.000Z', topic: '新课标解读', rollTitle: '小学语文骨干班' }, userErrors: [] });
    county.clock.advance(60_000);
    expect((await calls.checkIn(phone, (await codeNow(sessionId)).code)).result).toMatchObject({ outcome: 'ALREADY_PRESENT', checkedInAt: '2026-11-21T02:00:00.000Z' });
    expect(await calls.count(coordinator, sessionId)).toEqual({ state: 'OPEN', presentCount: 1, handCount: 0, memberCount: 1 });
  });

  test('a code counts for its 15 seconds and the next 15, then it has expired', async () => {
    const [first, second, third] = await people(3) as [{ teacherId: number; accountId: number }, { teacherId: number; accountId: number }, { teacherId: number; accountId: number }];
    const { sessionId } = await openSession([first.teacherId, second.teacherId, third.teacherId]);
    const { code, pin, nextAt, validUntil } = await codeNow(sessionId);
    expect([nextAt, validUntil]).toEqual(['2026-11-21T02:00:15.000Z', '2026-11-21T02:00:30.000Z']);
    county.clock.advance(29_999);
    expect((await calls.checkIn(await phoneOf(first), code)).result?.outcome).toBe('PRESENT');
    expect((await calls.checkIn(await phoneOf(second), `　${pin.slice(0, 3)} ${pin.slice(3)}`)).result?.outcome).toBe('PRESENT');
    county.clock.advance(1);
    expect((await calls.checkIn(await phoneOf(third), code)).userErrors[0]?.code).toBe('CODE_EXPIRED');
    expect((await calls.checkIn(await phoneOf(third), pin)).userErrors[0]?.code).toBe('CODE_EXPIRED');
    expect((await codeNow(sessionId)).code).not.toBe(code);
  });

  test('whoever comes ten minutes late is late, and loses those minutes', async () => {
    const [person] = await people(1) as [{ teacherId: number; accountId: number }];
    const { sessionId } = await openSession([person.teacherId]);
    county.clock.advance(12 * 60_000 + 30_000);
    expect((await calls.checkIn(await phoneOf(person), (await codeNow(sessionId)).code)).result).toMatchObject({ outcome: 'PRESENT', status: 'LATE' });
    expect(await county.rows('SELECT status, presentMinutes FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ status: 'LATE', presentMinutes: 108 }]);
  });

  test('one phone counts for one teacher of a session', async () => {
    const [first, second] = await people(2) as [{ teacherId: number; accountId: number }, { teacherId: number; accountId: number }];
    const { sessionId } = await openSession([first.teacherId, second.teacherId]);
    const { code } = await codeNow(sessionId);
    const shared = 'one-phone-for-two';
    expect((await calls.checkIn(onDevice(await county.as(first.accountId), shared), code)).result?.outcome).toBe('PRESENT');
    const refused = await calls.checkIn(onDevice((await county.as(second.accountId)).in('en'), shared), code);
    expect(refused).toEqual({ result: null, userErrors: [{ code: 'DEVICE_USED_BY_OTHER', field: null, message: expect.stringContaining('one phone counts for one person') as string }] });
    expect(await county.rows('SELECT teacherId FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ teacherId: first.teacherId }]);
    expect(JSON.stringify(await county.rows('SELECT deviceKey FROM presences WHERE sessionId = ?', [sessionId]))).not.toContain(shared);
  });

  test('a phone without the cookie is known from its first check-in on', async () => {
    const [person] = await people(1) as [{ teacherId: number; accountId: number }];
    const { sessionId } = await openSession([person.teacherId]);
    const client = await county.as(person.accountId);
    const { code } = await codeNow(sessionId);
    const response = await fetch(`${county.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...client.headers },
      body: JSON.stringify({ query: 'mutation ($input: CheckInInput!) { checkIn(input: $input) { userErrors { code } } }', variables: { input: { code } } }),
    });
    const device = /shixun-device=([^;]+)/.exec(response.headers.getSetCookie().join())?.[1] as string;
    const [{ deviceKey }] = await county.rows<{ deviceKey: string }>('SELECT deviceKey FROM presences WHERE sessionId = ?', [sessionId]) as [{ deviceKey: string }];
    expect(deviceKey).toBe(county.app.platform.secrets.blindIndex('check-in device', device));
  });

  test('a code kept while signing in lives five minutes, on that phone only', async () => {
    const [person, other] = await people(2) as [{ teacherId: number; accountId: number }, { teacherId: number; accountId: number }];
    const { sessionId } = await openSession([person.teacherId, other.teacherId]);
    const { code } = await codeNow(sessionId);
    const hold = async (client: Client, held: string) => (await client.ask<{ checkInHold: { code: string | null; userErrors: { code: string }[] } }>('mutation ($input: CheckInHoldInput!) { checkInHold(input: $input) { code userErrors { code } } }', { input: { code: held } })).checkInHold;
    const kept = (await hold(onDevice(county.anyone, 'phone-a'), code)).code as string;
    county.clock.advance(4 * 60_000);
    expect((await hold(onDevice(county.anyone, 'phone-a'), code)).userErrors[0]?.code).toBe('NOT_VALID');
    expect((await calls.checkIn(onDevice(await county.as(other.accountId), 'phone-b'), kept)).userErrors[0]?.code).toBe('CODE_INVALID');
    expect((await calls.checkIn(onDevice(await county.as(person.accountId), 'phone-a'), kept)).result?.outcome).toBe('PRESENT');
    county.clock.advance(2 * 60_000);
    expect((await calls.checkIn(onDevice(await county.as(other.accountId), 'phone-a'), kept)).userErrors[0]?.code).toBe('CODE_EXPIRED');
  });

  test('a retry with the same key is told what the first try was, even after its code expired and the session closed', async () => {
    const [person] = await people(1) as [{ teacherId: number; accountId: number }];
    const { sessionId } = await openSession([person.teacherId]);
    const { code } = await codeNow(sessionId);
    const phone = await phoneOf(person);
    const first = await calls.checkIn(phone, code, 'retry-key-0001');
    county.clock.advance(45_000);
    await calls.close(coordinator, sessionId);
    expect(await calls.checkIn(phone, code, 'retry-key-0001')).toEqual(first);
    expect((await calls.checkIn(phone, code, 'another-key-02')).result?.outcome).toBe('ALREADY_PRESENT');
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ n: 1 }]);
  });

  test('strangers, forged codes, closed sessions and codes of an earlier opening are refused; nothing is written', async () => {
    const [member, stranger] = await people(2) as [{ teacherId: number; accountId: number }, { teacherId: number; accountId: number }];
    const { sessionId } = await openSession([member.teacherId]);
    const other = await openSession([stranger.teacherId]);
    const { code } = await codeNow(sessionId);
    const refusal = async (person: { accountId: number }, text: string) => (await calls.checkIn(await phoneOf(person), text)).userErrors[0]?.code;
    expect(await refusal(stranger, code)).toBe('NOT_ENROLLED');
    expect(await refusal(member, `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)).toBe('CODE_INVALID');
    expect(await refusal(member, code.replace(/^[^-]+/, other.sessionId.toString(36)))).toBe('CODE_INVALID');
    expect(await refusal(member, "'; DROP TABLE presences; --")).toBe('CODE_INVALID');
    expect(await refusal(member, '000000')).toBe('CODE_INVALID');
    await calls.close(coordinator, sessionId);
    await calls.open(coordinator, sessionId);
    expect(await refusal(member, code)).toBe('CODE_INVALID');
    const fresh = await codeNow(sessionId);
    await calls.close(coordinator, sessionId);
    expect(await refusal(member, fresh.code)).toBe('SESSION_NOT_OPEN');
    expect(await county.rows("SELECT COUNT(*) AS n FROM presences WHERE sessionId = ? AND source = 'CODE'", [sessionId])).toEqual([{ n: 0 }]);
  });

  test('guessing digits is stopped after ten tries', async () => {
    const [person] = await people(1) as [{ teacherId: number; accountId: number }];
    const { sessionId } = await openSession([person.teacherId]);
    const { pin } = await codeNow(sessionId);
    const phone = await phoneOf(person);
    const wrong = pin === '123456' ? '654321' : '123456';
    for (let tries = 0; tries < 10; tries += 1) expect((await calls.checkIn(phone, wrong)).userErrors[0]?.code).toBe('CODE_INVALID');
    expect((await calls.checkIn(phone, pin)).userErrors[0]?.code).toBe('TOO_MANY_TRIES');
    county.clock.advance(5 * 60_000 + 1);
    expect((await calls.checkIn(phone, (await codeNow(sessionId)).pin)).result?.outcome).toBe('PRESENT');
  });

  test('whoever was on leave but comes is present, and the register says so; whoever staff marked absent must ask', async () => {
    const [onLeave, absent] = await people(2) as [{ teacherId: number; accountId: number }, { teacherId: number; accountId: number }];
    const { sessionId } = await openSession([onLeave.teacherId, absent.teacherId]);
    await calls.set(coordinator, { sessionId, teacherIds: [onLeave.teacherId], status: 'LEAVE', reason: '外出开会' });
    await calls.set(coordinator, { sessionId, teacherIds: [absent.teacherId], status: 'ABSENT', reason: '点名不在' });
    const { code } = await codeNow(sessionId);
    expect((await calls.checkIn(await phoneOf(onLeave), code)).result?.outcome).toBe('PRESENT');
    expect((await calls.checkIn(await phoneOf(absent), code)).userErrors[0]?.code).toBe('MARKED_ABSENT');
    expect(await county.rows('SELECT fromStatus, toStatus, source FROM presence_changes WHERE sessionId = ? AND teacherId = ? ORDER BY id', [sessionId, onLeave.teacherId]))
      .toEqual([{ fromStatus: null, toStatus: 'LEAVE', source: 'HAND' }, { fromStatus: 'LEAVE', toStatus: 'PRESENT', source: 'CODE' }]);
  });
});
