import { notFound } from '../../platform/errors.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Attendance } from '../attendance/index.js';
import { loadStandings } from './candidates.js';
import { promote, promotesItself, unitsOf, type Waiting } from './rules/promotion.js';
import { type Place, type Quota, SeatBoard } from './rules/seat-board.js';
import type { RegistrationStatus } from './rules/vocabulary.js';
import type { CohortRow } from './training.entities.js';

/** Told when people who were admitted are so no longer: what a module further down keeps for them comes free. */
export const SEATS_LEFT = 'training.seatsLeft';

export type Queued = Waiting & { readonly queueNumber: number };

/**
 * One cohort under its lock: registrations enter and leave it in memory, and `save` writes the
 * counters once, with the roll. Whoever changes a seat goes through here, so counters and rows agree.
 */
export class LockedCohort {
  private waitingBy = 0;
  private requestedBy = 0;
  private lastQueueNumber: number;
  private readonly joined = new Set<number>();
  private readonly left = new Set<number>();

  private constructor(private readonly tx: Tx, readonly row: CohortRow, public seats: SeatBoard) {
    this.lastQueueNumber = row.lastQueueNumber;
  }

  /** @throws RequestError NOT_FOUND */
  static async of(tx: Tx, cohortId: number): Promise<LockedCohort> {
    const row = await tx.lockOne<CohortRow>('SELECT * FROM cohorts WHERE id = ?', [cohortId]);
    if (!row) throw notFound({ zh: '培训班', en: 'cohort' });
    return new LockedCohort(tx, row, new SeatBoard(row.capacity, row.taken, await quotasOf(tx, cohortId)));
  }

  /** Puts a different number of seats, or different quotas, under the same people. */
  reseat(capacity: number, quotas: readonly Quota[]): void {
    this.seats = new SeatBoard(capacity, this.seats.taken, quotas);
  }

  /** Counts a registration into a state; returns its number in the queue when it waits. */
  enter(status: RegistrationStatus, who: Place & { readonly teacherId: number }): number | null {
    if (status === 'ADMITTED') {
      this.seats.take(who);
      this.left.delete(who.teacherId);
      this.joined.add(who.teacherId);
    } else if (status === 'REQUESTED') this.requestedBy += 1;
    else if (status === 'WAITING') {
      this.waitingBy += 1;
      this.lastQueueNumber += 1;
      return this.lastQueueNumber;
    }
    return null;
  }

  /** How many wait now: whoever was entered last is in this place. */
  get waitingCount(): number {
    return this.row.waitingCount + this.waitingBy;
  }

  /** Counts a registration out of a state. */
  leave(status: RegistrationStatus, who: Place & { readonly teacherId: number }): void {
    if (status === 'ADMITTED') {
      this.seats.give(who);
      if (!this.joined.delete(who.teacherId)) this.left.add(who.teacherId);
    } else if (status === 'REQUESTED') this.requestedBy -= 1;
    else if (status === 'WAITING') this.waitingBy -= 1;
  }

  /** Brings in from the waiting list whoever fits the free seats. Call it when every other change is written. */
  async promoteWaiting(): Promise<number> {
    const { tx, row } = this;
    if (!promotesItself(row, tx.now)) return 0;
    let promoted = 0;
    let after = 0;
    while (!this.seats.isFull && row.waitingCount + this.waitingBy > 0) {
      const most = Math.max(20, 2 * (this.seats.capacity - this.seats.taken));
      const next = await this.waiting(after, most);
      const last = next.at(-1);
      if (!last) break;
      after = last.queueNumber;
      const units = unitsOf(next).filter((unit) => unit.every((each) => this.seats.fits(each)));
      if (units.length === 0) continue;
      const candidates = await loadStandings(tx, [row], units.flat().map((each) => each.teacherId), { lock: true });
      promoted += await this.bringIn(promote(this.seats, units, (each) => candidates.isHindered(row, each.teacherId)), { seatsTaken: true });
    }
    return promoted;
  }

  /** The waiting list in its order, a group never cut in two. */
  async waiting(after = 0, most = 1_000_000): Promise<Queued[]> {
    const columns = "SELECT id, teacherId, schoolId, areaId, subject, groupId, queueNumber FROM registrations WHERE cohortId = ? AND status = 'WAITING'";
    const rows = await this.tx.rows<Queued>(`${columns} AND queueNumber > ? ORDER BY queueNumber LIMIT ?`, [this.row.id, after, most]);
    const last = rows.at(-1);
    if (last === undefined || last.groupId === null) return rows;
    return [...rows, ...await this.tx.rows<Queued>(`${columns} AND queueNumber > ? AND groupId = ? ORDER BY queueNumber`, [this.row.id, last.queueNumber, last.groupId])];
  }

  /** Admits people of the waiting list; who they are is decided. */
  async bringIn(chosen: readonly Queued[], { seatsTaken }: { readonly seatsTaken: boolean }): Promise<number> {
    const { tx, row } = this;
    for (const each of chosen) {
      if (!seatsTaken) this.seats.take(each);
      this.waitingBy -= 1;
      this.joined.add(each.teacherId);
      tx.audit({ action: 'registration.promote', subjectType: 'Registration', subjectId: each.id, details: { cohortId: row.id, teacherId: each.teacherId, queueNumber: each.queueNumber } });
    }
    if (chosen.length > 0) {
      await tx.run("UPDATE registrations SET status = 'ADMITTED', queueNumber = NULL, promotedAt = ?, changedAt = ? WHERE id IN (?)", [tx.now, tx.now, chosen.map((each) => each.id)]);
    }
    return chosen.length;
  }

  /** Writes counters and roll. The conditions only say again what the lock already holds. */
  async save(attendance: Attendance): Promise<void> {
    const { tx, row, seats } = this;
    const changed = await tx.run(
      `UPDATE cohorts SET capacity = ?, taken = ?, waitingCount = waitingCount + ?, requestedCount = requestedCount + ?, lastQueueNumber = ?, changedAt = ?
       WHERE id = ? AND taken = ? AND ? <= ?`,
      [seats.capacity, seats.taken, this.waitingBy, this.requestedBy, this.lastQueueNumber, tx.now, row.id, row.taken, seats.taken, seats.capacity]);
    if (changed !== 1) throw new Error(`cohort ${row.id} would have ${seats.taken} of ${seats.capacity} seats taken`);
    for (const { id, by } of seats.quotaChanges()) {
      const moved = await tx.run('UPDATE cohort_quotas SET used = used + ? WHERE id = ? AND used + ? BETWEEN 0 AND seats', [by, id, by]);
      if (moved !== 1) throw new Error(`quota ${id} of cohort ${row.id} would be overdrawn`);
    }
    if (this.left.size > 0) {
      await attendance.removeFromRoll(tx, row.rollId, [...this.left]);
      await tx.publish(SEATS_LEFT, { cohortId: row.id, teacherIds: [...this.left] });
    }
    if (this.joined.size > 0) await attendance.addToRoll(tx, row.rollId, [...this.joined]);
  }
}

export function quotasOf(tx: Tx, cohortId: number): Promise<Quota[]> {
  return tx.rows<Quota>('SELECT id, schoolId, areaId, subject, seats, used FROM cohort_quotas WHERE cohortId = ? ORDER BY id', [cohortId]);
}
