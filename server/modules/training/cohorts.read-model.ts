import DataLoader from 'dataloader';

import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import { type Actor, type RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import type { School } from '../organisations/index.js';
import { loadCandidates, loadSeats } from './candidates.js';
import type { Cohort, CohortFilter, CohortSession, CohortSortEnum, RegistrationPermission } from './cohorts.types.js';
import { PROGRAMME_COLUMNS, programmeCondition, type ProgrammeRecord, toProgramme } from './programmes.read-model.js';
import { wordsOfClash, wordsOfRefusal } from './rules/registration-words.js';
import { type RegistrationFacts, refusalOfSeat, refusalToRegister } from './rules/registration.js';
import type { OfferCriterion } from './rules/vocabulary.js';
import { codesOf } from './terms.js';
import type { CohortRow } from './training.entities.js';

const COLUMNS = [
  'id', 'code', 'title', 'titleEn', 'capacity', 'taken', 'waitingCount', 'requestedCount', 'startsOn', 'endsOn', 'place', 'placeEn', 'registrationOpensAt', 'registrationClosesAt',
  'admission', 'hasWaitingList', 'stages', 'subjects', 'titles', 'minYearsTaught', 'maxYearsTaught', 'notTrainedIn', 'refusesFullCycle', 'seatsReturnAt', 'offerOrder', 'replacesUntil', 'waitingStopsAt', 'status', 'rollId', 'closingJobId', 'closedAt',
] as const;
export const SCHOOL_COLUMNS = ['id', 'code', 'name', 'nameEn', 'kind', 'remoteness', 'teacherCount'] as const;
const SELECTED = [
  ...COLUMNS.map((column) => `c.${column}`), ...PROGRAMME_COLUMNS.map((column) => `p.${column} AS p_${column}`), ...SCHOOL_COLUMNS.map((column) => `h.${column} AS h_${column}`),
].join(', ');
const FROM = 'FROM cohorts c JOIN programmes p ON p.id = c.programmeId LEFT JOIN schools h ON h.id = c.hostSchoolId';

type Record_ = Record<string, unknown> & Pick<CohortRow, (typeof COLUMNS)[number]>;

const ORDER: Record<keyof typeof CohortSortEnum, string> = {
  NEWEST: 'c.startsOn DESC, c.id DESC', STARTS: 'c.startsOn, c.id', TITLE: 'c.title, c.id', FREE_SEATS: 'c.capacity - c.taken DESC, c.id', REQUESTS: 'c.requestedCount DESC, c.startsOn, c.id',
};

/** Who looks at cohorts: the county sees all, schools and areas those that are past the draft, a teacher those open or his own. */
export type CohortView = { readonly of: 'COUNTY' } | { readonly of: 'OFFICE' } | { readonly of: 'TEACHER'; readonly teacherId: number };

export class CohortsReadModel {
  /** What loaders of one request are known by. */
  private readonly edges = { cohort: {}, permission: {}, sessions: {} };

  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly credits: Credits) {}

  async page(view: CohortView, filter: CohortFilter, sort: keyof typeof CohortSortEnum, page: PageInput): Promise<Page<Cohort>> {
    const { where, params } = this.condition(view, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<Record_>(`SELECT ${SELECTED} ${FROM} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params),
    ]);
    return { items: records.map(toCohort), totalCount: count?.n ?? 0 };
  }

  async one(view: CohortView, id: number): Promise<Cohort | null> {
    const { where, params } = this.condition(view, {});
    const record = await this.reader.row<Record_>(`SELECT ${SELECTED} ${FROM} WHERE ${where} AND c.id = ?`, [...params, id]);
    return record ? toCohort(record) : null;
  }

  /** Cohorts that a teacher can register for or look at now: open, the window not over; soonest first. */
  async open(search: string | null, page: PageInput): Promise<Page<Cohort>> {
    const { where, params } = this.condition({ of: 'OFFICE' }, { statuses: ['OPEN'], search });
    const ahead = `${where} AND c.registrationClosesAt > ?`;
    const now = instantOf(this.clock.now());
    const [records, count] = await Promise.all([
      this.reader.rows<Record_>(`SELECT ${SELECTED} ${FROM} WHERE ${ahead} ORDER BY c.registrationClosesAt, c.id LIMIT ? OFFSET ?`, [...params, now, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${ahead}`, [...params, now]),
    ]);
    return { items: records.map(toCohort), totalCount: count?.n ?? 0 };
  }

  byId(context: RequestContext, cohortId: number): Promise<Cohort> {
    return context.loader<Cohort>(this.edges.cohort, () => new DataLoader(async (ids) => {
      const records = await this.reader.rows<Record_>(`SELECT ${SELECTED} ${FROM} WHERE c.id IN (?)`, [[...ids]]);
      const found = new Map(records.map((each) => [each.id, toCohort(each)]));
      return ids.map((id) => found.get(id) ?? new Error(`no cohort ${id}`));
    })).load(cohortId);
  }

  /** The sessions planned, in the order of time. */
  sessions(context: RequestContext, rollId: number): Promise<CohortSession[]> {
    return context.loader<CohortSession[]>(this.edges.sessions, () => new DataLoader(async (rollIds) => {
      const rows = await this.reader.rows<CohortSession & { rollId: number }>(
        'SELECT s.rollId, s.id, s.ordinal, s.topic, s.topicEn, s.lecturer, l.expertId, s.place, s.startsAt, s.endsAt, s.durationMinutes, s.revision FROM register_sessions s LEFT JOIN session_lecturers l ON l.sessionId = s.id WHERE s.rollId IN (?) AND s.cancelledAt IS NULL ORDER BY s.startsAt, s.id', [[...rollIds]]);
      return rollIds.map((id) => rows.filter((each) => each.rollId === id));
    })).load(rollId);
  }

  /** Whether the teacher can be registered for each cohort, by the rule that enforces it. */
  permission(context: RequestContext, cohort: Cohort, teacherId: number): Promise<RegistrationPermission> {
    return context.loader<RegistrationPermission>(this.edges.permission, () => new DataLoader(async (ids) => {
      const cohorts = await this.reader.rows<CohortRow>('SELECT * FROM cohorts WHERE id IN (?)', [[...ids]]);
      const candidates = await loadCandidates(this.reader, this.credits, cohorts, [teacherId]);
      const seats = await loadSeats(this.reader, cohorts);
      const now = instantOf(this.clock.now());
      return ids.map((id) => {
        const row = cohorts.find((each) => each.id === id);
        const board = seats.get(id);
        const facts = row && board && candidates.facts(row, teacherId, { now, path: 'SELF', seats: board });
        return facts ? permissionOf(facts, candidates.warning(row, teacherId), context.locale) : new Error(`no cohort ${id}`);
      });
    })).load(cohort.id);
  }

  private condition(view: CohortView, filter: CohortFilter): { where: string; params: (SqlValue | readonly SqlValue[])[] } {
    const { year, sponsorLevel, mode } = filter;
    const programme = programmeCondition({ year: year ?? null, sponsorLevel: sponsorLevel ?? null, mode: mode ?? null });
    const conditions = [programme.where];
    const params: (SqlValue | readonly SqlValue[])[] = [...programme.params];
    const add = (sql: string, ...values: (SqlValue | readonly SqlValue[])[]): void => {
      conditions.push(sql);
      params.push(...values);
    };
    if (view.of === 'OFFICE') add("c.status <> 'DRAFT'");
    if (view.of === 'TEACHER') add("(c.status = 'OPEN' OR (c.status <> 'DRAFT' AND EXISTS (SELECT 1 FROM registrations r WHERE r.cohortId = c.id AND r.teacherId = ?)))", view.teacherId);
    if (filter.programmeId) add('c.programmeId = ?', Number(filter.programmeId));
    if (filter.statuses && filter.statuses.length > 0) add('c.status IN (?)', filter.statuses);
    if (filter.hostSchoolId) add('c.hostSchoolId = ?', Number(filter.hostSchoolId));
    if (filter.ofCounty != null) add(filter.ofCounty ? 'c.hostSchoolId IS NULL' : 'c.hostSchoolId IS NOT NULL');
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      add('(c.title LIKE ? OR LOWER(c.titleEn) LIKE ? OR c.code LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
    }
    return { where: conditions.join(' AND '), params };
  }
}

/** How the actor looks at cohorts. */
export function cohortViewOf(actor: Actor): CohortView {
  if (actor.reach('ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR').county) return { of: 'COUNTY' };
  if (actor.is('SCHOOL_ADMINISTRATOR', 'AREA_LEAD')) return { of: 'OFFICE' };
  return { of: 'TEACHER', teacherId: actor.teacherId ?? 0 };
}

/** The rule's answer as a permission, in the request's language. */
export function permissionOf(facts: RegistrationFacts, warning: Parameters<typeof wordsOfClash>[0] | undefined, locale: Locale): RegistrationPermission {
  const refusal = refusalToRegister(facts);
  return {
    allowed: refusal === null, code: refusal?.code ?? null, reason: refusal ? say(wordsOfRefusal(refusal), locale) : null,
    warning: refusal === null && warning ? say(wordsOfClash(warning), locale) : null,
    waitingListOnly: refusal === null && refusalOfSeat(facts.seats, facts.teacher) !== null,
  };
}

function toCohort(record: Record_): Cohort {
  const nested = <T>(prefix: string, columns: readonly string[]): T => Object.fromEntries(columns.map((column) => [column, record[`${prefix}_${column}`]])) as T;
  const own = Object.fromEntries(COLUMNS.map((column) => [column, record[column]])) as unknown as Cohort;
  return {
    ...own, stages: codesOf(record.stages), subjects: codesOf(record.subjects), titles: codesOf(record.titles), offerOrder: codesOf(record.offerOrder) as OfferCriterion[], programme: toProgramme(nested<ProgrammeRecord>('p', PROGRAMME_COLUMNS)),
    hostSchool: record.h_id === null ? null : { ...nested<School>('h', SCHOOL_COLUMNS), area: null },
  };
}
