import { jest } from '@jest/globals';

import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(120_000);

type Held = { id: number; lecturer: string };
interface Refused { readonly userErrors: readonly { code: string; field: string | null; message: string }[] }
type Answer<F extends string, T> = { [K in F]: T | null } & Refused;

const run = async <T>(client: Client, mutation: string, type: string, selection: string, input: object): Promise<T> =>
  (await client.ask<Record<string, T>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`, { input }))[mutation] as T;

describe.each(databaseKinds)('lecturers and experts on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let accountId: number;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    accountId = await county.build.account({ role: 'COORDINATOR' });
    coordinator = await county.as(accountId);
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const fields = (values: object = {}) => ({ name: `专家${county.build.next()}`, organisation: '市教育科学研究院', origin: 'OUTSIDE', title: '研究员', subjects: ['CHINESE'], stages: ['PRIMARY'], topics: ['大单元教学'], feeFen: 80_000, ...values });
  const add = async (values: object = {}): Promise<string> => {
    const { expert } = await run<Answer<'expert', { id: string }>>(coordinator, 'expertAdd', 'ExpertAddInput', 'expert { id }', { expert: fields(values) });
    return (expert as { id: string }).id;
  };
  const sessionsOf = (rollId: number) => county.rows<Held>('SELECT id, lecturer FROM register_sessions WHERE rollId = ? ORDER BY ordinal', [rollId]);
  const nameLecturer = (input: object) => run<Answer<'named', boolean>>(coordinator, 'sessionNameLecturer', 'SessionNameLecturerInput', 'named', input);
  const codes = (answer: Refused): string[] => answer.userErrors.map(({ code }) => code);

  test('one person stands in the pool once; the number is sealed, masked and revealed with a reason', async () => {
    const id = await add({ name: '王教授', mobile: '138 1234 5678' });
    expect(codes(await run(coordinator, 'expertAdd', 'ExpertAddInput', 'expert { id }', { expert: fields({ name: '王教授 ' }) }))).toEqual(['EXPERT_KNOWN']);
    const teacherId = await county.build.teacher({ name: '李老师' });
    const own = await add({ name: '李老师', teacherId, organisation: '第一小学' });
    expect((await coordinator.ask<{ expert: object }>('query ($id: ID!) { expert(id: $id) { origin teacherId mobileMasked } }', { id: own })).expert).toEqual({ origin: 'COUNTY', teacherId: String(teacherId), mobileMasked: null });
    expect(codes(await run(coordinator, 'expertAdd', 'ExpertAddInput', 'expert { id }', { expert: fields({ teacherId }) }))).toEqual(['TEACHER_IN_POOL']);
    const found = await coordinator.ask<{ experts: { totalCount: number; items: object[] } }>('{ experts(filter: { search: "wangjiao", subject: CHINESE }) { totalCount items { id mobileMasked topics } } }');
    expect(found.experts).toEqual({ totalCount: 1, items: [{ id, mobileMasked: '138****5678', topics: ['大单元教学'] }] });
    expect((await county.rows<{ mobileSealed: string }>('SELECT mobileSealed FROM experts WHERE id = ?', [Number(id)]))[0]?.mobileSealed).not.toContain('13812345678');
    expect((await run<Answer<'mobile', string>>(coordinator, 'expertMobileReveal', 'ExpertMobileRevealInput', 'mobile', { id, reason: '电话确认课程 13812345678' })).mobile).toBe('13812345678');
    const [entry] = await county.rows<{ details: string }>("SELECT details FROM audit_rows WHERE action = 'expert.mobileReveal'");
    expect(entry?.details).toContain('电话确认课程');
    expect(entry?.details).not.toContain('13812345678');
    // An edit that leaves the number out keeps it.
    await run(coordinator, 'expertEdit', 'ExpertEditInput', 'expert { id }', { id, expert: fields({ name: '王教授', feeFen: 100_000 }) });
    expect((await coordinator.ask<{ expert: object }>('query ($id: ID!) { expert(id: $id) { feeFen mobileMasked } }', { id })).expert).toEqual({ feeFen: 100_000, mobileMasked: '138****5678' });
    // So does one that leaves out what may be left out.
    await run(coordinator, 'expertEdit', 'ExpertEditInput', 'expert { id }', { id, expert: { name: '王教授', organisation: '省教育学院', origin: 'OUTSIDE', note: null } });
    expect((await coordinator.ask<{ expert: object }>('query ($id: ID!) { expert(id: $id) { organisation title subjects topics feeFen mobileMasked } }', { id })).expert)
      .toEqual({ organisation: '省教育学院', title: '研究员', subjects: ['CHINESE'], topics: ['大单元教学'], feeFen: 100_000, mobileMasked: '138****5678' });
  });

  test('a cohort is planned with lecturers of the pool and with outsiders; load counts by year', async () => {
    const expertId = await add({ name: '赵专家' });
    const programmeId = await training.programme();
    const sessions = [['09:00', expertId, '别名'], ['10:00', null, '外聘张老师']].map(([time, id, lecturer]) => ({ topic: '讲座', lecturer, expertId: id, place: '报告厅', startsAt: `2026-12-01T${time}:00+08:00`, durationMinutes: 45 }));
    const cohort = { title: '专家班', startsOn: '2026-12-01', endsOn: '2026-12-02', place: '报告厅', registrationOpensAt: '2026-11-01T00:00:00Z', registrationClosesAt: '2026-11-30T00:00:00Z', stages: [], subjects: [] };
    const create = (list: object[]) => coordinator.send<{ cohortCreate: { cohort: { sessions: { lecturer: string; expertId: string | null }[] } | null } }>('mutation ($input: CohortCreateInput!) { cohortCreate(input: $input) { cohort { sessions { lecturer expertId } } userErrors { code } } }', { input: { programmeId, cohort, capacity: 10, sessions: list } });
    expect((await create(sessions)).data.cohortCreate.cohort?.sessions).toEqual([{ lecturer: '赵专家', expertId }, { lecturer: '外聘张老师', expertId: null }]);
    const { experts } = await coordinator.ask<{ experts: { items: object[] } }>('{ experts(filter: { search: "赵专家" }, sort: LOAD) { items { name years { year sessions minutes feeFen } } } }');
    expect(experts.items).toEqual([{ name: '赵专家', years: [{ year: 2026, sessions: 1, minutes: 45, feeFen: 0 }] }]);
    expect(codes(await run(coordinator, 'expertRetire', 'ExpertChoice', 'expert { id }', { id: expertId }))).toEqual(['HAS_SESSIONS_AHEAD']);
    const before = (await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM cohorts'))[0]?.n;
    expect((await create([{ ...sessions[0], expertId: '999999' }])).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM cohorts'))[0]?.n).toBe(before);
  });

  test('invited, accepted, named in the register; withdrawn, the session is free again', async () => {
    const { rollId } = await training.cohort();
    const [first, second] = await sessionsOf(rollId) as unknown as [Held, Held];
    const [one, other] = [await add({ name: '钱专家' }), await add({ name: '孙专家' })];
    const invite = (expertId: string, ids: number[]) => run<Answer<'invitations', { id: string; status: string }[]>>(coordinator, 'expertInvite', 'ExpertInviteInput', 'invitations { id status expert { id } session { id topic } }', { expertId, sessionIds: ids, note: '请讲两个半天' });
    const { invitations } = await invite(one, [first.id, second.id]);
    expect(invitations).toMatchObject([{ status: 'INVITED', session: { id: String(first.id) } }, { status: 'INVITED', session: { id: String(second.id) } }]);
    expect(await invite(one, [second.id])).toMatchObject({ userErrors: [{ code: 'INVITED_ALREADY' }] });
    const rival = (await invite(other, [first.id])).invitations?.[0]?.id;
    const answer = (id: string | undefined, accepts: boolean) => run<Answer<'invitation', object>>(coordinator, 'expertInvitationAnswer', 'ExpertInvitationAnswerInput', 'invitation { status answer session { isOver } }', { id, accepts, answer: accepts ? '可以' : '当天有会' });
    // Two acceptances of one session at once: one of them holds it.
    const answers = await Promise.all([answer(invitations?.[0]?.id, true), answer(rival, true)]);
    expect(answers.flatMap(codes)).toEqual(['SESSION_HAS_LECTURER']);
    expect(answers.filter((each) => each.invitation)).toHaveLength(1);
    expect(codes(await answer(invitations?.[1]?.id, false))).toEqual([]);
    expect(codes(await answer(invitations?.[1]?.id, true))).toEqual(['ANSWERED_ALREADY']);
    const [held] = await county.rows<{ lecturer: string; expertId: number }>('SELECT s.lecturer, l.expertId FROM register_sessions s JOIN session_lecturers l ON l.sessionId = s.id WHERE s.id = ?', [first.id]);
    expect(['钱专家', '孙专家']).toContain(held?.lecturer);
    const accepted = answers[0]?.invitation ? invitations?.[0]?.id : rival;
    await run(coordinator, 'expertInvitationWithdraw', 'ExpertInvitationWithdrawInput', 'invitation { id }', { id: accepted, reason: '课程调整' });
    expect((await sessionsOf(rollId))[0]?.lecturer).toBe('待定');
    expect(await county.rows('SELECT sessionId FROM session_lecturers WHERE sessionId = ?', [first.id])).toEqual([]);
  });

  test('fees are entered, paid once after the session, and told to the accountant; ratings count', async () => {
    const { rollId } = await training.cohort();
    const [first, second] = await sessionsOf(rollId) as unknown as [Held, Held];
    const [expertId, other] = [await add({ name: '周专家' }), await add({ name: '吴专家' })];
    const enter = (sessionId: number, amountFen: number) => run<Answer<'session', { fee: { id: string } }>>(coordinator, 'expertFeeEnter', 'ExpertFeeEnterInput', 'session { fee { id amountFen status } }', { sessionId, amountFen });
    expect(codes(await enter(first.id, 80_000))).toEqual(['NOT_HIS_SESSION']);
    for (const { id } of [first, second]) await nameLecturer({ sessionId: id, expertId });
    const fee = (await enter(first.id, 80_000)).session?.fee.id;
    const pay = (ids: (string | undefined)[], paidOn = '2026-11-21') => run<Answer<'paid', number>>(coordinator, 'expertFeePay', 'ExpertFeePayInput', 'paid', { ids, paidOn, voucher: '记-118' });
    const rate = (score: number) => run<Answer<'session', object>>(coordinator, 'expertRate', 'ExpertRateInput', 'session { rating { count averageHundredths } viewerScore }', { sessionId: first.id, score, remark: '' });
    expect(codes(await pay([fee]))).toEqual(['SESSIONS_AHEAD']);
    expect(codes(await rate(5))).toEqual(['NOT_OVER_YET']);
    // Who leaves takes an unpaid fee with him.
    await nameLecturer({ sessionId: first.id, expertId: other });
    expect(await county.rows('SELECT id FROM expert_fees WHERE sessionId = ?', [first.id])).toEqual([]);
    await nameLecturer({ sessionId: first.id, expertId });
    const again = (await enter(first.id, 90_000)).session?.fee.id;
    county.clock.set('2026-12-10T02:00:00Z');
    coordinator = await county.as(accountId);
    expect(codes(await pay([again], '2026-12-11'))).toEqual(['PAID_IN_FUTURE']);
    const payments = await Promise.all(Array.from({ length: 8 }, () => pay([again], '2026-12-10')));
    expect(payments.filter(({ paid }) => paid === 1)).toHaveLength(1);
    expect(payments.flatMap(codes)).toEqual(Array<string>(7).fill('PAID_ALREADY'));
    expect(codes(await enter(first.id, 1))).toEqual(['FEE_PAID']);
    expect(codes(await nameLecturer({ sessionId: first.id, expertId: other }))).toEqual(['FEE_PAID']);
    expect((await rate(4)).session).toEqual({ rating: { count: 1, averageHundredths: 400 }, viewerScore: 4 });
    expect((await rate(5)).session).toEqual({ rating: { count: 1, averageHundredths: 500 }, viewerScore: 5 });
    const { expertFees } = await coordinator.ask<{ expertFees: object }>('query ($id: ID!) { expertFees(filter: { expertId: $id, year: 2026 }) { totalCount totals { amountFen paidFen unpaidFen missing } items { topic fee { amountFen paidOn voucher } } } }', { id: expertId });
    expect(expertFees).toEqual({ totalCount: 2, totals: { amountFen: 90_000, paidFen: 90_000, unpaidFen: 0, missing: 1 }, items: [{ topic: '第2讲', fee: null }, { topic: '第1讲', fee: { amountFen: 90_000, paidOn: '2026-12-10', voucher: '记-118' } }] });
    const { sheets: [bySession, byPerson] } = await readWorkbook(new Uint8Array(await (await coordinator.get(`/downloads/expert-fees.xlsx?expertId=${expertId}`)).arrayBuffer()));
    expect(bySession?.rows).toHaveLength(3);
    expect(byPerson?.rows[1]?.cells.map(({ text }) => text)).toEqual(['周专家', '市教育科学研究院', '研究员', '2', '90', '900', '900', '0']);
    expect(codes(await run(coordinator, 'expertFeeReopen', 'ExpertFeeReopenInput', 'session { id }', { id: again, reason: '凭证号登记错误' }))).toEqual([]);
    expect(codes(await run(coordinator, 'expertFeeReopen', 'ExpertFeeReopenInput', 'session { id }', { id: again, reason: '凭证号登记错误' }))).toEqual(['NOT_PAID']);
    county.clock.set('2026-11-21T02:00:00Z');
    coordinator = await county.as(accountId);
  });

  test('schools and teachers read nothing of the pool and write nothing; an auditor reads', async () => {
    const id = await add({ name: '郑专家', mobile: '13900001111' });
    const schoolId = await county.build.school();
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    const sizes = async () => (await county.rows<{ n: number }>('SELECT (SELECT COUNT(*) FROM experts) + (SELECT COUNT(*) FROM expert_fees) + (SELECT COUNT(*) FROM audit_rows) AS n'))[0]?.n;
    const before = await sizes();
    expect((await school.send('{ experts { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await school.get('/downloads/expert-fees.xlsx')).status).toBe(403);
    for (const client of [school, auditor]) {
      expect((await client.send('mutation ($input: ExpertMobileRevealInput!) { expertMobileReveal(input: $input) { mobile } }', { input: { id, reason: '随便看看' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await auditor.ask<{ expert: object }>('query ($id: ID!) { expert(id: $id) { name mobileMasked } }', { id })).expert).toEqual({ name: '郑专家', mobileMasked: '139****1111' });
    expect(await sizes()).toBe(before);
  });

  test('a list of experts takes the same number of queries however long it is', async () => {
    const { reader } = county.app.platform;
    const count = async (limit: number): Promise<number> => {
      let queries = 0;
      const rows = reader.rows.bind(reader);
      reader.rows = (sql, params) => {
        queries += 1;
        return rows(sql, params);
      };
      await coordinator.ask('query ($limit: Int!) { experts(page: { limit: $limit, offset: 0 }) { items { name mobileMasked years { minutes } rating { count } } } }', { limit });
      reader.rows = rows;
      return queries;
    };
    expect(await count(5)).toBe(await count(1));
  });
});
