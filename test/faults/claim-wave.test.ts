import { jest } from '@jest/globals';

import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { expectInvariants } from '../support/credit-checks.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(400_000);

const SCHOOLS = 100;
const TEACHERS_OF_A_SCHOOL = 25;
const HEADINGS = { number: '教师编号', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称' };
/** 8.00 credits of remote training, and 12.00 of school-based training, of which a year takes 10.00. */
const REMOTE = { category: '远程培训', level: '省级', hours: '20', startDay: '2026-06-01', endDay: '2026-06-20', title: '暑期远程研修' };
const SCHOOL_BASED = { category: '校本研修', level: '校级', hours: '120', startDay: '2026-03-02', endDay: '2026-06-26', title: '大单元教学校本研修' };

// On one database, MariaDB where there is one: a hundred workbooks take their time, and decisions in bulk race on both elsewhere.
describe.each(databaseKinds.slice(-1))('a wave of 5,000 claims from 100 school files on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind); });
  afterAll(() => county.close());

  test('is filed by Excel and approved in five calls: every teacher has exactly what his caps leave', async () => {
    const started = performance.now();
    const schools: { client: Client; importId: string }[] = [];
    for (let at = 0; at < SCHOOLS; at += 1) {
      const schoolId = await county.build.school();
      await county.build.teachers(TEACHERS_OF_A_SCHOOL, schoolId);
      const client = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
      const numbers = await county.rows<{ number: string }>('SELECT number FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId]);
      const bytes = await workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: numbers.flatMap(({ number }) => [{ number, ...REMOTE }, { number, ...SCHOOL_BASED }]) }] });
      const { id: fileId } = await client.upload('claims', `第${at + 1}所学校.xlsx`, bytes);
      const { creditClaimImportPrepare } = await client.ask<{ creditClaimImportPrepare: { claimImport: { id: string } } }>('mutation ($input: CreditClaimImportPrepareInput!) { creditClaimImportPrepare(input: $input) { claimImport { id } } }', { input: { fileId, evidenceFileIds: [] } });
      schools.push({ client, importId: creditClaimImportPrepare.claimImport.id });
    }
    await county.settle();
    for (const { client, importId } of schools) await client.ask('mutation ($input: CreditClaimImportApplyInput!) { creditClaimImportApply(input: $input) { userErrors { code } } }', { input: { importId } });
    await county.settle();
    expect(await county.rows('SELECT status, COUNT(*) AS n FROM claim_imports GROUP BY status')).toEqual([{ status: 'APPLIED', n: SCHOOLS }]);
    const filed = performance.now();

    const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const filter = { status: ['PENDING'], awaits: 'RECOGNISE' };
    for (let call = 0; call < 5; call += 1) {
      const { creditClaimIds } = await officer.ask<{ creditClaimIds: string[] }>('query ($filter: CreditClaimFilter!) { creditClaimIds(filter: $filter, limit: 1000) }', { filter });
      const { creditClaimsRecognise: { results } } = await officer.ask<{ creditClaimsRecognise: { results: { done: boolean }[] } }>(
        'mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds: creditClaimIds, idempotencyKey: `sitting-${call}` } });
      expect([results.length, results.every((each) => each.done)]).toEqual([1000, true]);
    }
    process.stdout.write(`\n  ${kind}: ${SCHOOLS} files with 5,000 claims filed in ${Math.round((filed - started) / 1000)} s, recognised in ${Math.round(performance.now() - filed)} ms\n`);

    expect(await county.rows('SELECT balanceCenticredits, COUNT(*) AS teachers FROM credit_accounts GROUP BY balanceCenticredits')).toEqual([{ balanceCenticredits: 1800, teachers: SCHOOLS * TEACHERS_OF_A_SCHOOL }]);
    expect(await county.rows('SELECT categoryKey, MIN(centicredits) AS least, MAX(centicredits) AS most FROM credit_totals GROUP BY categoryKey ORDER BY categoryKey')).toEqual([{ categoryKey: 'remote', least: 800, most: 800 }, { categoryKey: 'school-based', least: 1000, most: 1000 }]);
    const { creditWave } = await officer.ask<{ creditWave: { filedCount: number; recognisedCount: number; postedCenticredits: number; schools: unknown[] } }>('{ creditWave { filedCount recognisedCount postedCenticredits schools { filedCount } } }');
    expect({ ...creditWave, schools: creditWave.schools.length }).toEqual({ filedCount: 5000, recognisedCount: 5000, postedCenticredits: 2_500 * 1800, schools: SCHOOLS });
    await expectInvariants(county);

    // All of one source, doubted afterwards, is taken back in one transaction: one answer however many they are.
    const { platform, faces } = county.app;
    const claims = await county.rows<{ id: number }>('SELECT id FROM credit_claims ORDER BY id');
    const doubted = performance.now();
    expect(await platform.work.run({ accountId: null, name: 'test' }, (tx) => faces.credits.claims.holdBack(tx, claims.map((each) => each.id), '来源存疑'.repeat(100)))).toEqual({ quarantined: 0, reversed: 5000 });
    process.stdout.write(`\n  ${kind}: 5,000 taken back in ${Math.round(performance.now() - doubted)} ms\n`);
    expect(await county.rows('SELECT topic, COUNT(*) AS n FROM outbox_messages WHERE deliveredAt IS NULL GROUP BY topic ORDER BY topic')).toEqual([{ topic: 'credits.entryReversed', n: 5000 }, { topic: 'credits.heldBack', n: 5 }]);
    expect(await county.rows('SELECT SUM(balanceCenticredits) AS held FROM credit_accounts')).toEqual([{ held: 0 }]);
  });
});
