/** Where a teacher counts. */
export interface Place {
  readonly schoolId: number;
  readonly areaId: number | null;
  readonly subject: string;
}

export interface Quota {
  readonly id: number;
  /** Exactly one of the three is named. */
  readonly schoolId: number | null;
  readonly areaId: number | null;
  readonly subject: string | null;
  readonly seats: number;
  readonly used: number;
}

type Named = Pick<Quota, 'schoolId' | 'areaId' | 'subject'>;
export type QuotaOf = 'SCHOOL' | 'AREA' | 'SUBJECT';

export function kindOf(quota: Named): QuotaOf {
  if (quota.schoolId !== null) return 'SCHOOL';
  return quota.areaId !== null ? 'AREA' : 'SUBJECT';
}

export function covers(quota: Named, place: Place): boolean {
  if (quota.schoolId !== null) return quota.schoolId === place.schoolId;
  return quota.areaId !== null ? quota.areaId === place.areaId : quota.subject === place.subject;
}

const IN_ORDER: readonly QuotaOf[] = ['SCHOOL', 'AREA', 'SUBJECT'];

/**
 * The seats of one cohort while decisions are taken under its lock. Pure: it counts, the store
 * writes the differences. A cohort without quota rows is free for all; with them a teacher needs a
 * seat of the cohort and one of every row that covers him. Where seats are allotted to schools or
 * areas one of these rows must cover him, and where they are allotted to subjects one of those.
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
    return this.quotas.filter((each) => covers(each, place));
  }

  hasAllotment(place: Place): boolean {
    return this.notAllotted(place) === null;
  }

  /** By what seats are allotted without any for him: his school and area, or his subject. */
  notAllotted(place: Place): 'PLACE' | 'SUBJECT' | null {
    const lacks = (layer: readonly Quota[]): boolean => layer.length > 0 && !layer.some((each) => covers(each, place));
    if (lacks(this.quotas.filter((each) => each.subject === null))) return 'PLACE';
    return lacks(this.quotas.filter((each) => each.subject !== null)) ? 'SUBJECT' : null;
  }

  /** The first quota that has no seat left for him: the school's, the area's, the subject's. */
  exhausted(place: Place): Quota | null {
    const inOrder = [...this.covering(place)].sort((one, other) => IN_ORDER.indexOf(kindOf(one)) - IN_ORDER.indexOf(kindOf(other)));
    return inOrder.find((each) => this.used(each) >= each.seats) ?? null;
  }

  fits(place: Place): boolean {
    return !this.isFull && this.hasAllotment(place) && this.exhausted(place) === null;
  }

  /** Whether there are seats for all of them together. */
  fitsAll(places: readonly Place[]): boolean {
    if (places.length === 1) return this.fits(places[0] as Place);
    const trial = this.copy();
    return places.every((each) => {
      const fits = trial.fits(each);
      trial.take(each);
      return fits;
    });
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
