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

  test('a survey of teachers of the county: asked by scope, counted by area and stage, small groups neither shown nor kept', async () => {
    const [east, west, tiny] = [await county.build.area({ name: '东片' }), await county.build.area({ name: '西片' }), await county.build.area({ name: '山片' })];
    const people = [];
    for (const [areaId, count] of [[east, 7], [west, 6], [tiny, 2]] as const) people.push(await training.teacherClients(count, await county.build.school({ areaId })));
    const create = (scope: object, client = coordinator) => client.send<{ surveyCreate: { desk: { asked: number; survey: { id: string; scope: { areas: string[] } } } | null; userErrors: { code: string }[] } }>(
      'mutation ($input: SurveyCreateInput!) { surveyCreate(input: $input) { desk { asked survey { id scope { areas stages } } } userErrors { code } } }', {
        input: { scope, planYear: 2027, kind: 'NEEDS', title: '2027 年培训需求调研', anonymous: true, opensAt: '2026-11-20T00:00:00Z', closesAt: '2026-11-21T02:10:00Z', questions: QUESTIONS } });
    expect((await create({ areaIds: [east], stages: ['SENIOR'] })).data.surveyCreate.userErrors).toEqual([{ code: 'NOBODY_ASKED' }]);
    const { desk } = (await create({ areaIds: [east, west, tiny] })).data.surveyCreate;
    const id = desk?.survey.id as string;
    expect(desk).toMatchObject({ asked: 15, survey: { scope: { areas: ['东片', '西片', '山片'], stages: [] } } });

    const teacher = (people[0]?.[0] as { client: Client }).client;
    expect((await create({}, teacher)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT id FROM surveys WHERE cohortId IS NULL')).toHaveLength(1);
    const mine = await teacher.ask<{ viewerSurveys: object[] }>('{ viewerSurveys { canAnswer survey { id cohortId scope { areas } } } }');
    expect(mine.viewerSurveys).toEqual([{ canAnswer: true, survey: { id, cohortId: null, scope: { areas: ['', '', ''] } } }]);
    const stranger = await county.as((await county.build.teacherAccount()).accountId);
    expect((await stranger.send('mutation ($input: SurveyAnswerInput!) { surveyAnswer(input: $input) { answered } }', { input: { surveyId: id, answers: [] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');

    // All of the east but one, all of the west, one of the two of the hills; at once, since they count into the same rows.
    const answering = [...(people[0] ?? []).slice(1), ...(people[1] ?? []), ...(people[2] ?? []).slice(1)];
    expect((await Promise.all(answering.map(({ client }, n) => answer(client, id, (n % 5) + 1, '想学作业设计')))).every(({ answered }) => answered === true)).toBe(true);
    expect(await county.rows("SELECT people FROM survey_tallies WHERE surveyId = ? AND question = '' AND dimension = 'STAGE'", [Number(id)])).toEqual([{ people: 13 }]);
    county.clock.set('2026-11-21T02:11:00Z');
    const groupsOf = async () => (await coordinator.ask<{ surveyResults: { groups: { dimension: string; name: string | null; code: string; asked: number; answered: number; isShown: boolean; questions: { counts: number[] }[] }[] } }>(
      'query ($id: ID!) { surveyResults(id: $id) { groups { dimension name code asked answered isShown questions { key counts } } } }', { id })).surveyResults.groups;
    const before = await groupsOf();
    await county.settle();
    // One answer from the hills would be the whole less east and west: the smaller of these hides with it.
    const areas = (await groupsOf()).filter(({ dimension }) => dimension === 'AREA');
    expect(areas.map(({ name, asked, answered, isShown }) => ({ name, asked, answered, isShown }))).toEqual([
      { name: '东片', asked: 7, answered: 6, isShown: true }, { name: '西片', asked: 6, answered: 6, isShown: false }, { name: '山片', asked: 2, answered: 1, isShown: false },
    ]);
    expect(areas[0]?.questions[0]?.counts.reduce((sum, each) => sum + each, 0)).toBe(6);
    expect(areas.slice(1).flatMap(({ questions }) => questions)).toEqual([]);
    expect(await groupsOf()).toEqual(before);
    expect(await county.rows("SELECT code FROM survey_tallies WHERE surveyId = ? AND dimension = 'AREA' AND question <> '' AND code <> ?", [Number(id), String(east)])).toEqual([]);

    const list = await coordinator.ask<{ surveys: { totalCount: number; items: object[] } }>('{ surveys(filter: { state: CLOSED, isCounty: true, planYear: 2027 }) { totalCount items { state asked answered survey { id } } } }');
    expect(list.surveys).toEqual({ totalCount: 1, items: [{ state: 'CLOSED', asked: 15, answered: 13, survey: { id } }] });
    expect((await coordinator.get(`/downloads/survey/${id}.xlsx`)).status).toBe(200);
  });

  test('lecturers of a class are rated by its participants: sums alone reach the pool, none below five answers', async () => {
    const { cohortId, teachers } = await story(6);
    const sessions = await county.rows<{ id: number }>('SELECT s.id FROM register_sessions s JOIN cohorts c ON c.rollId = s.rollId WHERE c.id = ? ORDER BY s.startsAt', [Number(cohortId)]);
    const add = async (name: string): Promise<string> => (await coordinator.ask<{ expertAdd: { expert: { id: string } } }>('mutation ($input: ExpertAddInput!) { expertAdd(input: $input) { expert { id } } }', { input: { expert: { name, organisation: '师范大学', origin: 'OUTSIDE' } } })).expertAdd.expert.id;
    const set = (asks: boolean) => coordinator.ask<{ surveyCreate: { desk: { survey: { id: string; questions: { key: string; isOfLecturer: boolean }[] } } | null; userErrors: { code: string }[] } }>('mutation ($input: SurveyCreateInput!) { surveyCreate(input: $input) { desk { survey { id questions { key isOfLecturer } } } userErrors { code } } }', {
      input: { cohortId, asksLecturers: asks, kind: 'SATISFACTION', title: '授课评价', anonymous: true, opensAt: '2026-11-20T00:00:00Z', closesAt: '2026-11-21T02:10:00Z', questions: QUESTIONS.slice(0, 1) } });
    expect((await set(true)).surveyCreate.userErrors).toEqual([{ code: 'NO_LECTURERS' }]);
    const [liked, seldom] = [await add('周研究员'), await add('郑教授')];
    for (const [at, expertId] of [liked, seldom, liked].entries()) await coordinator.ask('mutation ($input: SessionNameLecturerInput!) { sessionNameLecturer(input: $input) { userErrors { code } } }', { input: { sessionId: sessions[at]?.id, expertId } });
    const { desk } = (await set(true)).surveyCreate;
    expect(desk?.survey.questions).toEqual([{ key: 'q1', isOfLecturer: false }, { key: `e${liked}`, isOfLecturer: true }, { key: `e${seldom}`, isOfLecturer: true }]);
    const surveyId = desk?.survey.id as string;
    for (const [n, { client }] of teachers.entries()) {
      const rated = [{ question: 'q1', scale: 4 }, { question: `e${liked}`, scale: n === 0 ? 4 : 5 }, ...(n < 4 ? [{ question: `e${seldom}`, scale: 1 }] : [])];
      await client.ask('mutation ($input: SurveyAnswerInput!) { surveyAnswer(input: $input) { answered userErrors { code } } }', { input: { surveyId, answers: rated } });
    }
    const pool = async () => (await coordinator.ask<{ experts: { items: object[] } }>('{ experts(sort: PARTICIPANTS, filter: { search: "师范大学" }) { items { id participantRating { count averageHundredths } classRatings { year answers averageHundredths } } } }')).experts.items;
    const none = { participantRating: { count: 0, averageHundredths: null }, classRatings: [] };
    expect((await pool())).toEqual(expect.arrayContaining([{ id: liked, ...none }, { id: seldom, ...none }]) as object);
    county.clock.set('2026-11-21T02:11:00Z');
    await county.settle();
    expect(await pool()).toEqual([
      { id: liked, participantRating: { count: 6, averageHundredths: 483 }, classRatings: [{ year: 2026, answers: 6, averageHundredths: 483 }] },
      { id: seldom, participantRating: { count: 0, averageHundredths: null }, classRatings: [{ year: 2026, answers: 4, averageHundredths: null }] },
    ]);
    expect(await county.rows('SELECT totalScore FROM expert_class_ratings WHERE expertId = ?', [Number(seldom)])).toEqual([{ totalScore: null }]);
  });
});
