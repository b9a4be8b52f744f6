import { addMilliseconds, dayOf, instantOfCounty } from '../../platform/clock.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { CohortDrafts, NewSession } from './cohort-drafts.js';
import { LockedCohort, quotasOf } from './locked-cohort.js';
import { lockProgramme } from './programmes.service.js';
import {
  type CapacityRefusal, type CloseRefusal, type ConditionRefusal, type OpenRefusal, type PlannedTimes, type QuotaRefusal, type QuotaSeats, refusalOfCapacity, refusalOfConditions, refusalOfQuotas, refusalOfSchedule,
  refusalToOpen, refusalToStart, type ScheduleRefusal, type StartRefusal,
} from './rules/cohort-life.js';
import { covers, type Place } from './rules/seat-board.js';
import { refusalOfReturn, type ReturnRefusal } from './rules/seat-return.js';
import type { Admission, OfferCriterion, TrainedBefore } from './rules/vocabulary.js';
import { announceReturn } from './seat-returns.service.js';
import { codesOf } from './terms.js';
import { CohortQuotaRow, type CohortRow, type ProgrammeRow } from './training.entities.js';

type UnknownPlace = { readonly code: 'UNKNOWN_PLACE'; readonly index: number };
type CreateRefusal = { readonly code: 'PROGRAMME_ENDED' } | UnknownPlace | ScheduleRefusal | ConditionRefusal | QuotaRefusal;
type EditRefusal = Extract<CapacityRefusal, { code: 'COHORT_ENDED' }> | { readonly code: 'STANDS_AFTER_DRAFT' } | ScheduleRefusal | ConditionRefusal;
export type CohortRefusal = CreateRefusal | EditRefusal | OpenRefusal | StartRefusal | CapacityRefusal | CloseRefusal | ReturnRefusal;

type Keyed = { idempotencyKey?: string | null | undefined };
interface QuotaChoice {
  readonly schoolId?: string | null;
  readonly areaId?: string | null;
  readonly subject?: string | null;
  readonly seats: number;
}
/** How seats flow back where nothing is said: never; and the order if they do. A deadline belongs to quotas and goes with the last of them. */
const NO_RETURN: { readonly returnAt: string | null; readonly offerOrder: readonly OfferCriterion[] } = { returnAt: null, offerOrder: ['REMOTENESS', 'PAST_SHARE', 'SIZE'] };
/** What may be left out is as it stands, null as if it had never been said. */
export interface CohortTexts {
  readonly title: string;
  readonly titleEn?: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly placeEn?: string | null;
  readonly registrationOpensAt: string;
  readonly registrationClosesAt: string;
  readonly admission?: Admission | null;
  readonly hasWaitingList?: boolean | null;
  readonly stages?: readonly string[] | null;
  readonly subjects?: readonly string[] | null;
  readonly titles?: readonly string[] | null;
  readonly minYearsTaught?: number | null;
  readonly maxYearsTaught?: number | null;
  readonly notTrainedIn?: TrainedBefore | null;
  readonly refusesFullCycle?: boolean | null;
  readonly replacesUntil?: string | null;
  readonly waitingStopsAt?: string | null;
}

/** The life of a cohort up to its closing, and the seats that it has. Every method answers the cohort's id. */
export class Cohorts {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance, private readonly drafts: CohortDrafts) {}

  create(actor: Actor, input: { programmeId: string; cohort: CohortTexts; capacity: number; sessions: readonly NewSession[]; quotas: readonly QuotaChoice[]; hostSchoolId?: string | null } & Keyed): Promise<Outcome<number, CreateRefusal>> {
    return once(this.work, actor, { operation: 'cohortCreate', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const programme = await lockProgramme(tx, Number(input.programmeId));
      const { capacity } = input;
      const cohort = textColumns(input.cohort);
      const quotas = input.quotas.map(asSeats);
      const refusal = (programme.status === 'CLOSED' ? { code: 'PROGRAMME_ENDED' as const } : null)
        ?? refusalOfSchedule({ ...cohort, sessions: input.sessions.map(timesOf) })
        ?? refusalOfConditions(cohort)
        ?? await unknownPlace(tx, quotas)
        ?? refusalOfQuotas({ status: 'DRAFT', capacity, rows: quotas, usedBy: () => 0 });
      if (refusal) return refused(refusal);
      const hostSchoolId = input.hostSchoolId ? Number(input.hostSchoolId) : null;
      return done((await this.drafts.write(tx, programme, await ordinalIn(tx, programme), { ...cohort, capacity, hostSchoolId }, { sessions: input.sessions, quotas })).id);
    });
  }

  edit(actor: Actor, input: { id: string; cohort: CohortTexts } & Keyed): Promise<Outcome<number, EditRefusal>> {
    return once(this.work, actor, { operation: 'cohortEdit', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { row } = await LockedCohort.of(tx, Number(input.id));
      const cohort = textColumns(input.cohort, row);
      if (row.status === 'CLOSING' || row.status === 'CLOSED') return refused({ code: 'COHORT_ENDED', status: row.status });
      const fixed = ['startsOn', 'endsOn', 'stages', 'subjects', 'titles', 'minYearsTaught', 'maxYearsTaught', 'notTrainedIn'] as const;
      if (row.status !== 'DRAFT' && fixed.some((column) => row[column] !== cohort[column])) return refused({ code: 'STANDS_AFTER_DRAFT' });
      const refusal = refusalOfSchedule({ ...input.cohort, sessions: await standingTimes(tx, row.rollId) }) ?? refusalOfConditions(cohort);
      if (refusal) return refused(refusal);
      const columns = Object.keys(cohort) as (keyof typeof cohort)[];
      await tx.run(`UPDATE cohorts SET ${columns.map((column) => `${column} = ?`).join(', ')}, changedAt = ? WHERE id = ?`, [...columns.map((column) => cohort[column]), tx.now, row.id]);
      tx.audit({ action: 'cohort.edit', subjectType: 'Cohort', subjectId: row.id, details: { ...cohort } });
      return done(row.id);
    });
  }

  planSessions(actor: Actor, input: { id: string; sessions: readonly NewSession[] } & Keyed): Promise<Outcome<number, ScheduleRefusal | Extract<CapacityRefusal, { code: 'COHORT_ENDED' }>>> {
    return once(this.work, actor, { operation: 'cohortPlanSessions', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { row } = await LockedCohort.of(tx, Number(input.id));
      if (row.status === 'CLOSING' || row.status === 'CLOSED') return refused({ code: 'COHORT_ENDED', status: row.status });
      const refusal = refusalOfSchedule({ ...row, sessions: input.sessions.map(timesOf), standing: await standingTimes(tx, row.rollId) });
      if (refusal) return refused(refusal);
      await this.drafts.plan(tx, row.rollId, input.sessions);
      tx.audit({ action: 'cohort.planSessions', subjectType: 'Cohort', subjectId: row.id, details: { sessions: input.sessions.length } });
      return done(row.id);
    });
  }

  open(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, OpenRefusal>> {
    return once(this.work, actor, { operation: 'cohortOpen', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { row } = await LockedCohort.of(tx, Number(input.id));
      const programme = await tx.row<ProgrammeRow>('SELECT * FROM programmes WHERE id = ?', [row.programmeId]);
      const refusal = refusalToOpen({ status: row.status, programmeStatus: programme?.status ?? 'DRAFT', sessions: (await standingTimes(tx, row.rollId)).length });
      if (!refusal) await announceReturn(tx, row);
      return refusal ? refused(refusal) : done(await become(tx, row, 'OPEN', 'cohort.open'));
    });
  }

  /** The class begins: from now on the waiting list moves by hand only. */
  start(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, StartRefusal>> {
    return once(this.work, actor, { operation: 'cohortStart', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { row } = await LockedCohort.of(tx, Number(input.id));
      const refusal = refusalToStart(row);
      return refusal ? refused(refusal) : done(await become(tx, row, 'RUNNING', 'cohort.start'));
    });
  }

  setCapacity(actor: Actor, input: { id: string; capacity: number } & Keyed): Promise<Outcome<number, CapacityRefusal>> {
    return once(this.work, actor, { operation: 'cohortSetCapacity', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const cohort = await LockedCohort.of(tx, Number(input.id));
      const { row } = cohort;
      const refusal = refusalOfCapacity({ status: row.status, taken: row.taken, capacity: input.capacity, quotas: cohort.seats.quotas });
      if (refusal) return refused(refusal);
      cohort.reseat(input.capacity, cohort.seats.quotas);
      const promoted = await cohort.promoteWaiting();
      await cohort.save(this.attendance);
      tx.audit({ action: 'cohort.setCapacity', subjectType: 'Cohort', subjectId: row.id, details: { from: row.capacity, to: input.capacity, promoted } });
      return done(row.id);
    });
  }

  /** Allots the seats anew; those admitted keep theirs and count in the new rows. */
  allot(actor: Actor, input: { id: string; quotas: readonly QuotaChoice[]; returnAt?: string | null | undefined; offerOrder?: readonly OfferCriterion[] | null | undefined } & Keyed): Promise<Outcome<number, QuotaRefusal | ReturnRefusal | UnknownPlace>> {
    return once(this.work, actor, { operation: 'cohortAllot', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const cohort = await LockedCohort.of(tx, Number(input.id));
      const { row } = cohort;
      const quotas = input.quotas.map(asSeats);
      const admitted = await tx.rows<Place & { n: number }>("SELECT schoolId, areaId, subject, COUNT(*) AS n FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' GROUP BY schoolId, areaId, subject", [row.id]);
      const usedBy = (quota: QuotaSeats): number => admitted.filter((each) => covers(quota, each)).reduce((sum, { n }) => sum + n, 0);
      const { returnAt, offerOrder: criteria } = settled(input, NO_RETURN, quotas.length > 0 ? { returnAt: row.seatsReturnAt, offerOrder: codesOf(row.offerOrder) as OfferCriterion[] } : NO_RETURN);
      const offerOrder = [...new Set(criteria)].join(',');
      const refusal = refusalOfQuotas({ status: row.status, capacity: row.capacity, rows: quotas, usedBy })
        ?? (returnAt === row.seatsReturnAt ? null : refusalOfReturn({ returnAt, quotas: quotas.length, now: tx.now, classBegins: instantOfCounty(`${row.startsOn} 00:00`) }))
        ?? await unknownPlace(tx, quotas);
      if (refusal) return refused(refusal);
      await tx.run('UPDATE cohorts SET seatsReturnAt = ?, offerOrder = ? WHERE id = ?', [returnAt, offerOrder, row.id]);
      await announceReturn(tx, { id: row.id, seatsReturnAt: returnAt });
      await tx.run('DELETE FROM cohort_quotas WHERE cohortId = ?', [row.id]);
      await tx.insertMany(CohortQuotaRow, quotas.map((each) => ({ cohortId: row.id, ...each, used: usedBy(each) })));
      cohort.reseat(row.capacity, await quotasOf(tx, row.id));
      const promoted = await cohort.promoteWaiting();
      await cohort.save(this.attendance);
      tx.audit({ action: 'cohort.allot', subjectType: 'Cohort', subjectId: row.id, details: { quotas, returnAt, offerOrder, promoted } });
      return done(row.id);
    });
  }
}

async function become(tx: Tx, row: CohortRow, status: CohortRow['status'], action: string): Promise<number> {
  await tx.run('UPDATE cohorts SET status = ?, changedAt = ? WHERE id = ?', [status, tx.now, row.id]);
  tx.audit({ action, subjectType: 'Cohort', subjectId: row.id, details: { taken: row.taken } });
  return row.id;
}

async function ordinalIn(tx: Tx, programme: ProgrammeRow): Promise<number> {
  return ((await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM cohorts WHERE programmeId = ?', [programme.id]))?.n ?? 0) + 1;
}

async function standingTimes(tx: Tx, rollId: number): Promise<PlannedTimes[]> {
  return tx.rows<PlannedTimes>('SELECT day, startsAt, endsAt FROM register_sessions WHERE rollId = ? AND cancelledAt IS NULL ORDER BY ordinal', [rollId]);
}

async function unknownPlace(tx: Tx, quotas: readonly QuotaSeats[]): Promise<UnknownPlace | null> {
  const known = async (table: 'schools' | 'areas', ids: number[]): Promise<Set<number>> =>
    new Set((await tx.rows<{ id: number }>(`SELECT id FROM ${table} WHERE id IN (?)`, [ids])).map((each) => each.id));
  const schools = await known('schools', quotas.flatMap((each) => each.schoolId ?? []));
  const areas = await known('areas', quotas.flatMap((each) => each.areaId ?? []));
  const index = quotas.findIndex((each) => (each.schoolId !== null && !schools.has(each.schoolId)) || (each.areaId !== null && !areas.has(each.areaId)));
  return index < 0 ? null : { code: 'UNKNOWN_PLACE', index };
}

function asSeats({ schoolId, areaId, subject, seats }: QuotaChoice): QuotaSeats {
  return { schoolId: schoolId ? Number(schoolId) : null, areaId: areaId ? Number(areaId) : null, subject: subject ?? null, seats };
}

function timesOf({ startsAt, durationMinutes }: NewSession): PlannedTimes {
  return { day: dayOf(startsAt), startsAt, endsAt: addMilliseconds(startsAt, durationMinutes * 60_000) };
}

function textColumns(given: CohortTexts, before: CohortRow | null = null) {
  const none = {
    titleEn: given.title, placeEn: given.place, admission: 'COORDINATOR_ADMITS' as Admission, hasWaitingList: true, stages: [] as readonly string[], subjects: [] as readonly string[], titles: [] as readonly string[],
    minYearsTaught: null as number | null, maxYearsTaught: null as number | null, notTrainedIn: 'NONE' as TrainedBefore, refusesFullCycle: false, replacesUntil: null as string | null, waitingStopsAt: null as string | null,
  };
  const { title, startsOn, endsOn, place, registrationOpensAt, registrationClosesAt } = given;
  const { stages, subjects, titles, ...rest } = settled({ ...given }, none, before ? { ...before, stages: listOf(before.stages), subjects: listOf(before.subjects), titles: listOf(before.titles) } : none);
  const { titleEn, placeEn, admission, hasWaitingList, minYearsTaught, maxYearsTaught, notTrainedIn, refusesFullCycle, replacesUntil, waitingStopsAt } = rest;
  return {
    title, titleEn, startsOn, endsOn, place, placeEn, registrationOpensAt, registrationClosesAt, admission, hasWaitingList, stages: stages.join(','), subjects: subjects.join(','), titles: titles.join(','),
    minYearsTaught, maxYearsTaught, notTrainedIn, refusesFullCycle, replacesUntil, waitingStopsAt,
  };
}

const listOf = (text: string): string[] => (text === '' ? [] : text.split(','));
