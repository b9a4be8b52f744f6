import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { seedRolls } from '../../server/database/seeds/demo/attendance.js';
import { buildRegister, NOW_SESSION, onDevice, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const ROWS = `query ($sessionId: ID!, $page: PageInput!, $filter: RegisterRowFilter!, $sort: RegisterRowSort!) { registerRows(sessionId: $sessionId, page: $page, filter: $filter, sort: $sort) {
  totalCount items { membership changeCount teacher { id name number school { name } } presence { status presentMinutes source reason enteredBy checkedInAt } } } }`;
const CHANGES = 'query ($sessionId: ID!) { presenceChanges(sessionId: $sessionId) { totalCount items { teacherName fromStatus toStatus fromMinutes toMinutes reason accountName source at } } }';

interface Rows {
  registerRows: { totalCount: number; items: { membership: string; changeCount: number; teacher: { id: string; name: string }; presence: { status: string; presentMinutes: number; source: string; reason: string | null; enteredBy: string | null } | null }[] };
}

describe.each(databaseKinds)('the register on %s', (kind) => {
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

  const teachers = async (count: number): Promise<number[]> => county.build.teachers(count, await county.build.school());
  const rowsOf = async (client: Client, sessionId: number, filter: object = {}, sort = 'NAME') => (await client.ask<Rows>(ROWS, { sessionId, page: { limit: 100, offset: 0 }, filter, sort })).registerRows;
  const attendanceOf = (rollId: number) => county.app.faces.attendance.attendanceOf(county.app.platform.reader, rollId);

  test('check-in is opened, closing marks whoever is missing absent once, reopening adds nobody twice', async () => {
    const [first, second, third] = await teachers(3) as [number, number, number];
    const { sessionIds: [sessionId] } = await buildRegister(county, [first, second, third]);
    expect(await calls.open(coordinator, sessionId)).toEqual({ session: { state: 'OPEN' }, userErrors: [] });
    expect((await calls.open(coordinator, sessionId)).userErrors[0]?.code).toBe('ALREADY_OPEN');
    await calls.set(coordinator, { sessionId, teacherIds: [first], status: 'PRESENT', reason: '手机没电，现场核对本人' });
    expect(await calls.close(coordinator, sessionId)).toEqual({ result: { markedAbsent: 2, session: { state: 'CLOSED', presentCount: 1 } }, userErrors: [] });
    expect((await calls.close(coordinator, sessionId)).userErrors[0]?.code).toBe('ALREADY_CLOSED');
    await calls.open(coordinator, sessionId);
    expect((await calls.close(coordinator, sessionId)).result).toMatchObject({ markedAbsent: 0 });
    expect(await county.rows('SELECT teacherId, status, source FROM presences WHERE sessionId = ? ORDER BY teacherId', [sessionId])).toEqual([
      { teacherId: first, status: 'PRESENT', source: 'HAND' }, { teacherId: second, status: 'ABSENT', source: 'CLOSING' }, { teacherId: third, status: 'ABSENT', source: 'CLOSING' },
    ]);
  });

  test('check-in opens from three hours before; closed before the start it marks nobody', async () => {
    const teacherIds = await teachers(2);
    const { sessionIds: [tomorrow, afternoon] } = await buildRegister(county, teacherIds, [{ startsAt: '2026-11-22 02:00:00.000' }, { startsAt: '2026-11-21 04:00:00.000' }]) as { rollId: number; sessionIds: [number, number] };
    expect((await calls.open(coordinator, tomorrow)).userErrors).toEqual([{ code: 'TOO_EARLY', field: null, message: '还没到时间：开课前 3 小时起可以开启签到，请在 21 小时 0 分钟后再试。' }]);
    expect((await calls.close(coordinator, afternoon)).userErrors[0]?.code).toBe('NOT_STARTED');
    await calls.open(coordinator, afternoon);
    expect((await calls.close(coordinator, afternoon)).result).toEqual({ markedAbsent: 0, session: { state: 'PLANNED', presentCount: 0 } });
    expect(await calls.code(coordinator, afternoon)).toBeNull();
  });

  test('presence entered by hand needs a reason, names who entered it, and keeps its history', async () => {
    const [first, second] = await teachers(2) as [number, number];
    const { sessionIds: [sessionId], rollId } = await buildRegister(county, [first, second]);
    expect((await calls.set(coordinator, { sessionId, teacherIds: [first], status: 'PRESENT', reason: ' ' })).userErrors).toEqual([{ code: 'REASON_MISSING', field: 'input.reason', message: '请填写手工登记的原因，如“手机没电，现场核对本人”。' }]);
    expect((await calls.set(coordinator, { sessionId, teacherIds: [first], status: 'LATE', reason: '堵车' })).userErrors[0]).toMatchObject({ code: 'MINUTES_MISSING', field: 'input.presentMinutes' });
    expect((await calls.set(coordinator, { sessionId, teacherIds: [first], status: 'LATE', presentMinutes: 121, reason: '堵车' })).userErrors[0]?.message).toBe('在场分钟数应在 1 到 120 之间。');
    expect(await county.rows('SELECT * FROM presences WHERE sessionId = ?', [sessionId])).toEqual([]);
    expect((await calls.set(coordinator, { sessionId, teacherIds: [first, second], status: 'PRESENT', reason: '系统故障，按点名登记' })).result).toEqual({ changedCount: 2, session: { presentCount: 2, handCount: 2 } });
    county.clock.advance(60_000);
    expect((await calls.set(coordinator, { sessionId, teacherIds: [first, second], status: 'PRESENT', reason: '再点一次' })).result?.changedCount).toBe(0);
    expect((await calls.set(coordinator, { sessionId, teacherIds: [second], status: 'LEFT_EARLY', presentMinutes: 75, reason: '孩子生病先走' })).result).toEqual({ changedCount: 1, session: { presentCount: 2, handCount: 2 } });
    const { items } = await rowsOf(coordinator, sessionId);
    expect(items.map(({ presence, changeCount }) => [presence?.status, presence?.presentMinutes, presence?.reason, presence?.enteredBy?.startsWith('用户'), changeCount])).toEqual([
      ['PRESENT', 120, '系统故障，按点名登记', true, 1], ['LEFT_EARLY', 75, '孩子生病先走', true, 2],
    ]);
    const { presenceChanges } = await coordinator.ask<{ presenceChanges: { totalCount: number; items: object[] } }>(CHANGES, { sessionId });
    expect(presenceChanges.totalCount).toBe(3);
    expect(presenceChanges.items[0]).toMatchObject({ fromStatus: 'PRESENT', toStatus: 'LEFT_EARLY', fromMinutes: 120, toMinutes: 75, reason: '孩子生病先走', source: 'HAND', at: '2026-11-21T02:01:00.000Z' });
    expect(await county.rows("SELECT action FROM audit_rows WHERE subjectType = 'register_session' AND subjectId = ? ORDER BY seq", [String(sessionId)])).toEqual([{ action: 'presence.set' }, { action: 'presence.set' }]);
    expect((await attendanceOf(rollId)).get(first)?.sessions).toBe(0);
  });

  test('history cannot be rewritten in the database', async () => {
    const [teacherId] = await teachers(1) as [number];
    const { sessionIds: [sessionId] } = await buildRegister(county, [teacherId]);
    await calls.set(coordinator, { sessionId, teacherIds: [teacherId], status: 'LEAVE', reason: '外出开会' });
    await expect(county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE presence_changes SET reason = 'x'"))).rejects.toThrow(/append-only/);
  });

  test('the same key enters once; a bulk entry with a stranger changes nobody', async () => {
    const [first, second] = await teachers(2) as [number, number];
    const [stranger] = await teachers(1) as [number];
    const { sessionIds: [sessionId] } = await buildRegister(county, [first, second]);
    const input = { sessionId, teacherIds: [first], status: 'LEAVE', reason: '外出开会', idempotencyKey: 'hand-entry-1' };
    const once = await calls.set(coordinator, input);
    await calls.set(coordinator, { sessionId, teacherIds: [first], status: 'ABSENT', reason: '并未请假' });
    expect(await calls.set(coordinator, input)).toMatchObject({ result: { changedCount: once.result?.changedCount } });
    expect((await calls.set(coordinator, { sessionId, teacherIds: [second, stranger], status: 'LEAVE', reason: '外出开会' })).userErrors[0]).toMatchObject({ code: 'NOT_ENROLLED', message: expect.stringContaining('有 1 人不在名册上') as string });
    expect(await county.rows('SELECT teacherId, status FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ teacherId: first, status: 'ABSENT' }]);
  });

  test('lists are searched by pinyin and number, and show who is missing', async () => {
    const schoolId = await county.build.school({ name: '城东小学' });
    const wang = await county.build.teacher({ name: '王建国', schoolId, nameKey: 'wang jian guo wjg' });
    const li = await county.build.teacher({ name: '李秀英', schoolId, nameKey: 'li xiu ying lxy' });
    const { sessionIds: [sessionId] } = await buildRegister(county, [wang, li]);
    await calls.set(coordinator, { sessionId, teacherIds: [wang], status: 'PRESENT', reason: '现场核对' });
    const names = async (filter: object): Promise<string[]> => (await rowsOf(coordinator, sessionId, filter)).items.map((each) => each.teacher.name);
    expect(await names({})).toEqual(['李秀英', '王建国']);
    expect(await names({ search: 'WJG' })).toEqual(['王建国']);
    expect(await names({ search: '秀' })).toEqual(['李秀英']);
    expect(await names({ isMissing: true })).toEqual(['李秀英']);
    expect(await names({ isHandEntered: true })).toEqual(['王建国']);
    expect(await names({ status: 'LEAVE' })).toEqual([]);
  });

  test('sessions are found by day, state and words; a list asks for its tallies once', async () => {
    const { rollId, sessionIds } = await buildRegister(county, await teachers(2), [{ topic: '第一讲' }, { topic: '第二讲', startsAt: '2026-11-22 02:00:00.000' }, { topic: '旧课', startsAt: '2026-11-20 02:00:00.000' }], { title: '独一无二班' });
    const query = `query ($filter: RegisterFilter!, $sort: RegisterSessionSort!) { registerSessions(filter: $filter, sort: $sort) { totalCount items { id ordinal state day tally { present absent } viewerCanOpen { allowed reason } viewerCanEnter { allowed } roll { title memberCount } } } }`;
    const find = async (filter: object, sort = 'SOONEST') => (await coordinator.ask<{ registerSessions: { items: { id: string; state: string; viewerCanOpen: { allowed: boolean; reason: string | null } }[] } }>(query, { filter, sort })).registerSessions.items;
    expect((await find({ search: '独一无二' })).map((each) => each.id)).toEqual([sessionIds[2], sessionIds[0], sessionIds[1]].map(String));
    expect((await find({ rollId, from: '2026-11-21', to: '2026-11-21' })).map((each) => each.id)).toEqual([String(sessionIds[0])]);
    expect((await find({ rollId, state: 'OVER' })).map((each) => each.id)).toEqual([String(sessionIds[2])]);
    expect((await find({ rollId }, 'LATEST')).map((each) => each.viewerCanOpen)).toEqual([{ allowed: false, reason: expect.stringContaining('还没到时间') as string }, { allowed: true, reason: null }, { allowed: true, reason: null }]);
  });

  test('attendance counts closed and past sessions, leave apart, and only the enrolled', async () => {
    const [diligent, onLeave, missing, leaver] = await teachers(4) as [number, number, number, number];
    const { rollId, sessionIds: [first, second] } = await buildRegister(county, [diligent, onLeave, missing, leaver], [{}, { startsAt: '2026-11-21 06:00:00.000', durationMinutes: 90 }, { startsAt: '2026-11-25 06:00:00.000' }]) as { rollId: number; sessionIds: [number, number] };
    await calls.set(coordinator, { sessionId: first, teacherIds: [diligent, leaver], status: 'PRESENT', reason: '现场核对本人' });
    await calls.set(coordinator, { sessionId: first, teacherIds: [onLeave], status: 'LEAVE', reason: '外出开会' });
    await calls.close(coordinator, first);
    county.clock.set('2026-11-21T07:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    await calls.set(coordinator, { sessionId: second, teacherIds: [diligent], status: 'LATE', presentMinutes: 60, reason: '堵车' });
    expect((await attendanceOf(rollId)).get(diligent)).toEqual({ requiredMinutes: 120, presentMinutes: 120, absentMinutes: 0, leaveMinutes: 0, excusedMinutes: 0, sessions: 1, handEntered: 1 });
    county.clock.set('2026-11-21T07:30:00Z');
    const { attendance } = county.app.faces;
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => attendance.removeFromRoll(tx, rollId, [leaver]));
    expect(Object.fromEntries(await attendanceOf(rollId))).toEqual({
      [diligent]: { requiredMinutes: 210, presentMinutes: 180, absentMinutes: 30, leaveMinutes: 0, excusedMinutes: 0, sessions: 2, handEntered: 2 },
      [onLeave]: { requiredMinutes: 210, presentMinutes: 0, absentMinutes: 210, leaveMinutes: 120, excusedMinutes: 0, sessions: 2, handEntered: 0 },
      [missing]: { requiredMinutes: 210, presentMinutes: 0, absentMinutes: 210, leaveMinutes: 0, excusedMinutes: 0, sessions: 2, handEntered: 0 },
    });
    expect(await calls.count(coordinator, first)).toMatchObject({ presentCount: 1, memberCount: 3 });
    expect((await rowsOf(coordinator, first)).items.map((each) => each.membership).sort()).toEqual(['ENROLLED', 'ENROLLED', 'ENROLLED', 'LEFT']);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => attendance.addToRoll(tx, rollId, [leaver, diligent]));
    expect(await calls.count(coordinator, first)).toMatchObject({ presentCount: 2, memberCount: 4 });
  });

  test('a closed roll refuses every change, in words', async () => {
    const [teacherId] = await teachers(1) as [number];
    const person = await county.build.teacherAccount();
    const { rollId, sessionIds: [sessionId] } = await buildRegister(county, [teacherId, person.teacherId]);
    await calls.open(coordinator, sessionId);
    const { code } = await calls.code(coordinator, sessionId) as { code: string };
    const { attendance } = county.app.faces;
    const inTx = <T>(effect: Parameters<typeof county.app.platform.work.run<T>>[1]): Promise<T> => county.app.platform.work.run({ accountId: null, name: 'test' }, effect);
    county.clock.advance(3 * 3_600_000);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    await inTx((tx) => attendance.closeRoll(tx, rollId));
    await inTx((tx) => attendance.closeRoll(tx, rollId));
    expect(await county.rows('SELECT status, source FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ status: 'ABSENT', source: 'CLOSING' }, { status: 'ABSENT', source: 'CLOSING' }]);
    const codes = [
      (await calls.open(coordinator, sessionId)).userErrors, (await calls.close(coordinator, sessionId)).userErrors,
      (await calls.set(coordinator, { sessionId, teacherIds: [teacherId], status: 'PRESENT', reason: '补登记' })).userErrors,
      (await calls.checkIn(onDevice(await county.as(person.accountId), 'closed-phone'), code)).userErrors,
    ].map((errors) => errors[0]?.code);
    expect(codes).toEqual(['ROLL_CLOSED', 'ROLL_CLOSED', 'ROLL_CLOSED', 'ROLL_CLOSED']);
    await expect(inTx((tx) => attendance.addToRoll(tx, rollId, [teacherId]))).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(inTx((tx) => attendance.planSessions(tx, rollId, [NOW_SESSION]))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('out of scope reads as not found, and nothing is written', async () => {
    const [schoolId, otherSchoolId] = [await county.build.school(), await county.build.school()];
    const [teacherId] = await county.build.teachers(1, schoolId) as [number];
    const host = await county.build.teacher();
    const ofCounty = (await buildRegister(county, [teacherId])).sessionIds[0];
    const ofSchool = (await buildRegister(county, [teacherId], [{}], { kind: 'SCHOOL', schoolId })).sessionIds[0];
    const ofStudio = (await buildRegister(county, [teacherId], [{}], { kind: 'STUDIO', hostTeacherId: host })).sessionIds[0];
    const clients = {
      administrator: await county.as(await county.build.account({ role: 'ADMINISTRATOR' })),
      ownSchool: await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId })),
      otherSchool: await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: otherSchoolId })),
      host: await county.as(await county.build.account({ role: 'STUDIO_HOST', studioId: 1, teacherId: host })),
      auditor: await county.as(await county.build.account({ role: 'AUDITOR' })),
      teacher: await county.as(await county.build.account({ role: 'TEACHER', teacherId })),
      nobody: county.anyone,
    };
    const answer = async (client: Client, sessionId: number, operation: 'read' | 'set'): Promise<string> => {
      const reply = operation === 'read'
        ? await client.send(ROWS, { sessionId, page: { limit: 10, offset: 0 }, filter: {}, sort: 'NAME' })
        : await client.send('mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { userErrors { code } } }', { input: { sessionId, teacherIds: [teacherId], status: 'PRESENT', reason: '' } });
      return reply.errors?.[0]?.extensions.code ?? 'OK';
    };
    /** Reading, then entering: the county's session, the school's, the studio's. */
    const table: Record<keyof typeof clients, string[][]> = {
      administrator: [['OK', 'OK', 'OK'], ['OK', 'OK', 'OK']],
      ownSchool: [['NOT_FOUND', 'OK', 'NOT_FOUND'], ['NOT_FOUND', 'OK', 'NOT_FOUND']],
      otherSchool: [['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'], ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']],
      host: [['NOT_FOUND', 'NOT_FOUND', 'OK'], ['NOT_FOUND', 'NOT_FOUND', 'OK']],
      auditor: [['OK', 'OK', 'OK'], ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
      teacher: [['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'], ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
      nobody: [['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'], ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
    };
    const sessions = [ofCounty, ofSchool, ofStudio];
    for (const [who, [read, set]] of Object.entries(table) as [keyof typeof clients, string[][]][]) {
      expect([who, 'read', await Promise.all(sessions.map((each) => answer(clients[who], each, 'read')))]).toEqual([who, 'read', read]);
      expect([who, 'set', await Promise.all(sessions.map((each) => answer(clients[who], each, 'set')))]).toEqual([who, 'set', set]);
    }
    for (const client of [clients.otherSchool, clients.host]) expect((await client.send('mutation ($input: SessionOpenCheckInInput!) { sessionOpenCheckIn(input: $input) { userErrors { code } } }', { input: { sessionId: ofCounty } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await clients.otherSchool.get(`/downloads/register/${ofSchool}`)).status).toBe(404);
    expect((await clients.teacher.get(`/downloads/register/${ofCounty}`)).status).toBe(404);
    expect((await county.anyone.get(`/downloads/register/${ofCounty}`)).status).toBe(401);
    expect((await clients.auditor.send('query ($id: ID!) { checkInCode(sessionId: $id) { code } }', { id: ofCounty })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const sessionId of sessions) {
      expect(await county.rows('SELECT id FROM presences WHERE sessionId = ?', [sessionId])).toEqual([]);
      expect(await county.rows('SELECT openedAt FROM register_sessions WHERE id = ?', [sessionId])).toEqual([{ openedAt: null }]);
    }
  });

  test('nobody enters his own presence', async () => {
    const host = await county.build.teacher();
    const { sessionIds: [sessionId] } = await buildRegister(county, [host], [{}], { kind: 'STUDIO', hostTeacherId: host });
    const client = await county.as(await county.build.account({ role: 'STUDIO_HOST', studioId: 1, teacherId: host }));
    expect((await calls.set(client, { sessionId, teacherIds: [host], status: 'PRESENT', reason: '我在' })).userErrors[0]?.code).toBe('OWN_PRESENCE');
    expect(await county.rows('SELECT id FROM presences WHERE sessionId = ?', [sessionId])).toEqual([]);
  });

  test('the register prints on A4 and opens in Excel, and each download is audited', async () => {
    const schoolId = await county.build.school({ name: '城东小学' });
    const teacherIds = [await county.build.teacher({ name: '王建国', schoolId }), await county.build.teacher({ name: '=HYPERLINK("x")', schoolId })];
    const { sessionIds: [sessionId] } = await buildRegister(county, teacherIds);
    await calls.set(coordinator, { sessionId, teacherIds: [teacherIds[0] as number], status: 'PRESENT', reason: '手机没电' });
    const pdf = await coordinator.get(`/downloads/register/${sessionId}`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(decodeURIComponent(pdf.headers.get('content-disposition') as string)).toBe("attachment; filename*=UTF-8''签到册 小学语文骨干班 2026-11-21.pdf");
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect([bytes.subarray(0, 5).toString(), bytes.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF']);
    expect(bytes.length).toBeGreaterThan(5_000);
    const excel = await coordinator.get(`/downloads/register/${sessionId}.xlsx`);
    const [sheet] = (await readWorkbook(Buffer.from(await excel.arrayBuffer()))).sheets;
    expect(sheet?.rows.map((row) => row.cells.map((cell) => cell.text).slice(1, 4))).toEqual([['姓名', '学校', '考勤'], [expect.stringContaining('HYPERLINK') as string, '城东小学'], ['王建国', '城东小学', '出勤']]);
    expect(sheet?.rows.flatMap((row) => row.cells).filter((cell) => cell.fromFormula)).toEqual([]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM audit_rows WHERE action = 'register.download' AND subjectId = ?", [String(sessionId)])).toEqual([{ n: 2 }]);
  });

  test('the demo seeds rolls in bulk, and their counters agree', async () => {
    const [first, second] = await teachers(2) as [number, number];
    const [seeded] = await county.app.platform.work.run({ accountId: null, name: 'seed' }, (tx) => seedRolls(tx, [{
      kind: 'COHORT', title: '暑期班', titleEn: 'Summer class', schoolId: null, hostTeacherId: null, closed: true, members: [{ teacherId: first }, { teacherId: second }],
      sessions: [{ ...NOW_SESSION, startsAt: '2026-07-06 00:30:00.000' }, { ...NOW_SESSION, startsAt: '2026-07-07 00:30:00.000' }, { ...NOW_SESSION, startsAt: '2026-12-07 00:30:00.000' }],
      absences: new Map([[first, [2]]]), lates: new Map([[second, [1]]]), held: (startsAt) => startsAt < tx.now,
    }])) as [{ rollId: number; sessionIds: number[] }];
    const attendance = await attendanceOf(seeded.rollId);
    expect(attendance.get(first)).toMatchObject({ requiredMinutes: 240, presentMinutes: 120, sessions: 2 });
    expect(attendance.get(second)?.presentMinutes).toBeLessThan(240);
    expect(seeded.sessionIds).toHaveLength(3);
  });
});
