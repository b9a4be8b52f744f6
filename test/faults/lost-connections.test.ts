import Sqlite from 'better-sqlite3';

import { createApp } from '../../server/app.js';
import { checkEverything } from '../../server/database/checks/check-everything.js';
import { readConfig } from '../../server/platform/config.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { Client, startTestApp, type TestApp } from '../support/test-app.js';

const recognise = `mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done centicredits } } }`;

describe.each(databaseKinds)('a database that goes away, on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind); });
  afterAll(() => county.close());

  const broken = async (): Promise<string[]> => (await checkEverything(county.app.platform, county.app.modules)).filter((each) => each.violations.length > 0).map((each) => each.name);
  const claims = async (count: number): Promise<number[]> => {
    const ids: number[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await buildClaim(county, await county.build.teacher()));
    return ids;
  };

  if (kind === 'SQLite') {
    test('another process that writes is waited for', async () => {
      const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
      const [claimId] = await claims(1);
      const rival = new Sqlite(county.app.platform.config.DATABASE_URL.slice('sqlite:'.length));
      rival.exec('BEGIN IMMEDIATE');
      setTimeout(() => rival.exec('COMMIT'), 1_500);
      const asked = officer.ask(recognise, { input: { claimIds: [claimId] } });
      expect(await officer.ask('{ viewer { name } }')).toHaveProperty('viewer');
      const reply = await asked;
      expect(rival.inTransaction).toBe(false);
      rival.close();
      expect(reply).toEqual({ creditClaimsRecognise: { results: [{ done: true, centicredits: 800 }] } });
      expect(await broken()).toEqual([]);
    });
    return;
  }

  test('connections cut in the middle: every answer is true, and the key settles the rest', async () => {
    const at = new URL(county.app.platform.config.DATABASE_URL);
    const proxy = await CuttingProxy.start(at.hostname, Number(at.port));
    at.port = String(proxy.port);
    const { DATA_DIRECTORY } = county.app.platform.config;
    const app = await createApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', DATABASE_URL: at.toString(), DATA_DIRECTORY }), county.clock);
    const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
    const officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    const remote = new Client(url, officer.headers);
    const ids = await claims(60);
    const cutting = setInterval(() => proxy.cut(), 35);
    const replies = await Promise.all(ids.map((id) => remote.send<{ creditClaimsRecognise: unknown }>(recognise, { input: { claimIds: [id], idempotencyKey: `cut-key-${id}` } })));
    clearInterval(cutting);
    const told = new Set(replies.flatMap((reply) => reply.errors?.map((each) => each.extensions.code) ?? []));
    expect([...told].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    for (const [n, id] of ids.entries()) {
      const settled = await officer.ask(recognise, { input: { claimIds: [id], idempotencyKey: `cut-key-${id}` } });
      expect(settled).toEqual({ creditClaimsRecognise: { results: [{ done: true, centicredits: 800 }] } });
      if (!replies[n]?.errors) expect(replies[n]?.data).toEqual(settled);
    }
    expect(await county.rows("SELECT COUNT(*) AS n FROM ledger_entries WHERE kind = 'NORMAL'")).toEqual([{ n: ids.length }]);
    expect(await broken()).toEqual([]);

    // A black hole: the request is given up and says so, the next one after it works.
    const [claimId] = await claims(1);
    proxy.swallow(true);
    const started = Date.now();
    const reply = await remote.in('en').send(recognise, { input: { claimIds: [claimId], idempotencyKey: 'black-hole-1' } });
    expect(reply.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    expect(Date.now() - started).toBeLessThan(40_000);
    proxy.swallow(false);
    expect(await officer.ask(recognise, { input: { claimIds: [claimId], idempotencyKey: 'black-hole-1' } })).toEqual({ creditClaimsRecognise: { results: [{ done: true, centicredits: 800 }] } });
    await app.close();
    await proxy.stop();
  }, 120_000);
});
