import DataLoader from 'dataloader';

import { type Clock, type Day, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { GroupCommit } from '../../platform/transactions/group-commit.js';
import type { Actor, RequestContext } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { Membership, RegisterSessionRow, RollKind, RollRow } from './attendance.entities.js';
import { hostIds, REGISTER_READERS } from './attendance.policy.js';
import type { PresenceChange, RegisterFilter, RegisterRow, RegisterRowFilter, RegisterRowSortEnum, RegisterSessionSortEnum, RegisterTally } from './attendance.types.js';
import { effectiveTerms, ROLL_TERMS } from './check-in.facts.js';
import type { PresenceSource, PresenceStatus } from './rules/attendance-minutes.js';
import type { LeaveKind } from './rules/granted-leave.js';
import type { PresenceTerms } from './rules/presence-time.js';

export type SessionState = 'PLANNED' | 'OPEN' | 'OVER' | 'CLOSED';

/** A session with its roll, as everything but the lists of people needs it. */
export interface SessionRecord extends RegisterSessionRow {
  readonly roll: Pick<RollRow, 'id' | 'kind' | 'title' | 'titleEn' | 'schoolId' | 'hostTeacherId' | 'memberCount' | 'closedAt'>;
  readonly state: SessionState;
  readonly terms: PresenceTerms;
}

/** A result that shows the session afterwards. */
export type WithSession<T> = Omit<T, 'session'> & { readonly session: SessionRecord };

type JoinedSession = RegisterSessionRow & { kind: RollKind; title: string; titleEn: string; schoolId: number | null; hostTeacherId: number | null; memberCount: number; rollClosedAt: string | null } & Parameters<typeof effectiveTerms>[0];
type Params = (SqlValue | readonly SqlValue[])[];

const SESSION_COLUMNS = `s.*, r.kind, r.title, r.titleEn, r.schoolId, r.hostTeacherId, r.memberCount, r.closedAt AS rollClosedAt, ${ROLL_TERMS}`;
const SESSION_ORDER: Record<keyof typeof RegisterSessionSortEnum, string> = { SOONEST: 's.startsAt, s.id', LATEST: 's.startsAt DESC, s.id DESC' };
const ROW_ORDER: Record<keyof typeof RegisterRowSortEnum, string> = { NAME: 't.nameKey, t.id', SCHOOL: 's.code, t.nameKey, t.id', CHECKED_IN: 'p.checkedInAt IS NULL, p.checkedInAt DESC, t.nameKey, t.id' };
/** Members now, and those who left but have a presence. */
const ON_REGISTER = "(m.status = 'ENROLLED' OR p.id IS NOT NULL)";

export interface RegisterPerson {
  readonly teacherId: number;
  readonly number: string;
  readonly name: string;
  readonly schoolName: string;
  readonly schoolNameEn: string;
  readonly membership: Membership;
  readonly status: PresenceStatus | null;
  readonly presentMinutes: number | null;
  readonly source: PresenceSource | null;
  readonly reason: string | null;
  readonly checkedInAt: string | null;
  readonly lastSeenAt: string | null;
  readonly enteredBy: string | null;
  /** Granted leave, whether or not he came after all. */
  readonly leaveKind: LeaveKind | null;
  readonly leaveMinutes: number | null;
}

export class AttendanceReadModel {
  /** Sessions that are asked for at one moment are read together: a hall checks in to one. */
  private readonly looks = new GroupCommit<number, SessionRecord>(async (_, ids) => {
    const records = await this.reader.rows<JoinedSession>(`SELECT ${SESSION_COLUMNS} FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE s.id IN (?)`, [[...new Set(ids)]]);
    const known = new Map(records.map((each) => [each.id, this.toSession(each)]));
    return ids.map((id) => known.get(id) as SessionRecord);
  });

  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async sessions(actor: Actor, filter: RegisterFilter, sort: keyof typeof RegisterSessionSortEnum, page: PageInput): Promise<Page<SessionRecord>> {
    const { where, params } = sessionCondition(actor, filter, this.now());
    const [records, count] = await Promise.all([
      this.reader.rows<JoinedSession>(`SELECT ${SESSION_COLUMNS} FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE ${where} ORDER BY ${SESSION_ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE ${where}`, params),
    ]);
    return { items: records.map((each) => this.toSession(each)), totalCount: count?.n ?? 0 };
  }

  /** Within the actor's reach, or null. */
  async session(actor: Actor, id: number): Promise<SessionRecord | null> {
    const { where, params } = sessionCondition(actor, {}, this.now());
    const record = await this.reader.row<JoinedSession>(`SELECT ${SESSION_COLUMNS} FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE ${where} AND s.id = ?`, [...params, id]);
    return record ? this.toSession(record) : null;
  }

  /** Whatever session it is: for those who were just checked in to it. */
  anySession(id: number): Promise<SessionRecord> {
    return this.looks.join('', id);
  }

  async topics(ids: readonly number[]): Promise<Map<number, { topic: string; topicEn: string }>> {
    return new Map((await this.reader.rows<{ id: number; topic: string; topicEn: string }>('SELECT id, topic, topicEn FROM register_sessions WHERE id IN (?)', [ids])).map((each) => [each.id, each]));
  }

  async rows(session: SessionRecord, filter: RegisterRowFilter, sort: keyof typeof RegisterRowSortEnum, page: PageInput): Promise<Page<RegisterRow>> {
    const { from, where, params } = rowCondition(session, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<TeacherRecord & RegisterPerson & { presenceId: number | null; presenceStatus: PresenceStatus | null; changedAt: string; changeCount: number; leaveKind: LeaveKind | null; leaveMinutes: number; leaveRequestId: number; grantedBy: string; grantedAt: string }>(
        `SELECT ${TEACHER_COLUMNS}, m.status AS membership, p.id AS presenceId, p.status AS presenceStatus, p.presentMinutes, p.source, p.reason, p.checkedInAt, p.lastSeenAt, p.changedAt, e.name AS enteredBy,
           g.kind AS leaveKind, g.minutes AS leaveMinutes, g.requestId AS leaveRequestId, g.grantedBy, g.grantedAt,
           (SELECT COUNT(*) FROM presence_changes c WHERE c.sessionId = ? AND c.teacherId = m.teacherId) AS changeCount
         FROM ${from} WHERE ${where} ORDER BY ${ROW_ORDER[sort]} LIMIT ? OFFSET ?`, [session.id, ...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} WHERE ${where}`, params),
    ]);
    return {
      items: records.map(({ presenceId, presenceStatus, presentMinutes, source, reason, checkedInAt, lastSeenAt, changedAt, enteredBy, membership, changeCount, leaveKind, leaveMinutes, leaveRequestId, grantedBy, grantedAt, ...teacher }) => ({
        teacher: toTeacher(teacher), membership, changeCount, leave: leaveKind && { requestId: leaveRequestId, kind: leaveKind, minutes: leaveMinutes, grantedBy, grantedAt },
        presence: presenceId === null || !presenceStatus || !source ? null : { id: presenceId, status: presenceStatus, presentMinutes: presentMinutes ?? 0, source, reason, checkedInAt, lastSeenAt, changedAt, enteredBy },
      })),
      totalCount: count?.n ?? 0,
    };
  }

  /** Everybody on the register by school and pinyin, for paper and Excel. */
  people(session: SessionRecord): Promise<RegisterPerson[]> {
    const { from, where, params } = rowCondition(session, {});
    return this.reader.rows<RegisterPerson>(
      `SELECT t.id AS teacherId, t.number, t.name, s.name AS schoolName, s.nameEn AS schoolNameEn, m.status AS membership,
         p.status, p.presentMinutes, p.source, p.reason, p.checkedInAt, p.lastSeenAt, e.name AS enteredBy, g.kind AS leaveKind, g.minutes AS leaveMinutes
       FROM ${from} WHERE ${where} ORDER BY ${ROW_ORDER.SCHOOL}`, params);
  }

  async changes(session: SessionRecord, teacherId: number | null, page: PageInput): Promise<Page<PresenceChange>> {
    const where = `c.sessionId = ?${teacherId === null ? '' : ' AND c.teacherId = ?'}`;
    const params = teacherId === null ? [session.id] : [session.id, teacherId];
    const [items, count] = await Promise.all([
      this.reader.rows<PresenceChange>(`SELECT c.*, t.name AS teacherName FROM presence_changes c JOIN teachers t ON t.id = c.teacherId WHERE ${where} ORDER BY c.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM presence_changes c WHERE ${where}`, params),
    ]);
    return { items, totalCount: count?.n ?? 0 };
  }

  /** How many of the enrolled stand where, for any number of sessions in one query. */
  tally(context: RequestContext, session: SessionRecord): Promise<RegisterTally> {
    return context.loader(this, () => new DataLoader<number, RegisterTally>((ids) => this.tallies(ids))).load(session.id);
  }

  async tallies(sessionIds: readonly number[]): Promise<RegisterTally[]> {
    const counts = await this.reader.rows<{ sessionId: number; status: PresenceStatus; n: number }>(
      `SELECT s.id AS sessionId, p.status, COUNT(*) AS n FROM register_sessions s JOIN presences p ON p.sessionId = s.id
       JOIN roll_members m ON m.rollId = s.rollId AND m.teacherId = p.teacherId AND m.status = 'ENROLLED' WHERE s.id IN (?) GROUP BY s.id, p.status`, [sessionIds]);
    return sessionIds.map((id) => {
      const of = (status: PresenceStatus): number => counts.find((each) => each.sessionId === id && each.status === status)?.n ?? 0;
      return { present: of('PRESENT'), late: of('LATE'), leftEarly: of('LEFT_EARLY'), leave: of('LEAVE'), absent: of('ABSENT') };
    });
  }

  private now(): string {
    return instantOf(this.clock.now());
  }

  private toSession({ kind, title, titleEn, schoolId, hostTeacherId, memberCount, rollClosedAt, ...session }: JoinedSession): SessionRecord {
    return { ...session, roll: { id: session.rollId, kind, title, titleEn, schoolId, hostTeacherId, memberCount, closedAt: rollClosedAt }, state: stateOf(session, this.now()), terms: effectiveTerms(session) };
  }
}

export function stateOf({ openedAt, closedAt, endsAt }: Pick<RegisterSessionRow, 'openedAt' | 'closedAt' | 'endsAt'>, now: string): SessionState {
  if (closedAt) return 'CLOSED';
  if (openedAt) return 'OPEN';
  return endsAt <= now ? 'OVER' : 'PLANNED';
}

const STATE_SQL: Record<SessionState, string> = {
  CLOSED: 's.closedAt IS NOT NULL',
  OPEN: 's.closedAt IS NULL AND s.openedAt IS NOT NULL',
  OVER: 's.closedAt IS NULL AND s.openedAt IS NULL AND s.endsAt <= ?',
  PLANNED: 's.closedAt IS NULL AND s.openedAt IS NULL AND s.endsAt > ?',
};

function sessionCondition(actor: Actor, filter: RegisterFilter, now: string): { where: string; params: Params } {
  const reach = actor.reach(...REGISTER_READERS);
  const conditions: string[] = ['s.cancelledAt IS NULL'];
  const params: Params = [];
  const add = (sql: string, ...values: Params): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (!reach.county) add('(r.schoolId IN (?) OR r.hostTeacherId IN (?))', [...reach.schoolIds], [...hostIds(actor)]);
  if (filter.rollId) add('s.rollId = ?', Number(filter.rollId));
  if (filter.kind) add('r.kind = ?', filter.kind);
  if (filter.from) add('s.day >= ?', filter.from satisfies Day);
  if (filter.to) add('s.day <= ?', filter.to satisfies Day);
  if (filter.state) add(`(${STATE_SQL[filter.state]})`, ...(STATE_SQL[filter.state].includes('?') ? [now] : []));
  if (filter.search) {
    const like = `%${filter.search.normalize('NFKC').trim()}%`;
    add('(r.title LIKE ? OR r.titleEn LIKE ? OR s.topic LIKE ? OR s.topicEn LIKE ? OR s.lecturer LIKE ? OR s.place LIKE ?)', like, like, like, like, like, like);
  }
  return { where: conditions.join(' AND '), params };
}

function rowCondition(session: SessionRecord, filter: RegisterRowFilter): { from: string; where: string; params: Params } {
  const from = `roll_members m JOIN teachers t ON t.id = m.teacherId JOIN schools s ON s.id = t.schoolId
    LEFT JOIN presences p ON p.sessionId = ? AND p.teacherId = m.teacherId LEFT JOIN accounts e ON e.id = p.enteredByAccountId LEFT JOIN granted_leaves g ON g.sessionId = p.sessionId AND g.teacherId = p.teacherId`;
  const conditions = ['m.rollId = ?', ON_REGISTER];
  const params: Params = [session.id, session.roll.id];
  if (filter.status) {
    conditions.push('p.status = ?');
    params.push(filter.status);
  }
  if (filter.isMissing) conditions.push("m.status = 'ENROLLED' AND (p.id IS NULL OR p.status = 'ABSENT')");
  if (filter.unconfirmedCallId) {
    conditions.push("p.status IN ('PRESENT', 'LATE', 'LEFT_EARLY') AND NOT EXISTS (SELECT 1 FROM call_answers a JOIN session_calls k ON k.id = a.callId WHERE k.id = ? AND k.sessionId = ? AND a.teacherId = m.teacherId)");
    params.push(Number(filter.unconfirmedCallId), session.id);
  }
  if (filter.isHandEntered) conditions.push("p.source = 'HAND'");
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    conditions.push('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)');
    params.push(`%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
  }
  return { from, where: conditions.join(' AND '), params };
}
