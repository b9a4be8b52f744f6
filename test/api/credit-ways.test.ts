import { databaseKinds } from '../support/databases.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

interface Ways { creditWays: { gapCenticredits: number; leftCenticredits: number; endDay: string; ways: { cohort: { id: string }; gainCenticredits: number; closesCenticredits: number; isRegistered: boolean }[] } | null }

const WAYS = 'query ($id: ID!) { creditWays(teacherId: $id) { gapCenticredits leftCenticredits endDay ways { cohort { id } gainCenticredits closesCenticredits isRegistered } } }';

describe.each(databaseKinds)('the shortest way to the goal on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
  });
  afterAll(() => county.close());

  test('names open classes by what they would bring under the rules, his own among them; what he may not register for is left out, and nobody else is told', async () => {
    const { teacherId, accountId } = await county.build.teacherAccount();
    const teacher = await county.as(accountId);
    const small = await training.cohort();
    const large = await training.cohort({ programmeId: await training.programme({ sponsorLevel: 'NATIONAL' }) });
    await training.cohort({ programmeId: await training.programme({ sponsorLevel: 'PROVINCE' }), subjects: ',music,' });
    await training.cohort({ registrationClosesAt: '2026-11-20 00:00:00.000' });
    const mine = await training.cohort({ startsOn: '2026-12-07', endsOn: '2026-12-11', sessions: [] , programmeId: await training.programme({ category: 'remote', sponsorLevel: 'CITY' }) });
    await teacher.ask('mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { userErrors { code message } } }', { input: { cohortId: mine.cohortId } });
    const { creditWays } = await teacher.ask<Ways>(WAYS, { id: teacherId });
    expect(creditWays).toEqual({
      gapCenticredits: 12_000, leftCenticredits: 12_000 - 500 - 300 - 200, endDay: '2027-12-31',
      ways: [
        { cohort: { id: String(large.cohortId) }, gainCenticredits: 500, closesCenticredits: 500, isRegistered: false },
        { cohort: { id: String(mine.cohortId) }, gainCenticredits: 300, closesCenticredits: 300, isRegistered: true },
        { cohort: { id: String(small.cohortId) }, gainCenticredits: 200, closesCenticredits: 200, isRegistered: false },
      ],
    });
    const stranger = await county.as((await county.build.teacherAccount()).accountId);
    expect(await stranger.ask<Ways>(WAYS, { id: teacherId })).toEqual({ creditWays: null });
    expect(await county.rows('SELECT id FROM ledger_entries')).toEqual([]);
  });
});
