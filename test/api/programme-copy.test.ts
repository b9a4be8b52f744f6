import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

interface Copy { readonly programme: { id: string; code: string; status: string } | null; readonly userErrors: readonly { code: string; field: string | null; message: string }[] }

describe.each(databaseKinds)('programmes held again in another year on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const MUTATION = 'mutation ($input: ProgrammeCopyInput!) { programmeCopy(input: $input) { programme { id code status } userErrors { code field message } } }';
  const copy = async (input: object, client = coordinator) => (await client.ask<{ programmeCopy: Copy }>(MUTATION, { input })).programmeCopy;
  const one = async (sql: string, params: (string | number)[]) => (await county.rows<Record<string, unknown>>(sql, params))[0];
  const counts = () => one('SELECT (SELECT COUNT(*) FROM programmes) AS programmes, (SELECT COUNT(*) FROM cohorts) AS cohorts, (SELECT COUNT(*) FROM rolls) AS rolls, (SELECT COUNT(*) FROM register_sessions) AS sessions, (SELECT MAX(seq) FROM audit_heads) AS audit', []);
  const asked = { topic: '班主任能力', clashPolicy: 'WARN', approvalChain: 'SCHOOL,AREA', formFields: JSON.stringify([{ key: 'hotel', label: '是否住宿', kind: 'CHOICE', choices: ['是', '否'], required: true, labelEn: 'Needs a room' }]) } as const;
  const expert = async (name: string, change = {}): Promise<number> => {
    const answer = await coordinator.ask<{ expertAdd: { expert: { id: string } } }>('mutation ($input: ExpertAddInput!) { expertAdd(input: $input) { expert { id } userErrors { code message } } }',
      { input: { expert: { name, organisation: '市教育科学研究院', origin: 'OUTSIDE', title: '研究员', subjects: ['CHINESE'], stages: ['PRIMARY'], topics: ['大单元教学'], feeFen: 80_000, ...change } } });
    return Number(answer.expertAdd.expert.id);
  };
  const speaks = (sessionId: number, expertId: number) => coordinator.ask('mutation ($input: SessionNameLecturerInput!) { sessionNameLecturer(input: $input) { named userErrors { code } } }', { input: { sessionId, expertId } });
  const sessionsOf = (rollId: number) => county.rows<Record<string, unknown> & { id: number }>(
    'SELECT s.id, s.ordinal, s.topic, s.topicEn, s.lecturer, s.place, s.startsAt, s.endsAt, s.day, s.durationMinutes, s.openedAt, s.asksExit, s.graceMinutes, s.earlyMinutes, s.missingExit, l.expertId FROM register_sessions s LEFT JOIN session_lecturers l ON l.sessionId = s.id WHERE s.rollId = ? ORDER BY s.ordinal', [rollId]);

  test('everything that programme and classes say is carried, on the same weekdays; nobody who took part', async () => {
    const [schoolId, areaId, host] = [await county.build.school(), await county.build.area(), await county.build.school()];
    const programmeId = await training.programme({ code: 'BZR-2026', title: '2026年班主任培训', titleEn: 'Class heads 2026', status: 'CLOSED', assessmentRequired: true, absenceNumerator: 1, absenceDenominator: 4, ...asked });
    const said = {
      titles: 'JUNIOR', stages: 'PRIMARY,JUNIOR', subjects: 'CHINESE', minYearsTaught: 3, maxYearsTaught: 20, notTrainedIn: 'TOPIC', refusesFullCycle: true, admission: 'COORDINATOR_ADMITS', hasWaitingList: false,
      place: '教师进修学校报告厅', placeEn: 'Centre hall', capacity: 40, offerOrder: 'SIZE,REMOTENESS', hostSchoolId: host,
    } as const;
    const second = await training.cohort({
      programmeId, title: '2026年第二期', titleEn: 'Second of 2026', startsOn: '2026-12-07', endsOn: '2026-12-11', registrationOpensAt: '2026-11-01 00:00:00.000', registrationClosesAt: '2026-11-30 16:00:00.000',
      seatsReturnAt: '2026-11-25 16:00:00.000', replacesUntil: '2026-12-06', waitingStopsAt: '2026-12-05 16:00:00.000', sessions: weekFrom('2026-12-07'), quotas: [{ schoolId, seats: 5 }, { areaId, seats: 12 }, { subject: 'CHINESE', seats: 30 }], ...said,
    });
    const first = await training.cohort({ programmeId, title: '2026年第一期' });
    const left = await training.cohort({ programmeId, title: '2026年加开班' });
    const [inPool, gone] = [await expert('周老师'), await expert('吴老师')];
    const planned = await sessionsOf(second.rollId);
    await speaks(planned[0]?.id ?? 0, inPool);
    await speaks(planned[1]?.id ?? 0, gone);
    // As after the class: whoever still has to speak cannot leave the pool.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE experts SET status = 'RETIRED' WHERE id = ?", [gone]));
    const terms = { asksExit: true, graceMinutes: 20, earlyMinutes: 15, missingExit: 'NOTHING' };
    const setTerms = 'mutation ($input: SessionSetTermsInput!) { sessionSetTerms(input: $input) { userErrors { message } } }';
    await coordinator.ask(setTerms, { input: { sessionId: planned[0]?.id, forWholeRoll: true, ...terms } });
    await coordinator.ask(setTerms, { input: { sessionId: planned[2]?.id, forWholeRoll: false, ...terms, graceMinutes: 5 } });
    const { client } = await county.build.teacherAccount().then(async ({ accountId }) => ({ client: await county.as(accountId) }));
    await client.ask('mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { userErrors { code } } }', { input: { cohortId: first.cohortId, answers: [{ key: 'hotel', value: '是' }] } });
    const before = await sessionsOf(second.rollId);

    const { programme, userErrors } = await copy({ id: programmeId, year: 2027, code: 'bzr-2027', cohortIds: [second.cohortId, first.cohortId] });
    expect({ programme, userErrors }).toMatchObject({ programme: { code: 'BZR-2027', status: 'DRAFT' }, userErrors: [] });
    const copyId = Number(programme?.id);
    const own = ['id', 'code', 'createdAt', 'changedAt'];
    const without = (row: Record<string, unknown> | undefined, keys: readonly string[]) => Object.fromEntries(Object.entries(row ?? {}).filter(([key]) => !keys.includes(key)));
    const source = await one('SELECT * FROM programmes WHERE id = ?', [programmeId]);
    expect(without(await one('SELECT * FROM programmes WHERE id = ?', [copyId]), own)).toEqual({ ...without(source, own), year: 2027, title: '2027年班主任培训', titleEn: 'Class heads 2027', status: 'DRAFT' });

    const cohorts = await county.rows<Record<string, unknown> & { id: number; rollId: number; title: string; code: string }>('SELECT * FROM cohorts WHERE programmeId = ? ORDER BY id', [copyId]);
    expect(cohorts.map(({ code, title, taken, requestedCount }) => ({ code, title, taken, requestedCount }))).toEqual([
      { code: 'BZR-2027-1', title: '2027年第一期', taken: 0, requestedCount: 0 }, { code: 'BZR-2027-2', title: '2027年第二期', taken: 0, requestedCount: 0 }]);
    const again = cohorts[1];
    const was = await one('SELECT * FROM cohorts WHERE id = ?', [second.cohortId]);
    expect(without(again, [...own, 'rollId'])).toEqual({
      ...without(was, [...own, 'rollId']), programmeId: copyId, status: 'DRAFT', title: '2027年第二期', titleEn: 'Second of 2027', startsOn: '2027-12-06', endsOn: '2027-12-10', registrationOpensAt: '2027-10-31 00:00:00.000',
      registrationClosesAt: '2027-11-29 16:00:00.000', seatsReturnAt: '2027-11-24 16:00:00.000', replacesUntil: '2027-12-05', waitingStopsAt: '2027-12-04 16:00:00.000',
    });
    expect(await one('SELECT kind, title, schoolId, memberCount, asksExit, graceMinutes, earlyMinutes, missingExit FROM rolls WHERE id = ?', [again?.rollId ?? 0])).toEqual(
      { kind: 'COHORT', title: '2027年第二期', schoolId: host, memberCount: 0, asksExit: 1, graceMinutes: 20, earlyMinutes: 15, missingExit: 'NOTHING' });
    expect(await county.rows('SELECT schoolId, areaId, subject, seats, used FROM cohort_quotas WHERE cohortId = ? ORDER BY id', [again?.id ?? 0])).toEqual([
      { schoolId, areaId: null, subject: null, seats: 5, used: 0 }, { schoolId: null, areaId, subject: null, seats: 12, used: 0 }, { schoolId: null, areaId: null, subject: 'CHINESE', seats: 30, used: 0 }]);

    const moved = (instant: unknown) => new Date(Date.parse(`${String(instant).replace(' ', 'T')}Z`) + 364 * 86_400_000).toISOString().replace('T', ' ').slice(0, 23);
    const held = await sessionsOf(again?.rollId ?? 0);
    expect(held.map((each) => without(each, ['id']))).toEqual(before.map((each, at) => ({
      ...without(each, ['id']), startsAt: moved(each.startsAt), endsAt: moved(each.endsAt), day: moved(`${String(each.day)} 00:00:00.000`).slice(0, 10), expertId: at === 0 ? inPool : null })));
    expect([held[0]?.lecturer, held[1]?.lecturer, held[2]?.graceMinutes]).toEqual(['周老师', '吴老师', 5]);

    expect((await county.rows<{ details: string }>("SELECT details FROM audit_rows WHERE action = 'programme.copy' AND subjectId = ?", [String(copyId)])).map(({ details }) => JSON.parse(details) as object)).toEqual([
      { from: { id: programmeId, code: 'BZR-2026', year: 2026 }, code: 'BZR-2027', year: 2027, cohorts: [expect.any(String), expect.any(String)] }]);
    expect(await one('SELECT COUNT(*) AS n FROM registrations WHERE cohortId IN (SELECT id FROM cohorts WHERE programmeId = ?)', [copyId])).toEqual({ n: 0 });
    expect(await one('SELECT title, status FROM cohorts WHERE id = ?', [left.cohortId])).toEqual({ title: '2026年加开班', status: 'OPEN' });
  });

  test('seats that flowed back are allotted as they were before; a deadline that is over is not set again', async () => {
    const schoolId = await county.build.school();
    const programmeId = await training.programme({ year: 2025 });
    const { cohortId } = await training.cohort({ programmeId, startsOn: '2025-12-01', endsOn: '2025-12-05', capacity: 6, sessions: weekFrom('2025-12-01') });
    const quotas = JSON.stringify([{ schoolId, areaId: null, subject: null, seats: 4, used: 1, requested: 0 }]);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run(
      "INSERT INTO seat_returns (cohortId, round, dueAt, returnedAt, offerOrder, capacity, taken, keptForRequests, offered, granted, quotas) VALUES (?, 1, '2025-11-20 16:00:00.000', '2025-11-20 16:00:00.000', 'SIZE', 6, 0, 0, 0, 0, ?)", [cohortId, quotas]));
    const allotted = async (code: string, year: number) => {
      const { programme } = await copy({ id: programmeId, year, code, cohortIds: [cohortId] });
      return one('SELECT c.seatsReturnAt, q.schoolId, q.seats, q.used FROM cohorts c JOIN cohort_quotas q ON q.cohortId = c.id WHERE c.programmeId = ?', [Number(programme?.id)]);
    };
    expect(await allotted('FLOW-2027', 2027)).toEqual({ seatsReturnAt: '2027-11-18 16:00:00.000', schoolId, seats: 4, used: 0 });
    expect(await allotted('FLOW-2024', 2024)).toEqual({ seatsReturnAt: null, schoolId, seats: 4, used: 0 });
  });

  test('refusals name the reason and write nothing; the same key copies once', async () => {
    const programmeId = await training.programme({ code: 'ONCE-2026' });
    const { cohortId } = await training.cohort({ programmeId });
    const stranger = await training.cohort({ code: 'TWICE-2027-1' });
    const before = await counts();
    const told = async (input: object) => (await copy({ id: programmeId, year: 2027, code: 'ONCE-2027', cohortIds: [cohortId], ...input })).userErrors;
    expect(await told({ year: 2026 })).toEqual([{ code: 'SAME_YEAR', field: 'input.year', message: '原项目就是 2026 年度的，请选择另一个年度。' }]);
    expect(await told({ code: 'once-2026' })).toMatchObject([{ code: 'CODE_TAKEN', field: 'input.code' }]);
    expect(await told({ code: 'TWICE-2027' })).toEqual([{ code: 'COHORT_CODE_TAKEN', field: 'input.code', message: '培训班编号 TWICE-2027-1 已被使用，请换一个项目编号。' }]);
    expect((await coordinator.send(MUTATION, { input: { id: programmeId, year: 2027, code: 'ONCE-2027', cohortIds: [stranger.cohortId] } })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    for (const role of ['SCHOOL_ADMINISTRATOR', 'AREA_LEAD', 'CREDIT_OFFICER', 'AUDITOR'] as const) {
      const client = await county.as(await county.build.account({ role, ...(role === 'SCHOOL_ADMINISTRATOR' ? { schoolId: await county.build.school() } : {}), ...(role === 'AREA_LEAD' ? { areaId: await county.build.area() } : {}) }));
      expect((await client.send(MUTATION, { input: { id: programmeId, year: 2027, code: 'ONCE-2027', cohortIds: [] } })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect(await counts()).toEqual(before);

    const input = { id: programmeId, year: 2027, code: 'ONCE-2027', cohortIds: [cohortId], idempotencyKey: 'copied-by-two-clicks' };
    const [one1, one2] = await Promise.all([copy(input), copy(input)]);
    expect(one1?.programme?.id).toBe(one2?.programme?.id);
    expect(await copy(input)).toEqual(one1);
    expect(await counts()).toMatchObject({ programmes: Number(before?.programmes) + 1, cohorts: Number(before?.cohorts) + 1 });
  });
});
