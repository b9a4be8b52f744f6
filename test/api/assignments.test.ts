import { readWorkbook, workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

interface Own { handIn: { id: string; status: string; text: string; revision: number; late: boolean; attempt: number; resultMilliPoints: number | null; passed: boolean | null; comments: string[] } | null; canWrite: boolean; cannotWriteCode: string | null; canWithdraw: boolean }
interface Payload<T> { result: T | null; userErrors: { code: string; message: string }[] }
interface Person { teacherId: number; client: Client }
interface Paper { id: string; code: string; ordinal: number; total: number | null; late: boolean; hasResult: boolean; similarPermille: number | null }

const OWN = 'handIn { id status text revision late attempt resultMilliPoints passed comments } canWrite cannotWriteCode canWithdraw';
const LONG = '在本次培训中，我围绕整本书阅读设计了三个阶段的学习任务：先通读做批注，再分组交流人物关系，最后以读书报告会的形式展示。教学中我发现学生对情节兴趣浓，但对语言的品味不足，因此增加了朗读与仿写。';

const COPIED = '家校沟通要从每月一次的班级开放日做起。我请家长走进课堂，坐在孩子旁边听完一节完整的语文课，课后用一张便签写下看到的进步；学期结束时把便签装订成册，作为给孩子的成长礼物，家长们普遍反映比成绩单更有意义。';

describe.each(databaseKinds)('assignments on %s', (kind) => {
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
    const { assignmentInvariants } = await import('../../server/modules/assignments/assignments.invariants.js');
    for (const { name, violations } of assignmentInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const command = async <T>(client: Client, mutation: string, type: string, field: string, selection: string, input: object): Promise<Payload<T>> => {
    const data = await client.ask<Record<string, Record<string, T> & { userErrors: Payload<T>['userErrors'] }>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${field}${selection} userErrors { code message } } }`, { input });
    const payload = data[mutation] as Record<string, T> & { userErrors: Payload<T>['userErrors'] };
    return { result: payload[field] ?? null, userErrors: payload.userErrors };
  };
  const details = (changes: object = {}) => ({
    title: '整本书阅读教学设计', brief: '提交一份教学设计和反思。', opensAt: '2026-11-20T00:00:00Z', dueAt: '2026-11-25T00:00:00Z', lateUntil: '2026-11-27T00:00:00Z', resitUntil: '2026-12-05T00:00:00Z', required: true, weight: 1,
    rubric: [{ title: '目标与内容', titleEn: 'Aims', maxPoints: 60 }, { title: '反思', titleEn: 'Reflection', maxPoints: 40 }], passPoints: 60, markersEach: 2, mostSpreadPoints: 10, ...changes,
  });
  const save = (client: Client, assignmentId: string, text: string, revision: number) => command<Own>(client, 'handInSave', 'HandInInput', 'assignment', `{ ${OWN} }`, { assignmentId, text, revision });
  const submit = (client: Client, assignmentId: string, text: string, revision: number, more: object = {}) => command<Own>(client, 'handInSubmit', 'HandInInput', 'assignment', `{ ${OWN} }`, { assignmentId, text, revision, ...more });
  const withdraw = (client: Client, assignmentId: string) => command<Own>(client, 'handInWithdraw', 'HandInWithdrawInput', 'assignment', `{ ${OWN} }`, { assignmentId });
  const mark = (client: Client, markId: string, first: number, second: number, comment?: string) => command<{ paper: Paper }>(client, 'handInMark', 'HandInMarkInput', 'sheet', '{ paper { id hasResult total } }', {
    markId, points: [{ criterion: 'c1', points: first }, { criterion: 'c2', points: second }], comment });
  const papers = async (client: Client, assignmentId: string) => (await client.ask<{ markingPapers: Paper[] }>('query ($id: ID!) { markingPapers(assignmentId: $id) { id code ordinal total late hasResult similarPermille } }', { id: assignmentId })).markingPapers;

  /** A running class with signed-in participants, an assignment and its markers. */
  async function story(options: { people?: number; markers?: number; assignment?: object } = {}) {
    const { cohortId } = await training.cohort({ capacity: 20, status: 'OPEN' });
    const people = await training.teacherClients(options.people ?? 3, await county.build.school());
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: people.map(({ teacherId }) => teacherId) } });
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    const created = await command<{ assignment: { id: string } }>(coordinator, 'assignmentCreate', 'AssignmentCreateInput', 'desk', '{ assignment { id } }', { cohortId, assignment: details(options.assignment) });
    expect(created.userErrors).toEqual([]);
    const id = created.result?.assignment.id as string;
    const accounts = await Promise.all(Array.from({ length: options.markers ?? 3 }, () => county.build.account({ role: 'JUDGE' })));
    const appointed = await command(coordinator, 'assignmentAppointMarkers', 'AssignmentAppointMarkersInput', 'desk', '{ markers { name } }', { id, accountIds: accounts.map(String) });
    expect(appointed.userErrors).toEqual([]);
    return { cohortId, id, people, markers: await Promise.all(accounts.map((each) => county.as(each))), accounts };
  }

  test('a draft as it is typed, two devices, handing in, taking back, late', async () => {
    const { id, people } = await story({ assignment: { dueAt: '2026-11-21T02:10:00Z', lateUntil: '2026-11-21T02:20:00Z' } });
    const [a, b, c] = people as unknown as [Person, Person, Person];
    expect(await save(a.client, id, '第一句', 0)).toMatchObject({ result: { handIn: { status: 'DRAFT', text: '第一句', revision: 1 }, canWrite: true }, userErrors: [] });
    expect(await save(a.client, id, '第一句，第二句', 1)).toMatchObject({ result: { handIn: { revision: 2 } } });
    expect(await save(a.client, id, '另一台设备上的旧稿', 1)).toMatchObject({ result: null, userErrors: [{ code: 'CHANGED_ELSEWHERE', message: '这份草稿在另一台设备上改过。请选择保留哪一份。' }] });
    expect(await county.rows('SELECT text FROM hand_ins WHERE assignmentId = ?', [Number(id)])).toEqual([{ text: '第一句，第二句' }]);
    expect(await submit(a.client, id, '   ', 2)).toMatchObject({ userErrors: [{ code: 'EMPTY' }] });
    // The connection was lost after the first try: the same key hands in once.
    const [first, again] = [await submit(a.client, id, LONG, 2, { idempotencyKey: 'submit-once-1' }), await submit(a.client, id, LONG, 2, { idempotencyKey: 'submit-once-1' })];
    expect([first.result?.handIn?.status, again.result?.handIn?.status]).toEqual(['SUBMITTED', 'SUBMITTED']);
    expect(await county.rows('SELECT COUNT(*) AS n FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE h.assignmentId = ?', [Number(id)])).toEqual([{ n: 2 }]);
    expect(await save(a.client, id, '改', 3)).toMatchObject({ userErrors: [{ code: 'HANDED_IN_ALREADY' }] });
    expect(await withdraw(a.client, id)).toMatchObject({ result: { handIn: { status: 'DRAFT', text: LONG }, canWithdraw: false } });
    expect(await submit(a.client, id, LONG, 3)).toMatchObject({ result: { handIn: { late: false }, canWithdraw: true } });
    county.clock.set('2026-11-21T02:15:00Z');
    expect(await withdraw(a.client, id)).toMatchObject({ userErrors: [{ code: 'DUE_TIME_OVER' }] });
    expect(await submit(b.client, id, '迟到的作业', 0)).toMatchObject({ result: { handIn: { late: true, status: 'SUBMITTED' } } });
    county.clock.set('2026-11-21T02:25:00Z');
    expect(await submit(c.client, id, '太迟的作业', 0)).toMatchObject({ userErrors: [{ code: 'TOO_LATE' }] });
    const stranger = await county.as((await county.build.teacherAccount()).accountId);
    const denied = await stranger.send('mutation ($input: HandInInput!) { handInSave(input: $input) { userErrors { code } } }', { input: { assignmentId: id, text: '不是学员', revision: 0 } });
    expect(denied.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await county.rows("SELECT COUNT(*) AS n FROM hand_ins WHERE text = '不是学员'")).toEqual([{ n: 0 }]);
  });

  test('files: uploaded by himself, fetched by him, his markers and the centre alone', async () => {
    const { id, people, markers } = await story({ people: 2, markers: 2 });
    const [a, b] = people as unknown as [Person, Person];
    const file = await a.client.upload('hand-in', '教学设计.pdf', Buffer.from('%PDF-1.4 demo'));
    expect(await submit(b.client, id, '', 0, { fileIds: [file.id] })).toMatchObject({ userErrors: [{ code: 'FILE_UNKNOWN' }] });
    const handed = await submit(a.client, id, '', 0, { fileIds: [file.id] });
    expect(handed.userErrors).toEqual([]);
    const path = `/downloads/hand-in/${handed.result?.handIn?.id}/${file.id}`;
    const statuses = await Promise.all([a.client, coordinator, markers[0] as Client, b.client, county.anyone].map(async (client) => (await client.get(path)).status));
    expect(statuses).toEqual([200, 200, 200, 404, 401]);
  });

  test('two markers alone, a third where they are far apart, the re-sit, the assessment with its reasons', async () => {
    const { id, cohortId, people, markers } = await story();
    const [a, b, c] = people.map(({ client }) => client) as [Client, Client, Client];
    const codes: string[] = [];
    for (const client of [a, b, c]) codes.push((await submit(client, id, LONG.slice(codes.length), 0)).result?.handIn?.id as string);
    const given = await Promise.all(markers.map((each) => papers(each, id)));
    expect(given.map((each) => each.length)).toEqual([2, 2, 2]);
    const paperOf = (marker: number, code: string): string | undefined => given[marker]?.find((each) => each.code === code)?.id;
    const marksOf = async (code: string, ...totals: [number, number][]): Promise<void> => {
      let at = 0;
      for (const [n, marker] of markers.entries()) {
        const markId = paperOf(n, code);
        const points = totals[at];
        if (!markId || !points) continue;
        expect((await mark(marker, markId, ...points, `第 ${at + 1} 位的评语`)).userErrors).toEqual([]);
        at += 1;
      }
    };
    const someone = paperOf(0, given[0]?.[0]?.code as string) as string;
    expect(await mark(markers[0] as Client, someone, 61, 0)).toMatchObject({ userErrors: [{ code: 'POINTS_OUT_OF_RANGE', message: '“目标与内容”应为 0–60 的整数。' }] });
    expect((await (markers[1] as Client).send('mutation ($input: HandInMarkInput!) { handInMark(input: $input) { userErrors { code } } }', { input: { markId: someone, points: [{ criterion: 'c1', points: 1 }] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');

    await marksOf(codes[0] as string, [50, 30], [52, 31]);
    await marksOf(codes[1] as string, [20, 20], [55, 35]);
    await marksOf(codes[2] as string, [20, 20], [21, 20]);
    const ownOf = async (client: Client): Promise<Own> => (await client.ask<{ viewerAssignment: Own }>(`query ($id: ID!) { viewerAssignment(id: $id) { ${OWN} } }`, { id })).viewerAssignment;
    expect((await ownOf(a)).handIn).toMatchObject({ status: 'MARKED', resultMilliPoints: 81_500, passed: true, comments: ['第 1 位的评语', '第 2 位的评语'] });
    expect((await ownOf(b)).handIn).toMatchObject({ status: 'SUBMITTED', resultMilliPoints: null, comments: [] });
    // Forty and ninety: whoever has not marked it decides.
    const thirds = (await Promise.all(markers.map(async (marker) => ({ marker, paper: (await papers(marker, id)).find(({ ordinal }) => ordinal === 3) })))).filter(({ paper }) => paper);
    expect(thirds).toHaveLength(1);
    await mark(thirds[0]?.marker as Client, thirds[0]?.paper?.id as string, 50, 35);
    expect((await ownOf(b)).handIn).toMatchObject({ resultMilliPoints: 87_500, passed: true });
    expect((await mark(thirds[0]?.marker as Client, thirds[0]?.paper?.id as string, 10, 10)).userErrors).toMatchObject([{ code: 'RESULT_STANDS' }]);

    const outcomes = async () => (await coordinator.ask<{ cohortAssignmentOutcomes: { passed: number; failed: number; unknown: number; lines: { items: { assessment: string | null; trace: string[]; permille: number }[] } } }>(
      'query ($id: ID!) { cohortAssignmentOutcomes(cohortId: $id) { passed failed unknown lines(page: { limit: 50 }) { items { assessment permille trace } } } }', { id: cohortId })).cohortAssignmentOutcomes;
    expect(await outcomes()).toMatchObject({ passed: 2, failed: 0, unknown: 1 });
    const record = () => command<number>(coordinator, 'cohortRecordAssignments', 'CohortRecordAssignmentsInput', 'entered', '', { cohortId });
    expect(await record()).toEqual({ result: 2, userErrors: [] });
    expect(await ownOf(c)).toMatchObject({ handIn: { passed: false, resultMilliPoints: 40_500 }, canWrite: true });
    const resit = await submit(c, id, '重新修改后的教学设计', 0);
    expect(resit.result?.handIn).toMatchObject({ attempt: 2, late: false, status: 'SUBMITTED' });
    for (const marker of markers) for (const paper of await papers(marker, id)) if (paper.code === resit.result?.handIn?.id) await mark(marker, paper.id, 10, 10);
    expect(await outcomes()).toMatchObject({ passed: 2, failed: 1, unknown: 0 });
    expect((await outcomes()).lines.items.find(({ assessment }) => assessment === 'FAILED')?.trace).toEqual(['《整本书阅读教学设计》20/100 分，未通过（补交）', '必做作业未通过：整本书阅读教学设计']);
    expect(await record()).toEqual({ result: 3, userErrors: [] });
    expect(await county.rows('SELECT assessment, COUNT(*) AS n FROM registrations WHERE cohortId = ? GROUP BY assessment ORDER BY assessment', [cohortId])).toEqual([{ assessment: 'FAILED', n: 1 }, { assessment: 'PASSED', n: 2 }]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM assessment_outcomes WHERE cohortId = ?', [cohortId])).toEqual([{ n: 3 }]);
  });

  test('nobody is given his own, and what a leaving marker had goes to the others', async () => {
    const { id, people, accounts, markers } = await story({ people: 1, markers: 2, assignment: { markersEach: 1 } });
    const [a] = people as unknown as [Person];
    await county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
      await tx.run('UPDATE accounts SET teacherId = NULL WHERE teacherId = ?', [a.teacherId]);
      await tx.run('UPDATE accounts SET teacherId = ? WHERE id = ?', [a.teacherId, accounts[0] as number]);
    });
    const self = await county.as(accounts[0] as number);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE grants SET role = 'TEACHER' WHERE accountId = ?", [accounts[0] as number]));
    expect((await submit(self, id, LONG, 0)).userErrors).toEqual([]);
    expect([(await papers(markers[1] as Client, id)).length]).toEqual([1]);
    expect(await county.rows('SELECT accountId FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE h.assignmentId = ?', [Number(id)])).toEqual([{ accountId: accounts[1] }]);
    const fresh = await county.build.account({ role: 'COORDINATOR' });
    await command(coordinator, 'assignmentAppointMarkers', 'AssignmentAppointMarkersInput', 'desk', '{ markers { name } }', { id, accountIds: [String(fresh)] });
    expect(await papers(await county.as(fresh), id)).toHaveLength(1);
    const teacher = await county.build.teacherAccount();
    expect(await command(coordinator, 'assignmentAppointMarkers', 'AssignmentAppointMarkersInput', 'desk', '{ markers { name } }', { id, accountIds: [String(teacher.accountId)] })).toMatchObject({ userErrors: [{ code: 'MARKER_UNKNOWN' }] });
    expect(await command(coordinator, 'assignmentEdit', 'AssignmentEditInput', 'desk', '{ assignment { id } }', { id, assignment: details({ markersEach: 1, passPoints: 70 }) })).toMatchObject({ userErrors: [{ code: 'TERMS_STAND' }] });
    expect(await command(coordinator, 'assignmentEdit', 'AssignmentEditInput', 'desk', '{ assignment { dueAt } }', { id, assignment: details({ markersEach: 1, dueAt: '2026-11-26T00:00:00Z' }) })).toMatchObject({ result: { assignment: { dueAt: '2026-11-26T00:00:00.000Z' } } });
    const { lateUntil: _late, required: _required, weight: _weight, markersEach: _markers, mostSpreadPoints: _spread, ...named } = details({ dueAt: '2026-11-26T00:00:00Z', brief: '改写要求' });
    expect(await command(coordinator, 'assignmentEdit', 'AssignmentEditInput', 'desk', '{ assignment { brief lateUntil resitUntil required weight markersEach } }', { id, assignment: { ...named, resitUntil: null } }))
      .toMatchObject({ result: { assignment: { brief: '改写要求', lateUntil: '2026-11-27T00:00:00.000Z', resitUntil: null, required: true, weight: 1, markersEach: 1 } } });
  });

  test('what was copied in the class and from an earlier year is flagged and shown side by side', async () => {
    const earlier = await story({ people: 1, markers: 1, assignment: { markersEach: 1 } });
    const { id, people, markers } = await story({ people: 3, markers: 1, assignment: { markersEach: 1 } });
    const [old] = earlier.people as unknown as [Person];
    const [a, b, c] = people as unknown as [Person, Person, Person];
    const source = (await submit(old.client, earlier.id, COPIED, 0)).result?.handIn?.id as string;
    const own = '三年级习作单元我采用先说后写的办法，每节课留出十分钟让学生互相朗读草稿，再由同伴提出两条具体的修改建议，效果比教师统一批改要好。期末我整理了四十份习作，制成了班级文集。';
    const handIn = (await submit(a.client, id, `${own.slice(0, 30)}${COPIED}`, 0)).result?.handIn?.id as string;
    const copied = (await submit(b.client, id, COPIED.replaceAll('，', ' '), 0)).result?.handIn?.id as string;
    await submit(c.client, id, own.slice(40), 0);
    const started = await command<{ comparingJobId: string }>(coordinator, 'assignmentCompare', 'AssignmentChoice', 'desk', '{ comparingJobId }', { id });
    await county.settle();
    expect(await coordinator.ask('query ($id: ID!) { job(id: $id) { status } }', { id: started.result?.comparingJobId })).toEqual({ job: { status: 'DONE' } });
    const { assignmentLines } = await coordinator.ask<{ assignmentLines: { totalCount: number; items: { handInId: string; similar: { otherId: string; permille: number; name: string | null }[] }[] } }>(
      'query ($id: ID!) { assignmentLines(id: $id, filter: { similar: true }) { totalCount items { handInId similar { otherId permille name } } } }', { id });
    expect(assignmentLines.totalCount).toBe(2);
    expect(new Map(assignmentLines.items.map((each) => [each.handInId, each.similar.map(({ otherId }) => otherId).sort()]))).toEqual(new Map([[handIn, [source, copied].sort()], [copied, [source, handIn].sort()]]));
    expect(assignmentLines.items[0]?.similar[0]?.permille).toBe(1000);
    const compare = 'query ($a: ID!, $b: ID!) { handInComparison(handInId: $a, otherId: $b) { permille one { name passages { text same } } other { name passages { text same } } } }';
    const seen = await (markers[0] as Client).ask<{ handInComparison: { one: { name: string | null; passages: { text: string; same: boolean }[] } } }>(compare, { a: handIn, b: source });
    expect(seen.handInComparison.one.name).toBeNull();
    expect(seen.handInComparison.one.passages).toEqual([{ text: own.slice(0, 30), same: false }, { text: COPIED, same: true }]);
    expect((await a.client.send(compare, { a: handIn, b: source })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await (markers[0] as Client).send(compare, { a: source, b: handIn })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('grades out by Excel; a marking sheet in again: the dry run names the cells, then all or none', async () => {
    const { id, people, markers } = await story({ people: 3, markers: 1, assignment: { markersEach: 1 } });
    for (const [at, { client }] of people.entries()) await submit(client, id, LONG.slice(at * 7), 0);
    const marker = markers[0] as Client;
    const response = await marker.get(`/downloads/marking-sheet/${id}.xlsx`);
    expect(response.status).toBe(200);
    const { sheets: [sheet] } = await readWorkbook(Buffer.from(await response.arrayBuffer()));
    const headings = sheet?.rows[0]?.cells.map(({ text }) => text) ?? [];
    expect(headings).toEqual(['作业编号', '迟交', '字数', '目标与内容（60）', '反思（40）', '评语']);
    const codes = (await papers(marker, id)).map(({ code }) => code);
    const upload = async (rows: Record<string, string | number>[]): Promise<string> => {
      const bytes = await workbookBytes({ sheets: [{ name: '评分表', columns: headings.map((header) => ({ key: header, header, type: typeof rows[0]?.[header] === 'number' ? 'integer' as const : 'text' as const })), rows }] });
      return (await marker.upload('marks', '评分.xlsx', bytes)).id;
    };
    const line = (code: string, first: number, second: number) => ({ 作业编号: code, '目标与内容（60）': first, '反思（40）': second, 评语: '不错' });
    const check = async (fileId: string) => (await marker.ask<{ markingWorkbookCheck: { marks: number; problems: { address: string; found: string; reason: string }[] } }>(
      'query ($id: ID!, $file: ID!) { markingWorkbookCheck(assignmentId: $id, fileId: $file) { marks problems { address found reason } } }', { id, file: fileId })).markingWorkbookCheck;
    const apply = (fileId: string) => command<number>(marker, 'markingWorkbookApply', 'MarkingWorkbookInput', 'entered', '', { assignmentId: id, fileId });
    const wrong = await upload([line(codes[0] as string, 61, 30), line('99999', 10, 10), line(codes[1] as string, 50, 30)]);
    expect(await check(wrong)).toEqual({ marks: 1, problems: [
      { address: 'D2', found: '61', reason: '“目标与内容”应填 0–60 的整数。' }, { address: 'A3', found: '99999', reason: '这份作业没有分给您评阅。' },
    ] });
    expect(await apply(wrong)).toMatchObject({ result: null, userErrors: [{ code: 'FILE_HAS_PROBLEMS' }] });
    expect(await county.rows('SELECT COUNT(*) AS n FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE h.assignmentId = ? AND m.markedAt IS NOT NULL', [Number(id)])).toEqual([{ n: 0 }]);
    const right = await upload([line(codes[0] as string, 60, 30), line(codes[1] as string, 50, 30)]);
    expect(await check(right)).toEqual({ marks: 2, problems: [] });
    expect(await apply(right)).toEqual({ result: 2, userErrors: [] });
    const grades = await coordinator.get(`/downloads/assignment-grades/${id}.xlsx`);
    const { sheets: [out] } = await readWorkbook(Buffer.from(await grades.arrayBuffer()));
    expect(out?.rows).toHaveLength(4);
    expect((await marker.get(`/downloads/assignment-grades/${id}.xlsx`)).status).toBe(404);
    expect((await (people[0]?.client as Client).get(`/downloads/marking-sheet/${id}.xlsx`)).status).toBe(404);
  });

  test('lists ask the database a fixed number of times', async () => {
    const { id, people } = await story({ people: 12, markers: 3 });
    for (const [at, { client }] of people.entries()) await submit(client, id, LONG.slice(at), 0);
    const count = async (limit: number): Promise<number> => {
      const { reader } = county.app.platform as { reader: { rows: (...args: unknown[]) => unknown } };
      const { rows } = reader;
      let calls = 0;
      reader.rows = (...args) => { calls += 1; return rows.apply(reader, args); };
      await coordinator.ask('query ($id: ID!, $page: PageInput!) { assignmentLines(id: $id, page: $page) { items { teacher { name } marks { name } similar { code } } } }', { id, page: { limit, offset: 0 } });
      reader.rows = rows;
      return calls;
    };
    expect(await count(12)).toBe(await count(2));
  });
});
