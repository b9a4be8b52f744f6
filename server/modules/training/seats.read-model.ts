import type { Reader } from '../../platform/data/sql.js';
import { type Locale, say } from '../../platform/locale.js';
import { type Reach, reachSql } from '../accounts/index.js';
import type { Area, Remoteness, School } from '../organisations/index.js';
import { SCHOOL_COLUMNS } from './cohorts.read-model.js';
import { covers, kindOf, type Place, type Quota } from './rules/seat-board.js';
import { explainOffer } from './rules/seat-return.js';
import type { OfferCriterion } from './rules/vocabulary.js';
import type { ReturnedQuota } from './seat-returns.service.js';
import type { CohortQuota, SeatReturn, SeatTakeUp, TakeUpBy } from './seats.types.js';
import { codesOf } from './terms.js';
import type { SeatOfferRow, SeatReturnRow } from './seat-returns.entities.js';

type Count = Place & { readonly status: 'REQUESTED' | 'WAITING' | 'ADMITTED'; readonly n: number };
type SchoolRecord = School & { readonly areaId: number | null };

const BEFORE_OWN_ROW = { AREA: 'areaId', SCHOOL: 'schoolId', SUBJECT: 'subject' } as const;

/** How the seats of a cohort are allotted and used, and what flowed back. */
export class SeatsReadModel {
  constructor(private readonly reader: Reader) {}

  /** Take-up of each quota row; a school sees its own row, its area's and those of subjects. */
  async quotas(reach: Reach, cohortId: number): Promise<CohortQuota[]> {
    const [rows, counts] = await Promise.all([this.quotaRows(cohortId), this.counts(cohortId)]);
    const { schools, areas } = await this.places(rows);
    const own = reach.county ? null : await this.ownAreas(reach);
    const isSeen = ({ schoolId, areaId }: Quota): boolean => {
      if (reach.county || own === null) return true;
      const areaOfSchool = schoolId === null ? null : schools.get(schoolId)?.areaId ?? null;
      return schoolId !== null ? reach.schoolIds.includes(schoolId) || (areaOfSchool !== null && reach.areaIds.includes(areaOfSchool)) : areaId === null || own.has(areaId);
    };
    return rows.filter(isSeen).map((row) => ({ ...figures(counts.filter((each) => covers(row, each))), id: row.id, seats: row.seats, used: row.used, ...named(row, schools, areas) }))
      .sort((one, other) => orderKey(one).localeCompare(orderKey(other)));
  }

  /** Who of the people within reach came from where, beside what was allotted there. */
  async takeUp(reach: Reach, cohortId: number, by: TakeUpBy): Promise<SeatTakeUp[]> {
    const [rows, counts] = await Promise.all([this.quotas(reach, cohortId), this.counts(cohortId, reach)]);
    const column = BEFORE_OWN_ROW[by];
    const keys = new Map<Place[typeof column], Count[]>();
    for (const each of counts) keys.set(each[column], [...(keys.get(each[column]) ?? []), each]);
    const allotted = new Map(rows.filter((each) => kindOf({ schoolId: each.school?.id ?? null, areaId: each.area?.id ?? null, subject: each.subject }) === by).map((each) => [each.school?.id ?? each.area?.id ?? each.subject, each]));
    for (const key of allotted.keys()) if (!keys.has(key)) keys.set(key, []);
    const places = [...keys.keys()].map((key) => ({ schoolId: null, areaId: null, subject: null, [column]: key }));
    const { schools, areas } = await this.places(places);
    return [...keys].map(([key, of]) => {
      const row = key === null ? undefined : allotted.get(key);
      return { ...named({ schoolId: null, areaId: null, subject: null, [column]: key }, schools, areas), ...figures(of), seats: row?.seats ?? null };
    }).sort((one, other) => orderKey(one).localeCompare(orderKey(other)));
  }

  /** What flowed back and whom it was offered to, the latest first. */
  async returns(cohortId: number, locale: Locale): Promise<SeatReturn[]> {
    const returns = await this.reader.rows<SeatReturnRow>('SELECT * FROM seat_returns WHERE cohortId = ? ORDER BY round DESC', [cohortId]);
    const offers = await this.reader.rows<SeatOfferRow>('SELECT * FROM seat_offers WHERE returnId IN (?) ORDER BY returnId, ordinal', [returns.map((each) => each.id)]);
    const quotas = returns.flatMap((each) => JSON.parse(each.quotas) as ReturnedQuota[]);
    const { schools, areas } = await this.places([...quotas, ...offers.map(({ schoolId }) => ({ schoolId, areaId: null, subject: null }))]);
    return returns.map((each) => {
      const order = codesOf(each.offerOrder) as OfferCriterion[];
      return {
        ...each, offerOrder: order,
        offers: offers.filter(({ returnId }) => returnId === each.id).map((offer) => ({
          ...offer, school: schools.get(offer.schoolId) as School, explanation: say(explainOffer({ ...offer, remoteness: offer.remoteness as Remoteness }, order), locale),
        })),
        quotas: (JSON.parse(each.quotas) as ReturnedQuota[]).map((quota) => ({ ...named(quota, schools, areas), seats: quota.seats, used: quota.used, requested: quota.requested, waiting: 0 })),
      };
    });
  }

  private quotaRows(cohortId: number): Promise<Quota[]> {
    return this.reader.rows<Quota>('SELECT id, schoolId, areaId, subject, seats, used FROM cohort_quotas WHERE cohortId = ? ORDER BY id', [cohortId]);
  }

  private counts(cohortId: number, reach?: Reach): Promise<Count[]> {
    const scope = reach ? reachSql(reach, { area: 'areaId', school: 'schoolId', teacher: 'teacherId' }) : { sql: '1 = 1', params: [] };
    return this.reader.rows<Count>(
      `SELECT schoolId, areaId, subject, status, COUNT(*) AS n FROM registrations WHERE cohortId = ? AND status IN ('REQUESTED', 'WAITING', 'ADMITTED') AND ${scope.sql} GROUP BY schoolId, areaId, subject, status`, [cohortId, ...scope.params]);
  }

  private async places(named: readonly Pick<Quota, 'schoolId' | 'areaId'>[]): Promise<{ schools: Map<number, SchoolRecord>; areas: Map<number, Area> }> {
    const [schools, areas] = await Promise.all([
      this.reader.rows<SchoolRecord>(`SELECT ${SCHOOL_COLUMNS.join(', ')}, areaId FROM schools WHERE id IN (?)`, [[...new Set(named.flatMap((each) => each.schoolId ?? []))]]),
      this.reader.rows<Area>('SELECT id, code, name, nameEn, stage FROM areas WHERE id IN (?)', [[...new Set(named.flatMap((each) => each.areaId ?? []))]]),
    ]);
    return { schools: new Map(schools.map((each) => [each.id, { ...each, area: null }])), areas: new Map(areas.map((each) => [each.id, each])) };
  }

  private async ownAreas(reach: Exclude<Reach, { county: true }>): Promise<Set<number>> {
    const ofSchools = await this.reader.rows<{ areaId: number | null }>('SELECT areaId FROM schools WHERE id IN (?)', [[...reach.schoolIds]]);
    return new Set([...reach.areaIds, ...ofSchools.flatMap((each) => each.areaId ?? [])]);
  }
}

function figures(counts: readonly Count[]): { used: number; requested: number; waiting: number } {
  const of = (status: Count['status']): number => counts.filter((each) => each.status === status).reduce((sum, { n }) => sum + n, 0);
  return { used: of('ADMITTED'), requested: of('REQUESTED'), waiting: of('WAITING') };
}

function named(place: Pick<Quota, 'schoolId' | 'areaId' | 'subject'>, schools: ReadonlyMap<number, School>, areas: ReadonlyMap<number, Area>): Pick<SeatTakeUp, 'school' | 'area' | 'subject'> {
  return { school: place.schoolId === null ? null : schools.get(place.schoolId) ?? null, area: place.areaId === null ? null : areas.get(place.areaId) ?? null, subject: place.subject };
}

/** Areas by code, then schools by code, then subjects. */
function orderKey({ school, area, subject }: Pick<SeatTakeUp, 'school' | 'area' | 'subject'>): string {
  if (area) return `1${area.code}`;
  return school ? `2${school.code}` : `3${subject ?? ''}`;
}
