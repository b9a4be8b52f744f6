import { attendanceInvariants } from '../../server/modules/attendance/attendance.invariants.js';
import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { buildRegister, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Check {
  fresh: number; changed: number; same: number; standing: number; punches: number; elsewhere: number; problemCount: number;
  people: { number: string; effect: string; status: string; presentMinutes: number }[]; problems: { address: string; found: string; reason: string }[];
}
interface Imported {
  result: { counted: number; unchanged: number; standing: number; leftOut: number; session: { presentCount: number; handCount: number } } | null;
  userErrors: { code: string; field: string | null; message: string }[];
}
const CHECK = 'query ($sessionId: ID!, $fileId: ID!) { punchSheetCheck(sessionId: $sessionId, fileId: $fileId) { fresh changed same standing punches elsewhere problemCount people { number effect status presentMinutes } problems { address found reason } } }';
const IMPORT = 'mutation ($input: SessionImportPunchesInput!) { sessionImportPunches(input: $input) { result { counted unchanged standing leftOut session { presentCount handCount } } userErrors { code field message } } }';

describe.each(databaseKinds)('a sign-in machine on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
  });
  beforeEach(async () => {
    county.clock.set('2026-11-21T05:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterEach(async () => {
    for (const { name, violations } of attendanceInvariants) expect([name, await violations(county.app.platform.reader)]).toEqual([name, []]);
  });
  afterAll(() => county.close());

  /** A session from 10:00 to 12:00 of the county that asks for coming and leaving, with so many people. */
  const scene = async (count: number) => {
    const teacherIds = await county.build.teachers(count, await county.build.school());
    const { sessionIds: [sessionId], rollId } = await buildRegister(county, teacherIds);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE rolls SET asksExit = 1 WHERE id = ?', [rollId]));
    const numbers = (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id >= ? AND id <= ? ORDER BY id', [teacherIds[0] as number, teacherIds.at(-1) as number])).map((each) => each.number);
    return { teacherIds: teacherIds as [number, number, number], numbers: numbers as [string, string, string], sessionId, rollId };
  };
  const file = async (client: Client, lines: readonly (readonly [string, string])[]): Promise<string> => {
    const bytes = await workbookBytes({ sheets: [{ name: '考勤', columns: [{ key: 'number', header: '工号', type: 'text' }, { key: 'time', header: '打卡时间', type: 'text' }], rows: lines.map(([number, time]) => ({ number, time })) }] });
    return (await client.upload('punches', '签到机.xlsx', bytes)).id;
  };
  const check = async (sessionId: number, fileId: string) => (await coordinator.ask<{ punchSheetCheck: Check }>(CHECK, { sessionId, fileId })).punchSheetCheck;
  const take = async (client: Client, input: { sessionId: number; fileId: string; leavesOutProblems?: boolean; idempotencyKey?: string }) => (await client.ask<{ sessionImportPunches: Imported }>(IMPORT, { input })).sessionImportPunches;
  const presences = (sessionId: number) => county.rows<object>('SELECT teacherId, status, presentMinutes, source, checkedInAt, lastSeenAt, reason FROM presences WHERE sessionId = ? ORDER BY teacherId', [sessionId]);

  test('the dry run names cells and people and writes nothing; then the times count, and the same file again changes nothing', async () => {
    const { teacherIds: [one, two, three], numbers: [a, b, c], sessionId } = await scene(3);
    const fileId = await file(coordinator, [[a, '2026-11-21 09:51'], [a, '2026-11-21 10:40'], [a, '2026-11-21 12:03'], [b, '2026-11-21 10:20 11:30'], [c, '2026-11-21 09:59'], [a, '2026-11-20 09:50'], ['没有此人', '2026-11-21 09:58'], [b, '昨天']]);
    const dry = await check(sessionId, fileId);
    expect(dry).toMatchObject({ fresh: 3, changed: 0, same: 0, standing: 0, punches: 6, elsewhere: 1, problemCount: 2 });
    expect(dry.people.map(({ status, presentMinutes }) => [status, presentMinutes])).toEqual([['PRESENT', 120], ['PRESENT', 60], ['LATE', 70]]);
    expect(dry.problems).toEqual([{ address: 'A8', found: '没有此人', reason: '不在本班名册上。' }, { address: 'B9', found: '昨天', reason: '看不出是什么时间；请写成 08:55 或 2026-11-21 08:55。' }]);
    expect(await take(coordinator, { sessionId, fileId })).toMatchObject({ result: null, userErrors: [{ code: 'FILE_HAS_PROBLEMS', field: 'input.fileId' }] });
    expect(await presences(sessionId)).toEqual([]);
    expect(await take(coordinator, { sessionId, fileId, leavesOutProblems: true })).toEqual({ result: { counted: 3, unchanged: 0, standing: 0, leftOut: 2, session: { presentCount: 3, handCount: 0 } }, userErrors: [] });
    const written = await presences(sessionId);
    expect(written).toEqual([
      { teacherId: one, status: 'PRESENT', presentMinutes: 120, source: 'IMPORT', checkedInAt: '2026-11-21 01:51:00.000', lastSeenAt: '2026-11-21 04:03:00.000', reason: '签到机.xlsx' },
      { teacherId: two, status: 'LATE', presentMinutes: 70, source: 'IMPORT', checkedInAt: '2026-11-21 02:20:00.000', lastSeenAt: '2026-11-21 03:30:00.000', reason: '签到机.xlsx' },
      { teacherId: three, status: 'PRESENT', presentMinutes: 60, source: 'IMPORT', checkedInAt: '2026-11-21 01:59:00.000', lastSeenAt: null, reason: '签到机.xlsx' },
    ]);
    const traces = await county.rows('SELECT COUNT(*) AS n FROM presence_changes WHERE sessionId = ?', [sessionId]);
    county.clock.advance(60_000);
    expect(await check(sessionId, fileId)).toMatchObject({ fresh: 0, changed: 0, same: 3 });
    expect((await take(coordinator, { sessionId, fileId, leavesOutProblems: true, idempotencyKey: 'once-more' })).result).toMatchObject({ counted: 0, unchanged: 3 });
    expect(await presences(sessionId)).toEqual(written);
    expect(await county.rows('SELECT COUNT(*) AS n FROM presence_changes WHERE sessionId = ?', [sessionId])).toEqual(traces);
    expect(await county.rows("SELECT action FROM audit_rows WHERE action = 'session.importPunches' AND subjectId = ?", [String(sessionId)])).toHaveLength(1);
  });

  test('an entry by hand stands, an absence from closing is mended, an own check-in keeps its name and gains the leaving', async () => {
    const { teacherIds: [onLeave, missing], numbers, sessionId, rollId } = await scene(2);
    const person = await county.build.teacherAccount();
    const { attendance } = county.app.faces;
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => attendance.addToRoll(tx, rollId, [person.teacherId]));
    const [own] = await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id = ?', [person.teacherId]);
    county.clock.set('2026-11-21T02:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    await calls.open(coordinator, sessionId);
    await calls.checkIn(await county.as(person.accountId), (await calls.code(coordinator, sessionId))?.code as string);
    await calls.set(coordinator, { sessionId, teacherIds: [onLeave], status: 'LEAVE', reason: '外出开会' });
    county.clock.set('2026-11-21T05:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    await calls.close(coordinator, sessionId);
    const fileId = await file(coordinator, [[numbers[0], '09:50 12:00'], [numbers[1], '09:55 12:00'], [own?.number as string, '10:02 12:05']]);
    expect((await check(sessionId, fileId)).people.map(({ effect, status, presentMinutes }) => [effect, status, presentMinutes])).toEqual([['STANDS', 'LEAVE', 0], ['CHANGED', 'PRESENT', 120], ['CHANGED', 'PRESENT', 120]]);
    expect((await take(coordinator, { sessionId, fileId })).result).toEqual({ counted: 2, unchanged: 0, standing: 1, leftOut: 0, session: { presentCount: 2, handCount: 0 } });
    expect(await presences(sessionId)).toMatchObject([
      { teacherId: onLeave, status: 'LEAVE', source: 'HAND', reason: '外出开会' }, { teacherId: missing, status: 'PRESENT', source: 'IMPORT', presentMinutes: 120 },
      { teacherId: person.teacherId, status: 'PRESENT', source: 'CODE', presentMinutes: 120, checkedInAt: '2026-11-21 02:00:00.000', lastSeenAt: '2026-11-21 04:05:00.000', reason: null },
    ]);
    expect(await county.rows('SELECT fromStatus, toStatus, source, reason FROM presence_changes WHERE sessionId = ? AND teacherId = ?', [sessionId, missing])).toEqual([{ fromStatus: 'ABSENT', toStatus: 'PRESENT', source: 'IMPORT', reason: '签到机.xlsx' }]);
    expect((await take(coordinator, { sessionId, fileId, idempotencyKey: 'the-file-again' })).result).toMatchObject({ counted: 0, unchanged: 2, standing: 1 });
  });

  test('imported at the same moment by two, everybody counts once', async () => {
    const { numbers, sessionId } = await scene(40);
    const colleague = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const lines = numbers.map((number) => [number, '09:50 12:00'] as const);
    const [mine, theirs] = [await file(coordinator, lines), await file(colleague, lines)];
    const answers = await Promise.all([take(coordinator, { sessionId, fileId: mine }), take(colleague, { sessionId, fileId: theirs })]);
    expect(answers.map(({ result }) => result?.counted).sort()).toEqual([0, 40]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId = ?', [sessionId])).toEqual([{ n: 40 }]);
  });

  test('a closed roll, a file of somebody else, no list at all and a stranger to the register write nothing', async () => {
    const { numbers, sessionId, rollId } = await scene(1);
    const lines = [[numbers[0], '09:50']] as const;
    const fileId = await file(coordinator, lines);
    const visitors = {
      NOT_FOUND: await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() })),
      FORBIDDEN: await county.as(await county.build.account({ role: 'AUDITOR' })),
    };
    for (const [code, client] of Object.entries(visitors)) {
      const own = await file(client, lines);
      expect((await client.send(IMPORT, { input: { sessionId, fileId: own } })).errors?.[0]?.extensions.code).toBe(code);
      expect((await client.send(CHECK, { sessionId, fileId: own })).errors?.[0]?.extensions.code).toBe(code);
    }
    const colleague = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    expect((await colleague.send(IMPORT, { input: { sessionId, fileId } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const bytes = await workbookBytes({ sheets: [{ name: '1', columns: [{ key: 'school', header: '学校', type: 'text' }], rows: [{ school: '城东小学' }] }] });
    const other = (await coordinator.upload('punches', '学校.xlsx', bytes)).id;
    expect((await coordinator.send(CHECK, { sessionId, fileId: other })).errors?.[0]?.extensions.fields?.[0]?.message).toMatch(/没有找到表头/);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.attendance.closeRoll(tx, rollId));
    const before = await presences(sessionId);
    expect((await take(coordinator, { sessionId, fileId })).userErrors[0]?.code).toBe('ROLL_CLOSED');
    expect(await presences(sessionId)).toEqual(before);
  });
});
