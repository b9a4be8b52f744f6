import { jest } from '@jest/globals';
import fc from 'fast-check';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(180_000);

type Status = 'ADMITTED' | 'WAITING' | 'WITHDRAWN' | 'DECLINED';
type Command =
  | { readonly kind: 'apply' | 'withdraw' | 'decline'; readonly who: number }
  | { readonly kind: 'capacity'; readonly seats: number }
  | { readonly kind: 'quota'; readonly of: 0 | 1; readonly seats: number };

const PEOPLE = 10;
/** Half of the people count in the quota of their school, the others in the one of their area; the class limits both. */
const groupOf = (who: number): 0 | 1 => (who < PEOPLE / 2 ? 0 : 1);

/** What the seats of one class should be: written as plainly as it can be said, without counters. */
class Model {
  readonly status = new Map<number, Status>();
  private queue: number[] = [];

  constructor(public capacity: number, readonly quotas: [number, number]) {}

  admitted(): number[] {
    return [...this.status].filter(([, status]) => status === 'ADMITTED').map(([who]) => who);
  }

  waiting(): number[] {
    return this.queue;
  }

  private fits(who: number): boolean {
    const admitted = this.admitted();
    return admitted.length < this.capacity && this.admittedOf(groupOf(who)) < this.quotas[groupOf(who)];
  }

  private admittedOf(group: 0 | 1): number {
    return this.admitted().filter((each) => groupOf(each) === group).length;
  }

  private promote(): void {
    for (const who of [...this.queue]) {
      if (!this.fits(who)) continue;
      this.status.set(who, 'ADMITTED');
      this.queue = this.queue.filter((each) => each !== who);
    }
  }

  run(command: Command): void {
    if (command.kind === 'capacity') {
      if (command.seats < Math.max(this.admitted().length, ...this.quotas)) return;
      this.capacity = command.seats;
    } else if (command.kind === 'quota') {
      if (command.seats < this.admittedOf(command.of) || command.seats > this.capacity) return;
      this.quotas[command.of] = command.seats;
    } else {
      const { who } = command;
      const status = this.status.get(who);
      const isLive = status === 'ADMITTED' || status === 'WAITING';
      if (command.kind === 'apply') {
        if (isLive || status === 'DECLINED') return;
        if (this.fits(who)) this.status.set(who, 'ADMITTED');
        else {
          this.status.set(who, 'WAITING');
          this.queue.push(who);
        }
        return;
      }
      if (!isLive) return;
      this.status.set(who, command.kind === 'withdraw' ? 'WITHDRAWN' : 'DECLINED');
      this.queue = this.queue.filter((each) => each !== who);
    }
    this.promote();
  }
}

const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const commands = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('apply' as const), who: person }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'decline' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('capacity' as const), seats: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('quota' as const), of: fc.constantFrom(0 as const, 1 as const), seats: fc.integer({ min: 0, max: 6 }) }) },
), { minLength: 5, maxLength: 25 });

describe.each(databaseKinds)('seats against a model on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let coordinator: Client;
  let people: { teacherId: number; client: Client }[];
  let schoolId: number;
  let areaId: number;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
    schoolId = await county.build.school();
    areaId = await county.build.area();
    people = [...await training.teacherClients(PEOPLE / 2, schoolId), ...await training.teacherClients(PEOPLE / 2, await county.build.school({ areaId }))];
  });
  afterAll(() => county.close());

  /** Sends the command as the person whom it belongs to; refusals are part of the game. */
  async function send(cohortId: number, command: Command, quotas: readonly [number, number]): Promise<void> {
    const ask = (client: Client, mutation: string, type: string, input: object) => client.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input });
    if (command.kind === 'capacity') {
      await ask(coordinator, 'cohortSetCapacity', 'CohortSetCapacityInput', { id: cohortId, capacity: command.seats });
    } else if (command.kind === 'quota') {
      const [ofSchool, ofArea] = command.of === 0 ? [command.seats, quotas[1]] : [quotas[0], command.seats];
      await ask(coordinator, 'cohortAllot', 'CohortAllotInput', { id: cohortId, quotas: [{ schoolId, seats: ofSchool }, { areaId, seats: ofArea }] });
    } else {
      const { teacherId, client } = people[command.who] as { teacherId: number; client: Client };
      const [registration] = await county.rows<{ id: number }>('SELECT id FROM registrations WHERE cohortId = ? AND teacherId = ?', [cohortId, teacherId]);
      if (command.kind === 'apply') await ask(client, 'registrationApply', 'RegistrationApplyInput', { cohortId });
      else if (registration && command.kind === 'withdraw') await ask(client, 'registrationWithdraw', 'RegistrationWithdrawInput', { registrationId: registration.id });
      else if (registration) await ask(coordinator, 'registrationDecline', 'RegistrationDeclineInput', { cohortId, registrationIds: [registration.id], reason: '名额有限' });
    }
  }

  test('random commands leave the class as the model says, step by step', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), commands, async (capacity, ofSchool, ofArea, list) => {
      const model = new Model(capacity, [Math.min(ofSchool, capacity), Math.min(ofArea, capacity)]);
      const { cohortId } = await training.cohort({ capacity, sessions: [], quotas: [{ schoolId, seats: model.quotas[0] }, { areaId, seats: model.quotas[1] }] });
      for (const command of list) {
        await send(cohortId, command, model.quotas);
        model.run(command);
        const rows = await county.rows<{ teacherId: number; status: Status; queueNumber: number | null }>('SELECT teacherId, status, queueNumber FROM registrations WHERE cohortId = ? ORDER BY queueNumber', [cohortId]);
        const whoOf = (teacherId: number): number => people.findIndex((each) => each.teacherId === teacherId);
        expect(new Map(rows.map((each) => [whoOf(each.teacherId), each.status]))).toEqual(model.status);
        expect(rows.filter((each) => each.status === 'WAITING').map((each) => whoOf(each.teacherId))).toEqual(model.waiting());
        expect(await county.rows('SELECT capacity, taken, waitingCount FROM cohorts WHERE id = ?', [cohortId])).toEqual([{ capacity: model.capacity, taken: model.admitted().length, waitingCount: model.waiting().length }]);
      }
    }), { numRuns: 25 });
    expect(await training.violations()).toEqual({});
  });
});
