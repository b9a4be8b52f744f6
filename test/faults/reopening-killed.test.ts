import { createApp } from '../../server/app.js';
import { checkEverything } from '../../server/database/checks/check-everything.js';
import { readConfig } from '../../server/platform/config.js';
import { databaseKinds } from '../support/databases.js';
import { ANSWERED_OR_CUT, startServer } from '../support/server-process.js';
import { Client, startTestApp, type TestApp, TestClock } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

/** A number between 0 and 1 from a printed seed, so that a failure can be replayed. */
const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const chance = (n: number): number => Math.abs((Math.sin(seed * 9301 + n * 49297) * 233_280) % 1);
const PEOPLE = 150;

describe.each(databaseKinds)('the server killed while a cohort is closed, reopened and closed again on %s', (kind) => {
  let county: TestApp;
  beforeAll(async () => { county = await startTestApp(kind, {}, new TestClock(new Date())); });
  afterAll(() => county.close());

  test(`it is closed or open and nothing between, and every acknowledged answer is stored (seed ${seed})`, async () => {
    const training = new TrainingFactories(county);
    const coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    const { cohortId, rollId } = await training.cohort({ sessions: weekFrom('2026-11-02'), startsOn: '2026-11-02', endsOn: '2026-11-06', registrationOpensAt: '2026-10-01 00:00:00.000', registrationClosesAt: '2026-10-30 00:00:00.000', capacity: PEOPLE, status: 'OPEN' });
    const teacherIds = await county.build.teachers(PEOPLE, await county.build.school());
    await coordinator.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { code } } }', { input: { cohortId, teacherIds } });
    await coordinator.ask('mutation ($input: CohortChoice!) { cohortStart(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    await training.attended(rollId, teacherIds);
    const close = (client: Client, key: string) => client.ask<{ cohortClose: { userErrors: { code: string }[] } }>('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { cohort { status } userErrors { code } } }', { input: { id: cohortId, idempotencyKey: key } });
    const reopen = (client: Client, key: string) => client.ask<{ cohortReopen: { userErrors: { code: string }[] } }>('mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { cohort { status } userErrors { code } } }', { input: { id: cohortId, reason: '更正考勤', idempotencyKey: key } });

    const { config } = county.app.platform;
    const environment = { DATABASE_URL: config.DATABASE_URL, DATA_DIRECTORY: config.DATA_DIRECTORY };
    const state = async () => (await county.rows<{ status: string; closingRound: number; entries: number; sum: number | null }>(
      `SELECT c.status, c.closingRound, (SELECT COUNT(*) FROM ledger_entries) AS entries, (SELECT SUM(centicredits) FROM ledger_entries) AS sum FROM cohorts c WHERE c.id = ?`, [cohortId]))[0];
    for (const [n, step] of (['close', 'reopen', 'close'] as const).entries()) {
      const before = await state();
      const server = await startServer(environment);
      const remote = new Client(server.url, coordinator.headers);
      const act = step === 'close' ? close : reopen;
      const sending = act(remote, `step-key-${n}`).then(() => 'answered', String);
      await new Promise((resolve) => setTimeout(resolve, 10 + chance(n) * 250));
      await server.kill();
      const answer = await sending;
      expect(answer).toMatch(ANSWERED_OR_CUT);
      const after = await state();
      // As it was, or done whole.
      const isDone = after?.status !== before?.status;
      if (answer === 'answered') expect(isDone).toBe(true);
      if (isDone) expect(after).toMatchObject(step === 'close' ? { status: 'CLOSED', sum: PEOPLE * 200 } : { status: 'RUNNING', sum: 0 });
      else expect(after).toEqual(before);
      await act(coordinator, `step-key-${n}`);
    }
    expect(await state()).toEqual({ status: 'CLOSED', closingRound: 2, entries: PEOPLE * 3, sum: PEOPLE * 200 });
    const app = await createApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'false', ...environment }));
    const broken = (await checkEverything(app.platform, app.modules)).filter((each) => each.violations.length > 0);
    await app.close();
    expect(broken).toEqual([]);
  }, 180_000);
});
