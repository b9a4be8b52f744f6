import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(120_000);

interface Session { readonly id: string; readonly ordinal: number; readonly startsAt: string; readonly durationMinutes: number; readonly place: string; readonly revision: number }
interface Reply { readonly cohort: { readonly startsOn: string; readonly endsOn: string; readonly sessions: readonly Session[]; readonly sessionChanges: readonly object[] } | null; readonly userErrors: readonly { readonly code: string }[] }
const ANSWER = '{ cohort { startsOn endsOn sessions { id ordinal startsAt durationMinutes place revision } sessionChanges { kind ordinal reason from { startsAt place } to { startsAt place } } } userErrors { code } }';

describe.each(databaseKinds)('sessions after the plan on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());

  const change = async (what: 'Move' | 'Cancel' | 'Add', input: object, client = coordinator): Promise<Reply> =>
    (await client.ask<Record<string, Reply>>(`mutation ($input: CohortSession${what}Input!) { cohortSession${what}(input: $input) ${ANSWER} }`, { input }))[`cohortSession${what}`] as Reply;
  const sessionsOf = async (cohortId: number): Promise<readonly Session[]> =>
    (await coordinator.ask<{ cohort: { sessions: Session[] } }>('query ($id: ID!) { cohort(id: $id) { sessions { id ordinal startsAt durationMinutes place revision } } }', { id: String(cohortId) })).cohort.sessions;
  const codes = ({ userErrors }: Reply): string[] => userErrors.map(({ code }) => code);
  const enrol = (rollId: number, ...teacherIds: number[]) => county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.attendance.addToRoll(tx, rollId, teacherIds));
  const violations = async (): Promise<string[]> => {
    const { attendanceInvariants } = await import('../../server/modules/attendance/attendance.invariants.js');
    const broken = await Promise.all(attendanceInvariants.map(async ({ name, violations: look }) => ((await look(county.app.platform.reader)).length > 0 ? [name] : [])));
    return broken.flat();
  };

  test('a session goes to another day and place: its class is told, the days stretch only when asked, and only who saw it as it stands moves it', async () => {
    const { cohortId, rollId } = await training.cohort();
    const teacherId = await county.build.teacher();
    const teacher = await county.as(await county.build.account({ role: 'TEACHER', teacherId }));
    await enrol(rollId, teacherId);
    const [first] = await sessionsOf(cohortId) as [Session];
    const to = { sessionId: first.id, revision: 0, startsAt: '2026-12-07T06:30:00Z', durationMinutes: 45, place: '二楼多功能厅', reason: '报告厅检修' };
    expect(codes(await change('Move', to))).toEqual(['OUTSIDE_DAYS']);
    expect(codes(await change('Move', { ...to, startsAt: '2026-12-01T02:20:00Z' }))).toEqual(['OVERLAPS_OWN']);
    expect(codes(await change('Move', { ...to, startsAt: first.startsAt, place: '报告厅' }))).toEqual(['NOTHING_CHANGED']);
    expect((await sessionsOf(cohortId))[0]).toEqual(first);
    const moved = await change('Move', { ...to, stretchesDays: true });
    expect([moved.userErrors, moved.cohort?.startsOn, moved.cohort?.endsOn]).toEqual([[], '2026-12-01', '2026-12-07']);
    expect(moved.cohort?.sessions.at(-1)).toEqual({ id: first.id, ordinal: 1, startsAt: '2026-12-07T06:30:00.000Z', durationMinutes: 45, place: '二楼多功能厅', revision: 1 });
    // Two at once: the second has not seen what the first did.
    const others = await Promise.all(['2026-12-06T01:00:00Z', '2026-12-06T06:00:00Z'].map((startsAt) => change('Move', { ...to, revision: 1, startsAt })));
    expect(others.map(codes).sort()).toEqual([[], ['CHANGED_MEANWHILE']]);
    // The teacher of the class reads it, the latest first.
    expect(await (await teacher.get('/downloads/calendar/mine.ics')).text()).toContain(`UID:session-${first.id}@shixun\r\nDTSTAMP:20261121T020000Z\r\nSEQUENCE:2\r\nSTATUS:CONFIRMED`);
    const { cohort } = await teacher.ask<{ cohort: Reply['cohort'] }>('query ($id: ID!) { cohort(id: $id) { sessionChanges { kind ordinal reason from { startsAt place } to { startsAt place } } } }', { id: String(cohortId) });
    expect(cohort?.sessionChanges).toHaveLength(2);
    expect(cohort?.sessionChanges[1]).toEqual({ kind: 'MOVED', ordinal: 1, reason: '报告厅检修', from: { startsAt: first.startsAt, place: '报告厅' }, to: { startsAt: '2026-12-07T06:30:00.000Z', place: '二楼多功能厅' } });
    const refused = await teacher.send(`mutation ($input: CohortSessionMoveInput!) { cohortSessionMove(input: $input) ${ANSWER} }`, { input: { ...to, revision: 2 } });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT id FROM session_changes WHERE rollId = ?', [rollId])).toHaveLength(2);
    expect(await county.rows("SELECT action FROM audit_rows WHERE subjectType = 'Cohort' AND subjectId = ? AND action = 'cohort.sessionMove'", [String(cohortId)])).toHaveLength(2);
  });

  test('a cancelled session counts nowhere, an added one at once: the gate has exactly the minutes that are held', async () => {
    const { cohortId, rollId } = await training.cohort();
    const [teacherId, other] = [await county.build.teacher(), await county.build.teacher()];
    await enrol(rollId, other);
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { userErrors { code } } }', { input: { cohortId: String(cohortId), teacherIds: [String(teacherId)] } });
    const trace = async () => (await coordinator.ask<{ completionTrace: { plannedMinutes: number; sessions: object[] } }>('query ($cohortId: ID!, $teacherId: ID!) { completionTrace(cohortId: $cohortId, teacherId: $teacherId) { plannedMinutes sessions { sessionId } } }', { cohortId: String(cohortId), teacherId: String(teacherId) })).completionTrace;
    const [, second, third] = await sessionsOf(cohortId) as [Session, Session, Session];
    expect((await trace()).plannedMinutes).toBe(450);
    expect(codes(await change('Cancel', { sessionId: second.id, revision: 3, reason: '雨雪停课' }))).toEqual(['CHANGED_MEANWHILE']);
    const reply = await change('Cancel', { sessionId: second.id, revision: 0, reason: '雨雪停课' });
    expect([reply.userErrors, reply.cohort?.sessions.map(({ ordinal }) => ordinal)]).toEqual([[], [1, 3, 4, 5, 6, 7, 8, 9, 10]]);
    expect([(await trace()).plannedMinutes, (await trace()).sessions.length]).toEqual([405, 9]);
    const calendar = await coordinator.ask<{ calendarSessions: { id: string }[] }>('{ calendarSessions(from: "2026-12-01", to: "2026-12-05") { id } }');
    expect(calendar.calendarSessions.map(({ id }) => id)).not.toContain(second.id);
    // Calendars that read the file again strike it out; a session that goes before anybody saw it is not told of.
    const draft = await training.cohort({ status: 'DRAFT' });
    const [unseen] = await sessionsOf(draft.cohortId) as [Session];
    expect(codes(await change('Cancel', { sessionId: unseen.id, revision: 0, reason: '误排' }))).toEqual([]);
    const fileOf = async (id: number) => (await (await coordinator.get(`/downloads/calendar/${id}.ics`)).text()).split('BEGIN:VEVENT').slice(1);
    expect((await fileOf(cohortId)).filter((each) => each.includes('STATUS:CANCELLED')).map((each) => /UID:session-(\d+)@shixun[^]*SEQUENCE:(\d+)/.exec(each)?.slice(1))).toEqual([[second.id, '1']]);
    expect((await fileOf(draft.cohortId)).some((each) => each.includes(`session-${unseen.id}@`))).toBe(false);
    const opened = await coordinator.send('mutation ($input: SessionOpenCheckInInput!) { sessionOpenCheckIn(input: $input) { userErrors { code } } }', { input: { sessionId: second.id } });
    expect(opened.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await coordinator.send(`mutation ($input: CohortSessionMoveInput!) { cohortSessionMove(input: $input) ${ANSWER} }`, { input: { sessionId: second.id, revision: 1, startsAt: '2026-12-02T07:00:00Z', durationMinutes: 45, place: '报告厅' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const added = await change('Add', { cohortId: String(cohortId), session: { topic: '补课', lecturer: '李老师', place: '报告厅', startsAt: '2026-12-02T06:00:00Z', durationMinutes: 90 }, reason: '补 12 月 1 日第二讲' });
    expect([added.userErrors, added.cohort?.sessionChanges[0]]).toEqual([[], { kind: 'ADDED', ordinal: 11, reason: '补 12 月 1 日第二讲', from: null, to: { startsAt: '2026-12-02T06:00:00.000Z', place: '报告厅' } }]);
    expect((await trace()).plannedMinutes).toBe(495);
    // What the register holds: cancelling is refused, the length stands, another day needs a reason and keeps the minutes.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("INSERT INTO presences (sessionId, teacherId, status, presentMinutes, source, createdAt, changedAt) VALUES (?, ?, 'LATE', 30, 'CODE', ?, ?)", [Number(third.id), teacherId, tx.now, tx.now]));
    await training.recount(rollId);
    const correction = { sessionId: third.id, revision: 0, startsAt: '2026-12-03T07:00:00Z', durationMinutes: 45, place: '报告厅' };
    expect(codes(await change('Cancel', { sessionId: third.id, revision: 0, reason: '误排' }))).toEqual(['REGISTER_HOLDS']);
    expect(codes(await change('Move', { ...correction, durationMinutes: 60 }))).toEqual(['DURATION_STANDS']);
    expect(codes(await change('Move', correction))).toEqual(['REASON_MISSING']);
    expect(codes(await change('Move', { ...correction, startsAt: third.startsAt, place: '三楼' }))).toEqual([]);
    expect(codes(await change('Move', { ...correction, revision: 1, reason: '登记时日期填错' }))).toEqual([]);
    expect(await county.rows('SELECT presentMinutes FROM presences WHERE sessionId = ?', [Number(third.id)])).toEqual([{ presentMinutes: 30 }]);
    expect(await violations()).toEqual([]);
  });

  test('nothing moves during check-in or in a closed class, and the last session stays', async () => {
    const at = { topic: '讲座', topicEn: 'Lecture', lecturer: '王研究员', place: '报告厅', startsAt: '2026-12-01 01:00:00.000', durationMinutes: 90 };
    const { cohortId, rollId } = await training.cohort({ sessions: [at] });
    const [only] = await sessionsOf(cohortId) as [Session];
    const move = { sessionId: only.id, revision: 0, startsAt: '2026-12-02T01:00:00Z', durationMinutes: 90, place: '报告厅' };
    expect(codes(await change('Cancel', { sessionId: only.id, revision: 0, reason: '停课' }))).toEqual(['LAST_SESSION']);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE register_sessions SET openedAt = ?, salt = 'x' WHERE rollId = ?", [tx.now, rollId]));
    expect(codes(await change('Move', move))).toEqual(['CHECK_IN_OPEN']);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'CLOSED' WHERE id = ?", [cohortId]));
    expect(codes(await change('Move', move))).toEqual(['COHORT_ENDED']);
    expect(codes(await change('Add', { cohortId: String(cohortId), session: { topic: '补课', lecturer: '李老师', place: '报告厅', startsAt: '2026-12-02T06:00:00Z', durationMinutes: 90 } }))).toEqual(['COHORT_ENDED']);
    expect(await county.rows('SELECT id FROM session_changes WHERE rollId = ?', [rollId])).toEqual([]);
  });
});
