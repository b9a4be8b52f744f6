import { setTimeout as sleep } from 'node:timers/promises';

import { createApp } from '../../server/app.js';
import { checkEverything } from '../../server/database/checks/check-everything.js';
import { readConfig } from '../../server/platform/config.js';
import { buildActivity } from '../support/credit-factories.js';
import { type DatabaseKind, databaseKinds } from '../support/databases.js';
import { ANSWERED_OR_CUT, startServer } from '../support/server-process.js';
import { Client, startTestApp, type TestApp, TestClock } from '../support/test-app.js';

const recognise = `mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { claimId done centicredits } } }`;
interface Results { creditClaimsRecognise: { results: { claimId: string; done: boolean; centicredits: number }[] } }

/** A number between 0 and 1 from a printed seed, so that a failure can be replayed. */
const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const chance = (n: number): number => Math.abs((Math.sin(seed * 9301 + n * 49297) * 233_280) % 1);

/** How often it is killed (less often where the other database has its turn too), how many claims are in one call, and how many calls are under way at a time. */
const killsOn = (kind: DatabaseKind): number => (kind === databaseKinds.at(-1) ? 20 : 8);
const SIZE = 25;
const AT_ONCE = 4;

describe.each(databaseKinds)('the server killed again and again in the middle of bulk recognition on %s', (kind) => {
  const kills = killsOn(kind);
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind, {}, new TestClock(new Date())); });
  afterAll(() => county.close());

  /** Claims by their batch: WHOLE is recognised with one entry and one approval, NONE waits with neither. */
  async function stateOf(batches: readonly number[][]): Promise<string[]> {
    const claims = await county.rows<{ id: number; status: string; entries: number; approvals: number }>(
      `SELECT c.id, c.status, (SELECT COUNT(*) FROM ledger_entries e WHERE e.causeKey = concat('claim:', c.id)) AS entries, (SELECT COUNT(*) FROM claim_approvals p WHERE p.claimId = c.id) AS approvals FROM credit_claims c`);
    const states = new Map(claims.map(({ id, ...state }) => [id, JSON.stringify(state)]));
    const whole = JSON.stringify({ status: 'APPROVED', entries: 1, approvals: 1 });
    const none = JSON.stringify({ status: 'PENDING', entries: 0, approvals: 0 });
    return batches.map((ids) => {
      const found = [...new Set(ids.map((id) => states.get(id)))].sort();
      return found.length === 1 && found[0] === whole ? 'WHOLE' : found.length === 1 && found[0] === none ? 'NONE' : `HALF: ${found.join(' ')}`;
    });
  }

  test(`nothing is half-done and every acknowledged answer is stored (seed ${seed})`, async () => {
    const officer = await county.build.account({ role: 'CREDIT_OFFICER' });
    const client = await county.as(officer);
    const teachers = await county.build.teachers(kills * SIZE * AT_ONCE / 2, await county.build.school());
    const { platform, faces } = county.app;
    await platform.work.run({ accountId: null, name: 'test' }, (tx) => faces.credits.claims.file(tx, teachers.flatMap((teacherId, at) => [1, 2].map((n) => ({
      teacherId, sourceType: 'PROVIDER' as const, sourceKey: `provider:1:K${at}-${n}`, providerKey: 'P1', title: `课程${n}`, organiserName: '省平台', startDay: `2026-0${n}-01`, activity: buildActivity({ day: `2026-0${n}-10` }),
    })))));
    const ids = (await county.rows<{ id: number }>('SELECT id FROM credit_claims ORDER BY id')).map((each) => each.id);
    const batches = Array.from({ length: ids.length / SIZE }, (_, n) => ids.slice(n * SIZE, n * SIZE + SIZE));
    const { config } = platform;
    const environment = { DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY };
    const acknowledged = new Map<number, Results>();
    const counts = { inTheMiddle: 0, betweenAnswers: 0, storedUnanswered: 0 };
    // How long answers take here is learned: milliseconds from sending to the first one, and from there to the last.
    const span = { first: 300, rest: 100 };
    for (let round = 0; round < kills; round += 1) {
      const server = await startServer(environment);
      const remote = new Client(server.url, client.headers);
      const open = batches.map((claimIds, at) => ({ claimIds, at })).filter(({ at }) => !acknowledged.has(at)).slice(0, AT_ONCE);
      const before = acknowledged.size;
      const sent = performance.now();
      const sending = open.map(async ({ claimIds, at }) => {
        acknowledged.set(at, await remote.ask<Results>(recognise, { input: { claimIds, idempotencyKey: `batch-key-${at}` } }));
        return 'answered';
      });
      const answers = Promise.all(sending.map((each) => each.catch(String)));
      // One time before anything is answered, the other time after the first answer while the others are at work.
      const waitsForFirst = round % 2 === 0;
      if (waitsForFirst) {
        await Promise.race(sending);
        span.first = performance.now() - sent;
      }
      await sleep(chance(round) * (waitsForFirst ? span.rest : span.first));
      await server.kill();
      for (const answer of await answers) expect(answer).toMatch(ANSWERED_OR_CUT);
      const unanswered = open.filter(({ at }) => !acknowledged.has(at));
      if (waitsForFirst) span.rest *= unanswered.length > 0 ? 1.1 : 0.5;
      const states = await stateOf(batches);
      if (unanswered.length > 0) counts.inTheMiddle += 1;
      if (unanswered.length > 0 && acknowledged.size > before) counts.betweenAnswers += 1;
      counts.storedUnanswered += unanswered.filter(({ at }) => states[at] === 'WHOLE').length;
      const halves = states.filter((state) => state !== 'WHOLE' && state !== 'NONE');
      const lost = [...acknowledged.keys()].filter((at) => states[at] !== 'WHOLE');
      expect({ round, halves, lost }).toEqual({ round, halves: [], lost: [] });
    }
    process.stdout.write(`\n  ${kind}: ${counts.inTheMiddle} of ${kills} kills left batches unanswered, ${counts.betweenAnswers} after others were answered; ${counts.storedUnanswered} unanswered batches were stored\n`);
    expect(counts.inTheMiddle).toBeGreaterThanOrEqual(kills / 2);
    expect(counts.betweenAnswers).toBeGreaterThanOrEqual(Math.floor(kills / 5));
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
  }, 400_000);

  test('SIGTERM finishes what is running and stops cleanly', async () => {
    const { config } = county.app.platform;
    const server = await startServer({ DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY });
    const pending = fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ viewer { name } }' }) });
    await pending;
    expect(await server.stop()).toBe(0);
  }, 30_000);
});
