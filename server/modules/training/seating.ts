import type { Tx } from '../../platform/transactions/tx.js';
import { loadStandings } from './candidates.js';
import type { LockedCohort } from './locked-cohort.js';
import { type LockedRegistration, moveRegistrations } from './registrations.store.js';
import { unitsOf } from './rules/promotion.js';
import { refusalOfSeat } from './rules/registration.js';
import type { RegistrationStatus } from './rules/vocabulary.js';

/** Why a seat could not be given to somebody; he waits where the cohort keeps a list. */
export type SeatRefusal = NonNullable<ReturnType<typeof refusalOfSeat>> | { readonly code: 'GROUP_NEEDS_SEATS'; readonly people: number };

export interface Seated<R> {
  readonly status: RegistrationStatus;
  readonly refusal: R | SeatRefusal | null;
}

/**
 * Gives seats to registrations of a locked cohort in their order, those of a group together; whom no
 * seat is left for waits, where the cohort keeps a list. Writes the registrations; the caller saves the cohort.
 *
 * @param refusalOf why one may have no seat, whatever is free.
 */
export async function seatInOrder<R>(tx: Tx, cohort: LockedCohort, registrations: readonly LockedRegistration[], byName: string, refusalOf: (each: LockedRegistration, isHindered: boolean) => R | null): Promise<Map<number, Seated<R>>> {
  const standings = await loadStandings(tx, [cohort.row], registrations.map((each) => each.teacherId), { lock: true });
  const outcomes = new Map<number, Seated<R>>();
  const admitted: number[] = [];
  const queued: { id: number; queueNumber: number }[] = [];
  for (const unit of unitsOf(registrations)) {
    const able = unit.filter((each) => {
      const refusal = refusalOf(each, standings.isHindered(cohort.row, each.teacherId));
      if (refusal) outcomes.set(each.id, { status: each.status, refusal });
      return !refusal;
    });
    const isRoom = cohort.seats.fitsAll(able);
    for (const each of able) {
      const { id, status } = each;
      if (isRoom) {
        cohort.leave(status, each);
        cohort.enter('ADMITTED', each);
        admitted.push(id);
        outcomes.set(id, { status: 'ADMITTED', refusal: null });
        continue;
      }
      const noSeat = refusalOfSeat(cohort.seats, each) ?? { code: 'GROUP_NEEDS_SEATS' as const, people: able.length };
      const stays = status === 'WAITING' || !cohort.row.hasWaitingList || noSeat.code === 'NO_SEATS_ALLOTTED';
      outcomes.set(id, { status: stays ? status : 'WAITING', refusal: noSeat });
      if (stays) continue;
      cohort.leave(status, each);
      queued.push({ id, queueNumber: cohort.enter('WAITING', each) as number });
    }
  }
  await moveRegistrations(tx, admitted, 'ADMITTED', { reason: null, byName });
  for (const { id, queueNumber } of queued) {
    await tx.run("UPDATE registrations SET status = 'WAITING', step = NULL, queueNumber = ?, reason = NULL, decidedByName = ?, decidedAt = ?, changedAt = ? WHERE id = ?", [queueNumber, byName, tx.now, tx.now, id]);
  }
  return outcomes;
}
