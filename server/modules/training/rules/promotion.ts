import type { CohortStatus } from './vocabulary.js';
import type { Place, SeatBoard } from './seat-board.js';

export interface Waiting extends Place {
  readonly id: number;
  readonly teacherId: number;
}

/** The waiting list moves until the cohort starts; then the coordinator decides by hand. */
export function promotesItself(status: CohortStatus): boolean {
  return status === 'OPEN';
}

/**
 * Who gets the seats that are free: in the order of the list, each first whose quota still has a
 * seat and who is not hindered (left the service, or admitted elsewhere at the same time). Takes
 * the seats on the board.
 *
 * @param waiting in the order of the list.
 */
export function promote<W extends Waiting>(seats: SeatBoard, waiting: readonly W[], isHindered: (each: W) => boolean): W[] {
  const promoted: W[] = [];
  for (const each of waiting) {
    if (seats.isFull) break;
    if (!seats.fits(each) || isHindered(each)) continue;
    seats.take(each);
    promoted.push(each);
  }
  return promoted;
}
