import { draw } from '../../server/modules/credits/rules/re-review.js';
import { expectInvariants } from '../support/credit-checks.js';
import { buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Task { id: string; claimId: string; leftCount: number; title: string }
const DAY = '2026-11-21';

describe.each(databaseKinds)('blind second looks on %s', (kind) => {
  let county: TestApp;
  let clients: Client[];
  let claimIds: number[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    clients = await Promise.all([1, 2, 3].map(async () => county.as(await county.build.account({ role: 'CREDIT_OFFICER' }))));
    claimIds = [];
    for (const teacherId of await county.build.teachers(40, await county.build.school())) claimIds.push(await buildClaim(county, teacherId));
    for (const id of claimIds.slice(0, 5)) {
      await recognise(0, [id]);
      county.clock.advance(1_000);
    }
    await recognise(0, claimIds.slice(5));
  });
  afterEach(() => expectInvariants(county));
  afterAll(() => county.close());

  const recognise = (at: number, ids: readonly number[]) => clients[at]?.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds: ids } });
  const command = async (at: number, name: 'Draw' | 'Decide' | 'Settle', input: object, fields = 'itemId') =>
    (await (clients[at] as Client).ask<Record<string, { reReview?: { id: string; seed: string; populationCount: number; drawnCount: number } | null; itemId?: string | null; userErrors: { code: string }[] }>>(
      `mutation ($input: CreditReReview${name}Input!) { creditReReview${name}(input: $input) { ${fields} userErrors { code } } }`, { input }))[`creditReReview${name}`];
  const task = async (at: number) => (await (clients[at] as Client).ask<{ creditReReviewTask: Task | null }>('{ creditReReviewTask { id claimId leftCount title } }')).creditReReviewTask;
  const DRAWN = 'reReview { id seed populationCount drawnCount }';

  test('a draw can be drawn again from its seed, and a claim is drawn once, whoever draws at the same moment', async () => {
    const input = { fromDay: DAY, toDay: DAY, sharePermille: 100, seed: '7-19-23' };
    const answers = await Promise.all([command(0, 'Draw', input, DRAWN), command(1, 'Draw', { ...input, seed: 'other' }, DRAWN)]);
    expect(answers.map((each) => each?.reReview?.drawnCount)).toEqual([4, 4]);
    const first = answers.find((each) => each?.reReview?.populationCount === 40)?.reReview;
    const drawn = await county.rows<{ claimId: number }>('SELECT claimId FROM re_review_items WHERE reReviewId = ? ORDER BY claimId', [Number(first?.id)]);
    expect(drawn.map(({ claimId }) => claimId)).toEqual(draw(claimIds, first?.seed ?? '', 100).sort((one, other) => one - other));
    expect((await command(0, 'Draw', { ...input, toDay: '2026-11-20' }, DRAWN))?.userErrors).toEqual([{ code: 'WINDOW_REVERSED' }]);
    expect((await command(0, 'Draw', { ...input, toDay: '2027-11-20' }, DRAWN))?.userErrors).toEqual([{ code: 'WINDOW_IN_FUTURE' }]);
  });

  test('who had a hand in a claim never sees it, verdicts are own, disagreements are settled by a third through the ledger', async () => {
    expect(await task(0)).toBeNull();
    const one = await task(1);
    expect(one).toMatchObject({ leftCount: 8 });
    expect((await command(0, 'Decide', { itemId: one?.id, agrees: true }))?.userErrors).toEqual([{ code: 'TOUCHED_BEFORE' }]);
    expect((await command(1, 'Decide', { itemId: one?.id, agrees: false }))?.userErrors).toEqual([{ code: 'REASON_MISSING' }]);
    await command(1, 'Decide', { itemId: one?.id, agrees: true });
    expect((await command(2, 'Decide', { itemId: one?.id, agrees: true }))?.userErrors).toEqual([{ code: 'NOT_OPEN' }]);
    const [upheld, reversed] = [await task(1), null as Task | null];
    await command(1, 'Decide', { itemId: upheld?.id, agrees: false, reason: '证书日期不符' });
    const next = reversed ?? await task(1);
    await command(1, 'Decide', { itemId: next?.id, agrees: false, reason: '没有证明材料' });
    for (const at of [0, 1]) expect((await command(at, 'Settle', { itemId: upheld?.id, reverses: false, reason: '核对无误' }))?.userErrors).toEqual([{ code: 'TOUCHED_BEFORE' }]);
    await command(2, 'Settle', { itemId: upheld?.id, reverses: false, reason: '核对无误' });
    await command(2, 'Settle', { itemId: next?.id, reverses: true, reason: '确无证明材料' });
    expect((await command(2, 'Settle', { itemId: next?.id, reverses: true, reason: '确无证明材料' }))?.userErrors).toEqual([{ code: 'NOT_DISPUTED' }]);
    expect(await county.rows('SELECT centicredits FROM ledger_entries WHERE sourceKey = ? ORDER BY id', [`claim:${next?.claimId ?? ''}`])).toEqual([{ centicredits: 800 }, { centicredits: -800 }]);
    expect(await county.rows('SELECT COUNT(*) AS n FROM ledger_entries WHERE sourceKey = ?', [`claim:${upheld?.claimId ?? ''}`])).toEqual([{ n: 1 }]);
  });

  test('the report says who recognised what, what second looks found, and how many one by one', async () => {
    const { creditOfficerReport } = await (clients[2] as Client).ask<{ creditOfficerReport: { officers: object[]; pairs: object[] } }>(
      `{ creditOfficerReport(fromDay: "${DAY}", toDay: "${DAY}") { officers { recognisedCount reviewedCount disputedCount reversedCount singleCount bulkCount mostSinglesInAMinute } pairs { count } } }`);
    expect(creditOfficerReport).toEqual({ officers: [{ recognisedCount: 40, reviewedCount: 3, disputedCount: 2, reversedCount: 1, singleCount: 5, bulkCount: 35, mostSinglesInAMinute: 5 }], pairs: [] });
    const file = await (clients[2] as Client).get(`/downloads/credit-officers.xlsx?fromDay=${DAY}&toDay=${DAY}`);
    expect(file.status).toBe(200);
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect([(await school.send('{ creditReReviews { totalCount } }')).errors?.[0]?.extensions.code, (await school.get(`/downloads/credit-officers.xlsx?fromDay=${DAY}&toDay=${DAY}`)).status]).toEqual(['FORBIDDEN', 403]);
  });
});
