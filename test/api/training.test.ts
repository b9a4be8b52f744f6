import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

interface Result { teacherId: string; registrationId: string | null; status: string | null; position: number | null; code: string | null; message: string | null }

describe.each(databaseKinds)('programmes, cohorts and registration on %s', (kind) => {
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

  const instant = (text: string): string => `${text.replace(' ', 'T')}Z`;
  const sessionsInput = weekFrom('2026-12-01').map((each) => ({ ...each, startsAt: instant(each.startsAt) }));
  const programmeInput = { title: '小学语文骨干培训', titleEn: 'Backbone teachers of Chinese', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', category: 'FACE_TO_FACE', organiser: '县师训教研中心', minutes: 450, year: 2026, seats: 60 };
  const cohortInput = {
    title: '第一期', titleEn: 'First run', startsOn: '2026-12-01', endsOn: '2026-12-05', place: '报告厅', placeEn: 'Hall',
    registrationOpensAt: '2026-11-01T00:00:00Z', registrationClosesAt: '2026-11-30T16:00:00Z', admission: 'AUTO_ADMIT',
  };
  const errorsOf = 'userErrors { code field message }';
  const apply = async (client: Client, cohortId: number, idempotencyKey?: string) => (await client.ask<{ registrationApply: { result: Result | null; userErrors: { code: string; message: string }[] } }>(
    `mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { result { teacherId registrationId status position } ${errorsOf} } }`, { input: { cohortId, idempotencyKey } })).registrationApply;
  const decide = async (client: Client, verb: 'Admit' | 'Decline', input: object) => (await client.ask<Record<string, { results: { registrationId: string; status: string; code: string | null; message: string | null }[] }>>(
    `mutation ($input: Registration${verb}Input!) { registration${verb}(input: $input) { results { registrationId status code message } } }`, { input }))[`registration${verb}`]?.results ?? [];
  const list = async (client: Client, verb: 'Nominate' | 'Add', input: object) => (await client.ask<Record<string, { results: Result[] }>>(
    `mutation ($input: RegistrationListInput!) { registration${verb}(input: $input) { results { teacherId registrationId status position code message } } }`, { input }))[`registration${verb}`]?.results ?? [];
  const withdraw = async (client: Client, registrationId: string | null) => (await client.ask<{ registrationWithdraw: { registration: { status: string } | null; userErrors: { code: string }[] } }>(
    `mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { registration { id status } ${errorsOf} } }`, { input: { registrationId } })).registrationWithdraw;
  const teacher = async (values = {}): Promise<{ teacherId: number; client: Client }> => {
    const { teacherId, accountId } = await county.build.teacherAccount(values);
    return { teacherId, client: await county.as(accountId) };
  };

  test('an edit changes what it names: what is left out stays, null clears it', async () => {
    const whole = { ...programmeInput, title: '班主任工作坊' };
    const form = [{ key: 'f1', label: '是否住宿', labelEn: 'Lodging', kind: 'CHOICE', choices: ['住', '不住'], required: true }];
    const { programmeCreate } = await coordinator.ask<{ programmeCreate: { programme: { id: string } } }>(`mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id } ${errorsOf} } }`, {
      input: { code: 'left-out', programme: { ...whole, assessmentRequired: true, absenceNumerator: 1, absenceDenominator: 3, topic: '大单元', clashPolicy: 'WARN', approvalChain: ['SCHOOL'], formFields: form } } });
    const { id } = programmeCreate.programme;
    const { titleEn: _titleEn, ...named } = whole;
    const editProgramme = async (programme: object) => (await coordinator.ask<{ programmeEdit: { programme: object } }>(
      `mutation ($input: ProgrammeEditInput!) { programmeEdit(input: $input) { programme { title titleEn assessmentRequired absenceDenominator topic clashPolicy approvalChain formFields { key } } ${errorsOf} } }`, { input: { id, programme } })).programmeEdit.programme;
    expect(await editProgramme({ ...named, title: '班主任研修' })).toEqual({ title: '班主任研修', titleEn: programmeInput.titleEn, assessmentRequired: true, absenceDenominator: 3, topic: '大单元', clashPolicy: 'WARN', approvalChain: ['SCHOOL'], formFields: [{ key: 'f1' }] });
    expect(await editProgramme({ ...named, titleEn: null, assessmentRequired: null, absenceDenominator: null, topic: null, clashPolicy: null, approvalChain: null, formFields: null }))
      .toEqual({ title: named.title, titleEn: named.title, assessmentRequired: false, absenceDenominator: 5, topic: '', clashPolicy: 'REFUSE', approvalChain: [], formFields: [] });

    const CONDITIONS = 'titleEn placeEn admission hasWaitingList stages subjects titles minYearsTaught maxYearsTaught notTrainedIn refusesFullCycle replacesUntil waitingStopsAt';
    const conditions = { hasWaitingList: false, stages: ['PRIMARY'], subjects: ['CHINESE'], titles: ['SENIOR'], minYearsTaught: 3, maxYearsTaught: 20, notTrainedIn: 'PROGRAMME', refusesFullCycle: true, replacesUntil: '2026-11-30', waitingStopsAt: '2026-11-29T00:00:00.000Z' };
    const { cohortCreate } = await coordinator.ask<{ cohortCreate: { cohort: { id: string } } }>(`mutation ($input: CohortCreateInput!) { cohortCreate(input: $input) { cohort { id } ${errorsOf} } }`, { input: { programmeId: id, cohort: { ...cohortInput, ...conditions }, capacity: 2 } });
    const editCohort = async (cohort: object) => (await coordinator.ask<{ cohortEdit: { cohort: object } }>(`mutation ($input: CohortEditInput!) { cohortEdit(input: $input) { cohort { title ${CONDITIONS} } ${errorsOf} } }`, { input: { id: cohortCreate.cohort.id, cohort } })).cohortEdit.cohort;
    const { titleEn: _title, placeEn: _place, admission: _admission, ...plain } = cohortInput;
    expect(await editCohort({ ...plain, title: '改名' })).toEqual({ title: '改名', titleEn: 'First run', placeEn: 'Hall', admission: 'AUTO_ADMIT', ...conditions });
    const reversed = await coordinator.ask(`mutation ($input: CohortEditInput!) { cohortEdit(input: $input) { ${errorsOf} } }`, { input: { id: cohortCreate.cohort.id, cohort: { ...plain, maxYearsTaught: 2 } } });
    expect(reversed).toMatchObject({ cohortEdit: { userErrors: [{ code: 'YEARS_TAUGHT_REVERSED', field: 'input.cohort.maxYearsTaught' }] } });
    const cleared = Object.fromEntries(CONDITIONS.split(' ').map((key) => [key, null]));
    expect(await editCohort({ ...plain, ...cleared })).toEqual({ title: '第一期', titleEn: '第一期', placeEn: '报告厅', admission: 'COORDINATOR_ADMITS', hasWaitingList: true, stages: [], subjects: [], titles: [], minYearsTaught: null, maxYearsTaught: null, notTrainedIn: 'NONE', refusesFullCycle: false, replacesUntil: null, waitingStopsAt: null });
  });

  test('from a programme to an open cohort', async () => {
    const { programmeCreate } = await coordinator.ask<{ programmeCreate: { programme: { id: string; code: string; status: string } } }>(
      `mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id code status absenceDenominator } ${errorsOf} } }`, { input: { code: 'ab-2026', programme: programmeInput } });
    const { id: programmeId } = programmeCreate.programme;
    expect(programmeCreate.programme).toMatchObject({ code: 'AB-2026', status: 'DRAFT', absenceDenominator: 5 });
    const again = await coordinator.in('en').ask(`mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { ${errorsOf} } }`, { input: { code: 'AB-2026', programme: programmeInput } });
    expect(again).toEqual({ programmeCreate: { userErrors: [{ code: 'CODE_TAKEN', field: 'input.code', message: 'This code is taken; choose another.' }] } });

    const school = await county.build.school();
    const create = `mutation ($input: CohortCreateInput!) { cohortCreate(input: $input) { cohort { id code status capacity programme { code } quotas { seats used school { id } area { id } } } ${errorsOf} } }`;
    const whole = { programmeId, cohort: cohortInput, capacity: 2, sessions: sessionsInput, quotas: [{ schoolId: school, seats: 2 }] };
    const broken = await coordinator.ask<{ cohortCreate: { userErrors: { code: string; field: string }[] } }>(create, { input: { ...whole, sessions: [sessionsInput[0], { ...sessionsInput[0], topic: '重叠' }] } });
    expect(broken.cohortCreate.userErrors).toMatchObject([{ code: 'SESSIONS_OVERLAP', field: 'input.sessions.1.startsAt' }]);
    const { cohortCreate } = await coordinator.ask<{ cohortCreate: { cohort: { id: string } } }>(create, { input: whole });
    expect(cohortCreate.cohort).toMatchObject({ code: 'AB-2026-1', status: 'DRAFT', programme: { code: 'AB-2026' }, quotas: [{ seats: 2, used: 0, school: { id: String(school) }, area: null }] });

    const open = () => coordinator.ask<{ cohortOpen: object }>(`mutation ($input: CohortChoice!) { cohortOpen(input: $input) { cohort { status } ${errorsOf} } }`, { input: { id: cohortCreate.cohort.id } });
    expect(await open()).toMatchObject({ cohortOpen: { cohort: null, userErrors: [{ code: 'PROGRAMME_NOT_PUBLISHED', message: '所属项目尚未发布，请先发布项目。' }] } });
    await coordinator.ask(`mutation ($input: ProgrammeChoice!) { programmePublish(input: $input) { programme { status } ${errorsOf} } }`, { input: { id: programmeId } });
    expect(await open()).toMatchObject({ cohortOpen: { cohort: { status: 'OPEN' } } });
    const edit = await coordinator.ask(`mutation ($input: ProgrammeEditInput!) { programmeEdit(input: $input) { ${errorsOf} } }`, { input: { id: programmeId, programme: programmeInput } });
    expect(edit).toMatchObject({ programmeEdit: { userErrors: [{ code: 'NOT_DRAFT' }] } });
    const found = await coordinator.ask<{ cohorts: { totalCount: number } }>('query ($filter: CohortFilter!) { cohorts(filter: $filter) { totalCount items { title } } programmes(filter: { search: "语文骨干" }) { items { code totals { cohorts seats } } } }', { filter: { year: 2026, statuses: ['OPEN'], sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', search: '第一' } });
    expect(found).toEqual({ cohorts: { totalCount: 1, items: [{ title: '第一期' }] }, programmes: { items: [{ code: 'AB-2026', totals: { cohorts: 1, seats: 2 } }] } });
  });

  test('seats, waiting list, withdrawal and promotion', async () => {
    const { cohortId, rollId } = await training.cohort({ capacity: 2 });
    const people = [await teacher(), await teacher(), await teacher(), await teacher()] as const;
    const answers = [];
    for (const { client } of people) answers.push((await apply(client, cohortId)).result);
    expect(answers).toMatchObject([{ status: 'ADMITTED', position: null }, { status: 'ADMITTED' }, { status: 'WAITING', position: 1 }, { status: 'WAITING', position: 2 }]);
    expect((await apply(people[0].client, cohortId)).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED', message: '已报名本班（已录取），无需重复报名。' }]);

    const mine = await people[3].client.ask('{ viewerRegistrations { items { status position explanation cohort { id capacity viewerCanRegister { allowed code } } } } }');
    expect(mine).toEqual({ viewerRegistrations: { items: [{
      status: 'WAITING', position: 2, explanation: '候补第 2 位（共 2 人）。本班 2 个名额已满，前面还有 1 人；最多再空出 2 个名额即可递补。', cohort: { id: String(cohortId), capacity: 2, viewerCanRegister: { allowed: false, code: 'ALREADY_REGISTERED' } } }] } });

    expect(await withdraw(people[0].client, answers[0]?.registrationId ?? null)).toMatchObject({ registration: { status: 'WITHDRAWN' } });
    expect(await county.rows('SELECT teacherId, status, queueNumber FROM registrations WHERE cohortId = ? ORDER BY id', [cohortId])).toMatchObject([{ status: 'WITHDRAWN' }, { status: 'ADMITTED' }, { status: 'ADMITTED', queueNumber: null }, { status: 'WAITING' }]);
    expect((await county.rows<{ teacherId: number }>("SELECT teacherId FROM roll_members WHERE rollId = ? AND status = 'ENROLLED' ORDER BY teacherId", [rollId])).map((each) => each.teacherId)).toEqual([people[1].teacherId, people[2].teacherId]);
    // Whoever withdrew may come again, at the end of the list.
    expect((await apply(people[0].client, cohortId)).result).toMatchObject({ status: 'WAITING', position: 2, registrationId: answers[0]?.registrationId });

    const capacity = (seats: number) => coordinator.ask<{ cohortSetCapacity: { cohort: { taken: number; waitingCount: number } | null; userErrors: { code: string; message: string }[] } }>(
      `mutation ($input: CohortSetCapacityInput!) { cohortSetCapacity(input: $input) { cohort { taken waitingCount capacity } ${errorsOf} } }`, { input: { id: cohortId, capacity: seats } });
    expect((await capacity(1)).cohortSetCapacity).toMatchObject({ cohort: null, userErrors: [{ code: 'CAPACITY_BELOW_TAKEN', message: '已录取 2 人，名额不能少于 2。' }] });
    expect((await capacity(3)).cohortSetCapacity.cohort).toEqual({ taken: 3, waitingCount: 1, capacity: 3 });
  });

  test('the same key registers once and answers alike, alone and at the same time', async () => {
    const { cohortId } = await training.cohort({ capacity: 5 });
    const { client } = await teacher();
    const first = await Promise.all([apply(client, cohortId, 'press-twice-1'), apply(client, cohortId, 'press-twice-1')]);
    const later = await apply(client, cohortId, 'press-twice-1');
    expect([...first, later].map((each) => each.result)).toEqual(Array.from({ length: 3 }, () => first[0]?.result));
    expect(first[0]?.result).toMatchObject({ status: 'ADMITTED' });
    expect((await apply(client, cohortId, 'another-key-2')).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED' }]);
  });

  test('quotas of schools and areas: each seat from its own, and the first who fits comes in', async () => {
    const areaId = await county.build.area();
    const [small, large] = [await county.build.school({ areaId }), await county.build.school({ areaId })];
    const outside = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 3, quotas: [{ schoolId: small, seats: 1 }, { areaId, seats: 3 }] });
    const [s1, s2, l1, l2, o1] = [await teacher({ schoolId: small }), await teacher({ schoolId: small }), await teacher({ schoolId: large }), await teacher({ schoolId: large }), await teacher({ schoolId: outside })];
    const first = (await apply(s1.client, cohortId)).result;
    expect(first).toMatchObject({ status: 'ADMITTED' });
    expect((await apply(s2.client, cohortId)).result).toMatchObject({ status: 'WAITING', position: 1 });
    expect((await apply(l1.client, cohortId)).result).toMatchObject({ status: 'ADMITTED' });
    expect((await apply(o1.client, cohortId)).userErrors).toMatchObject([{ code: 'NO_SEATS_ALLOTTED' }]);
    const told = await s2.client.in('en').ask<{ viewerRegistrations: { items: { explanation: string }[] } }>('{ viewerRegistrations { items { explanation } } }');
    expect(told.viewerRegistrations.items[0]?.explanation).toBe('Number 1 of 1 on the waiting list. The 1 seats of the school are taken (the class has 1 free); somebody of the school has to withdraw, or the centre has to allot more.');
    const third = (await apply(l2.client, cohortId)).result;
    expect(third).toMatchObject({ status: 'ADMITTED' });
    // A seat of the large school is of no use to the small one, whose quota is used up.
    await withdraw(l2.client, third?.registrationId ?? null);
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ taken: 2, waitingCount: 1 }]);
    const allot = await coordinator.ask<{ cohortAllot: { cohort: { quotas: object[] } } }>(`mutation ($input: CohortAllotInput!) { cohortAllot(input: $input) { cohort { taken quotas { seats used waiting school { id } } } ${errorsOf} } }`, { input: { id: cohortId, quotas: [{ schoolId: small, seats: 2 }, { areaId, seats: 3 }] } });
    expect(allot.cohortAllot.cohort.quotas).toEqual(expect.arrayContaining([{ seats: 2, used: 2, waiting: 0, school: { id: String(small) } }, { seats: 3, used: 3, waiting: 0, school: null }]));
    const below = await coordinator.ask(`mutation ($input: CohortAllotInput!) { cohortAllot(input: $input) { cohort { id } userErrors { code field } } }`, { input: { id: cohortId, quotas: [{ schoolId: small, seats: 1 }] } });
    expect(below).toEqual({ cohortAllot: { cohort: null, userErrors: [{ code: 'QUOTA_BELOW_USED', field: 'input.quotas.0.seats' }] } });
  });

  test('a school nominates its own teachers and the centre decides in bulk', async () => {
    const school = await county.build.school();
    const office = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: school }));
    const ids = await county.build.teachers(6, school);
    const stranger = await county.build.teacher();
    const { cohortId } = await training.cohort({ capacity: 2, admission: 'COORDINATOR_ADMITS', stages: 'primary' });
    const vocational = await county.build.teacher({ schoolId: school, stage: 'vocational' });
    const results = await list(office, 'Nominate', { cohortId, teacherIds: [...ids.slice(0, 4), vocational] });
    expect(results.map((each) => each.status ?? each.code)).toEqual(['REQUESTED', 'REQUESTED', 'REQUESTED', 'REQUESTED', 'STAGE_NOT_INVITED']);
    expect(results[4]?.message).toBe('本班只面向小学教师。');
    const foreign = await office.send(`mutation ($input: RegistrationListInput!) { registrationNominate(input: $input) { results { code } } }`, { input: { cohortId, teacherIds: [ids[4], stranger] } });
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM registrations WHERE cohortId = ?', [cohortId])).toEqual([{ n: 4 }]);

    const registrationIds = results.flatMap((each) => each.registrationId ?? []);
    const decisions = await decide(coordinator, 'Admit', { cohortId, registrationIds });
    expect(decisions.map(({ status, code }) => [status, code])).toEqual([['ADMITTED', null], ['ADMITTED', null], ['WAITING', 'FULL'], ['WAITING', 'FULL']]);
    expect(decisions[2]?.message).toBe('本班 2 个名额已满。');
    const declined = await decide(coordinator, 'Decline', { cohortId, registrationIds: [registrationIds[0]], reason: '材料不全' });
    expect(declined).toMatchObject([{ status: 'DECLINED', code: null }]);
    expect(await county.rows("SELECT taken, waitingCount, requestedCount FROM cohorts WHERE id = ?", [cohortId])).toEqual([{ taken: 2, waitingCount: 1, requestedCount: 0 }]);
    expect(await list(office, 'Nominate', { cohortId, teacherIds: [ids[0]] })).toMatchObject([{ code: 'DECLINED_BEFORE' }]);

    const page = await office.ask<{ nominationCandidates: { totalCount: number; items: { teacher: { id: string }; viewerCanNominate: { code: string | null } }[] } }>(
      'query ($id: ID!) { nominationCandidates(cohortId: $id, search: "李") { totalCount items { teacher { id } viewerCanNominate { allowed code reason waitingListOnly } } } }', { id: cohortId });
    expect(ids.map((id) => page.nominationCandidates.items.find((each) => each.teacher.id === String(id))?.viewerCanNominate.code)).toEqual(['DECLINED_BEFORE', 'ALREADY_REGISTERED', 'ALREADY_REGISTERED', 'ALREADY_REGISTERED', null, null]);
    const replaced = await office.ask(`mutation ($input: RegistrationReplaceInput!) { registrationReplace(input: $input) { registration { status teacher { id } } ${errorsOf} } }`, { input: { registrationId: registrationIds[1], teacherId: ids[5], reason: '临时有课' } });
    expect(replaced).toMatchObject({ registrationReplace: { registration: { status: 'ADMITTED', teacher: { id: String(ids[5]) } }, userErrors: [] } });
  });

  test('two classes at one time do not both admit a teacher, not even from the waiting list', async () => {
    const one = await training.cohort({ capacity: 1, title: '周一班' });
    const other = await training.cohort({ capacity: 1 });
    const [first, second] = [await teacher(), await teacher()];
    const seat = (await apply(first.client, other.cohortId)).result;
    expect((await apply(second.client, other.cohortId)).result).toMatchObject({ status: 'WAITING' });
    expect((await apply(second.client, one.cohortId)).result).toMatchObject({ status: 'ADMITTED' });
    await withdraw(first.client, seat?.registrationId ?? null);
    expect(await county.rows('SELECT taken, waitingCount FROM cohorts WHERE id = ?', [other.cohortId])).toEqual([{ taken: 0, waitingCount: 1 }]);
    const third = await teacher();
    await apply(third.client, one.cohortId);
    const clash = await list(coordinator, 'Add', { cohortId: other.cohortId, teacherIds: [first.teacherId] });
    expect(clash).toMatchObject([{ status: 'ADMITTED' }]);
    expect((await apply(first.client, one.cohortId)).userErrors).toMatchObject([{ code: 'CLASHES_WITH_COHORT' }]);
  });

  test('what each role sees', async () => {
    const school = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 5 });
    const draft = await training.cohort({ status: 'DRAFT' });
    const [own, foreign] = [await county.build.teacher({ schoolId: school }), await county.build.teacher()];
    await list(coordinator, 'Add', { cohortId, teacherIds: [own, foreign] });
    const office = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: school }));
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    const { client } = await teacher();
    const seen = async (who: Client) => (await who.ask<{ registrations: { totalCount: number } }>('query ($id: ID!) { registrations(cohortId: $id) { totalCount } }', { id: cohortId })).registrations.totalCount;
    expect([await seen(coordinator), await seen(auditor), await seen(office)]).toEqual([2, 2, 1]);
    const cohort = async (who: Client, id: number) => (await who.ask<{ cohort: object | null }>('query ($id: ID!) { cohort(id: $id) { id } }', { id })).cohort;
    expect(await Promise.all([coordinator, auditor, office, client].map((who) => cohort(who, draft.cohortId)))).toEqual([{ id: String(draft.cohortId) }, { id: String(draft.cohortId) }, null, null]);
    const open = await client.ask<{ openCohorts: { items: { id: string; viewerCanRegister: { allowed: boolean } }[] } }>('{ openCohorts(page: { limit: 100 }) { items { id viewerCanRegister { allowed } viewerRegistration { status } } } }');
    expect(open.openCohorts.items.find((each) => each.id === String(cohortId))).toEqual({ id: String(cohortId), viewerCanRegister: { allowed: true }, viewerRegistration: null });
  });

  test('nobody does what is not his, and nothing is written', async () => {
    const { cohortId, programmeId } = await training.cohort({ capacity: 5, admission: 'COORDINATOR_ADMITS' });
    const { teacherId, client } = await teacher();
    const registrationId = (await apply(client, cohortId)).result?.registrationId;
    const office = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    const lead = await county.as(await county.build.account({ role: 'AREA_LEAD', areaId: await county.build.area() }));
    const state = () => Promise.all(['programmes', 'cohorts', 'cohort_quotas', 'registrations', 'completions', 'audit_rows', 'roll_members'].map((table) => county.rows(`SELECT * FROM ${table}`)));
    const before = await state();
    const ids = { cohortId, registrationIds: [registrationId] };
    const attempts: [string, object][] = [
      ['mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { userErrors { code } } }', { code: 'XX', programme: programmeInput }],
      ['mutation ($input: ProgrammeChoice!) { programmePublish(input: $input) { userErrors { code } } }', { id: programmeId }],
      ['mutation ($input: CohortCreateInput!) { cohortCreate(input: $input) { userErrors { code } } }', { programmeId, cohort: cohortInput, capacity: 1 }],
      ['mutation ($input: CohortSetCapacityInput!) { cohortSetCapacity(input: $input) { userErrors { code } } }', { id: cohortId, capacity: 50 }],
      ['mutation ($input: CohortAllotInput!) { cohortAllot(input: $input) { userErrors { code } } }', { id: cohortId, quotas: [] }],
      ['mutation ($input: CohortChoice!) { cohortStart(input: $input) { userErrors { code } } }', { id: cohortId }],
      ['mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { cohortId, teacherIds: [teacherId] }],
      ['mutation ($input: RegistrationAdmitInput!) { registrationAdmit(input: $input) { results { code } } }', ids],
      ['mutation ($input: RegistrationDeclineInput!) { registrationDecline(input: $input) { results { code } } }', { ...ids, reason: '试试' }],
      ['mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { userErrors { code } } }', { id: cohortId }],
      ['mutation ($input: CohortEnterAssessmentsInput!) { cohortEnterAssessments(input: $input) { userErrors { code } } }', { cohortId, results: [{ registrationId, assessment: 'PASSED' }] }],
      ['query ($input: ID!) { cohortCompletion(cohortId: $input) { frozenAt } }', cohortId as unknown as object],
    ];
    for (const [query, input] of attempts) {
      for (const [who, code] of [[county.anyone, 'UNAUTHENTICATED'], [client, 'FORBIDDEN'], [office, 'FORBIDDEN'], [lead, 'FORBIDDEN'], ...(query.startsWith('query') ? [] : [[auditor, 'FORBIDDEN'] as const])] as [Client, string][]) {
        expect({ query, code: (await who.send(query, { input })).errors?.[0]?.extensions.code }).toEqual({ query, code });
      }
    }
    const stranger = await office.send('mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { userErrors { code } } }', { input: { registrationId } });
    expect(stranger.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await teacher()).client).toBeDefined();
    const other = (await teacher()).client;
    expect((await other.send('mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { userErrors { code } } }', { input: { registrationId } })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await state()).toEqual(before);
  });

  test('fifty participants with teacher, school and attendance in two queries', async () => {
    const school = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 60 });
    await list(coordinator, 'Add', { cohortId, teacherIds: await county.build.teachers(60, school) });
    const { reader } = county.app.platform;
    const queries: string[] = [];
    const rows = reader.rows.bind(reader);
    const row = reader.row.bind(reader);
    reader.rows = (sql, params) => { queries.push(sql); return rows(sql, params); };
    reader.row = async <T>(sql: string, params: Parameters<typeof row>[1]) => { queries.push(sql); return (await rows<T>(sql, params))[0]; };
    try {
      const answer = await coordinator.ask<{ registrations: { totalCount: number; items: { attendance: object }[] } }>(
        'query ($id: ID!) { registrations(cohortId: $id, page: { limit: 50 }) { totalCount items { id status teacher { name number school { name } } area { name } position attendance { requiredMinutes absentMinutes } } } }', { id: cohortId });
      expect(answer.registrations.totalCount).toBe(60);
      expect(answer.registrations.items).toHaveLength(50);
      expect(answer.registrations.items[0]?.attendance).toEqual({ requiredMinutes: 0, absentMinutes: 0 });
    } finally {
      Object.assign(reader, { rows, row });
    }
    expect(queries.filter((sql) => /registrations|register_sessions|roll_members|presences/.test(sql))).toHaveLength(2);
    // Besides: the session with its account and grants, and the terms of the roll.
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  test('the roster goes to Excel within reach, and the download is written down', async () => {
    const { cohortId } = await training.cohort({ capacity: 5 });
    await list(coordinator, 'Add', { cohortId, teacherIds: [await county.build.teacher()] });
    const response = await coordinator.get(`/downloads/cohort-roster/${cohortId}.xlsx`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
    expect((await county.rows<{ details: string }>("SELECT details FROM audit_rows WHERE action = 'cohort.downloadRoster' AND subjectId = ?", [String(cohortId)])).map(({ details }) => JSON.parse(details) as object)).toEqual([{ people: 1 }]);
    expect((await (await teacher()).client.get(`/downloads/cohort-roster/${cohortId}.xlsx`)).status).toBe(404);
  });
});
