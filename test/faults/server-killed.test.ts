import { createApp } from '../../server/app.js';
import { checkEverything } from '../../server/database/checks/check-everything.js';
import { readConfig } from '../../server/platform/config.js';
import { buildActivity } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { startServer } from '../support/server-process.js';
import { Client, startTestApp, type TestApp } from '../support/test-app.js';

const recognise = `mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { claimId done centicredits } } }`;
interface Results { creditClaimsRecognise: { results: { claimId: string; done: boolean; centicredits: number }[] } }

/** A number between 0 and 1 from a printed seed, so that a failure can be replayed. */
const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const chance = (n: number): number => (Math.sin(seed * 9301 + n * 49297) * 233_280) % 1;

describe.each(databaseKinds)('the server killed in the middle of bulk recognition on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind); });
  afterAll(() => county.close());

  test(`nothing is half-done and every acknowledged answer is stored (seed ${seed})`, async () => {
    const officer = await county.build.account({ role: 'CREDIT_OFFICER' });
    const client = await county.as(officer);
    const teachers = await county.build.teachers(300, await county.build.school());
    const { platform, faces } = county.app;
    await platform.work.run({ accountId: null, name: 'test' }, (tx) => faces.credits.claims.file(tx, teachers.flatMap((teacherId, at) => [1, 2].map((n) => ({
      teacherId, sourceType: 'PROVIDER' as const, sourceKey: `provider:1:K${at}-${n}`, providerKey: 'P1', title: `课程${n}`, organiserName: '省平台', startDay: `2026-0${n}-01`, activity: buildActivity({ day: `2026-0${n}-10` }),
    })))));
    const ids = (await county.rows<{ id: number }>('SELECT id FROM credit_claims ORDER BY id')).map((each) => each.id);
    const batches = Array.from({ length: 12 }, (_, n) => ids.slice(n * 50, n * 50 + 50));
    const { config } = platform;
    const environment = { DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY };
    const acknowledged = new Map<number, Results>();
    for (let round = 0; round < 4; round += 1) {
      const server = await startServer(environment);
      const remote = new Client(server.url, client.headers);
      const open = batches.map((claimIds, at) => ({ claimIds, at })).filter(({ at }) => !acknowledged.has(at));
      const sending = Promise.allSettled(open.map(async ({ claimIds, at }) => {
        acknowledged.set(at, await remote.ask<Results>(recognise, { input: { claimIds, idempotencyKey: `batch-key-${at}` } }));
      }));
      await new Promise((resolve) => setTimeout(resolve, 40 + Math.abs(chance(round)) * 400));
      await server.kill();
      await sending;
    }
    // What was not acknowledged is settled by its key, on the server that never died.
    for (const [at, claimIds] of batches.entries()) {
      const reply = await client.ask<Results>(recognise, { input: { claimIds, idempotencyKey: `batch-key-${at}` } });
      expect(reply.creditClaimsRecognise.results.every((each) => each.done)).toBe(true);
      if (acknowledged.has(at)) expect(reply).toEqual(acknowledged.get(at));
    }
    const app = await createApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', ...environment }));
    const broken = (await checkEverything(app.platform, app.modules)).filter((each) => each.violations.length > 0);
    await app.close();
    expect(broken).toEqual([]);
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries WHERE kind = 'NORMAL'")).toEqual([{ n: ids.length }]);
  }, 180_000);

  test('SIGTERM finishes what is running and stops cleanly', async () => {
    const { config } = county.app.platform;
    const server = await startServer({ DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY });
    const pending = fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ viewer { name } }' }) });
    await pending;
    expect(await server.stop()).toBe(0);
  }, 30_000);
});
