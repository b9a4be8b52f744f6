import type { CohortStatus } from './vocabulary.js';
import type { Place, SeatBoard } from './seat-board.js';

export interface Waiting extends Place {
  readonly id: number;
  readonly teacherId: number;
  readonly groupId: number | null;
}

/** The waiting list moves until the cohort starts, or until the instant set before that; then the coordinator decides by hand. */
export function promotesItself({ status, waitingStopsAt }: { readonly status: CohortStatus; readonly waitingStopsAt: string | null }, now: string): boolean {
  return status === 'OPEN' && (waitingStopsAt === null || now < waitingStopsAt);
}

/** Who comes in together or not at all: each group as one, everybody else alone; in the order of the first of each. */
export function unitsOf<W extends { readonly groupId: number | null }>(waiting: readonly W[]): W[][] {
  const units: W[][] = [];
  const groups = new Map<number, W[]>();
  for (const each of waiting) {
    const group = each.groupId === null ? undefined : groups.get(each.groupId);
    if (group) group.push(each);
    else {
      const unit = [each];
      units.push(unit);
      if (each.groupId !== null) groups.set(each.groupId, unit);
    }
  }
  return units;
}

/**
 * Who gets the seats that are free: in the order of the list, each first for whom the class and
 * every quota still have a seat and who is not hindered (left the service, or admitted elsewhere at
 * the same time); a group only when all of this holds for all of it. Takes the seats on the board.
 *
 * @param units in the order of the list.
 */
export function promote<W extends Waiting>(seats: SeatBoard, units: readonly (readonly W[])[], isHindered: (each: W) => boolean): W[] {
  const promoted: W[] = [];
  for (const unit of units) {
    if (seats.isFull) break;
    if (!seats.fitsAll(unit) || unit.some(isHindered)) continue;
    for (const each of unit) seats.take(each);
    promoted.push(...unit);
  }
  return promoted;
}
