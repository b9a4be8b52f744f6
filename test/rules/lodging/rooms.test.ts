import fc from 'fast-check';

import { freeBed, type Guest, proposeBeds, refusalOfBed, type Room } from '../../../server/modules/lodging/rules/rooms.js';

const room = (id: number, beds: number, forWhom: Room['forWhom'] = 'ANY', people: Guest[] = []): Room => ({ id, name: `${id}`, beds, forWhom, people });
const guest = (teacherId: number, sex: Guest['sex'], schoolId: number, areaId: number | null = 1): Guest => ({ teacherId, sex, schoolId, areaId });

test.each([
  ['not of the class', { isAdmitted: false, isStaying: false }, 'NOT_ADMITTED'],
  ['did not ask for a bed', { isStaying: false }, 'NOT_STAYING'],
  ['a room for women', { sex: 'male' as const, room: room(1, 1, 'WOMEN', [guest(1, 'female', 1)]) }, 'ROOM_FOR_OTHERS'],
  ['a room where a woman sleeps', { sex: 'male' as const, room: room(1, 1, 'ANY', [guest(1, 'female', 1)]) }, 'ROOM_MIXED'],
  ['no bed left', { room: room(1, 1, 'ANY', [guest(1, 'female', 1)]) }, 'ROOM_FULL'],
  ['a bed is free', { room: room(1, 2, 'ANY', [guest(1, 'female', 1)]) }, undefined],
])('%s', (_case, change, code) => {
  expect(refusalOfBed({ isAdmitted: true, isStaying: true, sex: 'female', room: room(1, 2), ...change })?.code).toBe(code);
});

test('a school stays together where a room holds it, then comes its area; men and women apart', () => {
  const rooms = [room(1, 2), room(2, 3), room(3, 2, 'MEN')];
  const guests = [guest(10, 'female', 1), guest(11, 'female', 1), guest(12, 'female', 2), guest(13, 'female', 2), guest(14, 'female', 2), guest(20, 'male', 1), guest(21, 'male', 3, 2)];
  expect(proposeBeds(rooms, guests)).toEqual([
    { teacherId: 12, roomId: 2 }, { teacherId: 13, roomId: 2 }, { teacherId: 14, roomId: 2 }, { teacherId: 10, roomId: 1 }, { teacherId: 11, roomId: 1 }, { teacherId: 20, roomId: 3 }, { teacherId: 21, roomId: 3 },
  ]);
});

test('whatever the rooms, nobody sleeps in two beds, none holds more than it has, and nobody is left out while a bed fits him', () => {
  const guests = fc.array(fc.record({ sex: fc.constantFrom<Guest['sex']>('female', 'male'), schoolId: fc.integer({ min: 1, max: 4 }), areaId: fc.option(fc.integer({ min: 1, max: 3 })) }), { maxLength: 25 }).map((all) => all.map((each, at) => ({ ...each, teacherId: at + 1 })));
  const rooms = fc.array(fc.record({ beds: fc.integer({ min: 1, max: 4 }), forWhom: fc.constantFrom<Room['forWhom']>('WOMEN', 'MEN', 'ANY') }), { maxLength: 9 }).map((all) => all.map(({ beds, forWhom }, at) => room(at + 1, beds, forWhom)));
  fc.assert(fc.property(rooms, guests, (given, people) => {
    const beds = proposeBeds(given, people);
    expect(proposeBeds(given, people)).toEqual(beds);
    expect(new Set(beds.map(({ teacherId }) => teacherId)).size).toBe(beds.length);
    const after = given.map((each) => ({ ...each, people: people.filter(({ teacherId }) => beds.some((bed) => bed.teacherId === teacherId && bed.roomId === each.id)) }));
    for (const each of after) {
      expect(each.people.length).toBeLessThanOrEqual(each.beds);
      expect(new Set(each.people.map(({ sex }) => sex)).size).toBeLessThanOrEqual(1);
    }
    for (const left of people.filter(({ teacherId }) => !beds.some((bed) => bed.teacherId === teacherId))) {
      for (const each of after) expect(refusalOfBed({ isAdmitted: true, isStaying: true, sex: left.sex, room: each })).not.toBeNull();
    }
  }));
});

test('the lowest free number is given', () => expect([freeBed([]), freeBed([1, 2]), freeBed([1, 3])]).toEqual([1, 3, 2]));
