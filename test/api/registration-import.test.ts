import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { manyAtOnce, TrainingFactories } from '../support/training-factories.js';
import { readWorkbook, workbookBytes } from '../../server/platform/spreadsheets/index.js';

jest.setTimeout(180_000);

interface List { id: string; status: string; path: string; refusal: string | null; ignoredColumns: string[]; isStalled: boolean; taken: number; counts: { outcome: string; count: number }[]; viewerCanTake: { allowed: boolean; reason: string | null } }
interface Line { row: number; name: string; outcome: string; column: string | null; address: string | null; found: string | null; code: string | null; message: string | null; status: string | null }
interface Payload { registrationImport: List | null; userErrors: { code: string; message: string }[] }
const LIST = 'id status path refusal ignoredColumns isStalled taken counts { outcome count } viewerCanTake { allowed reason }';

describe.each(databaseKinds)('lists of people out of Excel on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinatorId: number;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinatorId = await county.build.account({ role: 'COORDINATOR' });
    coordinator = await county.as(coordinatorId);
  });
  afterAll(() => county.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    expect(await training.violations()).toEqual({});
  });

  const sheet = (rows: readonly (readonly string[])[]): Promise<Uint8Array> => workbookBytes({ sheets: [{ name: '名单', columns: (rows[0] ?? []).map((header, at) => ({ key: String(at), header, type: 'text' as const })), rows: rows.slice(1).map((cells) => Object.fromEntries(cells.map((cell, at) => [String(at), cell]))) }] });
  const command = async (client: Client, name: string, input: object): Promise<Payload> => (await client.ask<Record<string, Payload>>(
    `mutation ($input: ${name === 'Prepare' ? 'RegistrationImportPrepareInput' : 'RegistrationImportInput'}!) { registrationImport${name}(input: $input) { registrationImport { ${LIST} } userErrors { code message } } }`, { input }))[`registrationImport${name}`] as Payload;
  const view = async (client: Client, id: string): Promise<List> => (await client.ask<{ registrationImport: List }>(`query ($id: ID!) { registrationImport(id: $id) { ${LIST} } }`, { id })).registrationImport;
  const lines = async (client: Client, id: string, filter: object = {}): Promise<Line[]> => (await client.ask<{ registrationImport: { lines: { items: Line[] } } }>(
    'query ($id: ID!, $filter: RegistrationImportLineFilter!) { registrationImport(id: $id) { lines(page: { limit: 100 }, filter: $filter) { items { row name outcome column address found code message status } } } }', { id, filter })).registrationImport.lines.items;
  const check = async (client: Client, cohortId: number, bytes: Uint8Array, name = '名单.xlsx'): Promise<List> => {
    const { id: fileId, errors } = await client.upload('registrations', name, bytes);
    if (errors) throw new Error(JSON.stringify(errors));
    const { registrationImport } = await command(client, 'Prepare', { cohortId, fileId });
    await county.settle();
    return view(client, registrationImport?.id ?? '');
  };
  const take = async (client: Client, id: string): Promise<List> => {
    expect((await command(client, 'Take', { importId: id })).userErrors).toEqual([]);
    await county.settle();
    return view(client, id);
  };
  const registered = (cohortId: number) => county.rows<{ teacherId: number; status: string; path: string; answers: string | null }>('SELECT teacherId, status, path, answers FROM registrations WHERE cohortId = ? ORDER BY COALESCE(queueNumber, 0), id', [cohortId]);
  const numberOf = async (id: number): Promise<string> => (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id = ?', [id]))[0]?.number as string;

  test('each line is told what would become of it, nothing is written, and those that are right are taken when asked', async () => {
    const programmeId = await training.programme({ formFields: JSON.stringify([{ key: 'f1', label: '是否住宿', labelEn: 'Lodging', kind: 'CHOICE', choices: ['住', '不住'], required: true }]) });
    const [first, second] = [await county.build.school({ name: '城关第一小学' }), await county.build.school({ name: '城关第二小学' })];
    const { cohortId } = await training.cohort({ programmeId, capacity: 2, subjects: 'chinese', quotas: [{ schoolId: first, seats: 2 }, { schoolId: second, seats: 1 }] });
    const secrets = county.app.platform.secrets;
    const mobile = (number: string, text: string) => secrets.encrypt(text, `teacher:${number}:mobile`);
    const person = (name: string, schoolId: number, more: object = {}) => county.build.teacher({ name, schoolId, subject: 'chinese', ...more });
    const wang = await person('王小红', first);
    const byId = await person('李建国', first, { nationalIdKey: secrets.blindIndex('nationalId', '11010519491231002X') });
    const twin = await person('张敏', second, { number: 'TW-1', mobileSealed: mobile('TW-1', '13800001234') });
    await person('张敏', second, { number: 'TW-2', mobileSealed: mobile('TW-2', '13800005678') });
    const art = await person('赵画', first, { subject: 'art' });
    const known = await person('孙已报', second);
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { status } } }', { input: { cohortId, teacherIds: [known] } });

    const list = await check(coordinator, cohortId, await sheet([
      ['2026年语文骨干教师培训报名名单', '', '', '', '', '', '', ''],
      ['序号', '是否住宿', '姓名', '工作单位', '身份证号码', '手机后四位', '教师编号', '职务'],
      ['1', '住', '王小红', '城关第一小学', '', '', ''],
      ['2', '不住', '李建国', '', '11010519491231002x', '', ''],
      ['3', '', '张敏', '第二小学', '', '1234', ''],
      ['4', '住', '王晓红', '城关第一小学', '', '', ''],
      ['5', '住', '赵画', '', '', '', await numberOf(art)],
      ['6', '住', '王小红', '城关第一小学', '', '', ''],
      ['7', '', '孙已报', '城关第二小学', '', '', ''],
      ['8', '也许', '张敏', '', '', '', 'TW-2'],
      ['9', '', '张敏', '第二小学', '', '', ''],
      ['10', '', '李建国', '', '110105194912310021', '', ''],
    ]));
    expect(list).toMatchObject({ status: 'CHECKED', path: 'COORDINATOR', ignoredColumns: ['职务'], viewerCanTake: { allowed: true } });
    expect(list.counts).toEqual([
      { outcome: 'ADMITTED', count: 1 }, { outcome: 'WAITING', count: 2 }, { outcome: 'ALREADY_REGISTERED', count: 1 }, { outcome: 'CONDITION_NOT_MET', count: 1 }, { outcome: 'ANSWER_WRONG', count: 1 }, { outcome: 'NO_SUCH_PERSON', count: 3 }, { outcome: 'TWICE', count: 1 },
    ]);
    const problems = await lines(coordinator, list.id, { isProblem: true });
    expect(problems.map(({ row, outcome, address, code }) => [row, outcome, address, code])).toEqual([
      [6, 'NO_SUCH_PERSON', 'C6', 'NAME_UNKNOWN'], [7, 'CONDITION_NOT_MET', null, 'SUBJECT_NOT_INVITED'], [8, 'TWICE', null, 'TWICE'], [9, 'ALREADY_REGISTERED', null, 'ALREADY_REGISTERED'],
      [10, 'ANSWER_WRONG', 'B10', 'ANSWER_INVALID'], [11, 'NO_SUCH_PERSON', 'C11', 'SEVERAL_OF_NAME'], [12, 'NO_SUCH_PERSON', 'E12', 'ID_INVALID'],
    ]);
    expect(problems[0]?.message).toBe(`没有找到这位在职教师。是不是：王小红（城关第一小学，${await numberOf(wang)}）？`);
    expect(problems[4]).toMatchObject({ column: '是否住宿', found: '也许' });
    expect((await lines(coordinator.in('en'), list.id, { isProblem: true }))[2]?.message).toBe('The same person as in row 3, which counts.');
    // Nobody but him who was there before.
    expect(await registered(cohortId)).toHaveLength(1);

    expect(await take(coordinator, list.id)).toMatchObject({ status: 'TAKEN', taken: 3, counts: expect.arrayContaining([{ outcome: 'ADMITTED', count: 1 }, { outcome: 'WAITING', count: 2 }]) as unknown });
    expect((await registered(cohortId)).map(({ teacherId, status, answers }) => [teacherId, status, answers])).toEqual([
      [known, 'ADMITTED', null], [wang, 'ADMITTED', '{"f1":"住"}'], [byId, 'WAITING', '{"f1":"不住"}'], [twin, 'WAITING', null],
    ]);
    // A second time, and the same file again: nobody twice.
    expect((await command(coordinator, 'Take', { importId: list.id })).userErrors).toMatchObject([{ code: 'NOT_CHECKED' }]);
    expect((await command(coordinator, 'Cancel', { importId: list.id })).userErrors).toMatchObject([{ code: 'TAKEN_ALREADY' }]);
    const response = await coordinator.get(`/downloads/registration-import/${list.id}.xlsx`);
    const { sheets } = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
    expect(sheets[0]?.rows[1]?.cells.map(({ text }) => text).slice(0, 6)).toEqual(['3', '王小红', await numberOf(wang), '城关第一小学', '将录取', '已录取']);
    const template = await readWorkbook(new Uint8Array(await (await coordinator.get(`/downloads/registration-template/${cohortId}.xlsx`)).arrayBuffer()));
    expect(template.sheets.find(({ name }) => name === '报名名单')?.rows[0]?.cells.map(({ text }) => text)).toEqual(['教师编号', '姓名', '身份证号', '学校', '手机号后四位', expect.stringContaining('是否住宿')]);
  });

  test('a school brings its own teachers as nominations; nobody else can be found, and others do not see its lists', async () => {
    const [own, other] = [await county.build.school(), await county.build.school()];
    const programmeId = await training.programme({ approvalChain: 'AREA' });
    const { cohortId } = await training.cohort({ programmeId });
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: own }));
    const [mine, stranger] = [await county.build.teacher({ schoolId: own, name: '周本校' }), await county.build.teacher({ schoolId: other, name: '吴外校' })];
    const csv = new TextEncoder().encode(`姓名,教师编号\n周本校,\n,${await numberOf(stranger)}\n吴外校,\n`);
    const list = await check(school, cohortId, csv, '名单.csv');
    expect(list).toMatchObject({ status: 'CHECKED', path: 'SCHOOL', counts: [{ outcome: 'REQUESTED', count: 1 }, { outcome: 'NO_SUCH_PERSON', count: 2 }] });
    expect((await lines(school, list.id, { isProblem: true })).map(({ message }) => message)).toEqual(['没有这个教师编号。', '没有找到这位在职教师。']);

    const rival = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: other }));
    expect(await view(rival, list.id)).toBeNull();
    const denied = await rival.send('mutation ($input: RegistrationImportInput!) { registrationImportTake(input: $input) { userErrors { code } } }', { input: { importId: list.id } });
    expect(denied.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await rival.get(`/downloads/registration-import/${list.id}.xlsx`)).status).toBe(404);
    expect(await registered(cohortId)).toEqual([]);
    const teacher = await county.as(await county.build.account({ role: 'TEACHER', teacherId: mine }));
    expect((await teacher.send('{ registrationImports(cohortId: 1) { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');

    await take(school, list.id);
    expect(await registered(cohortId)).toMatchObject([{ teacherId: mine, status: 'REQUESTED', path: 'SCHOOL' }]);
    const cancelled = await check(school, cohortId, csv, '名单.csv');
    expect(cancelled.viewerCanTake).toMatchObject({ allowed: false, reason: '名单里没有可以办理的人。' });
    expect((await command(school, 'Cancel', { importId: cancelled.id })).registrationImport).toMatchObject({ status: 'CANCELLED' });
  });

  test('files that are no list say so', async () => {
    const { cohortId } = await training.cohort();
    expect(await check(coordinator, cohortId, await sheet([['甲', '乙'], ['1', '2']]))).toMatchObject({ status: 'REFUSED', refusal: expect.stringContaining('没有找到表头') as unknown });
    expect(await check(coordinator, cohortId, await sheet([['姓名', '学校']]))).toMatchObject({ status: 'REFUSED', refusal: '表头下面没有人员。' });
    const old = await coordinator.upload('registrations', '名单.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
    expect(old.errors?.[0]?.message).toContain('旧版Excel格式');
  });

  test('of 5,000 lines the 7 bad ones are named', async () => {
    const schoolId = await county.build.school();
    const ids = await county.build.teachers(5_000, schoolId);
    const people = await county.rows<{ number: string; name: string }>('SELECT number, name FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId]);
    const { cohortId } = await training.cohort({ capacity: 5_000 });
    const bad = [7, 700, 1_500, 2_222, 3_333, 4_444, 4_999];
    const started = performance.now();
    const list = await check(coordinator, cohortId, await sheet([['教师编号', '姓名'], ...people.map(({ number, name }, at) => (bad.includes(at) ? [`${number}X`, name] : [number, name]))]));
    process.stdout.write(`  list of 5,000 on ${kind}: checked in ${Math.round(performance.now() - started)} ms\n`);
    expect(ids).toHaveLength(5_000);
    expect(list.counts).toEqual([{ outcome: 'ADMITTED', count: 4_993 }, { outcome: 'NO_SUCH_PERSON', count: 7 }]);
    const problems = await lines(coordinator, list.id, { isProblem: true });
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual(bad.map((at) => [at + 2, '教师编号', 'NUMBER_UNKNOWN']));
    expect(await registered(cohortId)).toEqual([]);
  });

  test('taken while people register by phone: no seat over, none idle, the list waits in its order', async () => {
    const schoolId = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 120 });
    const listed = await county.build.teachers(250, schoolId);
    const phones = await training.teacherClients(150, schoolId);
    const numbers = new Map((await county.rows<{ id: number; number: string }>('SELECT id, number FROM teachers WHERE schoolId = ?', [schoolId])).map(({ id, number }) => [id, number]));
    const list = await check(coordinator, cohortId, await sheet([['教师编号'], ...listed.map((id) => [numbers.get(id) as string])]));
    expect((await command(coordinator, 'Take', { importId: list.id })).userErrors).toEqual([]);
    const apply = (client: Client) => client.ask('mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { userErrors { code } } }', { input: { cohortId } });
    await Promise.all([county.settle(), manyAtOnce(30, phones.map(({ client }) => () => apply(client)))]);
    await county.settle();
    expect((await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId]))[0]).toEqual({ taken: 120, waitingCount: 280 });
    const rows = (await registered(cohortId)).filter(({ teacherId }) => listed.includes(teacherId));
    expect(rows).toHaveLength(250);
    const waiting = rows.filter(({ status }) => status === 'WAITING').map(({ teacherId }) => listed.indexOf(teacherId));
    expect(waiting).toEqual([...waiting].sort((a, b) => a - b));
  });

  test.each(['before', 'after'] as const)('killed %s a batch committed it goes on there, and registers each once', async (when) => {
    const schoolId = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 230 });
    const ids = await county.build.teachers(250, schoolId);
    const numbers = await county.rows<{ number: string }>('SELECT number FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId]);
    const list = await check(coordinator, cohortId, await sheet([['编号'], ...numbers.map(({ number }) => [number])]));
    expect((await command(coordinator, 'Take', { importId: list.id })).userErrors).toEqual([]);
    const { work } = county.app.platform;
    const run = work.run.bind(work);
    let batch = 0;
    jest.spyOn(work, 'run').mockImplementation(async (author, effect) => {
      if (author.accountId !== coordinatorId || (batch += 1) !== 2) return run(author, effect);
      if (when === 'after') await run(author, effect);
      throw new Error('the power failed');
    });
    await county.settle();
    jest.restoreAllMocks();
    await county.settle();
    expect(await view(coordinator, list.id)).toMatchObject({ status: 'TAKEN', taken: 250 });
    const rows = await registered(cohortId);
    expect(rows.map(({ teacherId }) => teacherId).sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
    expect(rows.filter(({ status }) => status === 'ADMITTED')).toHaveLength(230);
    expect((await county.rows<{ n: number }>("SELECT COUNT(*) AS n FROM audit_rows WHERE action = 'registration.import' AND subjectId = ?", [String(cohortId)]))[0]?.n).toBe(3);
  });
});
