import { createApp } from '../../server/app.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

interface Offer { ordinal: number; school: { id: string }; pastAdmitted: number; wanted: number; granted: number; explanation: string }
interface Return { round: number; offerOrder: string[]; taken: number; keptForRequests: number; offered: number; granted: number; offers: Offer[]; quotas: { seats: number; used: number; requested: number }[] }

describe.each(databaseKinds)('seats on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinatorAccount: number;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinatorAccount = await county.build.account({ role: 'COORDINATOR' });
    coordinator = await county.as(coordinatorAccount);
  });
  afterAll(() => county.close());
  beforeEach(() => county.clock.set('2026-11-21T02:00:00Z'));
  afterEach(async () => expect(await training.violations()).toEqual({}));

  const apply = async (client: Client, cohortId: number) => (await client.ask<{ registrationApply: { result: { registrationId: string; status: string } | null; userErrors: { code: string; message: string }[] } }>(
    'mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { result { registrationId status position } userErrors { code message } } }', { input: { cohortId } })).registrationApply;
  const allot = async (client: Client, input: object) => (await client.send<{ cohortAllot: { cohort: { seatsReturnAt: string | null; offerOrder: string[] } | null; userErrors: { code: string; field: string }[] } }>(
    'mutation ($input: CohortAllotInput!) { cohortAllot(input: $input) { cohort { id seatsReturnAt offerOrder } userErrors { code field } } }', { input }));
  const returnsOf = async (client: Client, id: number) => (await client.ask<{ cohort: { seatReturns: Return[] } }>(
    'query ($id: ID!) { cohort(id: $id) { seatReturns { round offerOrder taken keptForRequests offered granted offers { ordinal school { id } pastAdmitted wanted granted explanation } quotas { seats used requested } } } }', { id })).cohort.seatReturns;
  const teacher = async (values: { schoolId?: number; subject?: string } = {}): Promise<{ teacherId: number; client: Client }> => {
    const { teacherId, accountId } = await county.build.teacherAccount(values);
    return { teacherId, client: await county.as(accountId) };
  };

  test('seats of subjects: a layer of their own beside schools and areas', async () => {
    const schoolId = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 4, quotas: [{ schoolId, seats: 3 }, { subject: 'english', seats: 1 }, { subject: 'music', seats: 2 }] });
    const [e1, e2, music, art, elsewhere] = [await teacher({ schoolId, subject: 'english' }), await teacher({ schoolId, subject: 'english' }), await teacher({ schoolId, subject: 'music' }), await teacher({ schoolId, subject: 'art' }), await teacher({ subject: 'music' })];
    expect((await apply(e1.client, cohortId)).result).toMatchObject({ status: 'ADMITTED' });
    expect((await apply(e2.client, cohortId)).result).toMatchObject({ status: 'WAITING' });
    expect((await apply(music.client, cohortId)).result).toMatchObject({ status: 'ADMITTED' });
    expect((await apply(art.client, cohortId)).userErrors).toMatchObject([{ code: 'NO_SEATS_ALLOTTED', message: '本班名额按学科分配，该教师任教的学科没有名额。' }]);
    expect((await apply(elsewhere.client, cohortId)).userErrors).toMatchObject([{ code: 'NO_SEATS_ALLOTTED', message: '本班名额按学校或片区分配，该教师所在学校没有名额。' }]);
    const told = await e2.client.ask<{ viewerRegistrations: { items: { explanation: string }[] } }>('{ viewerRegistrations { items { explanation } } }');
    expect(told.viewerRegistrations.items[0]?.explanation).toBe('候补第 1 位（共 1 人）。本学科 1 个名额已用完（全班尚空 2 个）；须本学科有人退出，或中心增加本学科名额。');

    const takeUp = (by: string, client = coordinator) => client.ask<{ cohort: { takeUp: object[] } }>('query ($id: ID!, $by: TakeUpBy!) { cohort(id: $id) { takeUp(by: $by) { school { id } subject seats used requested waiting } } }', { id: cohortId, by });
    expect((await takeUp('SUBJECT')).cohort.takeUp).toEqual([{ school: null, subject: 'ENGLISH', seats: 1, used: 1, requested: 0, waiting: 1 }, { school: null, subject: 'MUSIC', seats: 2, used: 1, requested: 0, waiting: 0 }]);
    expect((await takeUp('SCHOOL')).cohort.takeUp).toEqual([{ school: { id: String(schoolId) }, subject: null, seats: 3, used: 2, requested: 0, waiting: 1 }]);
    const other = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await takeUp('SCHOOL', other)).cohort.takeUp).toEqual([]);
    expect((await allot(coordinator, { id: cohortId, quotas: [{ schoolId, subject: 'ENGLISH', seats: 1 }] })).data.cohortAllot.userErrors).toMatchObject([{ code: 'QUOTA_NAMES_ONE_PLACE' }]);
    // A second seat for English brings the one who waits in.
    await allot(coordinator, { id: cohortId, quotas: [{ schoolId, seats: 3 }, { subject: 'ENGLISH', seats: 2 }] });
    expect(await county.rows('SELECT status FROM registrations WHERE cohortId = ? AND teacherId = ?', [cohortId, e2.teacherId])).toEqual([{ status: 'ADMITTED' }]);
  });

  test('at the deadline unused seats flow back once, whatever servers run, and go out in the stated order', async () => {
    const [town, remoteLarge, remoteSmall, requesting, idle] = [
      await county.build.school({ remoteness: 'town' }), await county.build.school({ remoteness: 'remote' }), await county.build.school({ remoteness: 'remote' }), await county.build.school(), await county.build.school(),
    ];
    await county.build.teachers(20, remoteLarge);
    const { cohortId } = await training.cohort({ capacity: 9, quotas: [town, remoteLarge, remoteSmall].map((schoolId) => ({ schoolId, seats: 1 })).concat([{ schoolId: requesting, seats: 1 }, { schoolId: idle, seats: 5 }]) });
    // One class of last year: the small remote school had its share.
    const past = await training.cohort({ startsOn: '2025-12-01', endsOn: '2025-12-05', sessions: [] });
    const veteran = await teacher({ schoolId: remoteSmall });
    await apply(veteran.client, past.cohortId);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [past.cohortId]));
    const people = await Promise.all([town, town, town, remoteLarge, remoteLarge, remoteLarge, remoteSmall, remoteSmall].map((schoolId) => teacher({ schoolId })));
    for (const { client } of people) await apply(client, cohortId);
    const write = (sql: string) => county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run(sql, [cohortId]));
    await write("UPDATE cohorts SET admission = 'COORDINATOR_ADMITS' WHERE id = ?");
    expect((await apply((await teacher({ schoolId: requesting })).client, cohortId)).result).toMatchObject({ status: 'REQUESTED' });
    await write("UPDATE cohorts SET admission = 'AUTO_ADMIT' WHERE id = ?");

    const quotas = [town, remoteLarge, remoteSmall, requesting].map((schoolId) => ({ schoolId, seats: 1 })).concat([{ schoolId: idle, seats: 5 }]);
    const refused = async (returnAt: string, rows: readonly object[] = quotas) => (await allot(coordinator, { id: cohortId, quotas: rows, returnAt })).data.cohortAllot.userErrors;
    expect(await refused('2026-11-21T02:00:00Z')).toEqual([{ code: 'RETURN_NOT_AHEAD', field: 'input.returnAt' }]);
    expect(await refused('2026-12-01T00:00:00Z')).toMatchObject([{ code: 'RETURN_AFTER_START' }]);
    expect(await refused('2026-11-25T10:00:00Z', [])).toMatchObject([{ code: 'RETURN_WITHOUT_QUOTAS' }]);
    const schoolAccount = await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: town });
    const school = await county.as(schoolAccount);
    expect((await allot(school, { id: cohortId, quotas, returnAt: '2026-11-24T10:00:00Z' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    // Moved once: the first message finds nothing due.
    await allot(coordinator, { id: cohortId, quotas, returnAt: '2026-11-23T10:00:00Z' });
    expect((await allot(coordinator, { id: cohortId, quotas, returnAt: '2026-11-25T10:00:00Z', offerOrder: ['REMOTENESS', 'PAST_SHARE', 'SIZE'] })).data.cohortAllot.cohort).toMatchObject({ seatsReturnAt: '2026-11-25T10:00:00.000Z', offerOrder: ['REMOTENESS', 'PAST_SHARE', 'SIZE'] });
    // Rows alone leave deadline and order as they stand; null takes them away, and so does an end of all quotas.
    expect((await allot(coordinator, { id: cohortId, quotas })).data.cohortAllot.cohort).toMatchObject({ seatsReturnAt: '2026-11-25T10:00:00.000Z', offerOrder: ['REMOTENESS', 'PAST_SHARE', 'SIZE'] });
    const { cohortId: other } = await training.cohort({ capacity: 1 });
    await allot(coordinator, { id: other, quotas: [{ schoolId: town, seats: 1 }], returnAt: '2026-11-25T10:00:00Z', offerOrder: ['SIZE'] });
    expect((await allot(coordinator, { id: other, quotas: [{ schoolId: town, seats: 1 }], returnAt: null })).data.cohortAllot.cohort).toMatchObject({ seatsReturnAt: null, offerOrder: ['SIZE'] });
    await allot(coordinator, { id: other, quotas: [{ schoolId: town, seats: 1 }], returnAt: '2026-11-25T10:00:00Z' });
    expect((await allot(coordinator, { id: other, quotas: [] })).data.cohortAllot).toMatchObject({ cohort: { seatsReturnAt: null }, userErrors: [] });
    county.clock.set('2026-11-24T10:00:00Z');
    await county.settle();
    expect(await county.rows('SELECT id FROM seat_returns WHERE cohortId = ?', [cohortId])).toEqual([]);

    county.clock.set('2026-11-25T10:00:00Z');
    const others = [await createApp(county.app.platform.config, county.clock), await createApp(county.app.platform.config, county.clock)];
    await Promise.all([county.app, ...others].map((app) => app.outbox.drain()));
    await Promise.all(others.map((app) => app.close()));
    await county.settle();
    const [done, ...more] = await returnsOf(await county.as(schoolAccount), cohortId);
    expect(more).toEqual([]);
    // 9 seats, 3 taken, 1 kept for the request made in time: 5 for the 5 who wait.
    expect(done).toMatchObject({ round: 1, taken: 3, keptForRequests: 1, offered: 5, granted: 5, offerOrder: ['REMOTENESS', 'PAST_SHARE', 'SIZE'] });
    expect(done?.offers.map(({ ordinal, school: { id }, wanted, granted }) => [ordinal, Number(id), wanted, granted])).toEqual([[1, remoteLarge, 2, 2], [2, remoteSmall, 1, 1], [3, town, 2, 2]]);
    expect(done?.offers[1]?.explanation).toBe('第 2 位：偏远；近两年参训 1 人次，占 33.3%；教师 3 人。候补 1 人，递补 1 人。');
    expect(done?.quotas).toContainEqual({ seats: 5, used: 0, requested: 0 });
    expect(await county.rows('SELECT taken, waitingCount, seatsReturnAt FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 8, waitingCount: 0, seatsReturnAt: null }]);
    // What nobody waited for is open to everybody.
    expect((await apply((await teacher()).client, cohortId)).result).toMatchObject({ status: 'ADMITTED' });
  });

  test('with fewer seats than people each school gets one in turn', async () => {
    const [near, far, idle] = [await county.build.school({ remoteness: 'town' }), await county.build.school({ remoteness: 'remote' }), await county.build.school()];
    const { cohortId } = await training.cohort({ capacity: 3, quotas: [{ schoolId: near, seats: 0 }, { schoolId: far, seats: 0 }, { schoolId: idle, seats: 3 }] });
    const people = await Promise.all([near, near, near, far].map((schoolId) => teacher({ schoolId })));
    for (const { client } of people) expect((await apply(client, cohortId)).result).toMatchObject({ status: 'WAITING' });
    await allot(coordinator, { id: cohortId, quotas: [{ schoolId: near, seats: 0 }, { schoolId: far, seats: 0 }, { schoolId: idle, seats: 3 }], returnAt: '2026-11-25T10:00:00Z' });
    county.clock.set('2026-11-25T10:00:01Z');
    await county.settle();
    const [done] = await returnsOf(await county.as(coordinatorAccount), cohortId);
    expect(done?.offers.map(({ school: { id }, wanted, granted }) => [Number(id), wanted, granted])).toEqual([[far, 1, 1], [near, 3, 2]]);
    expect(done?.offers[1]?.explanation).toContain('其余名额已按次序用完');
    expect(await county.rows("SELECT teacherId FROM registrations WHERE cohortId = ? AND status = 'WAITING'", [cohortId])).toEqual([{ teacherId: people[2]?.teacherId }]);
  });
});
