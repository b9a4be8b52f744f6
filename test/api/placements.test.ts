import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { manyAtOnce, TrainingFactories, weekFrom } from '../support/training-factories.js';

const DAYS = ['2026-12-02', '2026-12-03'];
interface Payload { userErrors: { code: string; message: string }[] }
interface Desk {
  hosts: { id: string; mentors: { id: string; name: string; used: number; capacity: number }[]; days: { sessionId: string; day: string; isConfirmed: boolean }[] }[];
  people: { teacherId: string; mentorId: string | null; presentDays: number }[];
}

describe.each(databaseKinds)('shadowing placements on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  let cohort: { cohortId: number; rollId: number };
  let cohortId: string;
  let hostSchool: number;
  let teachers: { teacherId: number; client: Client }[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
  });
  afterAll(() => county.close());
  beforeEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    cohort = await training.cohort({ programmeId: await training.programme({ mode: 'SHADOWING' }), sessions: weekFrom('2026-12-01').slice(0, 2), capacity: 40 });
    cohortId = String(cohort.cohortId);
    hostSchool = await county.build.school();
    teachers = await training.teacherClients(6, await county.build.school());
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: teachers.map(({ teacherId }) => teacherId) } });
  });
  afterEach(async () => {
    const { placementInvariants } = await import('../../server/modules/placements/placements.invariants.js');
    for (const { name, violations } of placementInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
    expect(await training.violations()).toEqual({});
  });

  const run = async (client: Client, name: string, input: object, result = ''): Promise<Payload & Record<string, unknown>> => (await client.ask<Record<string, Payload & Record<string, unknown>>>(
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} userErrors { code message } } }`, { input: { ...(name.startsWith('placement') ? { cohortId } : {}), ...input } }))[name] as Payload & Record<string, unknown>;
  const codes = async (...asked: Parameters<typeof run>): Promise<string[]> => (await run(...asked)).userErrors.map(({ code }) => code);
  const idOf = (n: number): string => String(teachers[n]?.teacherId);
  const clientOf = (n: number): Client => (teachers[n] as { client: Client }).client;
  const mentor = (name: string, capacity: number, more: object = {}) => ({ name, subject: 'CHINESE', stage: 'PRIMARY', capacity, ...more });
  const addHost = (mentors: object[], more: object = {}) => codes(coordinator, 'placementAddHost', { schoolId: String(hostSchool), days: DAYS, dayMinutes: 360, mentors, ...more });
  const desk = async (): Promise<Desk> => (await coordinator.ask<{ cohortPlacements: Desk }>(
    'query ($cohortId: ID!) { cohortPlacements(cohortId: $cohortId) { hosts { id mentors { id name used capacity } days { sessionId day isConfirmed } } people { teacherId mentorId presentDays } } }', { cohortId })).cohortPlacements;
  const mentorIds = async (): Promise<string[]> => (await desk()).hosts.flatMap(({ mentors }) => mentors.map(({ id }) => id));
  const gate = async (n: number): Promise<object | null> => (await coordinator.ask<{ completionTrace: object | null }>('query ($cohortId: ID!, $teacherId: ID!) { completionTrace(cohortId: $cohortId, teacherId: $teacherId) { requiredMinutes absentMinutes plannedMinutes sessions { topic presentMinutes } } }', { cohortId, teacherId: idOf(n) })).completionTrace;

  test('the host school keeps the register of its days, and they count at the gate of the class', async () => {
    expect(await addHost([mentor('陈导师', 2), mentor(' 陈导师', 1)])).toEqual(['MENTOR_TWICE']);
    expect(await addHost([mentor('陈导师', 2)], { days: ['2026-12-06'] })).toEqual(['DAY_OUTSIDE']);
    expect(await addHost([mentor('陈导师', 2)])).toEqual([]);
    expect(await addHost([mentor('吴导师', 2)])).toEqual(['HOST_TWICE']);
    const [mentorId] = await mentorIds() as [string];
    for (const n of [0, 1]) expect(await codes(coordinator, 'placementAssign', { teacherId: idOf(n), mentorId })).toEqual([]);
    const [first, second] = (await desk()).hosts[0]?.days.map(({ sessionId }) => sessionId) as [string, string];
    county.clock.set('2026-12-05T12:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const keeper = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: hostSchool }));
    const stranger = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    await training.attended(cohort.rollId, teachers.map(({ teacherId }) => teacherId));
    const enter = (sessionId: string, n: number) => ({ sessionId, teacherIds: [idOf(n)], status: 'PRESENT', reason: '跟岗' });
    expect((await stranger.send('mutation ($input: PresenceSetInput!) { presenceSet(input: $input) { userErrors { code } } }', { input: enter(first, 0) })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await county.rows('SELECT COUNT(*) AS n FROM presences WHERE sessionId = ?', [Number(first)])).toEqual([{ n: 0 }]);
    const rows = await keeper.ask<{ registerRows: { items: { teacher: { id: string } }[] } }>('query ($sessionId: ID!) { registerRows(sessionId: $sessionId) { items { teacher { id name } } } }', { sessionId: first });
    expect(rows.registerRows.items.map(({ teacher }) => teacher.id).sort()).toEqual([idOf(0), idOf(1)].sort());
    for (const [sessionId, n] of [[first, 0], [second, 0], [first, 1]] as const) expect(await codes(keeper, 'presenceSet', enter(sessionId, n))).toEqual([]);
    expect(await gate(0)).toMatchObject({ requiredMinutes: 810, plannedMinutes: 810, absentMinutes: 0, sessions: [{ presentMinutes: 45 }, { presentMinutes: 45 }, { topic: '跟岗第 1 天', presentMinutes: 360 }, { presentMinutes: 360 }] });
    expect(await gate(1)).toMatchObject({ requiredMinutes: 810, absentMinutes: 360 });
    expect(await gate(2)).toMatchObject({ requiredMinutes: 90, absentMinutes: 0 });
    expect((await desk()).people.map(({ presentDays }) => presentDays).sort()).toEqual([0, 0, 0, 0, 1, 2]);
    expect(await codes(coordinator, 'placementAssign', { teacherId: idOf(0), mentorId: null })).toEqual(['HAS_BEEN_THERE']);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [cohort.cohortId]));
    expect(await codes(coordinator, 'cohortClose', { id: cohortId, acceptsMissingAssessments: true })).toEqual([]);
    expect(await county.rows('SELECT requiredMinutes, absentMinutes, completed FROM completions WHERE cohortId = ? AND teacherId IN (?, ?) ORDER BY absentMinutes', [cohort.cohortId, Number(idOf(0)), Number(idOf(1))]))
      .toEqual([{ requiredMinutes: 810, absentMinutes: 0, completed: 1 }, { requiredMinutes: 810, absentMinutes: 360, completed: 0 }]);
    expect((await desk()).hosts[0]?.days.map(({ isConfirmed }) => isConfirmed)).toEqual([true, true]);
    expect(await codes(keeper, 'presenceSet', enter(second, 1))).toEqual(['ROLL_CLOSED']);
    expect(await codes(coordinator, 'placementAssign', { teacherId: idOf(2), mentorId })).toEqual(['CLASS_ENDED']);
  });

  test('the last place, wanted by two desks at once, is given to one; a proposal running beside them gives none twice', async () => {
    expect(await addHost([mentor('陈导师', 1), mentor('吴导师', 3)])).toEqual([]);
    const [small, large] = await mentorIds() as [string, string];
    const desks = await Promise.all([1, 2].map(async () => county.as(await county.build.account({ role: 'COORDINATOR' }))));
    const answers = await Promise.all(desks.map((each, n) => codes(each, 'placementAssign', { teacherId: idOf(n), mentorId: small })));
    expect(answers.flat()).toEqual(['MENTOR_FULL']);
    await manyAtOnce(6, [...teachers.keys()].map((n) => async () => (n % 3 === 0 ? run(coordinator, 'placementPropose', {}, 'given') : run(desks[n % 2] as Client, 'placementAssign', { teacherId: idOf(n), mentorId: large }))));
    const { hosts, people } = await desk();
    expect(hosts[0]?.mentors.map(({ used }) => used).sort()).toEqual([1, 3]);
    expect(people.filter(({ mentorId }) => mentorId !== null)).toHaveLength(4);
  });

  test('moved by hand, freed by leaving the class; each sees his own, and nobody else reads the desk', async () => {
    expect(await addHost([mentor('陈导师', 2, { note: '三年级二班' }), mentor('郑导师', 1, { subject: 'ART' })])).toEqual([]);
    const own = await county.build.school();
    expect(await codes(coordinator, 'placementAddHost', { schoolId: String(own), days: DAYS, dayMinutes: 360, mentors: [mentor('何导师', 3, { subject: 'MUSIC', stage: 'JUNIOR' })] })).toEqual([]);
    const [one, art, music] = await mentorIds() as [string, string, string];
    expect((await run(coordinator, 'placementPropose', {}, 'given')).given).toBe(3);
    expect((await run(coordinator, 'placementPropose', {}, 'given')).given).toBe(0);
    const before = await desk();
    expect(before.hosts.flatMap(({ mentors }) => mentors.map(({ used }) => used))).toEqual([2, 1, 0]);
    const moved = Number(before.people.find(({ mentorId }) => mentorId === one)?.teacherId);
    const n = teachers.findIndex(({ teacherId }) => teacherId === moved);
    const hostOne = before.hosts[0]?.id;
    expect(await codes(coordinator, 'placementSetMentor', { hostId: hostOne, mentorId: one, ...mentor('陈导师', 1) })).toEqual(['BELOW_USED']);
    expect(await codes(coordinator, 'placementSetMentor', { hostId: hostOne, ...mentor('郑导师', 1) })).toEqual(['MENTOR_TWICE']);
    expect(await codes(coordinator, 'placementAssign', { teacherId: idOf(n), mentorId: music })).toEqual([]);
    expect(await codes(coordinator, 'placementSetMentor', { hostId: hostOne, mentorId: one, ...mentor('陈导师', 1, { note: '办公楼 302' }) })).toEqual([]);
    const rows = await county.rows('SELECT * FROM placements ORDER BY id');
    const teacher = clientOf(n);
    for (const [name, input] of [['placementAssign', { teacherId: idOf(n), mentorId: art }], ['placementPropose', {}], ['placementSetMentor', { hostId: hostOne, ...mentor('外人', 1) }]] as const) {
      expect((await teacher.send(`mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code } } }`, { input: { cohortId, ...input } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await teacher.send('query ($cohortId: ID!) { cohortPlacements(cohortId: $cohortId) { cohortId } }', { cohortId })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const path of [`placements/${cohortId}.xlsx`, `placement-host/${hostOne}`]) {
      expect((await teacher.get(`/downloads/${path}`)).status).toBe(404);
      expect((await coordinator.get(`/downloads/${path}`)).status).toBe(200);
    }
    expect(await county.rows('SELECT * FROM placements ORDER BY id')).toEqual(rows);
    const mine = () => teacher.ask<{ viewerPlacements: { hostName: string | null; mentor: { name: string } | null; days: { day: string; status: string | null }[] }[] }>('{ viewerPlacements { hostName mentor { name } days { day status } } }');
    expect((await mine()).viewerPlacements).toMatchObject([{ mentor: { name: '何导师' }, days: DAYS.map((day) => ({ day, status: null })) }]);
    const [registration] = await county.rows<{ id: number }>('SELECT id FROM registrations WHERE cohortId = ? AND teacherId = ?', [Number(cohortId), moved]);
    await teacher.ask('mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { userErrors { code } } }', { input: { registrationId: String(registration?.id) } });
    await county.settle();
    expect(await county.rows('SELECT COUNT(*) AS n FROM placements WHERE cohortId = ? AND teacherId = ?', [Number(cohortId), moved])).toEqual([{ n: 0 }]);
    expect((await mine()).viewerPlacements).toEqual([]);
    expect((await desk()).hosts[1]?.mentors[0]?.used).toBe(0);
  });

  test('nobody is placed at his own school, and only shadowing classes have hosts', async () => {
    const [{ schoolId }] = await county.rows<{ schoolId: number }>('SELECT schoolId FROM teachers WHERE id = ?', [Number(idOf(0))]) as [{ schoolId: number }];
    expect(await codes(coordinator, 'placementAddHost', { schoolId: String(schoolId), days: DAYS, dayMinutes: 360, mentors: [mentor('陈导师', 2)] })).toEqual([]);
    const [mentorId] = await mentorIds() as [string];
    expect(await codes(coordinator, 'placementAssign', { teacherId: idOf(0), mentorId })).toEqual(['OWN_SCHOOL']);
    expect((await run(coordinator, 'placementPropose', {}, 'given')).given).toBe(0);
    cohortId = String((await training.cohort({ sessions: weekFrom('2026-12-01') })).cohortId);
    expect(await addHost([mentor('陈导师', 2)])).toEqual(['NOT_SHADOWING']);
    expect(await county.rows('SELECT id FROM placement_hosts WHERE cohortId = ?', [Number(cohortId)])).toEqual([]);
  });
});
