import type { ForWhom, Sex } from './vocabulary.js';

export interface Room {
  readonly id: number;
  readonly name: string;
  readonly beds: number;
  readonly forWhom: ForWhom;
  /** Who has a bed there. */
  readonly people: readonly Guest[];
}

export interface Guest {
  readonly teacherId: number;
  readonly sex: Sex;
  readonly schoolId: number;
  readonly areaId: number | null;
}

export type BedRefusal =
  | { readonly code: 'NOT_ADMITTED' } | { readonly code: 'NOT_STAYING' } | { readonly code: 'ROOM_FULL'; readonly room: string }
  | { readonly code: 'ROOM_FOR_OTHERS'; readonly room: string } | { readonly code: 'ROOM_MIXED'; readonly room: string };

const OF_SEX: Record<Sex, ForWhom> = { female: 'WOMEN', male: 'MEN' };

/** Why nobody of this sex gets a bed in this room, or null. A room for any takes those who are like the first. */
export function refusalOfBed({ isAdmitted, isStaying, sex, room }: { isAdmitted: boolean; isStaying: boolean; sex: Sex; room: Pick<Room, 'name' | 'beds' | 'forWhom' | 'people'> }): BedRefusal | null {
  if (!isAdmitted) return { code: 'NOT_ADMITTED' };
  if (!isStaying) return { code: 'NOT_STAYING' };
  if (room.forWhom !== 'ANY' && room.forWhom !== OF_SEX[sex]) return { code: 'ROOM_FOR_OTHERS', room: room.name };
  if (room.people.some((each) => each.sex !== sex)) return { code: 'ROOM_MIXED', room: room.name };
  return room.people.length >= room.beds ? { code: 'ROOM_FULL', room: room.name } : null;
}

/**
 * Beds for those who have none: men and women apart, a school together where a room holds it, else beside its own
 * area. The larger school of an area first, the fullest fit first, then rooms and people in the order given: the
 * same facts give the same list. Who finds no bed is left out.
 */
export function proposeBeds(rooms: readonly Room[], guests: readonly Guest[]): { teacherId: number; roomId: number }[] {
  const open = rooms.map((room) => ({ ...room, people: [...room.people] }));
  const given: { teacherId: number; roomId: number }[] = [];
  for (const sex of bySize(guests.map((each) => each.sex))) {
    const people = guests.filter((each) => each.sex === sex);
    for (const areaId of inOrder(people.map((each) => each.areaId))) {
      const ofArea = people.filter((each) => each.areaId === areaId);
      for (const schoolId of bySize(ofArea.map((each) => each.schoolId))) {
        let rest = ofArea.filter((each) => each.schoolId === schoolId);
        while (rest.length > 0) {
          const room = bestRoom(open, sex, rest[0] as Guest, rest.length);
          if (!room) break;
          const inside = rest.slice(0, room.beds - room.people.length);
          room.people.push(...inside);
          given.push(...inside.map(({ teacherId }) => ({ teacherId, roomId: room.id })));
          rest = rest.slice(inside.length);
        }
      }
    }
  }
  return given;
}

function bestRoom<R extends Room>(rooms: readonly R[], sex: Sex, { schoolId, areaId }: Guest, wanted: number): R | undefined {
  const fitting = rooms.filter((room) => refusalOfBed({ isAdmitted: true, isStaying: true, sex, room }) === null);
  const rank = (room: R): number[] => {
    const free = room.beds - room.people.length;
    return [
      free >= wanted ? 0 : 1, room.people.some((each) => each.schoolId === schoolId) ? 0 : 1,
      // Rooms set apart first: a room for any can still serve the others.
      room.forWhom === 'ANY' ? 1 : 0, free >= wanted ? free - wanted : -free, room.people.length === 0 || room.people.some((each) => each.areaId === areaId) ? 0 : 1,
    ];
  };
  return fitting.map((room, at) => ({ room, rank: [...rank(room), at] })).sort((a, b) => compare(a.rank, b.rank))[0]?.room;
}

const compare = (a: readonly number[], b: readonly number[]): number => a.map((each, at) => each - (b[at] ?? 0)).find((each) => each !== 0) ?? 0;
const inOrder = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The most frequent first, of equal ones the earlier. */
function bySize<T>(values: readonly T[]): T[] {
  const count = (value: T): number => values.filter((each) => each === value).length;
  return inOrder(values).map((value, at) => ({ value, at, size: count(value) })).sort((a, b) => b.size - a.size || a.at - b.at).map(({ value }) => value);
}

/** The lowest number of a bed that nobody has. */
export function freeBed(taken: readonly number[]): number {
  let bed = 1;
  while (taken.includes(bed)) bed += 1;
  return bed;
}
