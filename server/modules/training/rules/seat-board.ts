/** Where a teacher counts. */
export interface Place {
  readonly schoolId: number;
  readonly areaId: number | null;
}

export interface Quota {
  readonly id: number;
  readonly schoolId: number | null;
  readonly areaId: number | null;
  readonly seats: number;
  readonly used: number;
}

/**
 * The seats of one cohort while decisions are taken under its lock. Pure: it counts, the store
 * writes the differences. A cohort without quota rows is free for all; with them a teacher needs a
 * seat of the cohort and one of every row that covers him, and at least one row must cover him.
 */
export class SeatBoard {
  private readonly usedById: Map<number, number>;

  constructor(readonly capacity: number, private takenNow: number, readonly quotas: readonly Quota[]) {
    this.usedById = new Map(quotas.map((each) => [each.id, each.used]));
  }

  get taken(): number {
    return this.takenNow;
  }

  get isFull(): boolean {
    return this.takenNow >= this.capacity;
  }

  used(quota: Quota): number {
    return this.usedById.get(quota.id) ?? 0;
  }

  covering(place: Place): readonly Quota[] {
    return this.quotas.filter((each) => (each.schoolId !== null ? each.schoolId === place.schoolId : each.areaId === place.areaId));
  }

  hasAllotment(place: Place): boolean {
    return this.quotas.length === 0 || this.covering(place).length > 0;
  }

  /** The first quota that has no seat left for him, the school's before the area's. */
  exhausted(place: Place): Quota | null {
    const bySchoolFirst = [...this.covering(place)].sort((one, other) => Number(one.schoolId === null) - Number(other.schoolId === null));
    return bySchoolFirst.find((each) => this.used(each) >= each.seats) ?? null;
  }

  fits(place: Place): boolean {
    return !this.isFull && this.hasAllotment(place) && this.exhausted(place) === null;
  }

  take(place: Place): void {
    this.move(place, 1);
  }

  give(place: Place): void {
    this.move(place, -1);
  }

  /** What changed in each quota row since the board was set up. */
  quotaChanges(): { id: number; by: number }[] {
    return this.quotas.map((each) => ({ id: each.id, by: this.used(each) - each.used })).filter(({ by }) => by !== 0);
  }

  /** The same seats, to try decisions on. */
  copy(): SeatBoard {
    const copy = new SeatBoard(this.capacity, this.takenNow, this.quotas);
    for (const [id, used] of this.usedById) copy.usedById.set(id, used);
    return copy;
  }

  private move(place: Place, by: number): void {
    this.takenNow += by;
    for (const each of this.covering(place)) this.usedById.set(each.id, this.used(each) + by);
  }
}
