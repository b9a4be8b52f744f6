import { jest } from '@jest/globals';

import { readWorkbook, workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(120_000);

interface Refused { readonly userErrors: readonly { code: string; message: string }[] }
interface Plan { readonly id: string; readonly status: string; readonly items: { id: string; title: string; startsOn: string; endsOn: string; budgetFen: number | null; done: Record<string, number | null>; programmes: { id: string }[] }[] }

const PLAN = 'id year status approvedByName itemCount seats budgetFen items { id title startsOn endsOn seats budgetFen stages done { programmes cohorts seats taken completed spentFen } programmes { id } }';
const run = async <T>(client: Client, mutation: string, type: string, selection: string, input: object): Promise<T & Refused> =>
  (await client.ask<Record<string, T & Refused>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`, { input }))[mutation] as T & Refused;
const codes = ({ userErrors }: Refused): string[] => userErrors.map(({ code }) => code);

describe.each(databaseKinds)('year plans and budgets on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  let director: Client;
  let year = 2030;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    director = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const item = (values: object = {}) => ({ title: '新教师培训', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', minutes: 720, seats: 120, startsOn: `${year}-07-08`, endsOn: `${year}-07-12`, budgetFen: 5_000_000, responsible: '唐海燕', stages: ['PRIMARY'], subjects: [], traineeGroup: '新任教师', ...values });
  const newPlan = async (): Promise<string> => {
    year += 1;
    return ((await run<{ plan: Plan }>(coordinator, 'planCreate', 'PlanCreateInput', `plan { ${PLAN} }`, { year })).plan).id;
  };
  const addItem = (planId: string, values: object = {}) => run<{ plan: Plan | null }>(coordinator, 'planItemAdd', 'PlanItemAddInput', `plan { ${PLAN} }`, { planId, item: item(values) });
  const step = (client: Client, mutation: 'planApprove' | 'planPublish', id: string) => run<{ plan: Plan | null }>(client, mutation, 'PlanChoice', `plan { ${PLAN} }`, { id });
  const open = (itemId: string, code?: string) => run<{ programme: { id: string; code: string; year: number; seats: number; status: string } | null }>(coordinator, 'planItemOpenProgramme', 'PlanItemOpenProgrammeInput', 'programme { id code year seats status }', { itemId, ...(code ? { code } : {}) });

  test('drafted, approved by somebody else, published; an item becomes a programme, and what became of it is counted', async () => {
    const id = await newPlan();
    expect(codes(await step(director, 'planApprove', id))).toEqual(['NO_ITEMS']);
    const { plan } = await addItem(id);
    const itemId = plan?.items[0]?.id as string;
    expect(codes(await addItem(id))).toEqual(['TITLE_TWICE']);
    const { stages: _stages, subjects: _subjects, traineeGroup: _group, budgetFen: _budget, ...named } = item();
    await run(coordinator, 'planItemEdit', 'PlanItemEditInput', 'plan { id }', { id: itemId, item: { ...named, responsible: '周雪丽' } });
    expect(await county.rows('SELECT responsible, stages, traineeGroup, budgetFen FROM plan_items WHERE id = ?', [Number(itemId)])).toEqual([{ responsible: '周雪丽', stages: 'primary', traineeGroup: '新任教师', budgetFen: 5_000_000 }]);
    await run(coordinator, 'planItemEdit', 'PlanItemEditInput', 'plan { id }', { id: itemId, item: item() });
    expect(codes(await addItem(id, { title: '骨干', startsOn: '2026-01-05', endsOn: '2026-01-09' }))).toEqual(['OUTSIDE_YEAR']);
    expect(codes(await open(itemId))).toEqual(['NOT_APPROVED']);
    expect(codes(await step(coordinator, 'planApprove', id))).toEqual(['APPROVER_IS_AUTHOR']);
    expect(codes(await step(coordinator, 'planPublish', id))).toEqual(['WRONG_STEP']);
    expect((await step(director, 'planApprove', id)).plan?.status).toBe('APPROVED');
    expect(codes(await addItem(id, { title: '骨干培训' }))).toEqual(['NOT_DRAFT']);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const asSchool = async () => (await school.ask<{ trainingPlan: Plan | null }>(`query ($id: ID!) { trainingPlan(id: $id) { ${PLAN} } }`, { id })).trainingPlan;
    expect(await asSchool()).toBeNull();
    expect((await school.get(`/downloads/training-plan/${id}`)).status).toBe(404);
    await step(coordinator, 'planPublish', id);
    expect(await asSchool()).toMatchObject({ budgetFen: null, items: [{ budgetFen: null, done: { spentFen: null } }] });

    const first = (await open(itemId)).programme;
    expect(first).toMatchObject({ year, seats: 120, status: 'DRAFT' });
    expect(codes(await open(itemId, first?.code))).toEqual(['CODE_TAKEN']);
    expect((await open(itemId)).programme?.code).not.toBe(first?.code);
    await training.cohort({ programmeId: Number(first?.id), capacity: 60 });
    await run(coordinator, 'programmeExpenseEnter', 'ProgrammeExpenseEnterInput', 'budget { spentFen }', { programmeId: first?.id, kind: 'MATERIAL', amountFen: 120_050, spentOn: '2026-11-20', voucher: '记-7' });
    const { trainingPlan } = await coordinator.ask<{ trainingPlan: Plan }>(`query ($id: ID!) { trainingPlan(id: $id) { ${PLAN} } }`, { id });
    expect(trainingPlan.items[0]?.done).toEqual({ programmes: 2, cohorts: 1, seats: 60, taken: 0, completed: 0, spentFen: 120_050 });
    expect(trainingPlan.items[0]?.programmes).toHaveLength(2);
    const pdf = new Uint8Array(await (await coordinator.get(`/downloads/training-plan/${id}`)).arrayBuffer());
    expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe('%PDF-');
    await run(coordinator, 'planReopen', 'PlanReopenInput', 'plan { id }', { id, reason: '增加国培指标' });
    expect(codes(await run(coordinator, 'planItemRemove', 'PlanItemChoice', 'plan { id }', { id: itemId }))).toEqual(['HAS_PROGRAMMES']);
  });

  test('twenty presses of “create” make one plan; last year is copied to the same weekdays, what stands is passed over', async () => {
    const from = await newPlan();
    await addItem(from, { title: `${year} 暑期集训` });
    const items = (await addItem(from, { title: '班主任培训' })).plan?.items ?? [];
    year += 1;
    const created = await Promise.all(Array.from({ length: 20 }, () => run<{ plan: Plan | null }>(coordinator, 'planCreate', 'PlanCreateInput', 'plan { id }', { year })));
    expect(created.filter(({ plan }) => plan)).toHaveLength(1);
    const id = created.find(({ plan }) => plan)?.plan?.id as string;
    const copy = () => run<{ plan: Plan }>(coordinator, 'planCopyItems', 'PlanCopyItemsInput', `plan { ${PLAN} }`, { planId: id, itemIds: items.map((each) => each.id) });
    const copied = (await copy()).plan.items;
    expect(copied.map(({ title }) => title)).toEqual([`${year} 暑期集训`, '班主任培训']);
    const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
    for (const [at, each] of copied.entries()) expect(weekday(each.startsOn)).toBe(weekday(items[at]?.startsOn ?? ''));
    expect((await copy()).plan.items).toHaveLength(2);
  });

  test('Excel out is Excel in: looked through first, bad cells named, written only when all can be read', async () => {
    const id = await newPlan();
    await addItem(id);
    const out = new Uint8Array(await (await coordinator.get(`/downloads/training-plan/${id}.xlsx`)).arrayBuffer());
    const importPlan = async (bytes: Uint8Array, apply: boolean) => {
      const { id: fileId } = await coordinator.upload('plan', '计划.xlsx', bytes);
      return run<{ result: { rows: number; added: number; changed: number; isApplied: boolean; problems: { address: string; column: string; found: string; message: string }[] } | null }>(coordinator, 'planImport', 'PlanImportInput', 'result { rows added changed isApplied problems { address column found message } }', { planId: id, fileId, apply });
    };
    expect((await importPlan(out, false)).result).toEqual({ rows: 1, added: 0, changed: 1, isApplied: false, problems: [] });
    const headings = (await readWorkbook(out)).sheets.find(({ lastColumn }) => lastColumn > 10)?.rows[0]?.cells.map(({ text }) => text) ?? [];
    const sheetOf = (rows: string[][]) => workbookBytes({ sheets: [{ name: '计划', columns: headings.map((header, at) => ({ key: String(at), header, type: 'text' as const })), rows: rows.map((row) => Object.fromEntries(row.map((value, at) => [String(at), value]))) }] });
    const good = ['班主任培训', '县级', '集中面授', '24', '80', `${year}-09-07`, `${year}-09-09`, '30000', '周敏', '', '', '班主任', ''];
    const bad = await sheetOf([good, ['校长研修', '县级', '面对面', '24', '八十', `${year}-10-08`, `${year}-10-09`, '', '周敏', '', '', '', '']]);
    expect((await importPlan(bad, false)).result?.problems.map(({ address, column, found }) => [address, column, found])).toEqual([['C3', '培训方式', '面对面'], ['E3', '人数', '八十']]);
    expect(codes(await importPlan(bad, true))).toEqual(['HAS_PROBLEMS']);
    expect(await county.rows('SELECT id FROM plan_items WHERE planId = ?', [Number(id)])).toHaveLength(1);
    expect((await importPlan(await sheetOf([good]), true)).result).toMatchObject({ added: 1, changed: 0, isApplied: true });
    expect(await county.rows('SELECT title, budgetFen FROM plan_items WHERE planId = ? ORDER BY id', [Number(id)])).toEqual([{ title: '新教师培训', budgetFen: 5_000_000 }, { title: '班主任培训', budgetFen: 3_000_000 }]);
    expect(codes(await importPlan(await workbookBytes({ sheets: [{ name: '名单', columns: [{ key: 'a', header: '姓名', type: 'text' }], rows: [] }] }), false))).toEqual(['NOT_A_PLAN']);
  });

  test('a budget: planned by kind, spent by voucher, a slip struck out, what is over is told', async () => {
    const programmeId = String(await training.programme());
    const plan = (lines: object[]) => run<{ budget: { plannedFen: number } }>(coordinator, 'programmePlanBudget', 'ProgrammePlanBudgetInput', 'budget { plannedFen }', { programmeId, lines });
    expect((await plan([{ kind: 'MEAL', plannedFen: 100_000 }, { kind: 'VENUE', plannedFen: 50_000 }])).budget.plannedFen).toBe(150_000);
    const spend = (values: object = {}) => run<{ budget: { expenses: { id: string }[] } | null }>(coordinator, 'programmeExpenseEnter', 'ProgrammeExpenseEnterInput', 'budget { expenses { id } }', { programmeId, kind: 'MEAL', amountFen: 120_000, spentOn: '2026-11-20', voucher: '记-12', ...values });
    const answers = await Promise.all(Array.from({ length: 6 }, () => spend()));
    expect(answers.filter(({ budget }) => budget)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array<string>(5).fill('VOUCHER_ENTERED'));
    expect(codes(await spend({ voucher: '记-13', spentOn: '2026-11-22' }))).toEqual(['SPENT_IN_FUTURE']);
    const budget = async () => (await coordinator.ask<{ programmeBudget: object }>('query ($id: ID!) { programmeBudget(programmeId: $id) { plannedFen spentFen lines { kind plannedFen spentFen overFen } expenses { amountFen struckReason } } }', { id: programmeId })).programmeBudget;
    expect(await budget()).toMatchObject({ plannedFen: 150_000, spentFen: 120_000, lines: expect.arrayContaining([{ kind: 'MEAL', plannedFen: 100_000, spentFen: 120_000, overFen: 20_000 }]) as unknown });
    const { sheets: [sheet] } = await readWorkbook(new Uint8Array(await (await coordinator.get('/downloads/budgets/2026.xlsx')).arrayBuffer()));
    expect(sheet?.rows.map(({ cells }) => cells.slice(2).map(({ text }) => text).join(' '))).toContain('伙食 1000 1200 200');
    const [expense] = await county.rows<{ id: number }>('SELECT id FROM programme_expenses WHERE programmeId = ?', [Number(programmeId)]);
    const strike = () => run(coordinator, 'programmeExpenseStrike', 'ProgrammeExpenseStrikeInput', 'budget { spentFen }', { id: String(expense?.id), reason: '凭证号登记错误' });
    expect(codes(await strike())).toEqual([]);
    expect(codes(await strike())).toEqual(['STRUCK_ALREADY']);
    expect(await budget()).toMatchObject({ spentFen: 0, expenses: [{ amountFen: 120_000, struckReason: '凭证号登记错误' }] });
    expect(codes(await spend())).toEqual([]);
  });

  test('schools change nothing and are told no money; nothing is written', async () => {
    const id = await newPlan();
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const sizes = async () => (await county.rows<{ n: number }>('SELECT (SELECT COUNT(*) FROM plan_items) + (SELECT COUNT(*) FROM programme_expenses) + (SELECT COUNT(*) FROM audit_rows) AS n'))[0]?.n;
    const before = await sizes();
    for (const [mutation, type, input] of [['planItemAdd', 'PlanItemAddInput', { planId: id, item: item() }], ['planApprove', 'PlanChoice', { id }], ['programmePlanBudget', 'ProgrammePlanBudgetInput', { programmeId: '1', lines: [] }]] as const) {
      expect((await school.send(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await school.send('{ programmeBudget(programmeId: "1") { plannedFen } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await school.get('/downloads/budgets/2026.xlsx')).status).toBe(403);
    expect(await sizes()).toBe(before);
  });

  test('a plan takes the same number of queries however many items it has', async () => {
    const id = await newPlan();
    const { reader } = county.app.platform;
    const count = async (): Promise<number> => {
      let queries = 0;
      const rows = reader.rows.bind(reader);
      reader.rows = (sql, params) => {
        queries += 1;
        return rows(sql, params);
      };
      await coordinator.ask(`query ($id: ID!) { trainingPlan(id: $id) { ${PLAN} } }`, { id });
      reader.rows = rows;
      return queries;
    };
    await addItem(id);
    const one = await count();
    for (const title of ['甲', '乙', '丙']) await addItem(id, { title });
    expect(await count()).toBe(one);
  });
});
