import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { buildRegister, onDevice, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { offlineCalls as offline, scanId } from '../support/offline-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const SESSION = 'session { calls { id expected answered answeredByStaff missing untilAt } headCounts { heads attending note countedBy } } userErrors { code message }';
interface Answer {
  readonly session: { calls: { id: string; expected: number; answered: number; answeredByStaff: number; missing: number; untilAt: string }[]; headCounts: { heads: number; attending: number; note: string; countedBy: string }[] } | null;
  readonly userErrors: readonly { code: string; message: string }[];
}

describe.each(databaseKinds)('the second call on %s', (kind) => {
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

  const send = async (client: Client, mutation: 'sessionCall' | 'sessionConfirmCall' | 'sessionCountHeads', input: object): Promise<Answer> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    return (await client.ask<Record<string, Answer>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${SESSION} } }`, { input }))[mutation] as Answer;
  };
  /** One after another, so that their ids stand in this order on every database. */
  const scene = async () => {
    const made: Person[] = [];
    for (let at = 0; at < 5; at += 1) {
      const person = await county.build.teacherAccount();
      made.push({ ...person, phone: onDevice(await county.as(person.accountId), `phone-of-${person.accountId}`) });
    }
    const people = made as [Person, Person, Person, Person, Person];
    const { sessionIds: [sessionId], rollId } = await buildRegister(county, people.map((each) => each.teacherId));
    await calls.open(coordinator, sessionId);
    return { people, sessionId, rollId };
  };
  const code = async (sessionId: number) => (await calls.code(coordinator, sessionId))?.code as string;
  interface Person { teacherId: number; accountId: number; phone: Client }

  test('whoever scans again in time has answered; who does not is shown; staff confirm with a reason', async () => {
    const { people: [one, two, three, four, five], sessionId } = await scene();
    expect((await send(coordinator, 'sessionCall', { sessionId, minutes: 3 })).userErrors[0]?.code).toBe('NOBODY_HERE');
    for (const { phone } of [one, two, three]) await calls.checkIn(phone, await code(sessionId));
    await calls.set(coordinator, { sessionId, teacherIds: [four.teacherId], status: 'PRESENT', reason: '手机没电，现场核对本人' });
    county.clock.advance(10 * 60_000);
    const called = await send(coordinator, 'sessionCall', { sessionId, minutes: 3 });
    expect(called.session?.calls).toMatchObject([{ expected: 4, answered: 0, missing: 4, untilAt: '2026-11-21T02:13:00.000Z' }]);
    expect((await send(coordinator, 'sessionCall', { sessionId, minutes: 3 })).userErrors[0]?.code).toBe('CALL_RUNNING');
    expect((await calls.checkIn(one.phone, await code(sessionId))).result).toMatchObject({ outcome: 'CONFIRMED', checkedInAt: '2026-11-21T02:10:00.000Z' });
    expect((await calls.checkIn(one.phone, await code(sessionId))).result?.outcome).toBe('ALREADY_PRESENT');
    expect((await calls.checkIn(five.phone, await code(sessionId))).result).toMatchObject({ outcome: 'PRESENT', status: 'LATE' });
    const inTime = { scanId: scanId(), code: await code(sessionId), claimedAt: county.clock.now().toISOString() };
    county.clock.advance(4 * 60_000);
    expect((await calls.checkIn(three.phone, await code(sessionId))).result?.outcome).toBe('ALREADY_PRESENT');
    expect((await offline.phone(two.phone, [inTime], county.clock.now().toISOString()))[0]?.answer).toBe('DUPLICATE');
    const callId = called.session?.calls[0]?.id as string;
    const missing = async () => (await coordinator.ask<{ registerRows: { items: { teacher: { id: string } }[] } }>('query ($id: ID!, $call: ID!) { registerRows(sessionId: $id, filter: { unconfirmedCallId: $call }) { items { teacher { id } } } }', { id: sessionId, call: callId })).registerRows.items.map(({ teacher }) => Number(teacher.id)).sort((a, b) => a - b);
    expect(await missing()).toEqual([three.teacherId, four.teacherId]);
    expect((await send(coordinator, 'sessionConfirmCall', { sessionId, callId, teacherIds: [four.teacherId], reason: '' })).userErrors[0]?.code).toBe('REASON_MISSING');
    const confirmed = await send(coordinator, 'sessionConfirmCall', { sessionId, callId, teacherIds: [four.teacherId], reason: '手机没电，本人在座' });
    expect(confirmed.session?.calls).toMatchObject([{ expected: 4, answered: 4, answeredByStaff: 1, missing: 1 }]);
    expect(await missing()).toEqual([three.teacherId]);
    expect(await county.rows('SELECT status FROM presences WHERE sessionId = ? AND teacherId = ?', [sessionId, three.teacherId])).toEqual([{ status: 'PRESENT' }]);
  });

  test('heads against the list: a difference is explained and stays', async () => {
    const { people: [one, two], sessionId } = await scene();
    for (const { phone } of [one, two]) await calls.checkIn(phone, await code(sessionId));
    const refusal = (await send(coordinator, 'sessionCountHeads', { sessionId, heads: 1, note: '' })).userErrors[0];
    expect(refusal).toEqual({ code: 'NOTE_MISSING', message: '比考勤少 1 人，请说明原因。' });
    await send(coordinator, 'sessionCountHeads', { sessionId, heads: 1, note: '一人签到后离开，正在核实' });
    expect((await send(coordinator, 'sessionCountHeads', { sessionId, heads: 2, note: '' })).session?.headCounts).toMatchObject([{ heads: 2, attending: 2, note: '' }, { heads: 1, attending: 2, note: '一人签到后离开，正在核实' }]);
    await expect(county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE head_counts SET heads = 2'))).rejects.toThrow('append-only');
  });

  test('out of reach, or only to look: nothing is written', async () => {
    const { people: [one], sessionId } = await scene();
    await calls.checkIn(one.phone, await code(sessionId));
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    for (const [client, denial] of [[school, 'NOT_FOUND'], [auditor, 'FORBIDDEN'], [one.phone, 'FORBIDDEN']] as const) {
      await expect(send(client, 'sessionCall', { sessionId, minutes: 5 })).rejects.toThrow(denial);
      await expect(send(client, 'sessionCountHeads', { sessionId, heads: 1, note: '' })).rejects.toThrow(denial);
      await expect(send(client, 'sessionConfirmCall', { sessionId, callId: 1, teacherIds: [one.teacherId], reason: '在座' })).rejects.toThrow(denial);
    }
    expect([await county.rows('SELECT id FROM session_calls WHERE sessionId = ?', [sessionId]), await county.rows('SELECT id FROM head_counts WHERE sessionId = ?', [sessionId])]).toEqual([[], []]);
  });
});
