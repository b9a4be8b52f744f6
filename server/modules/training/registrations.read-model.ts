import DataLoader from 'dataloader';

import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { type Reach, reachSql, type RequestContext } from '../accounts/index.js';
import type { Attendance, MemberAttendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import type { Area } from '../organisations/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { loadCandidates, loadSeats, loadStandings, type Standings } from './candidates.js';
import { permissionOf } from './cohorts.read-model.js';
import type { FormAnswer, NominationCandidate, Registration, RegistrationApproval, RegistrationCompletion, RegistrationFilter, RegistrationSortEnum } from './registrations.types.js';
import type { Answers, FormField } from './rules/form.js';
import { completionWords } from './rules/completion.js';
import { explainWaiting } from './rules/waiting-explanation.js';
import type { Place, SeatBoard } from './rules/seat-board.js';
import type { CohortRow, CompletionRow, RegistrationRow } from './training.entities.js';

const OWN = ['cohortId', 'schoolId', 'areaId', 'subject', 'path', 'status', 'step', 'groupId', 'answers', 'confirmedAt', 'noShowAt', 'reason', 'decidedByName', 'decidedAt', 'promotedAt', 'replacedById', 'assessment', 'createdAt', 'queueNumber'] as const;
const SELECTED = `r.id AS registrationId, ${OWN.map((column) => `r.${column} AS r_${column}`).join(', ')}, c.rollId,
  a.code AS areaCode, a.name AS areaName, a.nameEn AS areaNameEn, a.stage AS areaStage, ${TEACHER_COLUMNS}`;
const FROM = `FROM registrations r JOIN cohorts c ON c.id = r.cohortId JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId LEFT JOIN areas a ON a.id = r.areaId`;

type RegistrationRecord = TeacherRecord & { [C in (typeof OWN)[number] as `r_${C}`]: RegistrationRow[C] }
  & { registrationId: number; rollId: number; areaCode: string; areaName: string; areaNameEn: string; areaStage: string; total?: number };

/** A cohort's waiting list with all that explains it. */
interface WaitingRoom {
  readonly cohort: CohortRow;
  readonly seats: SeatBoard;
  readonly standings: Standings;
  readonly groups: readonly (Place & { readonly groupId: number | null })[];
}

const ORDER: Record<keyof typeof RegistrationSortEnum, string> = {
  QUEUE: "CASE WHEN r.status = 'WAITING' THEN 0 ELSE 1 END, r.queueNumber, r.createdAt, r.id", NAME: 't.nameKey, r.id', SCHOOL: 's.code, t.nameKey, r.id', NEWEST: 'r.createdAt DESC, r.id DESC',
};

export class RegistrationsReadModel {
  /** What loaders of one request are known by. */
  private readonly edges = { ofViewer: {}, position: {}, explanation: {}, attendance: {}, completion: {}, approvals: {}, noShows: {} };

  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly attendance: Attendance, private readonly credits: Credits) {}

  /** A cohort's registrations within reach, with teacher and school: one query, the total counted beside it. */
  async page(reach: Reach, cohortId: number, filter: RegistrationFilter, sort: keyof typeof RegistrationSortEnum, page: PageInput): Promise<Page<Registration>> {
    const { where, params } = condition(reach, cohortId, filter);
    const records = await this.reader.rows<RegistrationRecord>(
      `SELECT ${SELECTED}, COUNT(*) OVER () AS total ${FROM} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    const beyondTheEnd = records.length === 0 && page.offset > 0;
    const totalCount = beyondTheEnd ? (await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params))?.n : records[0]?.total;
    return { items: records.map(toRegistration), totalCount: totalCount ?? 0 };
  }

  /** All of a cohort's registrations within reach, for lists that leave the house. */
  async all(reach: Reach, cohortId: number, filter: RegistrationFilter): Promise<Registration[]> {
    const { where, params } = condition(reach, cohortId, filter);
    return (await this.reader.rows<RegistrationRecord>(`SELECT ${SELECTED} ${FROM} WHERE ${where} ORDER BY ${ORDER.SCHOOL}`, params)).map(toRegistration);
  }

  async ofTeacher(teacherId: number, page: PageInput): Promise<Page<Registration>> {
    const [records, count] = await Promise.all([
      this.reader.rows<RegistrationRecord>(`SELECT ${SELECTED} ${FROM} WHERE r.teacherId = ? ORDER BY c.startsOn DESC, r.id DESC LIMIT ? OFFSET ?`, [teacherId, page.limit, page.offset]),
      this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM registrations WHERE teacherId = ?', [teacherId]),
    ]);
    return { items: records.map(toRegistration), totalCount: count?.n ?? 0 };
  }

  /** The teacher's own registration in each cohort of a list. */
  ofViewer(context: RequestContext, cohortId: number, teacherId: number): Promise<Registration | null> {
    return context.loader<Registration | null>(this.edges.ofViewer, () => new DataLoader(async (ids) => {
      const records = await this.reader.rows<RegistrationRecord>(`SELECT ${SELECTED} ${FROM} WHERE r.teacherId = ? AND r.cohortId IN (?)`, [teacherId, [...ids]]);
      const byCohort = new Map(records.map((each) => [each.r_cohortId, toRegistration(each)]));
      return ids.map((id) => byCohort.get(id) ?? null);
    })).load(cohortId);
  }

  async oneWithin(reach: Reach, id: number): Promise<Registration | null> {
    const scope = reachSql(reach, { area: 'r.areaId', school: 'r.schoolId', teacher: 'r.teacherId' });
    const record = await this.reader.row<RegistrationRecord>(`SELECT ${SELECTED} ${FROM} WHERE r.id = ? AND ${scope.sql}`, [id, ...scope.params]);
    return record ? toRegistration(record) : null;
  }

  async one(id: number): Promise<Registration | null> {
    const record = await this.reader.row<RegistrationRecord>(`SELECT ${SELECTED} ${FROM} WHERE r.id = ?`, [id]);
    return record ? toRegistration(record) : null;
  }

  /** What the register says of a participant; the whole roll is read once for a list. */
  async attendanceOf(context: RequestContext, registration: Registration): Promise<MemberAttendance | null> {
    if (registration.status !== 'ADMITTED') return null;
    const ofRoll = await context.loader<Map<number, MemberAttendance>>(this.edges.attendance, () => new DataLoader(
      (rollIds) => Promise.all(rollIds.map((rollId) => this.attendance.attendanceOf(this.reader, rollId))))).load(registration.rollId);
    return ofRoll.get(registration.teacher.id) ?? null;
  }

  /** Rank in the waiting list, from 1 and without gaps whoever left it; the list is read once for all its rows. */
  async position(context: RequestContext, { cohortId, queueNumber }: Registration): Promise<number | null> {
    if (queueNumber === null) return null;
    const ranks = await context.loader<Map<number, number>>(this.edges.position, () => new DataLoader(async (ids) => {
      const lists = await this.waitingLists([...ids]);
      return ids.map((id) => lists.get(id) ?? new Map<number, number>());
    })).load(cohortId);
    return ranks.get(queueNumber) ?? null;
  }

  /** By cohort, the rank of each number of the queue. */
  async waitingLists(cohortIds: readonly number[]): Promise<Map<number, Map<number, number>>> {
    const rows = await this.reader.rows<{ cohortId: number; queueNumber: number }>("SELECT cohortId, queueNumber FROM registrations WHERE cohortId IN (?) AND status = 'WAITING' ORDER BY cohortId, queueNumber", [[...cohortIds]]);
    const lists = new Map<number, Map<number, number>>();
    for (const { cohortId, queueNumber } of rows) {
      const list = lists.get(cohortId) ?? new Map<number, number>();
      lists.set(cohortId, list.set(queueNumber, list.size + 1));
    }
    return lists;
  }

  /** Why a registration waits, at which place, and what would bring it in. */
  async explanation(context: RequestContext, registration: Registration): Promise<string | null> {
    const position = await this.position(context, registration);
    if (position === null) return null;
    const { cohort, seats, standings, groups } = await context.loader<WaitingRoom>(this.edges.explanation, () => new DataLoader(async (ids) => {
      const cohorts = await this.reader.rows<CohortRow>('SELECT * FROM cohorts WHERE id IN (?)', [[...ids]]);
      const boards = await loadSeats(this.reader, cohorts);
      const waiting = await this.reader.rows<Place & { cohortId: number; teacherId: number; groupId: number | null }>("SELECT cohortId, teacherId, schoolId, areaId, subject, groupId FROM registrations WHERE cohortId IN (?) AND status = 'WAITING'", [[...ids]]);
      const standings = await loadStandings(this.reader, cohorts, waiting.map((each) => each.teacherId));
      return ids.map((id) => ({ cohort: cohorts.find((each) => each.id === id) as CohortRow, seats: boards.get(id) as SeatBoard, standings, groups: waiting.filter((each) => each.cohortId === id && each.groupId !== null) }));
    })).load(registration.cohortId);
    const { status, waitingCount, waitingStopsAt } = cohort;
    const teacherId = registration.teacher.id;
    const clash = standings.isHindered(cohort, teacherId) ? standings.admittedAtThatTime(cohort, teacherId) ?? null : null;
    const together = registration.groupId === null ? [registration] : groups.filter((each) => each.groupId === registration.groupId);
    return say(explainWaiting({ status, waitingCount, waitingStopsAt, now: instantOf(this.clock.now()), position, place: registration, together, clash, seats }), context.locale);
  }

  approvals(context: RequestContext, registrationId: number): Promise<RegistrationApproval[]> {
    return context.loader<RegistrationApproval[]>(this.edges.approvals, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<RegistrationApproval & { registrationId: number }>('SELECT registrationId, step, isApproved, reason, byName, decidedAt FROM registration_approvals WHERE registrationId IN (?) ORDER BY id', [[...ids]]);
      return ids.map((id) => rows.filter((each) => each.registrationId === id).map((each) => ({ ...each, isApproved: Boolean(each.isApproved) })));
    })).load(registrationId);
  }

  /** How often a teacher was admitted and did not come. */
  pastNoShows(context: RequestContext, teacherId: number): Promise<number> {
    return context.loader<number>(this.edges.noShows, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<{ teacherId: number; n: number }>('SELECT teacherId, COUNT(*) AS n FROM registrations WHERE teacherId IN (?) AND noShowAt IS NOT NULL GROUP BY teacherId', [[...ids]]);
      return ids.map((id) => rows.find((each) => each.teacherId === id)?.n ?? 0);
    })).load(teacherId);
  }

  /** How a closed cohort ended for a participant. */
  completionOf(context: RequestContext, registrationId: number): Promise<RegistrationCompletion | null> {
    return context.loader<RegistrationCompletion | null>(this.edges.completion, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<CompletionRow & { absenceNumerator: number; absenceDenominator: number }>(
        `SELECT x.*, p.absenceNumerator, p.absenceDenominator FROM completions x JOIN cohorts c ON c.id = x.cohortId JOIN programmes p ON p.id = c.programmeId
         WHERE x.registrationId IN (?) AND x.round = c.closingRound AND c.status = 'CLOSED'`, [[...ids]]);
      const byRegistration = new Map(rows.map((row) => [row.registrationId, {
        completed: Boolean(row.completed), reason: row.reason, reasonText: say(completionWords(row.reason, row), context.locale), attendedPermille: row.attendedPermille,
        centicredits: row.centicredits, creditNote: row.creditNote ? say(JSON.parse(row.creditNote) as Words, context.locale) : null, frozenAt: row.frozenAt,
      }]));
      return ids.map((id) => byRegistration.get(id) ?? null);
    })).load(registrationId);
  }

  /** Teachers of the schools in reach with whether each can be nominated for the cohort. */
  async candidates(reach: Reach, cohortId: number, search: string | null, page: PageInput, locale: Locale): Promise<Page<NominationCandidate>> {
    const cohort = await this.reader.row<CohortRow>("SELECT * FROM cohorts WHERE id = ? AND status <> 'DRAFT'", [cohortId]);
    if (!cohort) return { items: [], totalCount: 0 };
    const scope = reachSql(reach, { area: 's.areaId', school: 't.schoolId' });
    const conditions = [scope.sql, "t.status = 'ACTIVE'"];
    const params: (SqlValue | readonly SqlValue[])[] = [...scope.params];
    if (search) addSearch(search, conditions, params);
    const where = conditions.join(' AND ');
    const records = await this.reader.rows<TeacherRecord & { total: number }>(
      `SELECT ${TEACHER_COLUMNS}, COUNT(*) OVER () AS total FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where} ORDER BY t.nameKey, t.id LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    const [candidates, boards] = [await loadCandidates(this.reader, this.credits, [cohort], records.map((each) => each.id)), await loadSeats(this.reader, [cohort])];
    const seats = boards.get(cohort.id) as SeatBoard;
    const now = instantOf(this.clock.now());
    return {
      totalCount: records[0]?.total ?? 0,
      items: records.flatMap((record) => {
        const facts = candidates.facts(cohort, record.id, { now, path: 'SCHOOL', seats });
        return facts ? [{ teacher: toTeacher(record), viewerCanNominate: permissionOf(facts, candidates.warning(cohort, record.id), locale) }] : [];
      }),
    };
  }
}

/** The answers that are stored, beside their questions. */
export function answersOf(fields: readonly FormField[], stored: string | null): FormAnswer[] {
  const answers = stored === null ? {} : JSON.parse(stored) as Answers;
  return fields.flatMap(({ key, label, labelEn }) => (answers[key] === undefined ? [] : [{ key, label, labelEn, value: answers[key] }]));
}

function condition(reach: Reach, cohortId: number, filter: RegistrationFilter): { where: string; params: (SqlValue | readonly SqlValue[])[] } {
  const scope = reachSql(reach, { area: 'r.areaId', school: 'r.schoolId', teacher: 'r.teacherId' });
  const conditions = ['r.cohortId = ?', scope.sql];
  const params: (SqlValue | readonly SqlValue[])[] = [cohortId, ...scope.params];
  const add = (sql: string, value: SqlValue | readonly SqlValue[]): void => {
    conditions.push(sql);
    params.push(value);
  };
  if (filter.statuses && filter.statuses.length > 0) add('r.status IN (?)', filter.statuses);
  if (filter.path) add('r.path = ?', filter.path);
  if (filter.schoolId) add('r.schoolId = ?', Number(filter.schoolId));
  if (filter.areaId) add('r.areaId = ?', Number(filter.areaId));
  if (filter.subject) add('r.subject = ?', filter.subject);
  if (filter.search) addSearch(filter.search, conditions, params);
  return { where: conditions.join(' AND '), params };
}

function addSearch(text: string, conditions: string[], params: (SqlValue | readonly SqlValue[])[]): void {
  const search = text.normalize('NFKC').trim();
  conditions.push('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)');
  params.push(`%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
}

function toRegistration(record: RegistrationRecord): Registration {
  const area: Area | null = record.r_areaId === null ? null : { id: record.r_areaId, code: record.areaCode, name: record.areaName, nameEn: record.areaNameEn, stage: record.areaStage };
  return {
    id: record.registrationId, cohortId: record.r_cohortId, rollId: record.rollId, schoolId: record.r_schoolId, areaId: record.r_areaId, subject: record.r_subject, teacher: toTeacher(record), area,
    path: record.r_path, status: record.r_status, step: record.r_step, groupId: record.r_groupId, storedAnswers: record.r_answers, confirmedAt: record.r_confirmedAt, noShowAt: record.r_noShowAt, queueNumber: record.r_queueNumber, reason: record.r_reason, decidedByName: record.r_decidedByName, decidedAt: record.r_decidedAt,
    promotedAt: record.r_promotedAt, replacedById: record.r_replacedById, assessment: record.r_assessment, createdAt: record.r_createdAt,
  };
}
