import { buildRegister, NOW_SESSION, registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Sums { sessions: number; plannedMinutes: number; heldMinutes: number; presentMinutes: number; leaveMinutes: number; absentMinutes: number }
interface Share { id: string; title: string; entries: number; presences: number; permille: number; grade: string; lateEntries: number; sessionId: string }

describe.each(databaseKinds)('attendance over all classes on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  let school: Client;
  let stranger: Client;
  let one: { teacherId: number; phone: Client };
  let other: number;
  let rolls: readonly { rollId: number; sessionIds: readonly number[] }[];

  const sums = 'sessions plannedMinutes heldMinutes presentMinutes leaveMinutes absentMinutes';
  const overview = async (client: Client, filter: object = {}, limit = 50) => (await client.ask<{ attendanceOverview: { totalCount: number; items: (Sums & { classes: number; teacher: { id: string } })[] } }>(
    `query ($filter: AttendanceOverviewFilter!, $page: PageInput!) { attendanceOverview(filter: $filter, page: $page) { totalCount items { classes ${sums} teacher { id name school { name } } } } }`, { filter: { year: 2026, ...filter }, page: { limit } })).attendanceOverview;
  const classes = async (client: Client, teacherId: number) => (await client.ask<{ attendanceOfTeacher: (Sums & { rollId: string })[] }>(
    `query ($teacherId: ID!) { attendanceOfTeacher(teacherId: $teacherId, year: 2026) { rollId ${sums} } }`, { teacherId })).attendanceOfTeacher;
  const shares = async (by: string, rollId: number | null = null) => (await coordinator.ask<{ handShares: Share[] }>(
    'query ($by: HandShareBy!, $rollId: ID) { handShares(by: $by, year: 2026, rollId: $rollId) { id title entries presences permille grade lateEntries sessionId } }', { by, rollId })).handShares;

  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const schoolId = await county.build.school();
    school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    stranger = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const account = await county.build.teacherAccount({ schoolId });
    one = { teacherId: account.teacherId, phone: await county.as(account.accountId) };
    other = await county.build.teacher();
    const past = { ...NOW_SESSION, startsAt: '2026-11-19 02:00:00.000' };
    rolls = [await buildRegister(county, [one.teacherId, other], [past, { startsAt: '2026-12-30 02:00:00.000' }]), await buildRegister(county, [one.teacherId], [past, { ...past, startsAt: '2025-11-19 02:00:00.000' }])];
    const set = (sessionId: number | undefined, teacherIds: number[], status: string) => calls.set(coordinator, { sessionId: sessionId as number, teacherIds, status, reason: '现场核对本人', ...(status === 'LATE' ? { presentMinutes: 90 } : {}) });
    await set(rolls[0]?.sessionIds[0], [one.teacherId], 'LATE');
    await set(rolls[0]?.sessionIds[0], [other], 'PRESENT');
    await set(rolls[1]?.sessionIds[0], [one.teacherId], 'LEAVE');
  });
  afterAll(() => county.close());

  test('planned, held, present, leave and absent add up per teacher, the longest absent first', async () => {
    const { totalCount, items } = await overview(coordinator);
    expect(totalCount).toBe(2);
    expect(items).toMatchObject([
      { teacher: { id: String(one.teacherId) }, classes: 2, sessions: 3, plannedMinutes: 360, heldMinutes: 240, presentMinutes: 90, leaveMinutes: 120, absentMinutes: 30 },
      { teacher: { id: String(other) }, classes: 1, sessions: 2, plannedMinutes: 240, heldMinutes: 120, presentMinutes: 120, leaveMinutes: 0, absentMinutes: 0 },
    ]);
    expect((await overview(coordinator, { year: 2025 })).items).toMatchObject([{ sessions: 1, absentMinutes: 120 }]);
    expect((await overview(coordinator, { category: 'REMOTE' })).totalCount).toBe(0);
  });

  test('a school sees its own, a teacher himself class by class, others nothing', async () => {
    expect((await overview(school)).items.map(({ teacher }) => teacher.id)).toEqual([String(one.teacherId)]);
    expect((await overview(stranger)).totalCount).toBe(0);
    expect(await classes(one.phone, one.teacherId)).toMatchObject([
      { rollId: String(rolls[1]?.rollId), plannedMinutes: 120, leaveMinutes: 120, absentMinutes: 0 }, { rollId: String(rolls[0]?.rollId), plannedMinutes: 240, heldMinutes: 120, presentMinutes: 90, absentMinutes: 30 },
    ]);
    expect([await classes(one.phone, other), await classes(stranger, one.teacherId)]).toEqual([[], []]);
    expect((await one.phone.send('{ attendanceOverview(filter: { year: 2026 }) { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect([(await school.get('/downloads/attendance-overview.xlsx?year=2026')).status, (await one.phone.get('/downloads/attendance-overview.xlsx')).status]).toEqual([200, 404]);
  });

  test('who entered how much by hand, by class, session and person, late entries apart; only for those who check it', async () => {
    const [roll] = rolls;
    for (const by of ['ROLL', 'SESSION', 'PERSON']) expect(await shares(by)).toMatchObject([{ entries: 2, presences: 2, permille: 1000, grade: 'HIGH', lateEntries: 2, sessionId: String(roll?.sessionIds[0]) }]);
    expect(await shares('ROLL', rolls[1]?.rollId)).toEqual([]);
    expect((await school.send('{ handShares(by: ROLL, year: 2026) { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a long list takes as many queries as a short one', async () => {
    const { reader } = county.app.platform;
    const { rows, row } = { rows: reader.rows.bind(reader), row: reader.row.bind(reader) };
    const counted = async (limit: number): Promise<number> => {
      let queries = 0;
      Object.assign(reader, { rows: (...args: Parameters<typeof rows>) => { queries += 1; return rows(...args); }, row: (...args: Parameters<typeof row>) => { queries += 1; return row(...args); } });
      expect((await overview(coordinator, {}, limit)).items).toHaveLength(limit);
      Object.assign(reader, { rows, row });
      return queries;
    };
    expect(await counted(2)).toBe(await counted(1));
  });
});
