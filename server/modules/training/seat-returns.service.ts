import type { Tx } from '../../platform/transactions/tx.js';
import type { Attendance } from '../attendance/index.js';
import type { Remoteness } from '../organisations/index.js';
import { loadStandings } from './candidates.js';
import { LockedCohort, type Queued } from './locked-cohort.js';
import { unitsOf } from './rules/promotion.js';
import type { Quota, SeatBoard } from './rules/seat-board.js';
import { inOfferOrder, isReturnDue, pastPermille, type SchoolClaim, shareOut } from './rules/seat-return.js';
import type { OfferCriterion } from './rules/vocabulary.js';
import { codesOf } from './terms.js';
import type { CohortRow } from './training.entities.js';
import { SeatOfferRow, SeatReturnRow } from './seat-returns.entities.js';

/** The message that waits for the deadline of a cohort's quotas: `{ cohortId }`. */
export const SEATS_RETURN_DUE = 'training.seatsReturnDue';

/** A quota as it stood when its unused seats were taken back. */
export type ReturnedQuota = Pick<Quota, 'schoolId' | 'areaId' | 'subject' | 'seats' | 'used'> & { readonly requested: number };

/** Tells the system to look at the quotas when their deadline comes. A deadline that was moved leaves a message that finds nothing due. */
export async function announceReturn(tx: Tx, cohort: { readonly id: number; readonly seatsReturnAt: string | null }): Promise<void> {
  const { id, seatsReturnAt } = cohort;
  if (seatsReturnAt !== null) await tx.publish(SEATS_RETURN_DUE, { cohortId: id }, seatsReturnAt < tx.now ? tx.now : seatsReturnAt);
}

/** Seats that quotas left unused by their deadline flow back, and are offered to whoever waits in the order that the cohort states. */
export class SeatReturns {
  constructor(private readonly attendance: Attendance) {}

  /** Delivered in the transaction that marks the message, under the cohort's lock: once, however many servers run. */
  readonly whenDue = async (tx: Tx, { cohortId }: { readonly cohortId: number }): Promise<void> => {
    const cohort = await LockedCohort.of(tx, cohortId);
    const { row, seats } = cohort;
    if (!isReturnDue(row, tx.now)) return;
    const { quotas, kept } = await this.inTime(tx, row, seats);
    const { taken } = row;
    const offered = Math.max(0, row.capacity - taken - kept);
    await tx.run('DELETE FROM cohort_quotas WHERE cohortId = ?', [row.id]);
    cohort.reseat(row.capacity, []);
    const order = codesOf(row.offerOrder) as OfferCriterion[];
    const schools = inOfferOrder(await this.claims(tx, cohort), order);
    const chosen = shareOut(offered, schools.map((each) => each.units));
    await cohort.bringIn(chosen, { seatsTaken: false });
    await cohort.save(this.attendance);
    const round = ((await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM seat_returns WHERE cohortId = ?', [row.id]))?.n ?? 0) + 1;
    const returnId = await tx.insert(SeatReturnRow, {
      cohortId: row.id, round, dueAt: row.seatsReturnAt ?? tx.now, returnedAt: tx.now, offerOrder: row.offerOrder, capacity: row.capacity, taken, keptForRequests: kept, offered, granted: chosen.length, quotas: JSON.stringify(quotas),
    });
    await tx.insertMany(SeatOfferRow, schools.map((school, at) => ({
      returnId, ordinal: at + 1, schoolId: school.schoolId, teacherCount: school.teacherCount, remoteness: school.remoteness, pastAdmitted: school.pastAdmitted, pastPermille: pastPermille(school),
      wanted: school.units.flat().length, granted: chosen.filter((each) => each.schoolId === school.schoolId).length,
    })));
    await tx.run('UPDATE cohorts SET seatsReturnAt = NULL WHERE id = ?', [row.id]);
    tx.audit({ action: 'cohort.returnSeats', subjectType: 'Cohort', subjectId: row.id, details: { returnId, round, offered, granted: chosen.length, order } });
  };

  /** The quotas with what they used, and how many requests made in time have a seat of them to hope for: these seats are not offered to others. */
  private async inTime(tx: Tx, row: CohortRow, seats: SeatBoard): Promise<{ quotas: ReturnedQuota[]; kept: number }> {
    const requests = await tx.rows<Queued>("SELECT schoolId, areaId, subject FROM registrations WHERE cohortId = ? AND status = 'REQUESTED' ORDER BY createdAt, id", [row.id]);
    const trial = seats.copy();
    const hopeful = requests.filter((each) => {
      const fits = trial.fits(each);
      if (fits) trial.take(each);
      return fits;
    });
    return {
      kept: hopeful.length,
      quotas: seats.quotas.map((quota) => ({ schoolId: quota.schoolId, areaId: quota.areaId, subject: quota.subject, seats: quota.seats, used: quota.used, requested: trial.used(quota) - quota.used })),
    };
  }

  /** The schools that have somebody waiting who can come, each with the units in the order of the list. */
  private async claims(tx: Tx, cohort: LockedCohort): Promise<(SchoolClaim & { readonly units: readonly (readonly Queued[])[] })[]> {
    const { row } = cohort;
    const waiting = await cohort.waiting();
    if (waiting.length === 0) return [];
    const candidates = await loadStandings(tx, [row], waiting.map((each) => each.teacherId), { lock: true });
    const units = unitsOf(waiting).filter((unit) => !unit.some((each) => candidates.isHindered(row, each.teacherId)));
    const bySchool = new Map<number, Queued[][]>();
    for (const unit of units) bySchool.set(unit[0]?.schoolId as number, [...(bySchool.get(unit[0]?.schoolId as number) ?? []), unit]);
    const schoolIds = [...bySchool.keys()];
    const schools = await tx.rows<{ id: number; code: string; teacherCount: number; remoteness: Remoteness }>('SELECT id, code, teacherCount, remoteness FROM schools WHERE id IN (?)', [schoolIds]);
    const past = await tx.rows<{ schoolId: number; n: number }>(
      `SELECT r.schoolId, COUNT(*) AS n FROM registrations r JOIN cohorts c ON c.id = r.cohortId
       WHERE r.schoolId IN (?) AND r.status = 'ADMITTED' AND c.hostSchoolId IS NULL AND c.id <> ? AND c.startsOn >= ? AND c.startsOn < ? GROUP BY r.schoolId`, [schoolIds, row.id, twoYearsBefore(tx.today), tx.today]);
    return schools.map(({ id, code, teacherCount, remoteness }) => ({
      schoolId: id, schoolCode: code, teacherCount, remoteness, pastAdmitted: past.find((each) => each.schoolId === id)?.n ?? 0, units: bySchool.get(id) ?? [],
    }));
  }
}

function twoYearsBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 2}${day.slice(4)}`;
}
