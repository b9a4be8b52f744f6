import { readFileSync } from 'node:fs';

import { parseRuleSet, type RuleSet } from '../../server/modules/credits/rules/rule-set.js';
import { publishedRow } from '../../server/modules/credits/rule-sets.store.js';
import { RuleSetRow } from '../../server/modules/credits/rule-sets.entities.js';
import { workbookBytes } from '../../server/platform/spreadsheets/index.js';
import { expectInvariants } from '../support/credit-checks.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Result { claimId: string; done: boolean; centicredits: number; awaits: string | null; code: string | null }
const RESULTS = 'results { claimId done centicredits awaits code }';

/** The county's rules, but that face to face training is recognised by one officer and audited by another, and filed with the province. */
function auditedRules(): RuleSet {
  const parsed = parseRuleSet({
    ...JSON.parse(readFileSync('server/modules/credits/rule-sets/shaanxi-2018.json', 'utf8')) as object, version: 2,
    approvals: [
      { key: 'audited', categoryKeys: ['face-to-face'], steps: [{ at: 'SCHOOL', does: 'PRECHECK' }, { at: 'COUNTY', does: 'RECOGNISE' }, { at: 'COUNTY', does: 'AUDIT' }, { at: 'PROVINCE', does: 'FILE' }] },
      { key: 'ordinary', categoryKeys: [], steps: [{ at: 'SCHOOL', does: 'PRECHECK' }, { at: 'COUNTY', does: 'RECOGNISE' }, { at: 'CITY', does: 'FILE' }] },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.path);
  return parsed.ruleSet;
}

describe.each(databaseKinds)('the chain of a claim on %s', (kind) => {
  let county: TestApp;
  let one: Client;
  let two: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    await county.build.row(RuleSetRow, publishedRow(auditedRules(), '[]', { isDefault: true, at: '2026-01-01 00:00:00.000', byAccountId: null }));
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE rule_set_heads SET version = 2'));
    [one, two] = await Promise.all([county.as(await county.build.account({ role: 'CREDIT_OFFICER' })), county.as(await county.build.account({ role: 'CREDIT_OFFICER' }))]);
  });
  afterEach(() => expectInvariants(county));
  afterAll(() => county.close());

  const pass = async (client: Client, step: 'Recognise' | 'Audit' | 'Precheck', claimIds: readonly number[], idempotencyKey: string | null = null) =>
    (await client.ask<Record<string, { results: Result[] }>>(`mutation ($input: CreditClaimsInput!) { creditClaims${step}(input: $input) { ${RESULTS} } }`, { input: { claimIds, idempotencyKey } }))[`creditClaims${step}`]?.results ?? [];
  const decline = async (client: Client, claimIds: readonly (number | string)[], status: 'RETURNED' | 'REJECTED') =>
    (await client.ask<{ creditClaimsDecline: { results: Result[] } }>(`mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { ${RESULTS} } }`, { input: { claimIds, status, reason: '学时与通知不一致' } })).creditClaimsDecline.results;
  const faceToFace = (change: object = {}) => buildActivity({ categoryKey: 'face-to-face', ...change });
  const states = (ids: readonly number[]) => county.rows('SELECT status, awaits, postedCenticredits FROM credit_claims WHERE id IN (?) ORDER BY id', [ids as never]);

  test('where the chain asks for a second look, only that posts, and never the same officer', async () => {
    const teacherId = await county.build.teacher();
    const [audited, ordinary] = [await buildClaim(county, teacherId, { activity: faceToFace() }), await buildClaim(county, teacherId)];
    expect((await pass(two, 'Audit', [audited]))[0]).toMatchObject({ done: false, code: 'RECOGNITION_MISSING' });
    expect(await pass(one, 'Recognise', [audited, ordinary], 'recognise-first')).toMatchObject([{ done: true, centicredits: 0, awaits: 'AUDIT' }, { done: true, centicredits: 800, awaits: null }]);
    expect(await states([audited, ordinary])).toEqual([{ status: 'PENDING', awaits: 'AUDIT', postedCenticredits: null }, { status: 'APPROVED', awaits: 'RECOGNISE', postedCenticredits: 800 }]);
    expect(await county.rows('SELECT causeKey FROM ledger_entries WHERE teacherId = ?', [teacherId])).toEqual([{ causeKey: `claim:${ordinary}` }]);
    // Answered alike when it is asked again; another key finds it passed.
    expect(await pass(one, 'Recognise', [audited, ordinary], 'recognise-first')).toMatchObject([{ done: true, awaits: 'AUDIT' }, { done: true, awaits: null }]);
    expect((await pass(two, 'Recognise', [audited]))[0]).toMatchObject({ done: false, code: 'CLAIM_NOT_PENDING' });
    expect((await pass(one, 'Audit', [audited]))[0]).toMatchObject({ done: false, code: 'APPROVER_ALREADY_DECIDED' });
    expect((await decline(one, [audited], 'REJECTED'))[0]).toMatchObject({ done: false, code: 'APPROVER_ALREADY_DECIDED' });
    expect(await county.rows('SELECT id FROM ledger_entries WHERE causeKey = ?', [`claim:${audited}`])).toEqual([]);
    expect(await pass(two, 'Audit', [audited, ordinary])).toMatchObject([{ done: true, centicredits: 800, awaits: null }, { done: false, code: 'CLAIM_NOT_PENDING' }]);
    const { creditClaimReview } = await one.ask<{ creditClaimReview: { steps: { step: string }[]; claim: { status: string } } }>('query ($id: ID!) { creditClaimReview(id: $id) { steps { step } claim { status } } }', { id: audited });
    expect(creditClaimReview).toEqual({ steps: [{ step: 'RECOGNISE' }, { step: 'AUDIT' }], claim: { status: 'APPROVED' } });
  });

  test('the auditor may give back what another recognised; a school or a stranger cannot audit, and nothing is written', async () => {
    const teacherId = await county.build.teacher();
    const [returned, kept] = [await buildClaim(county, teacherId, { activity: faceToFace() }), await buildClaim(county, teacherId, { activity: faceToFace() })];
    await pass(one, 'Recognise', [returned, kept]);
    expect(await decline(two, [returned], 'RETURNED')).toMatchObject([{ done: true, awaits: null }]);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await school.send(`mutation ($input: CreditClaimsInput!) { creditClaimsAudit(input: $input) { ${RESULTS} } }`, { input: { claimIds: [kept] } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await states([returned, kept])).toEqual([{ status: 'RETURNED', awaits: 'AUDIT', postedCenticredits: null }, { status: 'PENDING', awaits: 'AUDIT', postedCenticredits: null }]);
    expect(await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId])).toEqual([]);
  });

  test('two officers audit one claim at the same moment, and a claim is recognised and audited at once: one outcome', async () => {
    const three = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    for (let round = 0; round < 10; round += 1) {
      const claimId = await buildClaim(county, await county.build.teacher(), { activity: faceToFace() });
      await Promise.all([pass(one, 'Recognise', [claimId]), pass(two, 'Audit', [claimId])]);
      const answers = (await Promise.all([pass(two, 'Audit', [claimId]), pass(three, 'Audit', [claimId])])).flat();
      expect(answers.filter((each) => each.done).length).toBeLessThanOrEqual(1);
      expect(await county.rows('SELECT COUNT(*) AS n FROM ledger_entries WHERE causeKey = ?', [`claim:${claimId}`])).toEqual([{ n: 1 }]);
    }
  });

  const HEADINGS = { number: '教师编号', category: '类别', level: '级别', hours: '学时', startDay: '开始日期', endDay: '结束日期', title: '培训或活动名称' };
  const fileSheet = async (school: Client, lines: readonly Record<keyof typeof HEADINGS, string>[]) => {
    const bytes = await workbookBytes({ sheets: [{ name: '学分申报', columns: Object.entries(HEADINGS).map(([key, header]) => ({ key, header, type: 'text' as const })), rows: lines }] });
    const { id: fileId } = await school.upload('claims', '申报.xlsx', bytes);
    const { creditClaimImportPrepare: { claimImport: { id } } } = await school.ask<{ creditClaimImportPrepare: { claimImport: { id: string } } }>('mutation ($input: CreditClaimImportPrepareInput!) { creditClaimImportPrepare(input: $input) { claimImport { id } } }', { input: { fileId, evidenceFileIds: [] } });
    await county.settle();
    const { creditClaimImport: checked } = await school.ask<{ creditClaimImport: { readyCount: number; suspectCount: number; refusedCount: number } }>('query ($id: ID!) { creditClaimImport(id: $id) { readyCount suspectCount refusedCount } }', { id });
    await school.ask('mutation ($input: CreditClaimImportApplyInput!) { creditClaimImportApply(input: $input) { userErrors { code } } }', { input: { importId: id } });
    await county.settle();
    const { creditClaimImportRows: { items } } = await school.ask<{ creditClaimImportRows: { items: { claimId: string; reasons: string[] }[] } }>('query ($id: ID!) { creditClaimImportRows(importId: $id, page: { limit: 100 }) { items { claimId reasons } } }', { id });
    return { checked, rows: items };
  };

  test('what a school files again after it was given back takes the place of the returned claim; what still waits stays a duplicate', async () => {
    const schoolId = await county.build.school();
    await county.build.teachers(3, schoolId);
    const numbers = (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE schoolId = ? ORDER BY id', [schoolId])).map((each) => each.number);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const line = (at: number, change: object = {}) => ({ number: numbers[at] ?? '', category: '远程培训', level: '省级', hours: '20', startDay: '2026-06-01', endDay: '2026-06-20', title: '暑期远程研修', ...change });
    const first = await fileSheet(school, [line(0), line(1), line(2)]);
    const [same, mended, waiting] = first.rows.map((row) => Number(row.claimId)) as [number, number, number];
    await decline(one, [same, mended], 'RETURNED');
    const again = await fileSheet(school, [line(0), line(1, { hours: '16' }), line(2)]);
    expect(again.checked).toMatchObject({ readyCount: 2, suspectCount: 1, refusedCount: 0 });
    expect(again.rows[0]?.reasons.join()).toContain('再次申报：替代此前被退回的申报');
    const [sameAgain, mendedAgain, twice] = again.rows.map((row) => Number(row.claimId)) as [number, number, number];
    expect(await county.rows('SELECT id, status, replacesClaimId FROM credit_claims WHERE schoolId = ? ORDER BY id', [schoolId])).toEqual([
      { id: same, status: 'WITHDRAWN', replacesClaimId: null }, { id: mended, status: 'WITHDRAWN', replacesClaimId: null }, { id: waiting, status: 'PENDING', replacesClaimId: null },
      { id: sameAgain, status: 'PENDING', replacesClaimId: same }, { id: mendedAgain, status: 'PENDING', replacesClaimId: mended }, { id: twice, status: 'QUARANTINED', replacesClaimId: null },
    ]);
    expect(await pass(one, 'Recognise', [sameAgain, mendedAgain])).toMatchObject([{ done: true, centicredits: 800 }, { done: true, centicredits: 640 }]);
    const { creditClaimReview } = await one.ask<{ creditClaimReview: { replaced: { id: string; reason: string } } }>('query ($id: ID!) { creditClaimReview(id: $id) { replaced { id reason } } }', { id: mendedAgain });
    expect(creditClaimReview.replaced).toEqual({ id: String(mended), reason: '学时与通知不一致' });
  });

  const FILING = 'id status claimCount centicredits number filedDay';
  interface Filing { id: string; status: string; claimCount: number; centicredits: number; number: string | null }
  const filingCall = async (client: Client, name: 'Prepare' | 'Close' | 'Cancel', input: object) =>
    (await client.ask<Record<string, { filing: Filing | null; userErrors: { code: string }[] }>>(`mutation ($input: CreditFiling${name}Input!) { creditFiling${name}(input: $input) { filing { ${FILING} } userErrors { code } } }`, { input }))[`creditFiling${name}`];

  test('recognised claims are filed in batches, each claim once, whoever prepares at the same moment; the claim tells', async () => {
    const day = '2026-11-21';
    await filingCall(one, 'Prepare', { filesAt: 'CITY', title: '此前的一批', fromDay: day, toDay: day });
    const teacherIds = await county.build.teachers(6, await county.build.school());
    const claimIds: number[] = [];
    for (const teacherId of teacherIds) claimIds.push(await buildClaim(county, teacherId));
    const [audited] = [await buildClaim(county, teacherIds[0] as number, { activity: faceToFace() })];
    await pass(one, 'Recognise', [...claimIds, audited]);
    const entry = (await county.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE causeKey = ?', [`claim:${claimIds[5] as number}`]))[0];
    await one.ask('mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }', { input: { entryIds: [entry?.id], reason: '重复登记' } });
    const input = { filesAt: 'CITY', title: '市级备案第一批', fromDay: day, toDay: day };
    const answers = await Promise.all([filingCall(one, 'Prepare', input), filingCall(two, 'Prepare', input)]);
    expect(answers.map((each) => each?.filing?.claimCount ?? each?.userErrors[0]?.code).sort()).toEqual([5, 'NOTHING_TO_FILE']);
    const batch = answers.find((each) => each?.filing)?.filing as Filing;
    expect(batch).toMatchObject({ status: 'PREPARED', claimCount: 5, centicredits: 4000 });
    expect((await filingCall(one, 'Prepare', { ...input, toDay: '2027-11-22' }))?.userErrors).toEqual([{ code: 'WINDOW_IN_FUTURE' }]);
    expect((await filingCall(two, 'Close', { filingId: batch.id, number: '市教备〔2026〕7号', filedDay: '2026-11-22' }))?.userErrors).toEqual([{ code: 'DAY_OUTSIDE' }]);
    await filingCall(one, 'Cancel', { filingId: batch.id });
    expect(await county.rows('SELECT COUNT(*) AS n FROM credit_claims WHERE filingId = ?', [Number(batch.id)])).toEqual([{ n: 0 }]);
    const again = (await filingCall(one, 'Prepare', input))?.filing as Filing;
    const { id: documentFileId } = await one.upload('filing', '回执.pdf', new TextEncoder().encode('%PDF-1.4 receipt'));
    expect((await filingCall(two, 'Close', { filingId: again.id, number: '7', filedDay: day, documentFileId }))?.userErrors).toEqual([{ code: 'DOCUMENT_UNKNOWN' }]);
    expect((await filingCall(one, 'Close', { filingId: again.id, number: '市教备〔2026〕7号', filedDay: day, documentFileId }))?.filing).toMatchObject({ status: 'FILED', number: '市教备〔2026〕7号' });
    expect((await filingCall(one, 'Cancel', { filingId: again.id }))?.userErrors).toEqual([{ code: 'NOT_PREPARED' }]);
    const { creditClaimReview } = await one.ask<{ creditClaimReview: { onFile: object } }>('query ($id: ID!) { creditClaimReview(id: $id) { onFile { filesAt status number filedDay } } }', { id: claimIds[0] });
    expect(creditClaimReview.onFile).toEqual({ filesAt: 'CITY', status: 'FILED', number: '市教备〔2026〕7号', filedDay: day });
    const [excel, list, document] = await Promise.all([`/downloads/credit-filings/${again.id}.xlsx`, `/downloads/credit-filings/${again.id}.pdf`, `/downloads/credit-filing-documents/${again.id}`].map((path) => two.get(path)));
    expect([excel?.status, list?.status, document?.status]).toEqual([200, 200, 200]);
    expect(Buffer.from(await (list as Response).arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect([(await school.send('{ creditFilings { totalCount } }')).errors?.[0]?.extensions.code, (await school.get(`/downloads/credit-filings/${again.id}.xlsx`)).status]).toEqual(['FORBIDDEN', 404]);
  });
});
