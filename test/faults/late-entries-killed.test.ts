import { createApp } from '../../server/app.js';
import { checkEverything } from '../../server/database/checks/check-everything.js';
import { readConfig } from '../../server/platform/config.js';
import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { databaseKinds } from '../support/databases.js';
import { ANSWERED_OR_CUT, startServer } from '../support/server-process.js';
import { Client, startTestApp, type TestApp, TestClock } from '../support/test-app.js';

/** A number between 0 and 1 from a printed seed, so that a failure can be replayed. */
const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const chance = (n: number): number => Math.abs((Math.sin(seed * 9301 + n * 49297) * 233_280) % 1);
const ROWS = 500;
const KILLS = 2;
/** Without credits: so that freezing takes many parts. */
const MORE_TEACHERS = 2_000;
const HEADINGS = { number: '教师编号', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称' };

describe.each(databaseKinds)('the server killed while late entries are posted, then while their year is frozen, on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind, {}, new TestClock(new Date())); });
  afterAll(() => county.close());

  test(`all of the batch is in the ledger or nothing, and what was acknowledged is stored (seed ${seed})`, async () => {
    const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const second = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
    const schoolId = await county.build.school();
    await county.build.teachers(ROWS, schoolId);
    const numbers = (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE schoolId = ?', [schoolId])).map((each) => each.number);
    const { id: fileId } = await officer.upload('evidence', '通知.pdf', new TextEncoder().encode('%PDF-1.4 an order'));
    const { lateEntryBatchOpen } = await officer.ask<{ lateEntryBatchOpen: { batch: { id: string } } }>('mutation ($input: LateEntryBatchOpenInput!) { lateEntryBatchOpen(input: $input) { batch { id } } }',
      { input: { orderNumber: '市师训〔2026〕3号', orderTitle: '补登通知', organ: '市教育局', orderDay: '2026-01-09', fromDay: '2025-01-01', toDay: '2025-12-31', cutOffDay: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), fileId } });
    const batchId = lateEntryBatchOpen.batch.id;
    const rows = numbers.map((number) => ({ number, category: '远程培训', level: '省级', hours: '20', startDay: '2025-06-01', endDay: '2025-06-20', title: '省级远程研修' }));
    const workbook = await officer.upload('claims', '名单.xlsx', await workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows }] }));
    await officer.ask('mutation ($input: LateEntryRowsUploadInput!) { lateEntryRowsUpload(input: $input) { batch { id } } }', { input: { batchId, fileId: workbook.id } });
    await officer.ask('mutation ($input: LateEntryBatchSubmitInput!) { lateEntryBatchSubmit(input: $input) { batch { id } } }', { input: { batchId } });

    const approve = (client: Client) => client.ask('mutation ($input: LateEntryBatchApproveInput!) { lateEntryBatchApprove(input: $input) { batch { status } userErrors { code } } }', { input: { batchId, revision: 1, idempotencyKey: 'late-key-1' } });
    const state = async () => (await county.rows<{ status: string; entries: number; claims: number }>("SELECT status, (SELECT COUNT(*) FROM ledger_entries) AS entries, (SELECT COUNT(*) FROM credit_claims) AS claims FROM late_entry_batches"))[0];
    const { config } = county.app.platform;
    const environment = { DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY };
    for (let n = 0; n < KILLS; n += 1) {
      const server = await startServer(environment);
      const sending = approve(new Client(server.url, second.headers)).then(() => 'answered', String);
      await new Promise((resolve) => setTimeout(resolve, 20 + chance(n) * 600));
      await server.kill();
      const answer = await sending;
      expect(answer).toMatch(ANSWERED_OR_CUT);
      const after = await state();
      if (answer === 'answered') expect(after?.status).toBe('POSTED');
      expect(after).toEqual(after?.status === 'POSTED' ? { status: 'POSTED', entries: ROWS, claims: ROWS } : { status: 'SUBMITTED', entries: 0, claims: 0 });
    }
    await approve(second);
    expect(await state()).toEqual({ status: 'POSTED', entries: ROWS, claims: ROWS });
    const app = await createApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', ...environment }));
    const broken = (await checkEverything(app.platform, app.modules)).filter((each) => each.violations.length > 0);
    await app.close();
    expect(broken).toEqual([]);
  }, 120_000);

  test('a year is frozen once with every teacher, though its job was killed in the middle', async () => {
    const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const second = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
    await county.build.teachers(MORE_TEACHERS, await county.build.school());
    const { creditYearPropose: { year } } = await officer.ask<{ creditYearPropose: { year: { closings: { id: string }[] } } }>('mutation ($input: CreditYearProposeInput!) { creditYearPropose(input: $input) { year { closings { id } } } }', { input: { cycleYear: 2025 } });
    expect(await second.ask('mutation ($input: CreditYearConfirmInput!) { creditYearConfirm(input: $input) { userErrors { code } } }', { input: { closingId: year.closings[0]?.id } })).toEqual({ creditYearConfirm: { userErrors: [] } });
    const state = async () => (await county.rows<{ status: string; told: number; frozen: number }>('SELECT status, teacherCount AS told, (SELECT COUNT(*) FROM credit_year_results) AS frozen FROM credit_year_closings'))[0] ?? { status: '', told: 0, frozen: 0 };
    const { config, work } = county.app.platform;
    const environment = { DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY };
    expect(await state()).toEqual({ status: 'FREEZING', told: 0, frozen: 0 });
    const server = await startServer(environment);
    while ((await state()).frozen === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await server.kill();
    const { frozen, ...after } = await state();
    // Whole parts, each counted where it was written.
    expect(after).toEqual({ status: 'FREEZING', told: frozen });
    expect(frozen).toBeGreaterThan(0);
    // The lease of the dead runs out.
    await work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE jobs SET leaseUntil = '2026-01-01 00:00:00.000' WHERE status = 'RUNNING'"));
    await county.settle();
    const everybody = ROWS + MORE_TEACHERS;
    expect(await state()).toEqual({ status: 'CLOSED', told: everybody, frozen: everybody });
    expect(await county.rows('SELECT COUNT(DISTINCT teacherId) AS teachers, COUNT(DISTINCT closingId) AS closings FROM credit_year_results')).toEqual([{ teachers: everybody, closings: 1 }]);
    expect(Number((await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM credit_year_results WHERE countedCenticredits > 0'))[0]?.n)).toBe(ROWS);
    const app = await createApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', ...environment }));
    const broken = (await checkEverything(app.platform, app.modules)).filter((each) => each.violations.length > 0);
    await app.close();
    expect(broken).toEqual([]);
  }, 120_000);
});
