import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { buildRegister, onDevice, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const TEACHERS = 600;
const TWICE = 180;

describe.each(databaseKinds)('a full hall checks in on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  let phones: { client: Client; teacherId: number }[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const teacherIds = await county.build.teachers(TEACHERS, await county.build.school());
    phones = [];
    for (const teacherId of teacherIds) {
      const accountId = await county.build.account({ role: 'TEACHER', teacherId });
      phones.push({ teacherId, client: onDevice(await county.as(accountId), `phone-${teacherId}`) });
    }
  }, 120_000);
  afterAll(() => county.close());

  const openSession = async () => {
    const { sessionIds: [sessionId] } = await buildRegister(county, phones.map((each) => each.teacherId));
    await calls.open(coordinator, sessionId);
    const { code } = await calls.code(coordinator, sessionId) as { code: string };
    return { sessionId: sessionId, code };
  };
  const holds = async () => {
    for (const { name, violations } of attendanceInvariants) expect([name, await violations(county.app.platform.reader)]).toEqual([name, []]);
  };

  test(`${TEACHERS} at once, ${TWICE} of them twice: each is present once and the counter is exact`, async () => {
    const { sessionId, code } = await openSession();
    const everybody = [...phones, ...phones.slice(0, TWICE)];
    const answers = await Promise.all(everybody.map(({ client }) => calls.checkIn(client, code)));
    expect(answers.flatMap((each) => each.userErrors)).toEqual([]);
    expect(answers.filter((each) => each.result?.outcome === 'PRESENT')).toHaveLength(TEACHERS);
    expect(answers.filter((each) => each.result?.outcome === 'ALREADY_PRESENT')).toHaveLength(TWICE);
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ n: TEACHERS }]);
    expect(await calls.count(coordinator, sessionId)).toMatchObject({ presentCount: TEACHERS, memberCount: TEACHERS });
    await holds();
  }, 120_000);

  test('two teachers on one phone at the same moment: one of them', async () => {
    const { sessionId, code } = await openSession();
    const answers = await Promise.all(phones.slice(0, 20).map(({ client }, at) => calls.checkIn(onDevice(client, `pair-${Math.floor(at / 2)}`), code)));
    expect(answers.filter((each) => each.result)).toHaveLength(10);
    expect(answers.filter((each) => each.userErrors[0]?.code === 'DEVICE_USED_BY_OTHER')).toHaveLength(10);
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ n: 10 }]);
    await holds();
  }, 30_000);

  test('check-ins, entries by hand and the closing at once: nobody is counted twice, nobody slips in afterwards', async () => {
    const { sessionId, code } = await openSession();
    const [, ...rest] = await Promise.all([
      new Promise((go) => setTimeout(go, 60)).then(() => calls.close(coordinator, sessionId)),
      ...Array.from({ length: 10 }, (_, at) => calls.set(coordinator, { sessionId, teacherIds: phones.slice(at * 10, at * 10 + 10).map((each) => each.teacherId), status: 'PRESENT', reason: '现场核对本人' })),
      ...phones.slice(0, 200).map(({ client }) => calls.checkIn(client, code)),
    ]);
    expect(rest.flatMap((each) => each.userErrors).filter((each) => each.code !== 'SESSION_NOT_OPEN')).toEqual([]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ n: TEACHERS }]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM presences p JOIN register_sessions s ON s.id = p.sessionId WHERE s.id = ? AND p.source = 'CODE' AND p.createdAt > s.closedAt", [sessionId])).toEqual([{ n: 0 }]);
    await holds();
  }, 60_000);
});
