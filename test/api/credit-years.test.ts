import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Check { key: string; count: number; blocks: boolean }
interface Year { cycleYear: number; closedAt: string | null; teacherCount: number; countedCenticredits: number; changedCount: number; checklist: Check[]; closings: { id: string; kind: string; status: string; hash: string }[] }
interface Payload { year: Year | null; userErrors: { code: string; message: string }[] }
interface Result { teacherId: string; countedCenticredits: number; categories: { category: string; countedCenticredits: number }[]; changes: { cause: string; centicredits: number; kind: string }[] }

const YEAR = 'cycleYear closedAt teacherCount countedCenticredits changedCount checklist { key count blocks } closings { id kind status hash }';
const RESULT = 'teacherId countedCenticredits categories { category countedCenticredits } changes { cause centicredits kind }';
const HEADINGS = { number: '教师编号', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称' };
const YEARS = { closed: 2024, raced: 2025 } as const;

describe.each(databaseKinds)('credit years on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  let second: Client;
  const at = async (iso: string): Promise<void> => {
    county.clock.set(iso);
    officer = await county.as(officerId);
    second = await county.as(secondId);
  };
  let officerId = 0;
  let secondId = 0;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officerId = await county.build.account({ role: 'CREDIT_OFFICER' });
    secondId = await county.build.account({ role: 'ADMINISTRATOR' });
  });
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });
  afterAll(() => county.close());

  const claimOf = (teacherId: number, year: number): Promise<number> => buildClaim(county, teacherId, { startDay: `${year}-06-01`, activity: buildActivity({ day: `${year}-06-20`, submittedDay: `${year}-12-01` }) });
  const recognise = async (client: Client, claimIds: readonly number[]) => (await client.ask<{ creditClaimsRecognise: { results: { done: boolean; code: string | null; message: string | null }[] } }>('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done code message } } }', { input: { claimIds } })).creditClaimsRecognise.results;
  const say = async (client: Client, mutation: string, input: object): Promise<Payload> => (await client.ask<Record<string, Payload>>(`mutation ($input: C${mutation.slice(1)}Input!) { ${mutation}(input: $input) { year { ${YEAR} } userErrors { code message } } }`, { input }))[mutation] as Payload;
  const view = async (client: Client, cycleYear: number) => (await client.ask<{ creditYear: Year }>(`query ($y: Int!) { creditYear(cycleYear: $y) { ${YEAR} } }`, { y: cycleYear })).creditYear;
  const results = async (client: Client, cycleYear: number, onlyChanged = false) => (await client.ask<{ creditYearResults: { totalCount: number; items: Result[] } }>(`query ($y: Int!, $c: Boolean!) { creditYearResults(cycleYear: $y, onlyChanged: $c, page: { limit: 100 }) { totalCount items { ${RESULT} } } }`, { y: cycleYear, c: onlyChanged })).creditYearResults;
  const proposed = async (cycleYear: number): Promise<string> => {
    const payload = await say(officer, 'creditYearPropose', { cycleYear });
    expect(payload.userErrors).toEqual([]);
    return payload.year?.closings[0]?.id ?? '';
  };

  test('what waits blocks; a second person confirms; after that only an order and reversals go in, each told with its cause, and a supplement takes them up', async () => {
    const cycleYear = YEARS.closed;
    await at('2025-01-10T02:00:00Z');
    const [schoolId, otherSchoolId] = [await county.build.school(), await county.build.school()];
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId, number: 'T88000001' });
    const other = await county.build.teacher({ schoolId: otherSchoolId });
    const [claim, waiting] = [await claimOf(teacherId, cycleYear), await claimOf(other, cycleYear)];
    await recognise(officer, [claim]);
    expect((await say(officer, 'creditYearPropose', { cycleYear })).userErrors).toMatchObject([{ code: 'BLOCKED', message: expect.stringContaining('待县级审核的申报 1 项') as string }]);
    await recognise(officer, [waiting]);
    expect((await view(officer, cycleYear)).checklist.filter(({ count, blocks }) => blocks && count > 0)).toEqual([]);
    const closingId = await proposed(cycleYear);
    expect((await say(officer, 'creditYearPropose', { cycleYear })).userErrors).toMatchObject([{ code: 'ALREADY_PROPOSED' }]);
    expect((await say(officer, 'creditYearConfirm', { closingId })).userErrors).toMatchObject([{ code: 'DECIDER_IS_PROPOSER' }]);
    const late = await claimOf(teacherId, cycleYear);
    expect((await say(second, 'creditYearConfirm', { closingId })).userErrors).toMatchObject([{ code: 'BLOCKED' }]);
    await officer.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds: [late], status: 'RETURNED', reason: '材料不清' } });
    expect((await say(second, 'creditYearConfirm', { closingId })).userErrors).toEqual([]);
    expect((await say(second, 'creditYearConfirm', { closingId })).userErrors).toMatchObject([{ code: 'NOT_PROPOSED' }]);
    await county.settle();
    const year = await view(officer, cycleYear);
    expect(year).toMatchObject({ countedCenticredits: 1_600, changedCount: 0, closings: [{ kind: 'CLOSE', status: 'CLOSED' }] });
    expect([year.closedAt !== null, year.closings[0]?.hash.length]).toEqual([true, 64]);

    const [refused] = await recognise(officer, [await claimOf(other, cycleYear)]);
    expect(refused).toMatchObject({ done: false, code: 'YEAR_CLOSED', message: expect.stringContaining('2024 年度已结账') as string });
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    expect((await results(school, cycleYear)).items).toEqual([{ teacherId: String(teacherId), countedCenticredits: 800, categories: expect.arrayContaining([{ category: '远程培训', countedCenticredits: 800 }]) as object[], changes: [] }]);
    const { creditYearSchools } = await school.ask<{ creditYearSchools: { items: { schoolId: string; countedCenticredits: number }[] } }>('query ($y: Int!) { creditYearSchools(cycleYear: $y) { items { schoolId countedCenticredits } } }', { y: cycleYear });
    expect(creditYearSchools.items).toEqual([{ schoolId: String(schoolId), countedCenticredits: 800 }]);
    const own = await (await county.as(accountId)).ask<{ viewerCreditYears: Result[] }>(`{ viewerCreditYears { ${RESULT} } }`);
    expect(own.viewerCreditYears).toMatchObject([{ countedCenticredits: 800 }]);

    const { id: fileId } = await officer.upload('evidence', '通知.pdf', new TextEncoder().encode('%PDF-1.4 an order'));
    const { lateEntryBatchOpen: { batch } } = await officer.ask<{ lateEntryBatchOpen: { batch: { id: string } } }>('mutation ($input: LateEntryBatchOpenInput!) { lateEntryBatchOpen(input: $input) { batch { id } } }',
      { input: { orderNumber: '市师训〔2025〕1号', orderTitle: '补登通知', organ: '市教育局', orderDay: '2025-01-08', fromDay: '2024-01-01', toDay: '2024-12-31', cutOffDay: '2025-02-28', fileId } });
    const sheet = await officer.upload('claims', '名单.xlsx', await workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: [{ number: 'T88000001', category: '远程培训', level: '省级', hours: '10', startDay: '2024-09-01', endDay: '2024-09-20', title: '补登的研修' }] }] }));
    for (const [mutation, input] of [['RowsUpload', { fileId: sheet.id }], ['BatchSubmit', {}]] as const) await officer.ask(`mutation ($input: LateEntry${mutation}Input!) { lateEntry${mutation}(input: $input) { userErrors { code } } }`, { input: { batchId: batch.id, ...input } });
    const posted = await second.ask<{ lateEntryBatchApprove: { userErrors: object[] } }>('mutation ($input: LateEntryBatchApproveInput!) { lateEntryBatchApprove(input: $input) { userErrors { code message } } }', { input: { batchId: batch.id, revision: 1 } });
    expect(posted.lateEntryBatchApprove.userErrors).toEqual([]);
    const [entry] = await county.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE teacherId = ? ORDER BY id LIMIT 1', [other]);
    await officer.ask('mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }', { input: { entryIds: [entry?.id], reason: '证书系伪造' } });
    expect((await results(officer, cycleYear, true)).items.map(({ countedCenticredits, changes }) => [countedCenticredits, ...changes.map(({ cause, centicredits }) => [cause, centicredits])])).toEqual([[800, ['补登：市师训〔2025〕1号', 400]], [800, ['冲正：证书系伪造', -800]]]);
    expect((await view(officer, cycleYear)).changedCount).toBe(2);
    const supplement = await proposed(cycleYear);
    expect((await say(second, 'creditYearConfirm', { closingId: supplement })).userErrors).toEqual([]);
    await county.settle();
    expect(await view(officer, cycleYear)).toMatchObject({ changedCount: 0, countedCenticredits: 1_200, closings: [{ kind: 'SUPPLEMENT', status: 'CLOSED' }, { kind: 'CLOSE', status: 'CLOSED' }] });
    expect((await say(officer, 'creditYearPropose', { cycleYear })).userErrors).toMatchObject([{ code: 'NOTHING_CHANGED' }]);
    const pdf = await school.get(`/downloads/credit-years/${cycleYear}.pdf`);
    const excel = await school.get(`/downloads/credit-years/${cycleYear}.xlsx`);
    expect([pdf.status, new TextDecoder().decode(new Uint8Array(await pdf.arrayBuffer()).slice(0, 5)), excel.status]).toEqual([200, '%PDF-', 200]);
  }, 60_000);

  test('closing races with postings: each is in what was frozen, or refused because the year is closed', async () => {
    const cycleYear = YEARS.raced;
    await at('2026-01-10T02:00:00Z');
    const schoolId = await county.build.school();
    const teacherIds = await county.build.teachers(60, schoolId);
    await recognise(officer, [await claimOf(teacherIds[0] as number, cycleYear)]);
    const closingId = await proposed(cycleYear);
    const { postings } = county.app.faces.credits;
    const post = (teacherId: number, n: number) => county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => postings.post(tx, [{ teacherId, causeKey: `completion:${cycleYear}${n}`, title: '集中培训', startDay: `${cycleYear}-03-01`, providerKey: null, activity: buildActivity({ day: `${cycleYear}-03-05`, submittedDay: '2026-01-10' }) }]));
    const racing = teacherIds.map(async (teacherId, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 4));
      // Completions of classes come without a claim; claims are filed and recognised over HTTP.
      if (n % 2 === 0) return post(teacherId, n);
      return (await recognise(officer, [await claimOf(teacherId, cycleYear)])).map(({ done, code }) => ({ posted: done, code }));
    });
    // A claim that waits at this moment stops the confirmation: it is pressed until it goes through.
    let tries = 0;
    const confirm = async (): Promise<readonly string[]> => {
      const codes = (await say(second, 'creditYearConfirm', { closingId })).userErrors.map(({ code }) => code);
      tries += 1;
      return codes[0] === 'BLOCKED' && tries < 300 ? confirm() : codes;
    };
    const confirming = new Promise((resolve) => setTimeout(resolve, 60)).then(confirm);
    const outcomes = (await Promise.all(racing)).flat();
    expect(await confirming).toEqual([]);
    await county.settle();
    const refusedCount = outcomes.filter((each) => !each.posted && 'code' in each && each.code === 'YEAR_CLOSED').length;
    const entries = (await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM ledger_entries WHERE cycleYear = ?', [cycleYear]))[0]?.n ?? 0;
    expect(entries).toBe(1 + outcomes.filter((each) => each.posted).length);
    expect(entries + refusedCount).toBe(61);
    expect(await view(officer, cycleYear)).toMatchObject({ changedCount: 0, countedCenticredits: entries * 800 });
  }, 60_000);

  test('a year under way is not closed, schools and teachers change nothing, and teachers see themselves only', async () => {
    await at('2026-11-21T02:00:00Z');
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    await recognise(officer, [await claimOf(teacherId, 2026)]);
    expect((await say(officer, 'creditYearPropose', { cycleYear: 2026 })).userErrors).toMatchObject([{ code: 'BLOCKED', message: expect.stringContaining('年度尚未结束') as string }]);
    expect((await officer.send('mutation ($input: CreditYearProposeInput!) { creditYearPropose(input: $input) { userErrors { code } } }', { input: { cycleYear: 1999 } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const before = await county.rows('SELECT * FROM credit_year_closings');
    const teacher = await county.as(accountId);
    for (const stranger of [teacher, await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }))]) {
      expect((await stranger.send('mutation ($input: CreditYearProposeInput!) { creditYearPropose(input: $input) { userErrors { code } } }', { input: { cycleYear: 2026 } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await stranger.get('/downloads/credit-years/2026.pdf')).status).toBe(stranger === teacher ? 403 : 404);
    }
    expect((await teacher.send('query { creditYearResults(cycleYear: 2024) { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT * FROM credit_year_closings')).toEqual(before);
  });
});
