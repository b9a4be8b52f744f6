import { certificateInvariants } from '../../server/modules/certificates/certificates.invariants.js';
import { buildClosedCohort, certificateCalls as calls, type CertificateView } from '../support/certificate-factories.js';
import { databaseKinds } from '../support/databases.js';
import { startServer } from '../support/server-process.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const SLOW_MS = 240_000;

describe.each(databaseKinds)('certificates under fire on %s', (kind) => {
  let county: TestApp;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of certificateInvariants) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const runBatch = (batchId: string, progress: (done: number) => void = () => undefined): Promise<unknown> => {
    const job = county.app.modules.flatMap((each) => Object.entries(each.jobs ?? {})).find(([kindOfJob]) => kindOfJob === 'certificates.issue')?.[1];
    return Promise.resolve(job?.({ batchId: Number(batchId) } as never, { id: 0, author: { accountId: null, name: 'test' }, progress: { report: (done) => Promise.resolve(done).then(progress) } }));
  };
  const numbersOf = async (cohortIds: readonly number[]): Promise<number[]> => {
    const rows = await county.rows<{ seq: number; cohortId: number }>('SELECT seq, cohortId FROM certificates ORDER BY seq');
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
    return rows.filter(({ cohortId }) => cohortIds.includes(cohortId)).map(({ seq }) => seq);
  };

  test('pressed by ten at once: one batch, one certificate each', async () => {
    const { cohortId } = await buildClosedCohort(county, await county.build.teachers(20, await county.build.school()));
    const replies = await Promise.all(Array.from({ length: 10 }, () => calls.issue(coordinator, cohortId)));
    expect(replies.filter(({ batch }) => batch !== null)).toHaveLength(1);
    expect(replies.filter(({ userErrors }) => userErrors[0]?.code === 'ISSUE_RUNNING')).toHaveLength(9);
    await county.settle();
    expect(await numbersOf([cohortId])).toHaveLength(20);
  }, SLOW_MS);

  test('three batches at once, one of them run twice: no gap, no double', async () => {
    const cohorts = [];
    for (let n = 0; n < 3; n += 1) cohorts.push(await buildClosedCohort(county, await county.build.teachers(120, await county.build.school())));
    const batches: string[] = [];
    for (const { cohortId } of cohorts) batches.push((await calls.issue(coordinator, cohortId)).batch?.id ?? '');
    await Promise.all([...batches, batches[0] ?? ''].map((id) => runBatch(id)));
    await county.settle();
    expect(await numbersOf(cohorts.map(({ cohortId }) => cohortId))).toHaveLength(360);
    expect(await county.rows('SELECT id FROM certificates WHERE pdfFileId IS NULL')).toEqual([]);
  }, SLOW_MS);

  test.each([1, 2, 4, 6])('a job that dies after report %i is picked up where it was', async (deathAt) => {
    const { cohortId } = await buildClosedCohort(county, await county.build.teachers(110, await county.build.school()));
    const { batch } = await calls.issue(coordinator, cohortId);
    let reports = 0;
    await expect(runBatch(batch?.id as string, () => { reports += 1; if (reports === deathAt) throw new Error('killed'); })).rejects.toThrow('killed');
    await county.settle();
    expect(await numbersOf([cohortId])).toHaveLength(110);
    expect(await county.rows('SELECT issuedCount, printedCount FROM certificate_batches WHERE cohortId = ?', [cohortId])).toEqual([{ issuedCount: 110, printedCount: 110 }]);
  }, SLOW_MS);

  test('the server killed in the middle of a batch', async () => {
    const { cohortId } = await buildClosedCohort(county, await county.build.teachers(250, await county.build.school()));
    await calls.issue(coordinator, cohortId);
    const { config } = county.app.platform;
    const count = async (): Promise<number> => (await county.rows<{ n: number }>('SELECT COUNT(*) AS n FROM certificates WHERE cohortId = ?', [cohortId]))[0]?.n ?? 0;
    const server = await startServer({ DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY });
    for (let tries = 0; (await count()) === 0 && tries < 2000; tries += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill();
    expect(await count()).toBeGreaterThan(0);
    // Its lease runs out, and the server that lives takes the job over.
    county.clock.set(new Date(Date.now() + 60_000).toISOString());
    await county.settle();
    expect(await numbersOf([cohortId])).toHaveLength(250);
    expect(await county.rows("SELECT status FROM jobs ORDER BY id DESC LIMIT 1")).toEqual([{ status: 'DONE' }]);
    expect(await county.rows('SELECT id FROM certificates WHERE cohortId = ? AND pdfFileId IS NULL', [cohortId])).toEqual([]);
  }, SLOW_MS);

  test('revoked, reissued and reprinted by many at once: each certificate changes once', async () => {
    const { cohortId } = await buildClosedCohort(county, await county.build.teachers(10, await county.build.school()));
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    await calls.issue(coordinator, cohortId);
    await county.settle();
    const { items } = await calls.list(coordinator, { cohortId });
    const answers = await Promise.all(items.flatMap(({ id: certificateId }) => [
      ...[1, 2, 3].map(() => calls.reissue(coordinator, { certificateId, holderName: '李明', reason: '姓名录入有误' })),
      ...[1, 2].map(() => calls.revoke(coordinator, { certificateId, reason: '学员实际未参加' })),
    ]));
    expect(answers.length).toBe(50);
    const after = (await calls.list(coordinator, { cohortId })).items;
    for (const { id, number } of items) {
      const old = after.find((each) => each.id === id) as CertificateView;
      expect(after.filter((each) => each.replacesNumber === number)).toHaveLength(1);
      expect(old.status === 'VALID').toBe(false);
    }
  }, SLOW_MS);
});
