import { jest } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { manyAtOnce, TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(120_000);

interface Answer { registrationApply: { result: { registrationId: string; status: string; position: number | null } | null; userErrors: { code: string }[] } }

describe.each(databaseKinds)('a race for seats on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => expect(await training.violations()).toEqual({}));

  const apply = async (client: Client, cohortId: number): Promise<Answer['registrationApply']> => (await client.ask<Answer>(
    'mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { result { registrationId status position } userErrors { code } } }', { input: { cohortId } })).registrationApply;
  const withdraw = (client: Client, registrationId: string) => client.ask<{ registrationWithdraw: { userErrors: { code: string }[] } }>(
    'mutation ($input: RegistrationWithdrawInput!) { registrationWithdraw(input: $input) { registration { id } userErrors { code } } }', { input: { registrationId } });
  const setCapacity = (cohortId: number, capacity: number) => coordinator.ask<{ cohortSetCapacity: { userErrors: { code: string }[] } }>(
    'mutation ($input: CohortSetCapacityInput!) { cohortSetCapacity(input: $input) { userErrors { code } } }', { input: { id: cohortId, capacity } });
  const standing = async (cohortId: number) => (await county.rows<{ taken: number; waitingCount: number; capacity: number }>('SELECT taken, waitingCount, capacity FROM cohorts WHERE id = ?', [cohortId]))[0];
  const queue = async (cohortId: number): Promise<number[]> => (await coordinator.ask<{ registrations: { items: { position: number }[] } }>(
    'query ($id: ID!) { registrations(cohortId: $id, filter: { statuses: [WAITING] }, page: { limit: 100 }) { items { position } } }', { id: cohortId })).registrations.items.map((each) => each.position);

  test('a thousand registrations for a hundred seats end at exactly a hundred', async () => {
    const { cohortId } = await training.cohort({ capacity: 100 });
    const people = await training.teacherClients(1000, await county.build.school());
    const answers = await manyAtOnce(100, people.map(({ client }) => () => apply(client, cohortId)));
    expect(answers.flatMap((each) => each.userErrors)).toEqual([]);
    expect(answers.filter((each) => each.result?.status === 'ADMITTED')).toHaveLength(100);
    expect(answers.flatMap((each) => each.result?.position ?? []).sort((a, b) => a - b)).toEqual(Array.from({ length: 900 }, (_, at) => at + 1));
    expect(await standing(cohortId)).toEqual({ taken: 100, waitingCount: 900, capacity: 100 });
    // Twenty of those admitted leave at the same time: twenty come in, the first of the list, each once.
    const admitted = answers.flatMap(({ result }, at) => (result?.status === 'ADMITTED' ? [{ at, registrationId: result.registrationId }] : []));
    await manyAtOnce(20, admitted.slice(0, 20).map(({ at, registrationId }) => () => withdraw(people[at]?.client as Client, registrationId)));
    expect(await standing(cohortId)).toEqual({ taken: 100, waitingCount: 880, capacity: 100 });
    const promoted = await county.rows<{ teacherId: number }>('SELECT teacherId FROM registrations WHERE cohortId = ? AND promotedAt IS NOT NULL', [cohortId]);
    const first = answers.flatMap(({ result }, at) => (result?.position && result.position <= 20 ? [people[at]?.teacherId] : []));
    expect(promoted.map((each) => each.teacherId).sort()).toEqual(first.sort());
    expect(await queue(cohortId)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });

  test('without a waiting list the hundred-and-first is told that it is full', async () => {
    const { cohortId } = await training.cohort({ capacity: 20, hasWaitingList: false });
    const people = await training.teacherClients(200, await county.build.school());
    const answers = await manyAtOnce(100, people.map(({ client }) => () => apply(client, cohortId)));
    expect(answers.filter((each) => each.result?.status === 'ADMITTED')).toHaveLength(20);
    expect(answers.flatMap((each) => each.userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 180 }, () => 'FULL'));
  });

  test('everybody twice at the same time is registered once', async () => {
    const { cohortId } = await training.cohort({ capacity: 30 });
    const people = await training.teacherClients(60, await county.build.school());
    const answers = await manyAtOnce(60, [...people, ...people].map(({ client }) => () => apply(client, cohortId)));
    expect(answers.filter((each) => each.result)).toHaveLength(60);
    expect(answers.flatMap((each) => each.userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 60 }, () => 'ALREADY_REGISTERED'));
    expect(await standing(cohortId)).toMatchObject({ taken: 30, waitingCount: 30 });
  });

  test('seats given back and wanted at the same time are given away once each', async () => {
    const { cohortId } = await training.cohort({ capacity: 40 });
    const people = await training.teacherClients(80, await county.build.school());
    const answers = await manyAtOnce(40, people.slice(0, 60).map(({ client }) => () => apply(client, cohortId)));
    const leaving = answers.flatMap(({ result }, at) => (result && at % 2 === 0 ? [() => withdraw(people[at]?.client as Client, result.registrationId)] : []));
    const coming = people.slice(60).map(({ client }) => () => apply(client, cohortId));
    await manyAtOnce<unknown>(50, [...leaving, ...coming].sort((one, other) => String(one).length - String(other).length));
    // 60 − 30 + 20 people want 40 seats.
    expect(await standing(cohortId)).toEqual({ taken: 40, waitingCount: 10, capacity: 40 });
    expect(await queue(cohortId)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
  });

  test('a capacity that changes during the race is never exceeded', async () => {
    const { cohortId } = await training.cohort({ capacity: 50 });
    const people = await training.teacherClients(150, await county.build.school());
    const changes = [30, 60, 20, 80, 45].map((capacity) => () => setCapacity(cohortId, capacity));
    const tasks: (() => Promise<unknown>)[] = people.map(({ client }) => () => apply(client, cohortId));
    changes.forEach((change, at) => tasks.splice(10 + at * 30, 0, change));
    await manyAtOnce(60, tasks);
    const { taken, waitingCount, capacity } = await standing(cohortId) as { taken: number; waitingCount: number; capacity: number };
    expect(taken).toBe(capacity);
    expect(taken + waitingCount).toBe(150);
  });

  test('two classes at one time race for the same people: nobody is admitted to both', async () => {
    const cohorts = [await training.cohort({ capacity: 60 }), await training.cohort({ capacity: 60 })];
    const people = await training.teacherClients(40, await county.build.school());
    const answers = await manyAtOnce(80, people.flatMap(({ client }) => cohorts.map(({ cohortId }) => () => apply(client, cohortId))));
    expect(answers.filter((each) => each.result)).toHaveLength(40);
    expect(answers.flatMap((each) => each.userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 40 }, () => 'CLASHES_WITH_COHORT'));
  });

  test('coordinators who admit the same requests at once give each seat once', async () => {
    const { cohortId } = await training.cohort({ capacity: 25, admission: 'COORDINATOR_ADMITS' });
    const people = await training.teacherClients(60, await county.build.school());
    const answers = await manyAtOnce(60, people.map(({ client }) => () => apply(client, cohortId)));
    const registrationIds = answers.map((each) => each.result?.registrationId);
    const others = await Promise.all(Array.from({ length: 5 }, async () => county.as(await county.build.account({ role: 'COORDINATOR' }))));
    await Promise.all(others.map((each) => each.ask('mutation ($input: RegistrationAdmitInput!) { registrationAdmit(input: $input) { results { status } } }', { input: { cohortId, registrationIds } })));
    expect(await standing(cohortId)).toEqual({ taken: 25, waitingCount: 35, capacity: 25 });
  });

  test('1,182 teachers into five classes by five coordinators at once: no seat over, none idle', async () => {
    // Five summer classes at five times; 1,182 seats. Every coordinator has people for every class, more than there are seats.
    const capacities = [280, 260, 240, 220, 182];
    const schools = await Promise.all(Array.from({ length: 5 }, () => county.build.school()));
    const cohorts = await Promise.all(capacities.map((capacity, at) => training.cohort({ capacity, startsOn: `2026-12-0${at + 1}`, endsOn: `2026-12-0${at + 1}`, sessions: [] })));
    const coordinators = await Promise.all(Array.from({ length: 5 }, async () => county.as(await county.build.account({ role: 'COORDINATOR' }))));
    const people = (await Promise.all(schools.map((schoolId) => county.build.teachers(260, schoolId)))).flat();
    const total = people.length;
    const BATCH = 20;
    const results: { status: string | null; code: string | null }[] = [];
    await Promise.all(coordinators.map(async (client, desk) => {
      for (let from = desk * BATCH; from < total; from += 5 * BATCH) {
        // Each desk goes round the classes; whoever finds one full waits there.
        const { cohortId } = cohorts[(desk + Math.floor(from / BATCH / 5)) % 5] as { cohortId: number };
        const { registrationAdd } = await client.ask<{ registrationAdd: { results: { status: string | null; code: string | null }[] } }>(
          'mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { status code } } }', { input: { cohortId, teacherIds: people.slice(from, from + BATCH) } });
        results.push(...registrationAdd.results);
      }
    }));
    expect(results).toHaveLength(total);
    expect(results.filter((each) => each.code)).toEqual([]);
    // 260 people for each class: the two large ones keep seats, which those who wait elsewhere are given by five desks at once.
    const waiting = await county.rows<{ id: number; teacherId: number; cohortId: number }>("SELECT r.id, r.teacherId, r.cohortId FROM registrations r WHERE r.status = 'WAITING' AND r.cohortId IN (?, ?, ?, ?, ?) ORDER BY r.id", cohorts.map((each) => each.cohortId));
    expect(waiting).toHaveLength(20 + 40 + 78);
    await Promise.all(coordinators.map((client, desk) => client.ask('mutation ($input: RegistrationListInput!) { registrationAdd(input: $input) { results { status } } }', { input: { cohortId: cohorts[0]?.cohortId, teacherIds: waiting.filter((_, at) => at % 5 === desk).map((each) => each.teacherId) } })));
    const standings = await Promise.all(cohorts.map(({ cohortId }) => standing(cohortId)));
    expect(standings.map((each) => each?.taken)).toEqual(capacities);
    expect(standings.reduce((sum, each) => sum + (each?.taken ?? 0), 0)).toBe(1182);
  });

  test('seats freed by five ways at once go to the waiting list once each', async () => {
    const schoolId = await county.build.school();
    const { cohortId } = await training.cohort({ capacity: 50 });
    const people = await training.teacherClients(120, schoolId);
    const answers = await manyAtOnce(40, people.slice(0, 100).map(({ client }) => () => apply(client, cohortId)));
    const admitted = answers.flatMap(({ result }, at) => (result?.status === 'ADMITTED' ? [{ id: result.registrationId, client: people[at]?.client as Client }] : []));
    const links = await Promise.all(admitted.slice(0, 10).map(async ({ id }) => (await coordinator.ask<{ registration: { answerLink: string } }>('query ($id: ID!) { registration(id: $id) { answerLink } }', { id })).registration.answerLink.split('/answer/')[1]));
    const decline = (token: string | undefined) => county.anyone.ask('mutation ($input: AnswerLinkInput!) { registrationDeclineByLink(input: $input) { userErrors { code } } }', { input: { token } });
    const replace = (id: string, teacherId: number) => coordinator.ask('mutation ($input: RegistrationReplaceInput!) { registrationReplace(input: $input) { userErrors { code } } }', { input: { registrationId: id, teacherId, reason: '临时有事' } });
    const release = (ids: readonly string[]) => coordinator.ask('mutation ($input: RegistrationDeclineInput!) { registrationDecline(input: $input) { results { code } } }', { input: { cohortId, registrationIds: ids, reason: '名额有限' } });
    await manyAtOnce<unknown>(30, [
      // Each link twice, as an impatient thumb would.
      ...[...links, ...links].map((token) => () => decline(token)),
      ...admitted.slice(10, 20).map(({ client, id }) => () => withdraw(client, id)),
      ...admitted.slice(20, 30).map(({ id }, at) => () => replace(id, people[100 + at]?.teacherId as number)),
      () => release(admitted.slice(30, 40).map((each) => each.id)), () => setCapacity(cohortId, 55), () => setCapacity(cohortId, 52),
    ]);
    const { taken, waitingCount, capacity } = await standing(cohortId) as { taken: number; waitingCount: number; capacity: number };
    expect(taken).toBe(capacity);
    // Of 100 people 30 left and 10 were replaced by others: 70 + 0 are left to sit or wait.
    expect(taken + waitingCount).toBe(70);
    expect(await county.rows("SELECT subjectId FROM audit_rows WHERE action = 'registration.promote' GROUP BY subjectId HAVING COUNT(*) > 1")).toEqual([]);
  });
});
