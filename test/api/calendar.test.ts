import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(120_000);

interface Session { readonly id: string; readonly title: string; readonly clashes: readonly string[] }
const at = (startsAt: string, values: object = {}) => ({ topic: '讲座', topicEn: 'Lecture', lecturer: '王研究员', place: '报告厅', startsAt: `${startsAt}:00.000`, durationMinutes: 90, ...values });

describe.each(databaseKinds)('the calendar on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());

  const calendar = async (client: Client, from: string, to: string, filter: object = {}): Promise<Session[]> =>
    (await client.ask<{ calendarSessions: Session[] }>('query ($from: Day!, $to: Day!, $filter: CalendarFilter!) { calendarSessions(from: $from, to: $to, filter: $filter) { id title clashes } }', { from, to, filter })).calendarSessions;
  const enrol = (teacherIds: readonly number[], ...rollIds: number[]) => county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
    for (const rollId of rollIds) await county.app.faces.attendance.addToRoll(tx, rollId, teacherIds);
  });

  test('room, lecturer and teacher in two places at once are shown on the calendar, as a list, and before they are planned', async () => {
    const one = await training.cohort({ title: '甲班', sessions: [at('2026-12-08 01:00')] });
    const other = await training.cohort({ title: '乙班', sessions: [at('2026-12-08 02:00', { lecturer: '李老师' }), at('2026-12-08 06:00', { place: '二楼' })] });
    const third = await training.cohort({ title: '丙班', sessions: [at('2026-12-08 06:30', { place: '三楼' })] });
    const teacherIds = [await county.build.teacher({ name: '张一' }), await county.build.teacher({ name: '赵二' })];
    await enrol(teacherIds, one.rollId, other.rollId);
    expect((await calendar(coordinator, '2026-12-08', '2026-12-08')).map(({ title, clashes }) => [title, clashes])).toEqual([['甲班', ['ROOM', 'TEACHER']], ['乙班', ['ROOM', 'TEACHER']], ['乙班', ['LECTURER']], ['丙班', ['LECTURER']]]);
    const { sessionClashes } = await coordinator.ask<{ sessionClashes: object }>('{ sessionClashes(from: "2026-12-01", to: "2026-12-31") { totalCount items { kind one { title } other { title } teacherCount teacherNames } } }');
    expect(sessionClashes).toEqual({ totalCount: 3, items: [
      { kind: 'ROOM', one: { title: '甲班' }, other: { title: '乙班' }, teacherCount: 0, teacherNames: [] },
      { kind: 'TEACHER', one: { title: '甲班' }, other: { title: '乙班' }, teacherCount: 2, teacherNames: ['张一', '赵二'] },
      { kind: 'LECTURER', one: { title: '乙班' }, other: { title: '丙班' }, teacherCount: 0, teacherNames: [] },
    ] });
    const plannedClashes = async (planned: object) => (await coordinator.ask<{ plannedClashes: object[] }>('query ($planned: PlannedSessions!) { plannedClashes(planned: $planned) { index kind with { title } teacherCount } }', { planned })).plannedClashes;
    const session = { lecturer: '王研究员', place: '三楼', startsAt: '2026-12-08T07:00:00Z', durationMinutes: 45 };
    expect(await plannedClashes({ sessions: [{ ...session, startsAt: '2026-12-08T12:00:00Z' }, session] })).toEqual([
      { index: 1, kind: 'LECTURER', with: { title: '乙班' }, teacherCount: 0 }, { index: 1, kind: 'ROOM', with: { title: '丙班' }, teacherCount: 0 }, { index: 1, kind: 'LECTURER', with: { title: '丙班' }, teacherCount: 0 },
    ]);
    // Its own sessions are left out, and its people are compared.
    expect(await plannedClashes({ cohortId: String(one.cohortId), sessions: [{ ...session, startsAt: '2026-12-08T01:30:00Z', lecturer: '', place: '' }] })).toEqual([{ index: 0, kind: 'TEACHER', with: { title: '乙班' }, teacherCount: 2 }]);
    // The answer of a mutation warns.
    const reply = await coordinator.ask<{ cohortPlanSessions: object }>('mutation ($input: CohortPlanSessionsInput!) { cohortPlanSessions(input: $input) { cohort { clashes { kind with { title } } } userErrors { code } } }', {
      input: { id: String(third.cohortId), sessions: [{ topic: '研讨', lecturer: '周老师', place: '报告厅', startsAt: '2026-12-03T01:00:00Z', durationMinutes: 45 }] },
    });
    expect(reply.cohortPlanSessions).toEqual({ cohort: { clashes: [{ kind: 'LECTURER', with: { title: '乙班' } }] }, userErrors: [] });
  });

  test('filters, the most days, and what schools see', async () => {
    const areaId = await county.build.area();
    const schoolId = await county.build.school({ areaId });
    const open = await training.cohort({ title: '开放班', stages: 'primary', sessions: [at('2027-01-05 01:00', { place: '一号楼', lecturer: '孙老师' })], startsOn: '2027-01-01', endsOn: '2027-01-09' });
    await training.cohort({ title: '草稿班', status: 'DRAFT', stages: 'senior', sessions: [at('2027-01-05 06:00', { place: '二号楼' })], startsOn: '2027-01-01', endsOn: '2027-01-09' });
    await enrol([await county.build.teacher({ schoolId })], open.rollId);
    const titles = async (client: Client, filter: object = {}) => (await calendar(client, '2027-01-01', '2027-01-31', filter)).map(({ title }) => title);
    expect(await titles(coordinator)).toEqual(['开放班', '草稿班']);
    expect(await titles(coordinator, { room: '一号' })).toEqual(['开放班']);
    expect(await titles(coordinator, { lecturer: '孙' })).toEqual(['开放班']);
    expect(await titles(coordinator, { stage: 'SENIOR' })).toEqual(['草稿班']);
    expect(await titles(coordinator, { areaId: String(areaId) })).toEqual(['开放班']);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    expect(await titles(school)).toEqual(['开放班']);
    expect((await school.send('{ sessionClashes(from: "2027-01-01", to: "2027-01-02") { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await coordinator.send('{ calendarSessions(from: "2027-01-01", to: "2027-03-01") { id } }')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a teacher takes his own sessions along, the office those of a cohort; drafts and strangers are not found', async () => {
    const { teacherId, accountId } = await county.build.teacherAccount();
    const { cohortId, rollId } = await training.cohort({ title: '我的班', sessions: [at('2026-12-15 01:00')] });
    const draft = await training.cohort({ status: 'DRAFT' });
    await enrol([teacherId], rollId);
    const teacher = await county.as(accountId);
    const mine = await teacher.get('/downloads/calendar/mine.ics');
    expect(mine.headers.get('content-type')).toContain('text/calendar');
    const text = await mine.text();
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART:20261215T010000Z');
    expect(text).toContain('SEQUENCE:0\r\nSTATUS:CONFIRMED');
    expect((await teacher.get(`/downloads/calendar/${cohortId}.ics`)).status).toBe(404);
    expect(await (await coordinator.get(`/downloads/calendar/${cohortId}.ics`)).text()).toContain('我的班');
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await school.get(`/downloads/calendar/${draft.cohortId}.ics`)).status).toBe(404);
    expect((await county.anyone.get('/downloads/calendar/mine.ics')).status).toBe(401);
  });
});
