import type { Role } from '../../server/modules/accounts/index.js';
import { cascadeInvariants } from '../../server/modules/cascade/cascade.invariants.js';
import { openZip } from '../../server/platform/files/zip-reading.js';
import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

interface Sheet {
  cascade: { id: string; targetCount: number; reachedCount: number; overdueCount: number; attendeeCount: number };
  attendees: { id: string; name: string; proof: string; viewerCanKeep: boolean; proofs: { id: string; name: string }[] }[];
  steps: { id: string; depth: number; state: string; sessionId: string; giverName: string; schoolName: string | null; evidence: { id: string; name: string }[]; viewerCanKeep: boolean }[];
  areas: { targetCount: number; reachedCount: number; schools: { schoolId: string; isReached: boolean; isOverdue: boolean; people: number }[] }[];
  subjects: { subject: string; teachers: number; reached: number }[];
}
interface Answer { sheet: Sheet | null; userErrors: { code: string; message: string }[] }
const SHEET = 'attendees { id name proof viewerCanKeep proofs { id name } } cascade { id targetCount reachedCount overdueCount attendeeCount } steps { id depth state sessionId giverName schoolName evidence { id name } viewerCanKeep } areas { targetCount reachedCount schools { schoolId isReached isOverdue people } } subjects { subject teachers reached }';

describe.each(databaseKinds)('cascade training on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  const signedIn = async (role: Role, scope: { schoolId?: number; areaId?: number } = {}): Promise<Client> => county.as(await county.build.account({ role, ...scope }));
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await signedIn('COORDINATOR');
  });
  afterAll(() => county.close());
  beforeEach(() => county.clock.set('2026-11-21T02:00:00Z'));
  afterEach(async () => {
    for (const { name, violations } of cascadeInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const call = async (client: Client, mutation: string, input: object): Promise<Answer> => {
    const type = mutation[0]?.toUpperCase() + mutation.slice(1);
    return (await client.ask<Record<string, Answer>>(`mutation ($input: ${type}Input!) { ${mutation}(input: $input) { sheet { ${SHEET} } userErrors { code message } } }`, { input }))[mutation] as Answer;
  };
  const read = async (client: Client, id: string) => (await client.ask<{ cascade: Sheet | null }>(`query ($id: ID!) { cascade(id: $id) { ${SHEET} } }`, { id })).cascade;
  /** The register of a session as it is after everybody came. */
  async function held(sessionId: string, teacherIds: readonly number[]): Promise<void> {
    const [session] = await county.rows<{ rollId: number }>('SELECT rollId FROM register_sessions WHERE id = ?', [Number(sessionId)]);
    await training.attended(session?.rollId as number, teacherIds);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE register_sessions SET presentCount = ?, closedAt = ? WHERE id = ?', [teacherIds.length, tx.now, Number(sessionId)]));
  }

  /** Two areas with two schools each and three teachers a school; one teacher was in the city. */
  async function story() {
    const areaIds = [await county.build.area(), await county.build.area()];
    const schools: { id: number; teachers: number[] }[] = [];
    for (const areaId of [...areaIds, ...areaIds]) {
      const id = await county.build.school({ areaId });
      schools.push({ id, teachers: await county.build.teachers(3, id) });
    }
    const [first, , third] = schools as [typeof schools[0], typeof schools[0], typeof schools[0]];
    const numberOf = async (id: number): Promise<string> => (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id = ?', [id]))[0]?.number as string;
    const giver = first.teachers[0] as number;
    const opened = await call(coordinator, 'cascadeOpen', { title: '新课标市级培训', level: 'CITY', organiser: '市教师发展中心', startsOn: '2026-11-02', endsOn: '2026-11-03', dueOn: '2026-11-30', attendees: [{ number: await numberOf(giver), proof: '市培字 12 号' }], areaIds });
    expect(opened.userErrors).toEqual([]);
    const id = opened.sheet?.cascade.id as string;
    const step = { cascadeId: id, topic: '新课标解读', place: '多功能厅', startsAt: '2026-11-10T01:00:00Z', durationMinutes: 90 };
    return { id, areaIds, schools, first, third, giver, step, numberOf };
  }

  test('only who was there passes it on, down to the schools, and coverage counts each school once', async () => {
    const { id, areaIds, first, third, giver, step, numberOf, schools } = await story();
    const area = { ...step, level: 'AREA', areaId: areaIds[0], giverId: giver, teacherNumbers: [await numberOf(third.teachers[0] as number)] };
    const stranger = first.teachers[1] as number;
    const before = await county.rows('SELECT * FROM register_sessions');
    expect((await call(coordinator, 'cascadeStepAdd', { ...area, giverId: stranger })).userErrors[0]?.code).toBe('GIVER_NOT_PRESENT');
    expect((await call(coordinator, 'cascadeStepAdd', { ...area, startsAt: '2026-11-01T01:00:00Z' })).userErrors[0]?.code).toBe('BEFORE_PARENT');
    expect((await call(coordinator, 'cascadeStepAdd', { ...area, teacherNumbers: [] })).userErrors[0]?.code).toBe('NOBODY_INVITED');
    expect(await county.rows('SELECT * FROM register_sessions')).toEqual(before);
    const one = (await call(coordinator, 'cascadeStepAdd', area)).sheet?.steps[0];
    const below = { ...step, parentId: one?.id, level: 'SCHOOL', schoolId: third.id, giverId: third.teachers[0], startsAt: '2026-11-12T01:00:00Z' };
    expect((await call(coordinator, 'cascadeStepAdd', below)).userErrors[0]?.code).toBe('PARENT_NOT_HELD');
    await held(one?.sessionId as string, [third.teachers[0] as number]);
    const school = await signedIn('SCHOOL_ADMINISTRATOR', { schoolId: third.id });
    const givers = (await school.ask<{ cascadeGivers: { teacherId: string; parentId: string | null; isOwnSchool: boolean }[] }>('query ($id: ID!) { cascadeGivers(cascadeId: $id) { teacherId parentId isOwnSchool } }', { id })).cascadeGivers;
    expect(givers).toEqual([{ teacherId: String(third.teachers[0]), parentId: one?.id, isOwnSchool: true }, { teacherId: String(giver), parentId: null, isOwnSchool: false }]);
    expect((await call(coordinator, 'cascadeStepAdd', { ...below, giverId: giver })).userErrors[0]?.code).toBe('GIVER_NOT_PRESENT');
    const added = await call(school, 'cascadeStepAdd', below);
    expect(added.userErrors).toEqual([]);
    const two = added.sheet?.steps.find((each) => each.depth === 1);
    expect(two).toMatchObject({ state: 'PLANNED', viewerCanKeep: true });
    // Her own register: she opens and completes it at the attendance desk like any other.
    expect((await school.ask<{ registerSession: { viewerCanEnter: { allowed: boolean } } }>('query ($id: ID!) { registerSession(id: $id) { viewerCanEnter { allowed } } }', { id: two?.sessionId })).registerSession.viewerCanEnter.allowed).toBe(true);
    await held(two?.sessionId as string, third.teachers.slice(1));
    const again = (await call(coordinator, 'cascadeStepAdd', { ...below, startsAt: '2026-11-13T01:00:00Z' })).sheet?.steps.find((each) => each.depth === 1 && each.id !== two?.id);
    await held(again?.sessionId as string, third.teachers.slice(1));
    const sheet = await read(coordinator, id);
    expect(sheet?.cascade).toMatchObject({ targetCount: 4, reachedCount: 1, overdueCount: 0, attendeeCount: 1 });
    expect(sheet?.areas.map((each) => [each.targetCount, each.reachedCount])).toEqual([[2, 0], [2, 1]]);
    expect(sheet?.areas[1]?.schools.map((each) => [each.schoolId, each.isReached, each.people])).toEqual([[String(first.id), false, 0], [String(third.id), true, 3]]);
    expect(sheet?.subjects).toEqual([{ subject: 'CHINESE', teachers: 12, reached: 3 }]);
    county.clock.set('2026-12-02T02:00:00Z');
    const later = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    expect((await read(later, id))?.cascade.overdueCount).toBe(schools.length - 1);
    const [areaStep] = sheet?.steps ?? [];
    expect((await call(later, 'cascadeStepWithdraw', { id: areaStep?.id, reason: '主讲人未按方案授课' })).sheet).toMatchObject({ cascade: { reachedCount: 0 }, steps: [{ state: 'WITHDRAWN' }, { state: 'BROKEN' }, { state: 'BROKEN' }] });
    expect((await call(later, 'cascadeStepWithdraw', { id: areaStep?.id, reason: '再次' })).userErrors[0]?.code).toBe('ALREADY_WITHDRAWN');
    const { sheets } = await readWorkbook(Buffer.from(await (await later.get(`/downloads/cascade/${id}.xlsx`)).arrayBuffer()));
    expect(sheets.map((each) => each.rows.length)).toEqual([5, 2, 4]);
  });

  test('a school sees its own and what it hangs on, keeps its own evidence, and others learn nothing', async () => {
    const { id, areaIds, first, third, giver, step } = await story();
    const school = await signedIn('SCHOOL_ADMINISTRATOR', { schoolId: first.id });
    const own = (await call(school, 'cascadeStepAdd', { ...step, level: 'SCHOOL', schoolId: first.id, giverId: giver })).sheet;
    expect(own).toMatchObject({ cascade: { targetCount: 1 }, steps: [{ state: 'PLANNED', viewerCanKeep: true }] });
    const { id: fileId } = await school.upload('cascade', '签到表.pdf', Buffer.from('%PDF-1.4 x'));
    const stepId = own?.steps[0]?.id;
    const evidence = (await call(school, 'cascadeEvidenceAdd', { stepId, fileId })).sheet?.steps[0]?.evidence[0];
    expect(evidence?.name).toBe('签到表.pdf');
    const [lead, other, teacher, auditor, elsewhere] = await Promise.all([signedIn('AREA_LEAD', { areaId: areaIds[0] as number }), signedIn('SCHOOL_ADMINISTRATOR', { schoolId: third.id }), signedIn('TEACHER'), signedIn('AUDITOR'), signedIn('SCHOOL_ADMINISTRATOR', { schoolId: await county.build.school() })]);
    expect(await read(other, id)).toMatchObject({ cascade: { targetCount: 1 }, steps: [] });
    expect(await read(elsewhere, id)).toBeNull();
    expect(await read(lead, id)).toMatchObject({ cascade: { targetCount: 2 }, steps: [{ viewerCanKeep: false }] });
    expect((await read(auditor, id))?.steps).toMatchObject([{ viewerCanKeep: false }]);
    const written = async () => Promise.all(['cascades', 'cascade_evidence', 'cascade_steps', 'rolls', 'register_sessions'].map((table) => county.rows(`SELECT * FROM ${table} ORDER BY id`)));
    const before = await written();
    const tries = [[other, 'cascadeEvidenceRemove', { id: evidence?.id }, 'NOT_FOUND'], [other, 'cascadeStepWithdraw', { id: stepId, reason: '不是我的' }, 'NOT_FOUND'], [other, 'cascadeStepAdd', { ...step, level: 'SCHOOL', schoolId: first.id, giverId: giver }, 'NOT_FOUND'],
      [school, 'cascadeStepAdd', { ...step, level: 'AREA', areaId: '1', giverId: giver }, 'NOT_FOUND'], [teacher, 'cascadeStepWithdraw', { id: stepId, reason: '教师' }, 'FORBIDDEN'], [auditor, 'cascadeEvidenceRemove', { id: evidence?.id }, 'FORBIDDEN'],
      [lead, 'cascadeStepAdd', { ...step, level: 'AREA', areaId: areaIds[0], giverId: giver }, 'FORBIDDEN'], [lead, 'cascadeStepWithdraw', { id: stepId, reason: '片区' }, 'FORBIDDEN'], [school, 'cascadeOpen', { title: '自办', level: 'COUNTY', organiser: '本校', startsOn: '2026-11-02', endsOn: '2026-11-03', dueOn: '2026-11-30' }, 'FORBIDDEN']] as const;
    for (const [client, mutation, input, code] of tries) {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
      expect((await client.send(`mutation ($input: ${type}Input!) { ${mutation}(input: $input) { userErrors { code } } }`, { input })).errors?.[0]?.extensions.code).toBe(code);
    }
    expect(await written()).toEqual(before);
    const statuses = await Promise.all([school, auditor, other, teacher].map(async (client) => (await client.get(`/downloads/cascade-evidence/${evidence?.id}`)).status));
    expect(statuses).toEqual([200, 200, 404, 404]);
    expect((await call(school, 'cascadeEvidenceRemove', { id: evidence?.id })).sheet?.steps[0]?.evidence).toEqual([]);
  });

  test('who was at an outside training shows it with a file: he himself, his school or the centre; the pack binds proof, register and evidence, and names what is missing', async () => {
    const { id, areaIds, first, third, giver, step, numberOf } = await story();
    const himself = await county.as(await county.build.account({ role: 'TEACHER', teacherId: giver }));
    const [school, other, colleague, lead, auditor] = await Promise.all([signedIn('SCHOOL_ADMINISTRATOR', { schoolId: first.id }), signedIn('SCHOOL_ADMINISTRATOR', { schoolId: third.id }), signedIn('TEACHER'), signedIn('AREA_LEAD', { areaId: areaIds[0] as number }), signedIn('AUDITOR')]);
    const attendeeOf = async (client: Client) => (await read(client, id))?.attendees[0];
    expect(await attendeeOf(coordinator)).toMatchObject({ proof: '市培字 12 号', proofs: [], viewerCanKeep: true });
    expect(await Promise.all([school, other, lead, auditor].map(async (client) => (await attendeeOf(client))?.viewerCanKeep))).toEqual([true, false, false, false]);
    const attendeeId = (await attendeeOf(coordinator))?.id;
    const add = async (client: Client, fileId: string) => (await client.send<{ cascadeProofAdd: { attendee: { proofs: { id: string; name: string }[] } | null; userErrors: { code: string }[] } }>('mutation ($input: CascadeProofAddInput!) { cascadeProofAdd(input: $input) { attendee { proofs { id name } } userErrors { code } } }', { input: { attendeeId, fileId } }));
    const mine = async () => (await himself.ask<{ viewerCascades: { attendeeId: string; proofs: { name: string }[] }[] }>('{ viewerCascades { attendeeId proofs { name } } }')).viewerCascades;
    expect(await mine()).toEqual([{ attendeeId, proofs: [] }]);
    expect((await himself.upload('cascade-proof', '证书.docx', Buffer.from('PK'))).errors?.[0]?.message).toContain('pdf / jpeg / png');
    const certificate = await himself.upload('cascade-proof', '结业证书.pdf', Buffer.from('%PDF-1.4 certificate'));
    expect((await add(coordinator, certificate.id)).data.cascadeProofAdd.userErrors[0]?.code).toBe('FILE_UNKNOWN');
    const [proof] = (await add(himself, certificate.id)).data.cascadeProofAdd.attendee?.proofs ?? [];
    expect(await mine()).toEqual([{ attendeeId, proofs: [{ name: '结业证书.pdf' }] }]);
    for (let each = 1; each < 5; each += 1) expect((await add(school, (await school.upload('cascade-proof', `通知 ${each}.pdf`, Buffer.from(`%PDF-1.4 ${each}`))).id)).data.cascadeProofAdd.userErrors).toEqual([]);
    expect((await add(school, (await school.upload('cascade-proof', '多了.pdf', Buffer.from('%PDF-1.4 6'))).id)).data.cascadeProofAdd.userErrors).toEqual([{ code: 'TOO_MANY' }]);
    const written = () => county.rows('SELECT * FROM cascade_proofs ORDER BY id');
    const before = await written();
    const foreign = await other.upload('cascade-proof', '冒名.pdf', Buffer.from('%PDF-1.4 foreign'));
    const REMOVE = 'mutation ($input: CascadeProofRemoveInput!) { cascadeProofRemove(input: $input) { attendee { proofs { id } } userErrors { code } } }';
    for (const [client, code] of [[other, 'NOT_FOUND'], [colleague, 'NOT_FOUND'], [lead, 'FORBIDDEN'], [auditor, 'FORBIDDEN']] as const) {
      expect((await add(client, foreign.id)).errors?.[0]?.extensions.code).toBe(code);
      expect((await client.send(REMOVE, { input: { id: proof?.id } })).errors?.[0]?.extensions.code).toBe(code);
    }
    expect(await written()).toEqual(before);
    expect(await Promise.all([himself, school, other, lead, auditor, colleague].map(async (client) => (await client.get(`/downloads/cascade-proof/${proof?.id}`)).status))).toEqual([200, 200, 200, 200, 200, 404]);
    expect((await school.ask<{ cascadeProofRemove: { attendee: { proofs: unknown[] } } }>(REMOVE, { input: { id: before.length > 1 ? (await attendeeOf(school))?.proofs[4]?.id : null } })).cascadeProofRemove.attendee.proofs).toHaveLength(4);

    const area = (await call(coordinator, 'cascadeStepAdd', { ...step, level: 'AREA', areaId: areaIds[0], giverId: giver, teacherNumbers: [await numberOf(third.teachers[0] as number)] })).sheet?.steps[0];
    await held(area?.sessionId as string, [third.teachers[0] as number]);
    await call(coordinator, 'cascadeEvidenceAdd', { stepId: area?.id, fileId: (await coordinator.upload('cascade', '现场.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]))).id });
    const packOf = async (client: Client) => openZip(Buffer.from(await (await client.get(`/downloads/cascade/${id}.zip`)).arrayBuffer()), { mostEntries: 100, mostEntryBytes: 1e7, mostBytes: 1e8, mostRatio: 1000 });
    const pack = await packOf(coordinator);
    expect([...pack.names].sort()).toEqual(['01-覆盖与传递.xlsx', '目录.xlsx', '现场.png', '签到册.pdf', '结业证书.pdf', '通知 1.pdf', '通知 2.pdf', '通知 3.pdf'].sort());
    expect(Buffer.from(await pack.read('结业证书.pdf')).toString()).toBe('%PDF-1.4 certificate');
    const { sheets } = await readWorkbook(Buffer.from(await pack.read('目录.xlsx')));
    expect(sheets.map((each) => each.name)).toEqual(['目录', '缺少']);
    expect(sheets[1]?.rows.slice(1).map(({ cells }) => cells.at(-1)?.text)).toEqual(['转培训', '转培训', '转培训', '转培训']);
    // A school that the area taught sees the evidence above it, but not the register with names of other schools.
    const below = await call(other, 'cascadeStepAdd', { ...step, level: 'SCHOOL', schoolId: third.id, giverId: third.teachers[0], parentId: area?.id, startsAt: '2026-11-12T01:00:00Z' });
    expect(below.userErrors).toEqual([]);
    expect((await packOf(other)).names).toEqual(expect.arrayContaining(['现场.png']));
    expect((await packOf(other)).names).not.toContain('签到册.pdf');
    expect((await colleague.get(`/downloads/cascade/${id}.zip`)).status).toBe(404);
  });

  test('two administrators of a school who write the same step down at once make one step, and so does one who presses twice', async () => {
    const { first, giver, step } = await story();
    const [one, other] = await Promise.all([signedIn('SCHOOL_ADMINISTRATOR', { schoolId: first.id }), signedIn('SCHOOL_ADMINISTRATOR', { schoolId: first.id })]);
    const own = { ...step, level: 'SCHOOL', schoolId: first.id, giverId: giver };
    const counted = async () => (await county.rows<{ steps: number; rolls: number; sessions: number }>('SELECT (SELECT COUNT(*) FROM cascade_steps) AS steps, (SELECT COUNT(*) FROM rolls) AS rolls, (SELECT COUNT(*) FROM register_sessions) AS sessions'))[0] as { steps: number; rolls: number; sessions: number };
    const before = await counted();
    const answers = await Promise.all([call(one, 'cascadeStepAdd', own), call(other, 'cascadeStepAdd', own)]);
    expect(answers.flatMap((each) => each.userErrors.map(({ code }) => code))).toEqual(['STEP_THERE']);
    const twice = { ...own, startsAt: '2026-11-11T01:00:00Z', idempotencyKey: 'cascade-step-pressed-twice' };
    const pressed = await Promise.all([call(one, 'cascadeStepAdd', twice), call(one, 'cascadeStepAdd', twice)]);
    expect(pressed.map((each) => each.userErrors)).toEqual([[], []]);
    expect(await counted()).toEqual({ steps: before.steps + 2, rolls: before.rolls + 2, sessions: before.sessions + 2 });
    // What was withdrawn may be written down again.
    await call(one, 'cascadeStepWithdraw', { id: answers.find((each) => each.sheet)?.sheet?.steps[0]?.id, reason: '时间有变' });
    expect((await call(other, 'cascadeStepAdd', own)).userErrors).toEqual([]);
  });

  test('from a cohort of ours the register says who was there', async () => {
    const areaId = await county.build.area();
    const schoolId = await county.build.school({ areaId });
    const [was, wasNot] = await county.build.teachers(2, schoolId) as [number, number];
    const { cohortId, rollId } = await training.cohort({ startsOn: '2026-11-02', endsOn: '2026-11-03', registrationOpensAt: '2026-10-01 00:00:00.000' });
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds: [was, wasNot] } });
    await training.attended(rollId, [was]);
    const opened = await call(coordinator, 'cascadeOpen', { title: '县级骨干', level: 'COUNTY', organiser: '县师训教研中心', cohortId, startsOn: '2026-11-02', endsOn: '2026-11-03', dueOn: '2026-11-30', areaIds: [areaId] });
    expect(opened.sheet?.cascade.attendeeCount).toBe(1);
    const step = { cascadeId: opened.sheet?.cascade.id, level: 'SCHOOL', schoolId, topic: '校本转培训', place: '会议室', startsAt: '2026-11-10T01:00:00Z', durationMinutes: 60 };
    expect((await call(coordinator, 'cascadeStepAdd', { ...step, giverId: wasNot })).userErrors[0]?.message).toContain('没有参加上一级培训');
    expect((await call(coordinator, 'cascadeStepAdd', { ...step, giverId: was })).userErrors).toEqual([]);
  });
});
