import { databaseKinds } from '../support/databases.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const recognise = `mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { claimId done centicredits lostCenticredits code message } userErrors { code } } }`;
const statement = `query ($id: ID!) { creditStatement(teacherId: $id) { totalCenticredits targetCenticredits shortCenticredits met categories { category { key name } countedCenticredits shortCenticredits } missing { code message } notes } ledgerEntries(teacherId: $id) { totalCount items { id kind centicredits lostCenticredits ruleName explanation reversed } } creditTotals(teacherId: $id) { cycleYear category { key } centicredits entryCount } }`;

interface Results { creditClaimsRecognise: { results: { claimId: string; done: boolean; centicredits: number; lostCenticredits: number; code: string | null; message: string | null }[] } }
interface Statement { creditStatement: { totalCenticredits: number; missing: { code: string; message: string }[] } | null; ledgerEntries: { totalCount: number; items: { id: string; kind: string; centicredits: number; lostCenticredits: number; explanation: string[]; reversed: boolean }[] }; creditTotals: { cycleYear: number; category: { key: string }; centicredits: number; entryCount: number }[] }

describe.each(databaseKinds)('credits on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  test('a recognised claim becomes credits that explain themselves', async () => {
    const { teacherId, accountId } = await county.build.teacherAccount();
    const claimId = await buildClaim(county, teacherId);
    const { creditClaimsRecognise: { results } } = await officer.ask<Results>(recognise, { input: { claimIds: [claimId] } });
    expect(results).toEqual([{ claimId: String(claimId), done: true, centicredits: 800, lostCenticredits: 0, code: null, message: null }]);
    const mine = await (await county.as(accountId)).ask<Statement>(statement, { id: teacherId });
    expect(mine.creditStatement).toMatchObject({ totalCenticredits: 800, targetCenticredits: 12000, shortCenticredits: 11200, met: false });
    expect(mine.creditTotals).toEqual([{ cycleYear: 2026, category: { key: 'remote' }, centicredits: 800, entryCount: 1 }]);
    expect(mine.ledgerEntries.items[0]?.explanation.join(' ')).toMatch(/20 学时.*0\.4/s);
    const english = await (await county.as(accountId)).in('en').ask<Statement>(statement, { id: teacherId });
    expect(english.creditStatement?.missing[0]?.message).toMatch(/short|missing|more/i);
  });

  test('recognising twice with one key answers alike; without a key it is refused and nothing is posted twice', async () => {
    const teacherId = await county.build.teacher();
    const claimId = await buildClaim(county, teacherId);
    const input = { claimIds: [claimId], idempotencyKey: 'recognise-1' };
    const first = await officer.ask<Results>(recognise, { input });
    expect(await officer.ask<Results>(recognise, { input })).toEqual(first);
    const again = await officer.ask<Results>(recognise, { input: { claimIds: [claimId] } });
    expect(again.creditClaimsRecognise.results[0]).toMatchObject({ done: false, code: 'CLAIM_NOT_PENDING' });
    expect((await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId]))).toHaveLength(1);
    const other = await officer.send(recognise, { input: { claimIds: [claimId + 1], idempotencyKey: 'recognise-1' } });
    expect(other.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  test('the yearly cap takes what is left of it and says what was lost', async () => {
    const teacherId = await county.build.teacher();
    const schoolBased = (courseKey: string) => buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', durationMinutes: 60 * 45, courseKey, organiser: { key: null, level: 'SCHOOL', accredited: true } });
    const ids = [await buildClaim(county, teacherId, { activity: schoolBased('a') }), await buildClaim(county, teacherId, { activity: schoolBased('b'), startDay: '2026-06-18' })];
    const { creditClaimsRecognise: { results } } = await officer.ask<Results>(recognise, { input: { claimIds: ids } });
    expect(results.map((each) => [each.centicredits, each.lostCenticredits])).toEqual([[600, 0], [400, 200]]);
  });

  test('nobody recognises his own, a stranger sees nothing, and nothing is written', async () => {
    const teacherId = await county.build.teacher();
    const claimId = await buildClaim(county, teacherId);
    const selfOfficer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER', teacherId }, { role: 'TEACHER' }));
    expect((await selfOfficer.ask<Results>(recognise, { input: { claimIds: [claimId] } })).creditClaimsRecognise.results[0]).toMatchObject({ done: false, code: 'APPROVER_IS_CLAIMANT' });
    const otherSchool = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await otherSchool.send(recognise, { input: { claimIds: [claimId] } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const precheck = `mutation ($input: CreditClaimsInput!) { creditClaimsPrecheck(input: $input) { results { done } } }`;
    expect((await otherSchool.send(precheck, { input: { claimIds: [claimId] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const otherTeacher = await county.as((await county.build.teacherAccount()).accountId);
    expect((await otherTeacher.ask<{ creditStatement: null }>('query ($id: ID!) { creditStatement(teacherId: $id) { met } }', { id: teacherId })).creditStatement).toBeNull();
    expect(await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId])).toEqual([]);
    expect(await county.rows('SELECT status FROM credit_claims WHERE id = ?', [claimId])).toEqual([{ status: 'PENDING' }]);
  });

  test("a teacher's own claim is pre-checked by his school, then recognised by another", async () => {
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    const teacher = await county.as(accountId);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const submit = `mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { id status awaits claimedCenticredits } userErrors { code message } } }`;
    const input = { title: '市级骨干教师培训', organiserName: '市教研院', categoryKey: 'face-to-face', level: 'CITY', startDay: '2026-10-10', endDay: '2026-10-12', durationMinutes: 1080, evidenceFileIds: [] };
    const { creditClaimSubmit } = await teacher.ask<{ creditClaimSubmit: { claim: { id: string; awaits: string; claimedCenticredits: number } } }>(submit, { input });
    expect(creditClaimSubmit.claim).toMatchObject({ awaits: 'PRECHECK', claimedCenticredits: 720 });
    const claimIds = [creditClaimSubmit.claim.id];
    const [stored] = await county.rows<{ activity: string }>('SELECT activity FROM credit_claims WHERE id = ?', [Number(claimIds[0])]);
    expect((JSON.parse(stored?.activity ?? '{}') as { organiser: object }).organiser).toMatchObject({ name: '市教研院', level: 'CITY' });
    expect((await officer.ask<Results>(recognise, { input: { claimIds } })).creditClaimsRecognise.results[0]?.code).toBe('PRECHECK_MISSING');
    await school.ask(`mutation ($input: CreditClaimsInput!) { creditClaimsPrecheck(input: $input) { results { done } } }`, { input: { claimIds } });
    expect((await officer.ask<Results>(recognise, { input: { claimIds } })).creditClaimsRecognise.results[0]).toMatchObject({ done: true, centicredits: 720 });
    const oneDay = await teacher.ask<{ creditClaimSubmit: { userErrors: { code: string; message: string }[] } }>(submit, { input: { ...input, title: '一天的培训', startDay: '2026-10-15', endDay: '2026-10-15' } });
    expect(oneDay.creditClaimSubmit.userErrors[0]?.code).toBe('RULES_REFUSE');
    expect(await county.rows('SELECT id FROM credit_claims WHERE teacherId = ?', [teacherId])).toHaveLength(1);
  });

  test('golden case 11: the same hours by two platforms go to quarantine', async () => {
    const teacherId = await county.build.teacher();
    const first = await buildClaim(county, teacherId, { title: '信息技术应用能力提升', startDay: '2026-06-01' });
    const second = await buildClaim(county, teacherId, { title: '信息技术应用能力提升', startDay: '2026-06-01', providerKey: 'P2' });
    expect(await county.rows('SELECT status FROM credit_claims WHERE id IN (?, ?) ORDER BY id', [first, second])).toEqual([{ status: 'PENDING' }, { status: 'QUARANTINED' }]);
  });

  test('an entry is taken back once, by its exact opposite', async () => {
    const teacherId = await county.build.teacher();
    await officer.ask(recognise, { input: { claimIds: [await buildClaim(county, teacherId)] } });
    const [entry] = await county.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId]);
    const reverse = `mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }`;
    const input = { entryIds: [entry?.id], reason: '学员实际未参加' };
    expect(await officer.ask(reverse, { input })).toEqual({ ledgerEntriesReverse: { reversedCount: 1 } });
    expect(await officer.ask(reverse, { input })).toEqual({ ledgerEntriesReverse: { reversedCount: 0 } });
    const { ledgerEntries } = await officer.ask<Statement>(statement, { id: teacherId });
    expect(ledgerEntries.items.map(({ kind: k, centicredits, reversed }) => [k, centicredits, reversed])).toEqual([['REVERSAL', -800, false], ['NORMAL', 800, true]]);
    await expect(county.app.platform.work.run({ accountId: null, name: 'thief' }, (tx) => tx.run('UPDATE ledger_entries SET centicredits = 9999 WHERE teacherId = ?', [teacherId]))).rejects.toThrow(/append-only/);
  });
});
