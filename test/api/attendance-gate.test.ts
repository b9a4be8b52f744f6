import { registerCalls as calls } from '../support/attendance-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

interface Trace { requiredMinutes: number; absentMinutes: number; plannedMinutes: number; refusedFromMinutes: number; passes: boolean; sessions: { ordinal: number; status: string | null; presentMinutes: number; absentMinutes: number }[] }

describe.each(databaseKinds)('the gate at exactly one fifth on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());

  const trace = async (client: Client, cohortId: number, teacherId: number) => (await client.ask<{ completionTrace: Trace | null }>(
    'query ($cohortId: ID!, $teacherId: ID!) { completionTrace(cohortId: $cohortId, teacherId: $teacherId) { requiredMinutes absentMinutes plannedMinutes refusedFromMinutes passes sessions { ordinal status presentMinutes absentMinutes } } }', { cohortId, teacherId })).completionTrace;

  test('480 of 2,400 minutes absent earn nothing, 479 earn the credit; the trace adds up, and a teacher sees his own only', async () => {
    const sessions = Array.from({ length: 10 }, (_, at) => ({ topic: `第${at + 1}讲`, topicEn: `Session ${at + 1}`, lecturer: '王研究员', place: '报告厅', startsAt: `2026-11-${String(2 + Math.floor(at / 2)).padStart(2, '0')} 0${at % 2 === 0 ? 0 : 5}:00:00.000`, durationMinutes: 240 }));
    const programmeId = await training.programme({ minutes: 2_400 });
    const { cohortId, rollId } = await training.cohort({ programmeId, sessions, capacity: 3, startsOn: '2026-11-02', endsOn: '2026-11-06', registrationOpensAt: '2026-10-01 00:00:00.000', registrationClosesAt: '2026-10-30 00:00:00.000' });
    const people: { teacherId: number; accountId: number }[] = [];
    for (let at = 0; at < 3; at += 1) people.push(await county.build.teacherAccount());
    const [fifth, less, whole] = people.map((each) => each.teacherId) as [number, number, number];
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: [fifth, less, whole] } });
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    await training.attended(rollId, [fifth, less, whole], new Map([[fifth, [3]], [less, [3]]]));
    const held = await county.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? ORDER BY ordinal', [rollId]);
    const late = (teacherId: number, presentMinutes: number) => calls.set(coordinator, { sessionId: held[6]?.id as number, teacherIds: [teacherId], status: 'LATE', presentMinutes, reason: '点名时不在，中途到场' });
    // 240 missed whole, and of another session 239: one minute short of a fifth. One minute more for the other.
    await late(less, 1);
    await calls.set(coordinator, { sessionId: held[6]?.id as number, teacherIds: [fifth], status: 'ABSENT', reason: '点名不在' });
    expect(await trace(coordinator, cohortId, fifth)).toMatchObject({ requiredMinutes: 2_400, absentMinutes: 480, plannedMinutes: 2_400, refusedFromMinutes: 480, passes: false });
    const followed = await trace(coordinator, cohortId, less);
    expect(followed).toMatchObject({ requiredMinutes: 2_400, absentMinutes: 479, passes: true });
    expect(followed?.sessions.filter((each) => each.absentMinutes > 0)).toEqual([{ ordinal: 3, status: 'ABSENT', presentMinutes: 0, absentMinutes: 240 }, { ordinal: 7, status: 'LATE', presentMinutes: 1, absentMinutes: 239 }]);
    await coordinator.ask('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { userErrors { code } } }', { input: { id: cohortId } });
    expect(await county.rows('SELECT teacherId, requiredMinutes, absentMinutes, completed, reason, centicredits FROM completions WHERE cohortId = ? ORDER BY teacherId', [cohortId])).toMatchObject([
      { teacherId: fifth, absentMinutes: 480, completed: 0, reason: 'ABSENT_TOO_LONG', centicredits: 0 },
      { teacherId: less, absentMinutes: 479, completed: 1, reason: 'COMPLETED' },
      { teacherId: whole, absentMinutes: 0, completed: 1, reason: 'COMPLETED' },
    ]);
    expect((await county.rows<{ teacherId: number }>('SELECT DISTINCT teacherId FROM ledger_entries ORDER BY teacherId')).map((each) => each.teacherId)).toEqual([less, whole]);
    const own = await county.as(people[1]?.accountId as number);
    expect((await trace(own, cohortId, less))?.absentMinutes).toBe(479);
    expect(await trace(own, cohortId, fifth)).toBeNull();
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    await expect(trace(school, cohortId, less)).rejects.toThrow('FORBIDDEN');
    expect(await training.violations()).toEqual({});
  });
});
