import DataLoader from 'dataloader';

import { addDays, addMilliseconds, type Day, instantOfCounty } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, type RequestContext } from '../accounts/index.js';
import type { CalendarFilter, CalendarSession, PlannedClash, PlannedSessions, SessionClash } from './calendar.types.js';
import { type ClashKind, clashesBetween, overlappingPairs, overlaps, type TimedSession } from './rules/clashes.js';

type Params = (SqlValue | readonly SqlValue[])[];
type Shared = { readonly teacherCount: number; readonly teacherNames: readonly string[] };

/** A month with the days of its first and last week. */
export const MOST_DAYS = 45;
const NAMES_SHOWN = 3;
const SELECTED = `s.id, r.id AS rollId, r.kind AS rollKind, c.id AS cohortId, r.title, r.titleEn, s.topic, s.topicEn, s.lecturer, l.expertId, s.place, s.day, s.startsAt, s.endsAt, r.memberCount`;
const JOINED = 'LEFT JOIN cohorts c ON c.rollId = r.id LEFT JOIN session_lecturers l ON l.sessionId = s.id';
const TABLES = `register_sessions s JOIN rolls r ON r.id = s.rollId AND s.cancelledAt IS NULL ${JOINED}`;
/** What people were told of: also the sessions that were cancelled after they had seen them. */
const TOLD = `register_sessions s JOIN rolls r ON r.id = s.rollId AND (s.cancelledAt IS NULL OR EXISTS (SELECT 1 FROM session_changes h WHERE h.sessionId = s.id AND h.kind = 'CANCELLED')) ${JOINED}`;

/** A session as a calendar file tells it. */
export type FiledSession = Omit<CalendarSession, 'clashes'> & { readonly revision: number; readonly cancelledAt: string | null };

/** Every session of the county on one calendar, and what is in two places at once. */
export class CalendarReadModel {
  private readonly edges = { cohort: {} };

  constructor(private readonly reader: Reader) {}

  /** The centre sees all; a school or area sees what the county holds for them once it is past the draft, and their own. */
  async sessions(actor: Actor, from: Day, to: Day, filter: CalendarFilter): Promise<CalendarSession[]> {
    const sessions = await this.between(actor, from, to, filter);
    const kinds = new Map<number, Set<ClashKind>>();
    for (const { kind, one, other } of await this.clashesAmong(sessions)) for (const { id } of [one, other]) kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
    return sessions.map((session) => ({ ...session, clashes: [...kinds.get(session.id) ?? []] }));
  }

  async clashes(actor: Actor, from: Day, to: Day, kind: ClashKind | null | undefined, page: PageInput): Promise<Page<SessionClash>> {
    const all = (await this.clashesAmong(await this.between(actor, from, to, {}))).filter((each) => kind == null || each.kind === kind);
    return { items: all.slice(page.offset, page.offset + page.limit), totalCount: all.length };
  }

  /** What sessions would clash with before they are planned. */
  async planned({ cohortId, sessions }: PlannedSessions): Promise<PlannedClash[]> {
    const timed = sessions.map(({ lecturer, expertId, place, startsAt, durationMinutes }): TimedSession => ({ lecturer, expertId: expertId ? Number(expertId) : null, place, startsAt, endsAt: addMilliseconds(startsAt, durationMinutes * 60_000) }));
    const first = timed.map(({ startsAt }) => startsAt).sort()[0] as string;
    const last = timed.map(({ endsAt }) => endsAt).sort().at(-1) as string;
    const roll = cohortId ? await this.reader.row<{ rollId: number }>('SELECT rollId FROM cohorts WHERE id = ?', [Number(cohortId)]) : undefined;
    const others = await this.reader.rows<CalendarSession>(`SELECT ${SELECTED} FROM ${TABLES} WHERE s.startsAt > ? AND s.startsAt < ? AND s.endsAt > ? AND s.rollId <> ? ORDER BY s.startsAt, s.id`, [addMilliseconds(first, -86_400_000), last, first, roll?.rollId ?? 0]);
    const shared = roll ? await this.sharedWith(roll.rollId, others) : new Map<number, Shared>();
    return timed.flatMap((session, index) => others.filter((other) => overlaps(session, other)).flatMap((other) => [
      ...clashesBetween(session, other).map((kind): PlannedClash => ({ index, kind, with: { ...other, clashes: [] }, teacherCount: 0 })),
      ...(shared.has(other.rollId) ? [{ index, kind: 'TEACHER' as const, with: { ...other, clashes: [] }, teacherCount: shared.get(other.rollId)?.teacherCount ?? 0 }] : []),
    ]));
  }

  /** What the sessions of a cohort clash with, as they stand. */
  ofCohort(context: RequestContext, cohort: { id: number; rollId: number }): Promise<PlannedClash[]> {
    return context.loader<PlannedClash[]>(this.edges.cohort, () => new DataLoader((ids) => Promise.all(ids.map(async (id) => {
      const sessions = await this.reader.rows<CalendarSession & { durationMinutes: number }>(`SELECT ${SELECTED}, s.durationMinutes FROM ${TABLES} WHERE c.id = ? ORDER BY s.startsAt, s.id`, [id]);
      return sessions.length === 0 ? [] : this.planned({ cohortId: String(id), sessions: sessions.map((each) => ({ ...each, expertId: each.expertId === null ? null : String(each.expertId) })) });
    })))).load(cohort.id);
  }

  /** A cohort's sessions, or those of the rolls that a teacher is enrolled in, for a calendar file; cancelled ones too, so that calendars strike them out. */
  forFile(of: { cohortId: number } | { teacherId: number }): Promise<FiledSession[]> {
    const where = 'cohortId' in of ? 'c.id = ?' : "EXISTS (SELECT 1 FROM roll_members m WHERE m.rollId = r.id AND m.teacherId = ? AND m.status = 'ENROLLED')";
    return this.reader.rows<FiledSession>(`SELECT ${SELECTED}, s.revision, s.cancelledAt FROM ${TOLD} WHERE ${where} ORDER BY s.startsAt, s.id LIMIT 2000`, ['cohortId' in of ? of.cohortId : of.teacherId]);
  }

  private async between(actor: Actor, from: Day, to: Day, filter: CalendarFilter): Promise<CalendarSession[]> {
    const conditions = ['s.startsAt >= ? AND s.startsAt < ?'];
    const params: Params = [instantOfCounty(`${from} 00:00`), instantOfCounty(`${addDays(to, 1)} 00:00`)];
    const add = (sql: string, ...values: Params): void => {
      conditions.push(sql);
      params.push(...values);
    };
    const reach = actor.reach('ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'SCHOOL_ADMINISTRATOR', 'AREA_LEAD');
    if (!reach.county) {
      add("(c.id IS NOT NULL AND c.status <> 'DRAFT' AND (c.hostSchoolId IS NULL OR c.hostSchoolId IN (?) OR c.hostSchoolId IN (SELECT id FROM schools WHERE areaId IN (?))))", [...reach.schoolIds], [...reach.areaIds]);
    }
    if (filter.room) add('s.place LIKE ?', `%${filter.room.replace(/[%_]/g, '')}%`);
    if (filter.lecturer) add('s.lecturer LIKE ?', `%${filter.lecturer.replace(/[%_]/g, '')}%`);
    if (filter.stage) add("(c.id IS NOT NULL AND (c.stages = '' OR c.stages LIKE ?))", `%${filter.stage}%`);
    if (filter.withSchools === false) add('r.schoolId IS NULL');
    if (filter.areaId) add("EXISTS (SELECT 1 FROM roll_members m JOIN teachers t ON t.id = m.teacherId JOIN schools o ON o.id = t.schoolId WHERE m.rollId = r.id AND m.status = 'ENROLLED' AND o.areaId = ?)", Number(filter.areaId));
    return (await this.reader.rows<CalendarSession>(`SELECT ${SELECTED} FROM ${TABLES} WHERE ${conditions.join(' AND ')} ORDER BY s.startsAt, s.id LIMIT 3000`, params)).map((each) => ({ ...each, clashes: [] }));
  }

  private async clashesAmong(sessions: readonly CalendarSession[]): Promise<SessionClash[]> {
    const pairs = overlappingPairs(sessions).filter(([one, other]) => one.rollId !== other.rollId);
    const shared = await this.sharedAmong([...new Set(pairs.flatMap(([one, other]) => [one.rollId, other.rollId]))]);
    return pairs.flatMap(([one, other]): SessionClash[] => {
      const teachers = shared.get(`${Math.min(one.rollId, other.rollId)}:${Math.max(one.rollId, other.rollId)}`);
      return [
        ...clashesBetween(one, other).map((kind): SessionClash => ({ id: `${one.id}:${other.id}:${kind}`, kind, one, other, teacherCount: 0, teacherNames: [] })),
        ...(teachers ? [{ id: `${one.id}:${other.id}:TEACHER`, kind: 'TEACHER' as const, one, other, teacherCount: teachers.teacherCount, teacherNames: [...teachers.teacherNames] }] : []),
      ];
    });
  }

  /** Teachers enrolled in two of these rolls, by the pair with the smaller id first. */
  private async sharedAmong(rollIds: readonly number[]): Promise<Map<string, Shared>> {
    const rows = await this.reader.rows<{ one: number; other: number; name: string }>(
      `SELECT a.rollId AS one, b.rollId AS other, t.name FROM roll_members a JOIN roll_members b ON b.teacherId = a.teacherId AND b.rollId > a.rollId AND b.status = 'ENROLLED' AND b.rollId IN (?)
       JOIN teachers t ON t.id = a.teacherId WHERE a.status = 'ENROLLED' AND a.rollId IN (?) ORDER BY t.nameKey, t.id`, [[...rollIds], [...rollIds]]);
    const shared = new Map<string, { teacherCount: number; teacherNames: string[] }>();
    for (const { one, other, name } of rows) {
      const pair = shared.get(`${one}:${other}`) ?? { teacherCount: 0, teacherNames: [] };
      shared.set(`${one}:${other}`, { teacherCount: pair.teacherCount + 1, teacherNames: pair.teacherCount < NAMES_SHOWN ? [...pair.teacherNames, name] : pair.teacherNames });
    }
    return shared;
  }

  private async sharedWith(rollId: number, others: readonly { rollId: number }[]): Promise<Map<number, Shared>> {
    const rows = await this.reader.rows<{ rollId: number; n: number }>(
      "SELECT b.rollId, COUNT(*) AS n FROM roll_members a JOIN roll_members b ON b.teacherId = a.teacherId AND b.status = 'ENROLLED' AND b.rollId IN (?) WHERE a.rollId = ? AND a.status = 'ENROLLED' GROUP BY b.rollId", [[...new Set(others.map((each) => each.rollId))], rollId]);
    return new Map(rows.map(({ rollId: id, n }) => [id, { teacherCount: n, teacherNames: [] }]));
  }
}
