import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

const QUESTIONS = [
  { kind: 'SCALE', title: '总体评价', required: true }, { kind: 'MULTIPLE', title: '收获最大的是', required: true, options: ['讲座', '研讨', '实践'] },
  { kind: 'SINGLE', title: '是否推荐', required: true, options: ['是', '否'] }, { kind: 'TEXT', title: '建议', required: false },
];

describe.each(databaseKinds)('surveys on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  beforeEach(() => county.clock.set('2026-11-21T02:00:00Z'));
  afterEach(async () => {
    const { surveyInvariants } = await import('../../server/modules/surveys/surveys.invariants.js');
    for (const { name, violations } of surveyInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  async function story(people: number, changes: object = {}) {
    const { cohortId, rollId } = await training.cohort({ sessions: weekFrom('2026-11-02'), startsOn: '2026-11-02', endsOn: '2026-11-06', registrationOpensAt: '2026-10-01 00:00:00.000', registrationClosesAt: '2026-10-30 00:00:00.000', capacity: 50, status: 'OPEN' });
    const teachers = await training.teacherClients(people, await county.build.school());
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: teachers.map(({ teacherId }) => teacherId) } });
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    const { surveyCreate } = await coordinator.ask<{ surveyCreate: { desk: { survey: { id: string } } | null; userErrors: { code: string }[] } }>('mutation ($input: SurveyCreateInput!) { surveyCreate(input: $input) { desk { survey { id } } userErrors { code } } }', {
      input: { cohortId, kind: 'SATISFACTION', title: '培训满意度调查', anonymous: true, opensAt: '2026-11-20T00:00:00Z', closesAt: '2026-11-21T02:10:00Z', questions: QUESTIONS, ...changes } });
    expect(surveyCreate.userErrors).toEqual([]);
    return { cohortId, rollId, teachers, id: surveyCreate.desk?.survey.id as string };
  }
  const answer = async (client: Client, surveyId: string, scale: number, text: string | null = null, choices: number[] = [0]) => (await client.ask<{ surveyAnswer: { answered: boolean | null; userErrors: { code: string; message: string }[] } }>(
    'mutation ($input: SurveyAnswerInput!) { surveyAnswer(input: $input) { answered userErrors { code message } } }', { input: { surveyId, answers: [{ question: 'q1', scale }, { question: 'q2', choices }, { question: 'q3', choices: [scale > 3 ? 0 : 1] }, { question: 'q4', text }] } })).surveyAnswer;
  const results = async (id: string) => (await coordinator.ask<{ surveyResults: { hidden: string | null; desk: { asked: number; answered: number }; questions: { answered: number; counts: number[]; meanMilli: number | null; texts: string[]; earlierMeanMilli: number | null }[] } }>(
    'query ($id: ID!) { surveyResults(id: $id) { hidden desk { asked answered } questions { answered counts meanMilli texts earlierMeanMilli } } }', { id })).surveyResults;

  test('no row joins an answer to a name: no teacher, no time, no order, no key, no audit', async () => {
    const { id, teachers } = await story(40);
    const audited = (await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM audit_rows'))[0]?.n;
    const keys = (await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM idempotency_keys'))[0]?.n;
    for (const [n, { client }] of teachers.entries()) expect(await answer(client, id, (n % 5) + 1, `第 ${n} 个回答`)).toEqual({ answered: true, userErrors: [] });
    expect((await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM audit_rows'))[0]?.n).toBe(audited);
    expect((await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM idempotency_keys'))[0]?.n).toBe(keys);
    const participations = await county.rows<Record<string, unknown>>('SELECT * FROM survey_participations WHERE surveyId = ?', [Number(id)]);
    expect(participations).toHaveLength(40);
    expect(participations.map((row) => Object.keys(row).sort())).toEqual(Array.from({ length: 40 }, () => ['surveyId', 'teacherId']));
    const answers = await county.rows<{ id: number; teacherId: number | null; given: string }>('SELECT * FROM survey_answers WHERE surveyId = ?', [Number(id)]);
    expect(answers.map((row) => Object.keys(row).sort())).toEqual(Array.from({ length: 40 }, () => ['given', 'id', 'surveyId', 'teacherId']));
    expect(answers.every(({ teacherId }) => teacherId === null)).toBe(true);
    expect(answers.map(({ given }) => Object.keys((JSON.parse(given) as object[])[0] ?? {}).sort())).toEqual(Array.from({ length: 40 }, () => ['choices', 'question', 'scale', 'text']));
    // As the file keeps them, the answers do not stand in the order in which they were given.
    const order = (await county.rows<{ given: string }>(`SELECT given FROM survey_answers WHERE surveyId = ? ORDER BY ${kind === 'SQLite' ? 'rowid' : 'id'}`, [Number(id)])).map(({ given }) => Number(/第 (\d+) 个/.exec(given)?.[1]));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    const inOrder = order.slice(1).filter((each, at) => each > (order[at] ?? 0)).length;
    expect(inOrder).toBeGreaterThan(5);
    expect(inOrder).toBeLessThan(34);
    if (kind === 'SQLite') expect(await county.rows('SELECT COUNT(*) AS n FROM survey_answers WHERE rowid <> id')).toEqual([{ n: 0 }]);
  });

  test('once each, only participants, only what was asked, only in its time', async () => {
    const { id, teachers } = await story(2);
    const [a, b] = teachers.map(({ client }) => client) as [Client, Client];
    expect(await answer(a, id, 6)).toMatchObject({ answered: null, userErrors: [{ code: 'ANSWER_WRONG', message: '“总体评价”的填写有误，请重新选择。' }] });
    expect(await answer(a, id, 4, null, [0, 3])).toMatchObject({ userErrors: [{ code: 'ANSWER_WRONG' }] });
    expect(await answer(a, id, 4, null, [])).toMatchObject({ userErrors: [{ code: 'ANSWER_MISSING' }] });
    const both = await Promise.all([answer(a, id, 4), answer(a, id, 4)]);
    expect(both.map(({ answered, userErrors }) => (answered ? 'kept' : userErrors[0]?.code)).sort()).toEqual(['ANSWERED_ALREADY', 'kept']);
    expect(await county.rows('SELECT COUNT(*) AS n FROM survey_answers WHERE surveyId = ?', [Number(id)])).toEqual([{ n: 1 }]);
    const stranger = await county.as((await county.build.teacherAccount()).accountId);
    expect((await stranger.send('mutation ($input: SurveyAnswerInput!) { surveyAnswer(input: $input) { answered } }', { input: { surveyId: id, answers: [] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    county.clock.set('2026-11-21T02:11:00Z');
    expect(await answer(b, id, 4)).toMatchObject({ userErrors: [{ code: 'CLOSED' }] });
    expect(await county.rows('SELECT COUNT(*) AS n FROM survey_participations WHERE surveyId = ?', [Number(id)])).toEqual([{ n: 1 }]);
  });

  test('results from five answers up, of an anonymous survey when it is over; as a chart and in Excel', async () => {
    const { id, teachers } = await story(6);
    for (const { client } of teachers.slice(0, 4)) await answer(client, id, 4);
    county.clock.set('2026-11-21T02:11:00Z');
    expect(await results(id)).toMatchObject({ hidden: 'TOO_FEW', questions: [], desk: { asked: 6, answered: 4 } });
    expect((await coordinator.get(`/downloads/survey/${id}.xlsx`)).status).toBe(404);
    county.clock.set('2026-11-21T02:09:00Z');
    await answer((teachers[4] as { client: Client }).client, id, 2, '多些实践', [1, 2]);
    expect(await results(id)).toMatchObject({ hidden: 'STILL_OPEN', questions: [] });
    county.clock.set('2026-11-21T02:11:00Z');
    expect(await results(id)).toEqual({ hidden: null, desk: { asked: 6, answered: 5 }, questions: [
      { answered: 5, counts: [0, 1, 0, 4, 0], meanMilli: 3600, texts: [], earlierMeanMilli: null }, { answered: 5, counts: [4, 1, 1], meanMilli: null, texts: [], earlierMeanMilli: null },
      { answered: 5, counts: [4, 1], meanMilli: null, texts: [], earlierMeanMilli: null }, { answered: 1, counts: [], meanMilli: null, texts: ['多些实践'], earlierMeanMilli: null },
    ] });
    const excel = await coordinator.get(`/downloads/survey/${id}.xlsx`);
    expect([excel.status, excel.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    const teacher = (teachers[0] as { client: Client }).client;
    expect((await teacher.send('query ($id: ID!) { surveyResults(id: $id) { hidden } }', { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await teacher.get(`/downloads/survey/${id}.xlsx`)).status).toBe(404);
  });

  test('three months after the class it is asked again, once, and held against the first time', async () => {
    const { id, cohortId, rollId, teachers } = await story(5);
    for (const { client } of teachers) await answer(client, id, 3);
    await training.attended(rollId, teachers.map(({ teacherId }) => teacherId));
    const close = () => coordinator.ask('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { userErrors { code } } }', { input: { id: cohortId } });
    await close();
    await county.settle();
    const followUps = () => county.rows<{ id: number; opensAt: string }>("SELECT id, opensAt FROM surveys WHERE cohortId = ? AND kind = 'FOLLOW_UP'", [cohortId]);
    expect(await followUps()).toEqual([{ id: expect.any(Number) as number, opensAt: '2027-02-20 00:00:00.000' }]);
    await coordinator.ask('mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { userErrors { code } } }', { input: { id: cohortId, reason: '更正' } });
    await close();
    await county.settle();
    const [followUp] = await followUps();
    expect(await followUps()).toHaveLength(1);
    const again = String(followUp?.id);
    expect(await answer((teachers[0] as { client: Client }).client, again, 5)).toMatchObject({ userErrors: [{ code: 'NOT_OPEN_YET' }] });
    county.clock.set('2027-02-25T02:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const accounts = await county.rows<{ id: number }>('SELECT id FROM accounts WHERE teacherId IN (?, ?, ?, ?, ?)', teachers.map(({ teacherId }) => teacherId));
    for (const { id: accountId } of accounts) expect(await answer(await county.as(accountId), again, 5)).toEqual({ answered: true, userErrors: [] });
    county.clock.set('2027-03-10T02:00:00Z');
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    expect((await results(again)).questions[0]).toMatchObject({ meanMilli: 5000, earlierMeanMilli: 3000 });
  });
});
