import { expectInvariants } from '../support/credit-checks.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

interface Warning { teacher: { id: string }; level: string; gapCenticredits: number; sentence: string; missing: string[] }

describe.each(databaseKinds)('warnings in time on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
  });
  afterAll(() => county.close());

  const compute = async (client: Client) => (await client.ask<{ creditWarningsCompute: { jobId: string } }>('mutation ($input: CreditWarningsComputeInput!) { creditWarningsCompute(input: $input) { jobId } }', { input: {} })).creditWarningsCompute.jobId;
  const list = async (client: Client, filter: object = {}) => (await client.ask<{ creditWarnings: { totalCount: number; items: Warning[] } }>(
    'query ($filter: CreditWarningFilter!) { creditWarnings(filter: $filter, page: { limit: 100 }) { totalCount items { teacher { id } level gapCenticredits sentence missing } } }', { filter })).creditWarnings;

  test('who is at risk and why, as statements say it; each office sees whom it reaches; reckoned anew it replaces what was', async () => {
    const [one, other] = [await county.build.school(), await county.build.school()];
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId: one });
    const stranger = await county.build.teacher({ schoolId: other });
    const claimIds: number[] = [];
    for (const [at, category] of (['remote', 'face-to-face'] as const).entries()) claimIds.push(await buildClaim(county, teacherId, { startDay: `2026-0${at + 3}-02`, activity: buildActivity({ categoryKey: category, day: `2026-0${at + 3}-20`, durationMinutes: 6750, consecutiveDays: 5 }) }));
    await officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds } });
    expect((await list(officer)).totalCount).toBe(0);
    const jobs = [await compute(officer), await compute(officer)];
    expect(jobs[0]).toBe(jobs[1]);
    await county.settle();
    const found = (await list(officer)).items;
    expect(found.map(({ teacher }) => teacher.id).sort()).toEqual([String(teacherId), String(stranger)].sort());
    const own = found.find(({ teacher }) => teacher.id === String(teacherId));
    const statement = await officer.ask<{ creditStatement: { missing: { message: string }[] } }>('query ($id: ID!) { creditStatement(teacherId: $id) { missing { message } } }', { id: teacherId });
    expect(own?.missing).toEqual(statement.creditStatement.missing.map(({ message }) => message));
    expect(own?.sentence.length).toBeGreaterThan(10);

    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: one }));
    expect((await list(school)).items.map(({ teacher }) => teacher.id)).toEqual([String(teacherId)]);
    expect((await list(school, { schoolId: other })).totalCount).toBe(0);
    const phone = await county.as(accountId);
    expect((await phone.ask<{ viewerCreditWarning: { level: string } | null }>('{ viewerCreditWarning { level sentence } }')).viewerCreditWarning?.level).toBe(own?.level);
    const before = await county.rows('SELECT id FROM credit_warning_runs');
    expect((await school.send('mutation ($input: CreditWarningsComputeInput!) { creditWarningsCompute(input: $input) { jobId } }', { input: {} })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT id FROM credit_warning_runs')).toEqual(before);
    expect((await school.get(`/downloads/credit-warnings/${one}.pdf`)).headers.get('content-type')).toBe('application/pdf');
    expect((await school.get(`/downloads/credit-warnings/${other}.pdf`)).status).toBe(404);
    expect((await officer.get('/downloads/credit-warnings.xlsx?level=URGENT')).status).toBe(200);

    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE teachers SET status = 'LEFT' WHERE id = ?", [stranger]));
    for (const { nightly } of county.app.modules) await nightly?.();
    await county.settle();
    expect((await list(officer)).items.map(({ teacher }) => teacher.id)).toEqual([String(teacherId)]);
    expect((await officer.ask<{ creditWarningSchools: { school: { id: string } }[] }>('{ creditWarningSchools { school { id } missedCount urgentCount behindCount } }')).creditWarningSchools.map(({ school: { id } }) => id)).toEqual([String(one)]);
    await expectInvariants(county);
  });

  test('many teachers take as many queries a batch as few', async () => {
    await county.build.teachers(300, await county.build.school());
    const { reader } = county.app.platform;
    const rows = reader.rows.bind(reader);
    let queries = 0;
    reader.rows = (...args: Parameters<typeof rows>) => { queries += 1; return rows(...args); };
    await compute(officer);
    await county.app.worker.drain();
    reader.rows = rows;
    // One batch of 400: ids, persons, postings, and the empty end.
    expect(queries).toBeLessThan(12);
    expect((await list(officer)).totalCount).toBeGreaterThan(290);
  });
});
