import { CompletionRow } from '../../server/modules/training/index.js';
import { buildActivity } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

interface Result { teacherId: string; registrationId: string | null; status: string | null; code: string | null; message: string | null }
interface Decision { registrationId: string; status: string; code: string | null }

describe.each(databaseKinds)('conditions, chains of approval, forms and groups on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => expect(await training.violations()).toEqual({}));

  const apply = async (client: Client, cohortId: number, answers: object[] = []) => (await client.ask<{ registrationApply: { result: Result | null; userErrors: { code: string; message: string }[] } }>(
    'mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { result { teacherId registrationId status position } userErrors { code message } } }', { input: { cohortId, answers } })).registrationApply;
  const codeOf = async (client: Client, cohortId: number) => (await apply(client, cohortId)).userErrors[0]?.code ?? null;
  const list = async (client: Client, verb: 'Nominate' | 'Add', input: object) => (await client.ask<Record<string, { results: Result[] | null; userErrors: { code: string }[] }>>(
    `mutation ($input: RegistrationListInput!) { registration${verb}(input: $input) { results { teacherId registrationId status position code message } userErrors { code } } }`, { input }))[`registration${verb}`];
  const decide = async (client: Client, verb: 'Approve' | 'Reject' | 'Admit' | 'Decline', input: object) => (await client.send<Record<string, { results: Decision[] }>>(
    `mutation ($input: Registration${verb === 'Reject' || verb === 'Decline' ? 'Decline' : 'Admit'}Input!) { registration${verb}(input: $input) { results { registrationId status code } } }`, { input }));
  const teacher = async (values = {}): Promise<{ teacherId: number; client: Client }> => {
    const { teacherId, accountId } = await county.build.teacherAccount(values);
    return { teacherId, client: await county.as(accountId) };
  };

  test('title, years taught and what was completed before', async () => {
    const programmeId = await training.programme({ topic: '班主任能力', year: 2025 });
    const past = await training.cohort({ programmeId, startsOn: '2025-05-01', endsOn: '2025-05-05', sessions: [] });
    const [young, old, trained] = [await teacher({ hiredOn: '2023-12-02' }), await teacher({ hiredOn: null }), await teacher({ hiredOn: '2015-09-01', title: 'senior' })];
    await apply(trained.client, past.cohortId);
    const [row] = await county.rows<{ id: number }>('SELECT id FROM registrations WHERE cohortId = ? AND teacherId = ?', [past.cohortId, trained.teacherId]);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, async (tx) => {
      await tx.run("UPDATE cohorts SET status = 'CLOSED', closedAt = ? WHERE id = ?", [tx.now, past.cohortId]);
      await tx.insert(CompletionRow, { cohortId: past.cohortId, registrationId: row?.id, teacherId: trained.teacherId, requiredMinutes: 450, absentMinutes: 0, attendedPermille: 1000, handEntered: 0, assessment: 'NOT_REQUIRED', completed: true, reason: 'COMPLETED', centicredits: 0, creditNote: null, frozenAt: tx.now });
    });
    const { cohortId } = await training.cohort({ minYearsTaught: 3, maxYearsTaught: 12 });
    expect((await apply(young.client, cohortId)).userErrors).toMatchObject([{ code: 'YEARS_TAUGHT_OUTSIDE', message: '本班面向教龄 3–12 年的教师，开班时教龄为 2 年。' }]);
    expect((await apply(old.client, cohortId)).userErrors[0]?.message).toContain('没有登记');
    expect(await codeOf(trained.client, cohortId)).toBeNull();

    const titled = await training.cohort({ titles: 'senior', startsOn: '2026-12-06', endsOn: '2026-12-06', sessions: [] });
    expect(await codeOf(young.client, titled.cohortId)).toBe('TITLE_NOT_INVITED');
    const [again, sameTopic] = [await training.cohort({ programmeId, notTrainedIn: 'PROGRAMME', sessions: [] }), await training.cohort({ programmeId: await training.programme({ topic: '班主任能力' }), notTrainedIn: 'TOPIC', sessions: [] })];
    const other = await training.cohort({ programmeId: await training.programme({ topic: '班主任能力' }), notTrainedIn: 'PROGRAMME', sessions: [] });
    expect((await apply(trained.client, again.cohortId)).userErrors).toMatchObject([{ code: 'TRAINED_BEFORE', message: expect.stringContaining('已于 2025 年参加') as string }]);
    expect([await codeOf(trained.client, sameTopic.cohortId), await codeOf(trained.client, other.cohortId), await codeOf(young.client, sameTopic.cohortId)]).toEqual(['TRAINED_BEFORE', null, null]);
  });

  test('a cycle that takes no more of the category, told before and refused', async () => {
    // Shaanxi 2018 counts 10.00 credits of school-based training a year.
    const { cohortId } = await training.cohort({ refusesFullCycle: true, programmeId: await training.programme({ category: 'school-based' }) });
    const [room, full] = [await teacher(), await teacher()];
    const record = (teacherId: number, n: number) => ({
      teacherId, title: `校本${n}`, startDay: '2026-05-20', providerKey: null, causeKey: `test:${teacherId}:${n}`,
      activity: buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', day: '2026-05-20', durationMinutes: 450, uninterruptedMinutes: 450, organiser: { key: null, level: 'SCHOOL', accredited: true } }),
    });
    const posted = await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => county.app.faces.credits.postings.post(tx, [record(room.teacherId, 0), ...Array.from({ length: 12 }, (_, n) => record(full.teacherId, n))]));
    expect(posted.every((each) => each.posted)).toBe(true);
    const can = ({ client }: { client: Client }) => client.ask<{ cohort: { viewerCanRegister: { allowed: boolean; code: string | null; reason: string | null } } }>('query ($id: ID!) { cohort(id: $id) { viewerCanRegister { allowed code reason } } }', { id: cohortId });
    expect((await can(room)).cohort.viewerCanRegister).toMatchObject({ allowed: true });
    expect((await can(full)).cohort.viewerCanRegister).toEqual({ allowed: false, code: 'CYCLE_FULL', reason: '2026 年度校本研修已计满（10 / 10 学分），再参加不再计入，请把机会留给其他教师。' });
    expect(await codeOf(full.client, cohortId)).toBe('CYCLE_FULL');
    expect((await apply(room.client, cohortId)).result).toMatchObject({ status: 'ADMITTED' });
  });

  test('a clash of times is refused, or only shown, as the programme sets; a request elsewhere is shown', async () => {
    const first = await training.cohort({ title: '甲班' });
    const strict = await training.cohort();
    const lenient = await training.cohort({ programmeId: await training.programme({ clashPolicy: 'WARN' }) });
    const someone = await teacher();
    const warning = async (cohortId: number) => (await someone.client.ask<{ cohort: { viewerCanRegister: { allowed: boolean; warning: string | null } } }>('query ($id: ID!) { cohort(id: $id) { viewerCanRegister { allowed warning } } }', { id: cohortId })).cohort.viewerCanRegister;
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET admission = 'COORDINATOR_ADMITS' WHERE id = ?", [first.cohortId]));
    await apply(someone.client, first.cohortId);
    expect(await warning(strict.cohortId)).toEqual({ allowed: true, warning: '与“甲班”上课时间冲突（待审核），请确认能够参加。' });
    const [request] = await county.rows<{ id: number }>('SELECT id FROM registrations WHERE cohortId = ?', [first.cohortId]);
    await decide(coordinator, 'Admit', { cohortId: first.cohortId, registrationIds: [request?.id] });
    expect(await codeOf(someone.client, strict.cohortId)).toBe('CLASHES_WITH_COHORT');
    expect(await warning(lenient.cohortId)).toEqual({ allowed: true, warning: '与“甲班”上课时间冲突（已录取），请确认能够参加。' });
    expect((await apply(someone.client, lenient.cohortId)).result).toMatchObject({ status: 'ADMITTED' });
  });

  test('school, then area, then a seat; nobody out of turn, of another place, or for himself', async () => {
    const areaId = await county.build.area();
    const schoolId = await county.build.school({ areaId });
    const programmeId = await training.programme({ approvalChain: 'SCHOOL,AREA' });
    const { cohortId } = await training.cohort({ programmeId, capacity: 1 });
    const [one, two] = [await teacher({ schoolId }), await teacher({ schoolId })];
    // The school's administrator is a teacher himself.
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }, { role: 'TEACHER', teacherId: await county.build.teacher({ schoolId }) }));
    const otherSchool = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school({ areaId }) }));
    const area = await county.as(await county.build.account({ role: 'AREA_LEAD', areaId }));
    const ids = [(await apply(one.client, cohortId)).result?.registrationId, (await apply(two.client, cohortId)).result?.registrationId, (await apply(school, cohortId)).result?.registrationId];
    const state = () => county.rows('SELECT status, step FROM registrations WHERE cohortId = ? ORDER BY id', [cohortId]);
    expect(await state()).toEqual(Array.from({ length: 3 }, () => ({ status: 'REQUESTED', step: 'SCHOOL' })));
    expect((await decide(otherSchool, 'Approve', { cohortId, registrationIds: [ids[0]] })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await decide(coordinator, 'Approve', { cohortId, registrationIds: [ids[0]] })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await decide(area, 'Approve', { cohortId, registrationIds: [ids[0]] })).data.registrationApprove?.results).toMatchObject([{ code: 'AWAITS_OTHERS' }]);
    expect((await decide(coordinator, 'Admit', { cohortId, registrationIds: [ids[0]] })).data.registrationAdmit?.results).toMatchObject([{ status: 'REQUESTED', code: 'AWAITS_STEP' }]);
    expect((await decide(school, 'Approve', { cohortId, registrationIds: ids })).data.registrationApprove?.results.map((each) => each.code)).toEqual([null, null, 'OWN_REGISTRATION']);
    expect(await county.rows('SELECT registrationId, step, isApproved FROM registration_approvals ORDER BY id')).toEqual(ids.slice(0, 2).map((id) => ({ registrationId: Number(id), step: 'SCHOOL', isApproved: 1 })));
    // The last step gives the seat, and a place in the list when there is none.
    expect((await decide(area, 'Approve', { cohortId, registrationIds: ids.slice(0, 2) })).data.registrationApprove?.results).toMatchObject([{ status: 'ADMITTED', code: null }, { status: 'WAITING', code: 'FULL' }]);
    expect((await decide(area, 'Approve', { cohortId, registrationIds: [ids[0]] })).data.registrationApprove?.results).toMatchObject([{ code: 'NOT_AWAITING' }]);
    // A nomination has passed the school; the area says no, and its reason is read.
    const third = await teacher({ schoolId });
    const nominated = (await list(school, 'Nominate', { cohortId, teacherIds: [third.teacherId] }))?.results?.[0];
    expect((await decide(area, 'Reject', { cohortId, registrationIds: [nominated?.registrationId], reason: '名额有限' })).data.registrationReject?.results).toMatchObject([{ status: 'DECLINED', code: null }]);
    const told = await third.client.ask('{ viewerRegistrations { items { status reason step approvals { step isApproved reason } } } }');
    expect(told).toEqual({ viewerRegistrations: { items: [{ status: 'DECLINED', reason: '名额有限', step: null, approvals: [{ step: 'AREA', isApproved: false, reason: '名额有限' }] }] } });
    // The area lead nominates himself nobody's way: past school and area at once.
    const fourth = await teacher({ schoolId });
    expect((await list(area, 'Nominate', { cohortId, teacherIds: [fourth.teacherId] }))?.results).toMatchObject([{ status: 'WAITING' }]);
  });

  test('a form: required of teachers and schools, checked, and shown with the registration', async () => {
    const fields = [{ key: 'size', label: '衣服尺码', labelEn: 'Size', kind: 'CHOICE', choices: ['M', 'L'], required: true }, { key: 'years', label: '任班主任年数', labelEn: 'Years as class head', kind: 'NUMBER', choices: [], required: false }];
    const { cohortId } = await training.cohort({ programmeId: await training.programme({ formFields: JSON.stringify(fields) }) });
    const someone = await teacher();
    expect((await apply(someone.client, cohortId)).userErrors).toMatchObject([{ code: 'ANSWER_MISSING', message: '请填写“衣服尺码”。' }]);
    expect((await apply(someone.client, cohortId, [{ key: 'size', value: 'XXL' }])).userErrors).toMatchObject([{ code: 'ANSWER_INVALID', message: '“衣服尺码”须从以下选项中选择：M、L。' }]);
    expect((await apply(someone.client, cohortId, [{ key: 'size', value: ' L ' }, { key: 'years', value: '３' }, { key: 'other', value: 'x' }])).result).toMatchObject({ status: 'ADMITTED' });
    const told = await coordinator.ask<{ registrations: { items: object[] } }>('query ($id: ID!) { registrations(cohortId: $id) { items { answers { key label value } } } }', { id: cohortId });
    expect(told.registrations.items).toEqual([{ answers: [{ key: 'size', label: '衣服尺码', value: 'L' }, { key: 'years', label: '任班主任年数', value: '3' }] }]);
    expect((await list(coordinator, 'Add', { cohortId, teacherIds: [await county.build.teacher()] }))?.results).toMatchObject([{ status: 'ADMITTED' }]);
    const input = { code: `FORM-${kind}`, programme: { title: '表单', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', category: 'FACE_TO_FACE', organiser: '中心', minutes: 450, year: 2026, seats: 10, approvalChain: ['AREA', 'SCHOOL'], clashPolicy: 'WARN', topic: '表单', formFields: fields.map((each) => ({ ...each, key: 'same' })) } };
    const create = (value: object) => coordinator.ask<{ programmeCreate: { programme: object | null; userErrors: object[] } }>('mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { topic clashPolicy approvalChain formFields { key label kind choices required } } userErrors { code field } } }', { input: value });
    expect((await create(input)).programmeCreate.userErrors).toEqual([{ code: 'FORM_FIELD_TWICE', field: 'input.programme.formFields.1' }]);
    expect((await create({ ...input, programme: { ...input.programme, formFields: fields } })).programmeCreate.programme).toEqual({ topic: '表单', clashPolicy: 'WARN', approvalChain: ['SCHOOL', 'AREA'], formFields: fields.map(({ labelEn: _, ...each }) => each) });
  });

  test('a group from one school comes in together or not at all, whoever frees the seats', async () => {
    const schoolId = await county.build.school();
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const { cohortId } = await training.cohort({ capacity: 3 });
    const people = await Promise.all(Array.from({ length: 2 }, () => teacher()));
    const taken = [];
    for (const { client } of people) taken.push((await apply(client, cohortId)).result?.registrationId);
    const group = await county.build.teachers(3, schoolId);
    expect((await list(school, 'Nominate', { cohortId, teacherIds: [group[0]], asGroup: true }))?.userErrors).toEqual([{ code: 'GROUP_SIZE' }]);
    expect((await list(coordinator, 'Add', { cohortId, teacherIds: [group[0], await county.build.teacher()], asGroup: true }))?.userErrors).toEqual([{ code: 'GROUP_OF_SEVERAL_SCHOOLS' }]);
    expect((await list(school, 'Nominate', { cohortId, teacherIds: group, asGroup: true }))?.results).toMatchObject([{ status: 'WAITING' }, { status: 'WAITING' }, { status: 'WAITING' }]);
    const late = await teacher();
    // One seat is free: the group of three cannot use it, whoever comes after them can.
    expect((await apply(late.client, cohortId)).result).toMatchObject({ status: 'ADMITTED' });
    const withdraw = (id: string | null | undefined) => coordinator.ask('mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { userErrors { code } } }', { input: { registrationId: id } });
    await withdraw(taken[0]);
    const waiting = await coordinator.ask<{ registrations: { items: { explanation: string }[] } }>('query ($id: ID!) { registrations(cohortId: $id, filter: { statuses: [WAITING] }) { items { explanation } } }', { id: cohortId });
    expect(waiting.registrations.items[0]?.explanation).toBe('候补第 1 位（共 3 人）。同校 3 人一组，须一起递补：目前只有 1 个名额可用，再空出 2 个即可。');
    await withdraw(taken[1]);
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 1, waitingCount: 3 }]);
    await coordinator.ask('mutation ($input: CohortSetCapacityInput!) { cohortSetCapacity(input: $input) { userErrors { code } } }', { input: { id: cohortId, capacity: 4 } });
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 4, waitingCount: 0 }]);
    // Somebody of the group who is registered already keeps the others out.
    const { cohortId: another } = await training.cohort({ capacity: 9, startsOn: '2026-12-06', endsOn: '2026-12-07', sessions: [] });
    const more = await county.build.teachers(2, schoolId);
    await list(school, 'Nominate', { cohortId: another, teacherIds: [more[0]] });
    expect((await list(school, 'Nominate', { cohortId: another, teacherIds: more, asGroup: true }))?.results).toMatchObject([{ code: 'ALREADY_REGISTERED' }, { code: 'GROUP_INCOMPLETE' }]);
  });
});
