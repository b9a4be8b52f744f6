import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { manyAtOnce, TrainingFactories, weekFrom } from '../support/training-factories.js';

const NIGHTS = ['2026-12-01', '2026-12-02'];
const LUNCH = { day: '2026-12-01', meal: 'LUNCH' };
interface Payload { userErrors: { code: string; message: string }[] }

describe.each(databaseKinds)('lodging on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  let cohortId: string;
  let teachers: { teacherId: number; client: Client }[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  beforeEach(async () => {
    county.clock.set('2026-11-21T02:00:00Z');
    cohortId = String((await training.cohort({ sessions: weekFrom('2026-12-01'), capacity: 40 })).cohortId);
    teachers = await training.teacherClients(6, await county.build.school());
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: teachers.map(({ teacherId }) => teacherId) } });
  });
  afterEach(async () => {
    const { lodgingInvariants } = await import('../../server/modules/lodging/lodging.invariants.js');
    for (const { name, violations } of lodgingInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const run = async (client: Client, name: string, input: object, result = ''): Promise<Payload & Record<string, unknown>> => (await client.ask<Record<string, Payload & Record<string, unknown>>>(
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} userErrors { code message } } }`, { input: { cohortId, ...input } }))[name] as Payload & Record<string, unknown>;
  const codes = async (...asked: Parameters<typeof run>): Promise<string[]> => (await run(...asked)).userErrors.map(({ code }) => code);
  const offer = () => run(coordinator, 'lodgingSetTerms', { nights: NIGHTS, meals: [LUNCH], answerBy: '2026-11-21T02:10:00Z' });
  const stay = (n: number, more: object = {}) => run((teachers[n] as { client: Client }).client, 'lodgingAnswer', { nights: NIGHTS, meals: [LUNCH], ...more });
  const idOf = (n: number): string => String(teachers[n]?.teacherId);
  interface Desk { rooms: { id: string; name: string; used: number }[]; people: { teacherId: string; roomId: string | null; bed: number | null; stay: object | null }[]; nightCounts: object[]; mealCounts: object[] }
  const desk = async (): Promise<Desk> => (await coordinator.ask<{ cohortLodging: Desk }>('query ($cohortId: ID!) { cohortLodging(cohortId: $cohortId) { rooms { id name used } people { teacherId roomId bed stay { diet } } nightCounts { day people } mealCounts { people halal } } }', { cohortId })).cohortLodging;
  const addRooms = async (...rooms: [name: string, beds: number, forWhom: string][]): Promise<string[]> => {
    expect(await codes(coordinator, 'lodgingAddRooms', { rooms: rooms.map(([name, beds, forWhom]) => ({ name, beds, forWhom })) })).toEqual([]);
    return (await desk()).rooms.map(({ id }) => id);
  };

  test('asked until the deadline, then the centre enters it; counted for house and kitchen; seen by nobody else', async () => {
    expect((await (teachers[0] as { client: Client }).client.send('mutation ($input: LodgingAnswerInput!) { lodgingAnswer(input: $input) { answered } }', { input: { cohortId } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await codes(coordinator, 'lodgingSetTerms', { answerBy: '2026-11-21T02:10:00Z' })).toEqual(['NOTHING_OFFERED']);
    await offer();
    expect((await stay(0, { diet: 'HALAL' })).userErrors).toEqual([]);
    expect((await stay(1, { nights: [NIGHTS[0]], diet: 'OTHER' })).userErrors).toEqual([{ code: 'DIET_UNNAMED', message: '请写明忌口。' }]);
    expect((await stay(1, { nights: ['2026-12-09'] })).userErrors).toMatchObject([{ code: 'NOT_OFFERED' }]);
    expect((await stay(1, { nights: [NIGHTS[0]], diet: 'OTHER', dietNote: '花生过敏' })).userErrors).toEqual([]);
    expect(await codes(coordinator, 'lodgingSetTerms', { nights: [NIGHTS[1]], meals: [LUNCH], answerBy: '2026-11-21T02:10:00Z' })).toEqual(['ANSWERED_FOR']);
    const before = await county.rows('SELECT * FROM lodging_stays ORDER BY id');
    const foreign = (teachers[2] as { client: Client }).client;
    expect((await foreign.send('mutation ($input: LodgingAnswerInput!) { lodgingAnswer(input: $input) { answered } }', { input: { cohortId, teacherId: idOf(0), nights: [] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await foreign.send('query ($cohortId: ID!) { cohortLodging(cohortId: $cohortId) { cohortId } }', { cohortId })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await foreign.get(`/downloads/lodging/${cohortId}.xlsx`)).status).toBe(404);
    county.clock.set('2026-11-21T02:10:01Z');
    expect((await stay(2)).userErrors).toMatchObject([{ code: 'ANSWERS_CLOSED' }]);
    expect(await county.rows('SELECT * FROM lodging_stays ORDER BY id')).toEqual(before);
    expect(await codes(coordinator, 'lodgingAnswer', { teacherId: idOf(2), nights: [], meals: [LUNCH] })).toEqual([]);
    const told = await desk();
    expect(told.nightCounts).toEqual([{ day: NIGHTS[0], people: 2 }, { day: NIGHTS[1], people: 1 }]);
    expect(told.mealCounts).toEqual([{ people: 3, halal: 1 }]);
    expect(told.people.filter(({ stay: said }) => said === null)).toHaveLength(3);
    for (const path of [`lodging/${cohortId}.xlsx`, `lodging-rooms/${cohortId}`, `lodging-meals/${cohortId}`]) expect((await coordinator.get(`/downloads/${path}`)).status).toBe(200);
    expect((await foreign.ask<{ viewerLodging: object[] }>('{ viewerLodging { cohortId canAnswer roomName stay { nights } } }')).viewerLodging).toEqual([{ cohortId, canAnswer: false, roomName: null, stay: { nights: [] } }]);
  });

  test('the last bed, wanted by two desks at once, is given to one; a proposal running beside them gives none twice', async () => {
    await offer();
    for (const n of teachers.keys()) await stay(n);
    const [small, large] = await addRooms(['101', 1, 'ANY'], ['102', 3, 'MEN']) as [string, string];
    const desks = await Promise.all([1, 2].map(async () => county.as(await county.build.account({ role: 'COORDINATOR' }))));
    const answers = await Promise.all(desks.map((each, n) => codes(each, 'lodgingAssign', { teacherId: idOf(n), roomId: small })));
    expect(answers.flat()).toEqual(['ROOM_FULL']);
    expect((await desk()).rooms[0]?.used).toBe(1);
    await manyAtOnce(6, [...teachers.keys()].map((n) => async () => (n % 3 === 0 ? run(coordinator, 'lodgingPropose', {}, 'given') : run(desks[n % 2] as Client, 'lodgingAssign', { teacherId: idOf(n), roomId: large }))));
    const { rooms, people } = await desk();
    expect(rooms.map(({ used }) => used)).toEqual([1, 3]);
    const beds = people.flatMap(({ roomId, bed }) => (roomId ? [`${roomId}/${bed}`] : []));
    expect([beds.length, new Set(beds).size]).toEqual([4, 4]);
  });

  test('moved by hand, freed by an answer and by leaving the class', async () => {
    await offer();
    for (const n of [0, 1, 2]) await stay(n);
    expect(await codes(coordinator, 'lodgingAddRooms', { rooms: [{ name: '201', beds: 2, forWhom: 'MEN' }, { name: '２０１ ', beds: 2, forWhom: 'MEN' }] })).toEqual(['ROOM_TWICE']);
    const [men, other, women] = await addRooms(['201', 2, 'MEN'], ['202', 2, 'ANY'], ['203', 2, 'WOMEN']) as [string, string, string];
    expect((await run(coordinator, 'lodgingPropose', {}, 'given')).given).toBe(3);
    expect((await run(coordinator, 'lodgingPropose', {}, 'given')).given).toBe(0);
    expect(await codes(coordinator, 'lodgingAssign', { teacherId: idOf(0), roomId: women })).toEqual(['ROOM_FOR_OTHERS']);
    expect(await codes(coordinator, 'lodgingAssign', { teacherId: idOf(4), roomId: other })).toEqual(['NOT_STAYING']);
    expect(await codes(coordinator, 'lodgingAssign', { teacherId: idOf(0), roomId: other })).toEqual([]);
    expect(await codes(coordinator, 'lodgingRemoveRoom', { roomId: other })).toEqual(['ROOM_IN_USE']);
    expect(await codes(coordinator, 'lodgingRemoveRoom', { roomId: women })).toEqual([]);
    await stay(0, { nights: [] });
    expect((await desk()).people.find(({ teacherId }) => teacherId === idOf(0))).toMatchObject({ roomId: null, bed: null });
    const [registration] = await county.rows<{ id: number }>('SELECT id FROM registrations WHERE cohortId = ? AND teacherId = ?', [Number(cohortId), Number(idOf(1))]);
    await (teachers[1] as { client: Client }).client.ask('mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { userErrors { code } } }', { input: { registrationId: String(registration?.id) } });
    await county.settle();
    expect(await county.rows('SELECT COUNT(*) AS n FROM lodging_beds WHERE cohortId = ? AND teacherId = ?', [Number(cohortId), Number(idOf(1))])).toEqual([{ n: 0 }]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM lodging_stays WHERE cohortId = ? AND teacherId = ?', [Number(cohortId), Number(idOf(1))])).toEqual([{ n: 0 }]);
    expect((await desk()).rooms.filter(({ id }) => id === men || id === other).reduce((sum, { used }) => sum + used, 0)).toBe(1);
  });
});
