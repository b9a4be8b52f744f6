import { expectInvariants } from '../support/credit-checks.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Group { count: number; claimedCenticredits: number; quarantinedCount: number; itemKey?: string | null; itemName?: string | null; category?: { key: string }; school?: { id: string } }
interface Wave {
  fromDay: string; toDay: string; filedCount: number; precheckedCount: number; recognisedCount: number; postedCenticredits: number; returnedCount: number; rejectedCount: number; quarantinedCount: number; earlierWaitingCount: number; decidedPerDayTenths: number; emptyOnDay: string | null;
  waiting: { step: string; count: number }[]; days: { day: string; filedCount: number; decidedCount: number }[]; officers: { name: string; recognisedCount: number; returnedCount: number; rejectedCount: number }[];
  schools: { school: { id: string }; filedCount: number; countyCount: number; quarantinedCount: number; recognisedCount: number; oldestWaitingAt: string | null }[];
}
const WAVE = `query ($fromDay: Day, $toDay: Day) { creditWave(fromDay: $fromDay, toDay: $toDay) {
  fromDay toDay filedCount precheckedCount recognisedCount postedCenticredits returnedCount rejectedCount quarantinedCount earlierWaitingCount decidedPerDayTenths emptyOnDay
  waiting { step count } days { day filedCount decidedCount } officers { name recognisedCount returnedCount rejectedCount } schools { school { id } filedCount countyCount quarantinedCount recognisedCount oldestWaitingAt } } }`;

describe.each(databaseKinds)('the recognition wave on %s', (kind) => {
  let county: TestApp;
  let officerId: number;
  let officer: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officerId = await county.build.account({ role: 'CREDIT_OFFICER' });
  });
  // The clock moves by days: each test signs in at its own time.
  beforeEach(async () => { officer = await county.as(officerId); });
  afterEach(() => expectInvariants(county));
  afterAll(() => county.close());

  const recognise = (client: Client, claimIds: readonly number[]) => client.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds } });
  const decline = (client: Client, claimIds: readonly number[], status: string) => client.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds, status, reason: '请补充证书' } });
  const wave = async (client: Client, window: object = {}) => (await client.ask<{ creditWave: Wave }>(WAVE, { ...window })).creditWave;
  /** Reads of claims and of their approvals; the server's own clockwork reads other things meanwhile. */
  const readsOf = async (act: () => Promise<unknown>): Promise<number> => {
    const { reader } = county.app.platform;
    const rows = reader.rows.bind(reader);
    let reads = 0;
    Object.assign(reader, { rows: (...args: Parameters<typeof rows>) => { if (/credit_claims|claim_approvals/.test(args[0])) reads += 1; return rows(...args); } });
    await act();
    Object.assign(reader, { rows });
    return reads;
  };

  test('claims are grouped by school and by item, doubtful ones told beside them, and a group is a filter', async () => {
    const schoolId = await county.build.school();
    const [one, two] = await county.build.teachers(2, schoolId) as [number, number];
    const other = await county.build.teacher();
    await buildClaim(county, one, { startDay: '2026-06-16' });
    await buildClaim(county, two, { startDay: '2026-06-16', title: '省级研修' });
    await buildClaim(county, two, { startDay: '2026-06-16', title: '省级研修' });
    await buildClaim(county, one, { startDay: '2026-05-01', title: '公开课', activity: buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', itemKey: 'open-lesson', day: '2026-05-01' }) });
    await buildClaim(county, other, { startDay: '2026-06-16' });
    const filter = { status: ['PENDING'], awaits: 'RECOGNISE' };
    const { bySchool, byItem } = await officer.ask<{ bySchool: Group[]; byItem: Group[] }>(`query ($filter: CreditClaimFilter!) {
      bySchool: creditClaimGroups(filter: $filter) { count claimedCenticredits quarantinedCount school { id } }
      byItem: creditClaimItemGroups(filter: $filter) { count claimedCenticredits quarantinedCount itemKey itemName category { key } } }`, { filter });
    expect(bySchool).toMatchObject([{ count: 3, claimedCenticredits: 1600, quarantinedCount: 1, school: { id: String(schoolId) } }, { count: 1, claimedCenticredits: 800, quarantinedCount: 0 }]);
    expect(byItem).toMatchObject([
      { count: 3, claimedCenticredits: 2400, quarantinedCount: 1, itemKey: null, itemName: null, category: { key: 'remote' } },
      { count: 1, claimedCenticredits: 0, quarantinedCount: 0, itemKey: 'open-lesson', category: { key: 'school-based' } },
    ]);
    const idsOf = async (change: object) => (await officer.ask<{ creditClaimIds: string[] }>('query ($filter: CreditClaimFilter!) { creditClaimIds(filter: $filter) }', { filter: { ...filter, ...change } })).creditClaimIds;
    expect([await idsOf({ categoryKey: 'remote', byHours: true }), await idsOf({ itemKey: 'open-lesson' }), await idsOf({ schoolId, byHours: true })].map((ids) => ids.length)).toEqual([3, 1, 2]);
  });

  test('the figures add up by state, day, school and officer, within reach, in four statements however many claims', async () => {
    county.clock.set('2026-12-01T01:00:00Z');
    const schoolId = await county.build.school();
    const teachers = await county.build.teachers(12, schoolId);
    const claims: number[] = [];
    for (const [at, teacherId] of teachers.entries()) {
      if (at === 6) county.clock.set('2026-12-02T15:30:00Z');
      claims.push(await buildClaim(county, teacherId, { startDay: '2026-06-16' }));
    }
    await recognise(await county.as(officerId), claims.slice(0, 5));
    // Half past midnight in the county: another day there than in UTC.
    county.clock.set('2026-12-02T16:30:00Z');
    const second = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    await recognise(second, claims.slice(5, 7));
    await decline(second, claims.slice(7, 8), 'RETURNED');
    await decline(second, claims.slice(8, 9), 'REJECTED');
    officer = await county.as(officerId);
    const figures = await wave(officer, { fromDay: '2026-12-01' });
    expect(figures).toMatchObject({
      fromDay: '2026-12-01', toDay: '2026-12-03', filedCount: 12, precheckedCount: 0, recognisedCount: 7, postedCenticredits: 5600, returnedCount: 1, rejectedCount: 1, quarantinedCount: 0, earlierWaitingCount: 5,
      waiting: [{ step: 'PRECHECK', count: 0 }, { step: 'RECOGNISE', count: 3 }, { step: 'AUDIT', count: 0 }], decidedPerDayTenths: 30, emptyOnDay: '2026-12-04',
      days: [{ day: '2026-12-01', filedCount: 6, decidedCount: 0 }, { day: '2026-12-02', filedCount: 6, decidedCount: 5 }, { day: '2026-12-03', filedCount: 0, decidedCount: 4 }],
      schools: [{ school: { id: String(schoolId) }, filedCount: 12, countyCount: 3, quarantinedCount: 0, recognisedCount: 7, oldestWaitingAt: '2026-12-02T15:30:00.000Z' }],
    });
    expect(figures.officers.map(({ recognisedCount, returnedCount, rejectedCount }) => [recognisedCount, returnedCount, rejectedCount])).toEqual([[2, 1, 1]]);
    expect(await wave(await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId })), { fromDay: '2026-12-01' })).toMatchObject({ filedCount: 12, officers: [] });
    expect(await wave(await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() })), { fromDay: '2026-12-01' })).toMatchObject({ filedCount: 0, schools: [], earlierWaitingCount: 0 });
    expect(await readsOf(() => wave(officer, { fromDay: '2026-12-01' }))).toBe(4);
  });

  test('a window that makes no sense is refused, a teacher sees no wave, and the Excel holds what the page shows', async () => {
    expect((await officer.send(WAVE, { fromDay: '2026-12-03', toDay: '2026-12-01' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await officer.send(WAVE, { fromDay: '2024-12-03', toDay: '2026-12-01' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const { accountId } = await county.build.teacherAccount();
    const teacher = await county.as(accountId);
    expect((await teacher.send(WAVE)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await teacher.get('/downloads/credit-wave.xlsx')).status).toBe(403);
    const file = await officer.get('/downloads/credit-wave.xlsx?fromDay=2026-12-01&lang=en');
    expect([file.status, Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  test('the queue is read from whoever waits longest, or from the last, page after page, and the index of the queue serves it', async () => {
    const schoolId = await county.build.school();
    const filed: number[] = [];
    for (const teacherId of await county.build.teachers(5, schoolId)) filed.push(await buildClaim(county, teacherId));
    // What was brought over from elsewhere was filed long before it stood here.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE credit_claims SET submittedAt = '2025-01-01 00:00:00.000' WHERE id = ?", [filed[4] as number]));
    filed.unshift(filed.pop() as number);
    const page = async (order: string | null, offset: number) => (await officer.ask<{ creditClaims: { totalCount: number; items: { id: string }[] } }>(
      `query ($filter: CreditClaimFilter!, $page: PageInput!) { creditClaims(filter: $filter${order ? `, order: ${order}` : ''}, page: $page) { totalCount items { id } } }`, { filter: { status: ['PENDING'], awaits: 'RECOGNISE', schoolId }, page: { limit: 2, offset } })).creditClaims.items.map(({ id }) => Number(id));
    expect([...await page('OLDEST', 0), ...await page('OLDEST', 2), ...await page('OLDEST', 4)]).toEqual(filed);
    expect([await page('NEWEST', 0), await page(null, 2)]).toEqual([[filed[4], filed[3]], [filed[2], filed[1]]]);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE credit_claims SET endDay = '2025-12-30' WHERE id IN (?)", [[filed[2] as number, filed[3] as number]]));
    expect([...await page('ENDED', 0), ...await page('ENDED', 2)]).toEqual([filed[2], filed[3], ...[filed[0], filed[1], filed[4]].sort((a = 0, b = 0) => a - b).slice(0, 2)]);
    if (kind === 'SQLite') {
      const { reader } = county.app.platform;
      const rows = reader.rows.bind(reader);
      const asked: Parameters<typeof rows>[] = [];
      Object.assign(reader, { rows: (...args: Parameters<typeof rows>) => { asked.push(args); return rows(...args); } });
      for (const order of ['OLDEST', 'ENDED']) await officer.ask(`{ creditClaims(filter: { status: [PENDING], awaits: RECOGNISE }, order: ${order}) { items { id } } }`);
      Object.assign(reader, { rows });
      for (const [orderedBy, index] of [['c.submittedAt ASC', 'ix_credit_claims_queue'], ['c.endDay ASC', 'ix_credit_claims_ended']] as const) {
        const [sql, params] = asked.find(([each]) => each.includes(`ORDER BY ${orderedBy}`)) ?? [''];
        const plan = (await rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params)).map(({ detail }) => detail).join('\n');
        expect(plan).toContain(`c USING COVERING INDEX ${index} (status=? AND awaits=?)`);
        expect(plan).not.toContain('TEMP B-TREE');
      }
    }
  });
});
