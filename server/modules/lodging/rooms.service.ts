import { badInput } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { LodgingRoomRow } from './lodging.entities.js';
import { freeBeds, giveBed, lockTerms, lodgingNotFound, participantsOf, roomsOf } from './lodging.store.js';
import { type BedRefusal, freeBed, proposeBeds, refusalOfBed } from './rules/rooms.js';
import type { ForWhom } from './rules/vocabulary.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type RoomsRefusal = { readonly code: 'ROOM_TWICE'; readonly room: string };
export type RemoveRefusal = { readonly code: 'ROOM_IN_USE'; readonly people: number };

/** Rooms of a class, and who sleeps where. Every change holds the lock of the class's offer. */
export class Rooms {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, input: { readonly cohortId: string; readonly rooms: readonly { readonly name: string; readonly beds: number; readonly forWhom: ForWhom }[] } & Keyed): Promise<Outcome<number, RoomsRefusal>> {
    return once(this.work, actor, { operation: 'lodgingAddRooms', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RoomsRefusal>> => {
      const { cohortId } = await lockTerms(tx, Number(input.cohortId));
      const known = new Set((await tx.rows<{ name: string }>('SELECT name FROM lodging_rooms WHERE cohortId = ?', [cohortId])).map(({ name }) => name));
      const rooms = input.rooms.map(({ name, ...rest }) => ({ ...rest, name: name.normalize('NFKC').trim() }));
      for (const { name } of rooms) {
        if (known.has(name)) return refused({ code: 'ROOM_TWICE', room: name });
        known.add(name);
      }
      await tx.insertMany(LodgingRoomRow, rooms.map(({ name, beds, forWhom }) => ({ cohortId, name, beds, used: 0, forWhom })));
      tx.audit({ action: 'lodging.addRooms', subjectType: 'Cohort', subjectId: cohortId, details: { rooms: input.rooms.length, beds: input.rooms.reduce((sum, { beds }) => sum + beds, 0) } });
      return done(cohortId);
    });
  }

  remove(actor: Actor, input: { readonly cohortId: string; readonly roomId: string } & Keyed): Promise<Outcome<number, RemoveRefusal>> {
    return once(this.work, actor, { operation: 'lodgingRemoveRoom', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RemoveRefusal>> => {
      const { cohortId } = await lockTerms(tx, Number(input.cohortId));
      const room = (await roomsOf(tx, cohortId)).find(({ id }) => id === Number(input.roomId));
      if (!room) throw lodgingNotFound();
      if (room.people.length > 0) return refused({ code: 'ROOM_IN_USE', people: room.people.length });
      await tx.run('DELETE FROM lodging_rooms WHERE id = ?', [room.id]);
      tx.audit({ action: 'lodging.removeRoom', subjectType: 'Cohort', subjectId: cohortId, details: { room: room.name } });
      return done(cohortId);
    });
  }

  /** Puts one participant into a room, out of the one where he was; without a room his bed comes free. */
  assign(actor: Actor, input: { readonly cohortId: string; readonly teacherId: string; readonly roomId?: string | null } & Keyed): Promise<Outcome<number, BedRefusal>> {
    return once(this.work, actor, { operation: 'lodgingAssign', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, BedRefusal>> => {
      const { cohortId } = await lockTerms(tx, Number(input.cohortId));
      const teacherId = Number(input.teacherId);
      const guest = (await participantsOf(tx, cohortId)).find((each) => each.teacherId === teacherId);
      if (!guest) return refused({ code: 'NOT_ADMITTED' });
      const room = input.roomId == null ? null : (await roomsOf(tx, cohortId)).find(({ id }) => id === Number(input.roomId));
      if (room === undefined) throw badInput('input.roomId', { zh: '找不到该房间。', en: 'There is no such room.' });
      if (room?.people.some((each) => each.teacherId === teacherId)) return done(cohortId);
      const refusal = room && refusalOfBed({ isAdmitted: true, isStaying: guest.isStaying, sex: guest.sex, room });
      if (refusal) return refused(refusal);
      await freeBeds(tx, cohortId, [teacherId]);
      if (room) await giveBed(tx, cohortId, room.id, teacherId, room.numbers);
      tx.audit({ action: 'lodging.assign', subjectType: 'Cohort', subjectId: cohortId, details: { teacherId, room: room?.name ?? null } });
      return done(cohortId);
    });
  }

  /** Gives beds to all who stay and have none; answers how many got one. Nobody who has a bed is moved. */
  propose(actor: Actor, input: { readonly cohortId: string } & Keyed): Promise<Outcome<number>> {
    return once(this.work, actor, { operation: 'lodgingPropose', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { cohortId } = await lockTerms(tx, Number(input.cohortId));
      const rooms = await roomsOf(tx, cohortId);
      const housed = new Set(rooms.flatMap(({ people }) => people.map(({ teacherId }) => teacherId)));
      const given = proposeBeds(rooms, (await participantsOf(tx, cohortId)).filter(({ isStaying, teacherId }) => isStaying && !housed.has(teacherId)));
      const taken = new Map(rooms.map(({ id, numbers }) => [id, [...numbers]]));
      for (const { roomId, teacherId } of given) {
        const numbers = taken.get(roomId) ?? [];
        await giveBed(tx, cohortId, roomId, teacherId, numbers);
        numbers.push(freeBed(numbers));
      }
      if (given.length > 0) tx.audit({ action: 'lodging.propose', subjectType: 'Cohort', subjectId: cohortId, details: { given: given.length } });
      return done(given.length);
    });
  }
}
