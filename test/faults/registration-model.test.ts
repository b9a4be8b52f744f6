import { jest } from '@jest/globals';
import fc from 'fast-check';

import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories } from '../support/training-factories.js';

jest.setTimeout(180_000);

type Status = 'ADMITTED' | 'WAITING' | 'WITHDRAWN' | 'DECLINED' | 'REPLACED';
type Command =
  | { readonly kind: 'apply'; readonly who: number }
  | { readonly kind: 'withdraw' | 'decline' | 'link'; readonly who: number }
  | { readonly kind: 'add'; readonly who: readonly number[] }
  | { readonly kind: 'together'; readonly who: readonly number[] }
  | { readonly kind: 'replace'; readonly who: number; readonly by: number }
  | { readonly kind: 'return' }
  | { readonly kind: 'capacity'; readonly seats: number }
  | { readonly kind: 'quota'; readonly of: 0 | 1; readonly seats: number };

const PEOPLE = 10;
/** Half of the people count in the quota of their school, the others in the one of their area; the class limits both. */
const groupOf = (who: number): 0 | 1 => (who < PEOPLE / 2 ? 0 : 1);

/** What the seats of one class should be: written as plainly as it can be said, without counters. */
class Model {
  readonly status = new Map<number, Status>();
  /** Who waits, in order; those who come together stand in one entry. */
  private queue: number[][] = [];

  /** Null when the quotas have been taken back. */
  constructor(public capacity: number, public quotas: [number, number] | null) {}

  admitted(): number[] {
    return [...this.status].filter(([, status]) => status === 'ADMITTED').map(([who]) => who);
  }

  waiting(): number[] {
    return this.queue.flat();
  }

  private fits(people: readonly number[]): boolean {
    const after = [...this.admitted(), ...people];
    return after.length <= this.capacity && ([0, 1] as const).every((group) => this.quotas === null || people.every((who) => groupOf(who) !== group) || after.filter((who) => groupOf(who) === group).length <= (this.quotas)[group]);
  }

  private admittedOf(group: 0 | 1): number {
    return this.admitted().filter((each) => groupOf(each) === group).length;
  }

  private promote(): void {
    for (const unit of [...this.queue]) {
      if (!this.fits(unit)) continue;
      for (const who of unit) this.status.set(who, 'ADMITTED');
      this.queue = this.queue.filter((each) => each !== unit);
    }
  }

  private isLive(who: number): boolean {
    return this.status.get(who) === 'ADMITTED' || this.status.get(who) === 'WAITING';
  }

  private take(unit: readonly number[]): void {
    const status = this.fits(unit) ? 'ADMITTED' : 'WAITING';
    for (const who of unit) this.status.set(who, status);
    if (status === 'WAITING') this.queue.push([...unit]);
  }

  private leave(who: number, status: Status): void {
    this.status.set(who, status);
    this.queue = this.queue.map((unit) => unit.filter((each) => each !== who)).filter((unit) => unit.length > 0);
  }

  run(command: Command): void {
    if (command.kind === 'capacity') {
      if (command.seats < Math.max(this.admitted().length, ...(this.quotas ?? []))) return;
      this.capacity = command.seats;
    } else if (command.kind === 'quota') {
      if (this.quotas === null || command.seats < this.admittedOf(command.of) || command.seats > this.capacity) return;
      this.quotas[command.of] = command.seats;
    } else if (command.kind === 'return') {
      this.quotas = null;
      // One of each school in turn: the area's school before the other, which is less remote.
      for (let came = true; came;) {
        came = false;
        for (const group of [1, 0] as const) {
          const unit = this.queue.find((each) => groupOf(each[0] as number) === group && this.fits(each));
          if (!unit) continue;
          for (const who of unit) this.status.set(who, 'ADMITTED');
          this.queue = this.queue.filter((each) => each !== unit);
          came = true;
        }
      }
      return;
    } else if (command.kind === 'apply') {
      if (!this.isLive(command.who) && this.status.get(command.who) !== 'DECLINED') this.take([command.who]);
      return;
    } else if (command.kind === 'add') {
      for (const who of new Set(command.who)) if (!this.isLive(who)) this.take([who]);
      return;
    } else if (command.kind === 'together') {
      const unit = [...new Set(command.who)];
      if (unit.length > 1 && new Set(unit.map(groupOf)).size === 1 && !unit.some((who) => this.isLive(who))) this.take(unit);
      return;
    } else if (command.kind === 'replace') {
      const { who, by } = command;
      if (this.status.get(who) !== 'ADMITTED' || this.isLive(by) || groupOf(who) !== groupOf(by)) return;
      this.status.set(who, 'REPLACED');
      this.status.set(by, 'ADMITTED');
      return;
    } else {
      if (!this.isLive(command.who)) return;
      this.leave(command.who, command.kind === 'decline' ? 'DECLINED' : 'WITHDRAWN');
    }
    this.promote();
  }
}

const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const commands = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('apply' as const), who: person }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'decline' as const, 'link' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), who: fc.uniqueArray(person, { minLength: 2, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('together' as const), who: fc.uniqueArray(person, { minLength: 2, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace' as const), who: person, by: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('return' as const) }) },
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
    people = [...await training.teacherClients(PEOPLE / 2, schoolId), ...await training.teacherClients(PEOPLE / 2, await county.build.school({ areaId, remoteness: 'remote' }))];
  });
  afterAll(() => county.close());

  /** Sends the command as the person whom it belongs to; refusals are part of the game. */
  async function send(cohortId: number, command: Command, quotas: readonly [number, number] | null): Promise<void> {
    const ask = (client: Client, mutation: string, type: string, input: object) => client.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input });
    const idOf = (who: number): number => people[who]?.teacherId as number;
    const registrationOf = async (who: number): Promise<number | undefined> => (await county.rows<{ id: number }>('SELECT id FROM registrations WHERE cohortId = ? AND teacherId = ?', [cohortId, idOf(who)]))[0]?.id;
    const rows = (of: readonly [number, number]): object[] => [{ schoolId, seats: of[0] }, { areaId, seats: of[1] }];
    switch (command.kind) {
      case 'capacity':
        await ask(coordinator, 'cohortSetCapacity', 'CohortSetCapacityInput', { id: cohortId, capacity: command.seats });
        return;
      case 'quota':
        if (quotas) await ask(coordinator, 'cohortAllot', 'CohortAllotInput', { id: cohortId, quotas: rows(command.of === 0 ? [command.seats, quotas[1]] : [quotas[0], command.seats]) });
        return;
      case 'return': {
        if (!quotas) return;
        // A deadline a minute from now, and the clock a minute on.
        const returnAt = new Date(county.clock.now().getTime() + 60_000).toISOString();
        await ask(coordinator, 'cohortAllot', 'CohortAllotInput', { id: cohortId, quotas: rows(quotas), returnAt, offerOrder: ['REMOTENESS'] });
        county.clock.advance(60_000);
        await county.settle();
        return;
      }
      case 'add':
      case 'together':
        await ask(coordinator, 'registrationAdd', 'RegistrationListInput', { cohortId, teacherIds: command.who.map(idOf), asGroup: command.kind === 'together' });
        return;
      case 'apply':
        await ask(people[command.who]?.client as Client, 'registrationApply', 'RegistrationApplyInput', { cohortId });
        return;
      default: {
        const registrationId = await registrationOf(command.who);
        if (registrationId === undefined) return;
        if (command.kind === 'replace') await ask(coordinator, 'registrationReplace', 'RegistrationReplaceInput', { registrationId, teacherId: idOf(command.by), reason: '临时有事' });
        else if (command.kind === 'withdraw') await ask(people[command.who]?.client as Client, 'registrationWithdraw', 'RegistrationWithdrawInput', { registrationId });
        else if (command.kind === 'decline') await ask(coordinator, 'registrationDecline', 'RegistrationDeclineInput', { cohortId, registrationIds: [registrationId], reason: '名额有限' });
        else {
          const { registration } = await coordinator.ask<{ registration: { answerLink: string | null } }>('query ($id: ID!) { registration(id: $id) { answerLink } }', { id: registrationId });
          if (registration.answerLink) await ask(county.anyone, 'registrationDeclineByLink', 'AnswerLinkInput', { token: registration.answerLink.split('/answer/')[1] });
        }
      }
    }
  }

  test('random commands leave the class as the model says, step by step', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), commands, async (capacity, ofSchool, ofArea, list) => {
      const model = new Model(capacity, [Math.min(ofSchool, capacity), Math.min(ofArea, capacity)]);
      const { cohortId } = await training.cohort({ capacity, sessions: [], quotas: [{ schoolId, seats: Math.min(ofSchool, capacity) }, { areaId, seats: Math.min(ofArea, capacity) }] });
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
